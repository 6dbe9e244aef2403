import { z } from "zod";

export const period = z.enum(["week", "all"]);
export type Period = z.infer<typeof period>;

export const boardRow = z.strictObject({
  /** Learners with equal points share a rank; the next rank counts them all (1, 2, 2, 4). */
  rank: z.int().min(1),
  name: z.string(),
  points: z.int().min(0),
  you: z.boolean(),
});
export type BoardRow = z.infer<typeof boardRow>;

export const boardInput = z.strictObject({ period });
export const board = z.strictObject({
  period,
  /** Learners with points in this period, hidden ones included. */
  learners: z.int().min(0),
  top: z.array(boardRow),
  /** The learner's own place and neighbours; null without points or without a session. */
  around: z
    .strictObject({
      rank: z.int().min(1),
      points: z.int().min(0),
      /** Points missing to the next rank, whether others see who holds it or not; null at the top. */
      behind: z.int().min(1).nullable(),
      rows: z.array(boardRow),
    })
    .nullable(),
  hidden: z.boolean(),
  /** When the week ends. */
  ends: z.iso.datetime(),
});
export type Board = z.infer<typeof board>;

export const hideInput = z.strictObject({ hidden: z.boolean() });
