import { z } from "zod";
import { topic } from "./asked.ts";
import { heldBelief } from "./diagnosis.ts";

/** One of the learner's own days (4:00 to 4:00 in their zone by default). */
const day = z.iso.date();

export const progress = z.strictObject({
  day,
  due: z.int().min(0),
  fresh: z.int().min(0),
  minutes: z.int().min(0),
  done: z.strictObject({
    right: z.int().min(0),
    partly: z.int().min(0),
    wrong: z.int().min(0),
    rated: z.int().min(0),
    seconds: z.int().min(0),
  }),
  /** A session left open in the middle, to go on with. */
  open: z
    .strictObject({ sessionId: z.uuid(), position: z.int().min(1), of: z.int().min(1) })
    .nullable(),
  topics: z.array(
    z.strictObject({
      topic,
      skills: z.int().min(0),
      due: z.int().min(0),
      fresh: z.int().min(0),
      learning: z.int().min(0),
      known: z.int().min(0),
    }),
  ),
  /** Today and the six days after it; today counts what is overdue too. */
  week: z.array(z.strictObject({ day, due: z.int().min(0) })).length(7),
  nextDue: z.iso.datetime().nullable(),
  /** The beliefs that explained most wrong answers, the most frequent first. */
  beliefs: z.array(heldBelief).max(3),
});
export type Progress = z.infer<typeof progress>;
