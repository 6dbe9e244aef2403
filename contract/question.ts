import { z } from "zod";
import { ladder } from "./ladder.ts";
import { end } from "./tcp.ts";
import { bilingual } from "./text.ts";

/** The kinds of question. A new kind starts here and the compiler asks for the rest. */
export const KINDS = ["flashcard", "choice", "state", "fields"] as const;
export const kind = z.enum(KINDS);
export type Kind = z.infer<typeof kind>;

/** Topics, in the order in which a connection meets them. */
export const TOPICS = [
  "handshake",
  "sequence-numbers",
  "options",
  "syn-queue",
  "sockets",
  "flow-control",
  "retransmission",
  "congestion",
  "states",
  "closing",
  "time-wait",
  "half-open",
  "reset",
] as const;
export const topic = z.enum(TOPICS);
export type Topic = z.infer<typeof topic>;

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);

/** In which form typed numbers count as right. */
export const numberForm = z.enum(["absolute", "relative", "either"]);
export type NumberForm = z.infer<typeof numberForm>;

const shared = { slug, topic, prompt: bilingual };

export const publicFlashcard = z.strictObject({ kind: z.literal("flashcard"), ...shared });
export const publicChoice = z.strictObject({
  kind: z.literal("choice"),
  ...shared,
  answers: z.enum(["one", "several"]),
  options: z
    .array(z.strictObject({ id: z.string(), text: bilingual }))
    .min(2)
    .max(8),
  /** An illustration that gives nothing away, or null. */
  ladder: ladder.nullable(),
});
export const publicState = z.strictObject({
  kind: z.literal("state"),
  ...shared,
  asked: z.strictObject({ blank: z.string(), end, after: z.int().min(0) }),
  ladder,
});
export const publicFields = z.strictObject({
  kind: z.literal("fields"),
  ...shared,
  numbers: numberForm,
  /** Blanks in the order of the diagram, so that keyboard and table agree. */
  blanks: z.array(
    z.strictObject({
      id: z.string(),
      segment: z.int().min(0),
      field: z.enum(["seq", "ack", "flags", "len", "state"]),
      end: end.nullable(),
    }),
  ),
  ladder,
});

/** A question as the browser may know it before the answer: no key, no explanation, no scenario. */
export const publicQuestion = z.discriminatedUnion("kind", [
  publicFlashcard,
  publicChoice,
  publicState,
  publicFields,
]);
export type PublicQuestion = z.infer<typeof publicQuestion>;
export type PublicFlashcard = z.infer<typeof publicFlashcard>;
export type PublicChoice = z.infer<typeof publicChoice>;
export type PublicState = z.infer<typeof publicState>;
export type PublicFields = z.infer<typeof publicFields>;
