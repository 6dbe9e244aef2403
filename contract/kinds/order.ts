import { z } from "zod";
import { asked } from "../asked.ts";
import { judged, ruleReference } from "../judged.ts";
import { end, flagName, sequenceNumber, stateName } from "../tcp.ts";
import { bilingual } from "../text.ts";

/** Items that one question may have, those that do not happen among them. */
export const MAX_ORDER_ITEMS = 16;

/** What is put in order. Two items may look alike: either may then stand for the other. */
export const orderItem = z.discriminatedUnion("as", [
  z.strictObject({
    as: z.literal("segment"),
    from: end,
    flags: z.array(flagName),
    len: z.int().min(0),
    /** Whether it repeats an earlier one. */
    again: z.boolean(),
    /** Counted from each end's ISN; null where the question does not show numbers. */
    numbers: z.strictObject({ seq: sequenceNumber, ack: sequenceNumber.nullable() }).nullable(),
  }),
  z.strictObject({ as: z.literal("state"), state: stateName }),
]);
export type OrderItem = z.infer<typeof orderItem>;

const itemId = z.string().regex(/^[a-z]$/);

/** Segments of a run, or states of one end, to be put in the order in which they happen. */
export const publicOrder = z.strictObject({
  kind: z.literal("order"),
  ...asked,
  /** Whose states they are; null where the items are segments. */
  statesOf: end.nullable(),
  /** In the order of a draw. An id says nothing about an item's place. */
  items: z
    .array(z.strictObject({ id: itemId, item: orderItem }))
    .min(2)
    .max(MAX_ORDER_ITEMS),
  /** Whether some of them do not happen and are to be left out. */
  leavesOut: z.boolean(),
});
export type PublicOrder = z.infer<typeof publicOrder>;

/** The ids in the learner's order. What is not named is left out. */
export const orderAnswer = z.strictObject({
  kind: z.literal("order"),
  order: z.array(itemId).max(MAX_ORDER_ITEMS),
});
export type OrderAnswer = z.infer<typeof orderAnswer>;

/** Why something happens where it does. */
export const orderReason = z.strictObject({
  id: itemId,
  because: bilingual,
  rules: z.array(ruleReference),
});
export type OrderReason = z.infer<typeof orderReason>;

export const orderVerdict = z.strictObject({
  kind: z.literal("order"),
  ...judged,
  /** What the learner put in order. */
  given: z.array(itemId),
  /** Whether each may stand right before the next one: one less than `given`. */
  joints: z.array(z.boolean()),
  /** The order in which they happen; what is not named does not. */
  truth: z.array(itemId),
  /** Segments cross on the way, so that other orders are right too. */
  ties: z.boolean(),
  /** Why the one behind each wrong joint happens where it does. */
  reasons: z.array(orderReason),
});
export type OrderVerdict = z.infer<typeof orderVerdict>;
