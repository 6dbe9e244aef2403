import { z } from "zod";
import { asked } from "../asked.ts";
import { cellVerdict } from "../cell.ts";
import { judged } from "../judged.ts";
import { ladder } from "../ladder.ts";
import { end } from "../tcp.ts";

/** What may be asked about the segment that comes next, and about both ends behind it. */
export const PREDICTED = ["from", "flags", "seq", "ack", "len", "client", "server"] as const;
export const predicted = z.enum(PREDICTED);
export type Predicted = z.infer<typeof predicted>;

/** What the learner says of `from`. */
export const SENDERS = ["client", "server", "nobody"] as const;

/** A run that stops: what comes next, and where do both ends stand then. */
export const publicPredict = z.strictObject({
  kind: z.literal("predict"),
  ...asked,
  /** The parts in the order in which they are asked. */
  parts: z.array(predicted).min(1),
  /** The number of the last segment that is shown; 0 when nothing was sent yet. */
  shown: z.int().min(0),
  /** Which end the last segment shown is from, for a word about it; null before the first. */
  last: end.nullable(),
  ladder,
});
export type PublicPredict = z.infer<typeof publicPredict>;

const typed = z.string().max(64);

export const predictAnswer = z.strictObject({
  kind: z.literal("predict"),
  /** By part: an end or "nobody", flags as "SYN, ACK", numbers as typed, the names of states. */
  parts: z.partialRecord(predicted, typed),
});
export type PredictAnswer = z.infer<typeof predictAnswer>;

export const predictVerdict = z.strictObject({
  kind: z.literal("predict"),
  ...judged,
  cells: z.array(cellVerdict),
});
export type PredictVerdict = z.infer<typeof predictVerdict>;
