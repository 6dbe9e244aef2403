import { z } from "zod";
import { asked } from "../asked.ts";
import { cellVerdict } from "../cell.ts";
import { judged } from "../judged.ts";
import { ladder } from "../ladder.ts";
import { end, stateName } from "../tcp.ts";

/** Which state an end is in after a segment. */
export const publicState = z.strictObject({
  kind: z.literal("state"),
  ...asked,
  asked: z.strictObject({ blank: z.string(), end, after: z.int().min(0) }),
  ladder,
});
export type PublicState = z.infer<typeof publicState>;

export const stateAnswer = z.strictObject({ kind: z.literal("state"), state: stateName });
export type StateAnswer = z.infer<typeof stateAnswer>;

export const stateVerdict = z.strictObject({
  kind: z.literal("state"),
  ...judged,
  cells: z.array(cellVerdict),
});
export type StateVerdict = z.infer<typeof stateVerdict>;
