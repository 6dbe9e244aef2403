import { z } from "zod";
import { ladder } from "./ladder.ts";
import { end } from "./tcp.ts";
import { bilingual } from "./text.ts";

/** A wrong belief about TCP, as the one who holds it would say it. */
export const belief = z.strictObject({ mutant: z.string().max(60), sentence: bilingual });
export type Belief = z.infer<typeof belief>;

const moment = z.number().min(0).nullable();

/**
 * Where two runs of one scenario begin to differ: in a segment, by its number, or in a change of state
 * of one end, by the ms at which each run has it. One of the runs may not have it at all.
 */
export const firstDifference = z.discriminatedUnion("in", [
  z.strictObject({ in: z.literal("segment"), segment: z.int().min(1) }),
  z.strictObject({ in: z.literal("state"), end, truth: moment, believed: moment }),
]);
export type FirstDifference = z.infer<typeof firstDifference>;

/** What a wrong answer says about what its learner believes. */
export const diagnosis = z.discriminatedUnion("status", [
  z.strictObject({
    /** `named`: hardly anything else explains it. `possible`: a slip would explain it as well. */
    status: z.enum(["named", "possible"]),
    /** The beliefs that lead to this very answer, the most probable first; one when named. */
    beliefs: z.array(belief).min(1),
    /** The run as the first of them would have it. */
    ladder,
    difference: firstDifference.nullable(),
  }),
  z.strictObject({
    status: z.literal("none-fits"),
    /** With so many misconceptions the answer was compared. */
    compared: z.int().min(1),
  }),
]);
export type Diagnosis = z.infer<typeof diagnosis>;

/** A belief of a learner, and how many wrong answers it explained. */
export const heldBelief = z.strictObject({ ...belief.shape, questions: z.int().min(1) });
export type HeldBelief = z.infer<typeof heldBelief>;
