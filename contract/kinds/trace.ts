import { z } from "zod";
import { asked } from "../asked.ts";
import { cellVerdict } from "../cell.ts";
import { judged } from "../judged.ts";
import { ladder } from "../ladder.ts";
import { bilingual } from "../text.ts";

/** What can be wrong with a segment of a capture. */
export const FLAWS = ["flags", "seq", "ack", "len", "not-sent"] as const;
export const flaw = z.enum(FLAWS);
export type Flaw = z.infer<typeof flaw>;

/** A capture with one wrong segment in it. */
export const publicTrace = z.strictObject({
  kind: z.literal("trace"),
  ...asked,
  /** The capture as it was made, without the states of the ends. */
  ladder,
});
export type PublicTrace = z.infer<typeof publicTrace>;

export const traceAnswer = z.strictObject({
  kind: z.literal("trace"),
  segment: z.int().min(1).max(200),
  flaw,
});
export type TraceAnswer = z.infer<typeof traceAnswer>;

export const traceVerdict = z.strictObject({
  kind: z.literal("trace"),
  ...judged,
  /** Which segment, and what is wrong with it. */
  cells: z.array(cellVerdict),
  /** The belief that would send such a segment. */
  belief: bilingual,
});
export type TraceVerdict = z.infer<typeof traceVerdict>;
