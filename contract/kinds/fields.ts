import { z } from "zod";
import { asked } from "../asked.ts";
import { cellVerdict } from "../cell.ts";
import { judged } from "../judged.ts";
import { ladder } from "../ladder.ts";
import { end } from "../tcp.ts";

/** In which form typed numbers count as right. */
export const numberForm = z.enum(["absolute", "relative", "either"]);
export type NumberForm = z.infer<typeof numberForm>;

/** Blanks in a diagram. */
export const publicFields = z.strictObject({
  kind: z.literal("fields"),
  ...asked,
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
export type PublicFields = z.infer<typeof publicFields>;

/** Typed text of one blank, as typed. Empty text is an answer left out, not an error. */
const typed = z.string().max(64);

export const fieldsAnswer = z.strictObject({
  kind: z.literal("fields"),
  /** By blank id: a number as typed, flags as "SYN, ACK", or the name of a state. */
  blanks: z.record(z.string().max(40), typed),
});
export type FieldsAnswer = z.infer<typeof fieldsAnswer>;

export const fieldsVerdict = z.strictObject({
  kind: z.literal("fields"),
  ...judged,
  cells: z.array(cellVerdict),
});
export type FieldsVerdict = z.infer<typeof fieldsVerdict>;
