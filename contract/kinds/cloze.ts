import { z } from "zod";
import { asked } from "../asked.ts";
import { judged, mark } from "../judged.ts";
import { bilingual } from "../text.ts";

/** Blanks that one text may have. */
export const MAX_BLANKS = 8;

const blankId = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** What a blank takes; words are anything that is none of the others. */
export const blankTakes = z.enum(["state", "flags", "number", "words"]);
export type BlankTakes = z.infer<typeof blankTakes>;

const piece = z.discriminatedUnion("as", [
  z.strictObject({ as: z.literal("text"), text: z.string() }),
  z.strictObject({ as: z.literal("blank"), id: blankId }),
]);
export type ClozePiece = z.infer<typeof piece>;

/** Blanks inside running text. */
export const publicCloze = z.strictObject({
  kind: z.literal("cloze"),
  ...asked,
  /** The text in both languages: the same blanks, each in its own place. */
  text: z.strictObject({ zh: z.array(piece), en: z.array(piece) }),
  blanks: z
    .array(
      z.strictObject({
        id: blankId,
        takes: blankTakes,
        /** How many Latin characters it should have room for; in steps, so that it tells little. */
        room: z.int().min(1).max(40),
      }),
    )
    .min(1)
    .max(MAX_BLANKS),
});
export type PublicCloze = z.infer<typeof publicCloze>;

/** By blank id, as typed. Empty text is an answer left out. */
export const clozeAnswer = z.strictObject({
  kind: z.literal("cloze"),
  blanks: z.record(z.string().max(40), z.string().max(64)),
});
export type ClozeAnswer = z.infer<typeof clozeAnswer>;

/** The verdict on one blank. */
export const clozeBlankVerdict = z.strictObject({
  id: blankId,
  mark,
  /** As typed; null when left empty. */
  given: z.string().nullable(),
  truth: bilingual,
});
export type ClozeBlankVerdict = z.infer<typeof clozeBlankVerdict>;

export const clozeVerdict = z.strictObject({
  kind: z.literal("cloze"),
  ...judged,
  blanks: z.array(clozeBlankVerdict),
});
export type ClozeVerdict = z.infer<typeof clozeVerdict>;
