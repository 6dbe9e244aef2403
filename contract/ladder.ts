import { z } from "zod";
import { end, flagName, sequenceNumber, stateName } from "./tcp.ts";
import { bilingual } from "./text.ts";

/**
 * What a ladder diagram may show at one place: the value, a blank to fill in, or nothing,
 * because the value would give a blank away. A withheld value never leaves the server.
 */
function shown<T extends z.ZodType>(value: T) {
  return z.discriminatedUnion("as", [
    z.strictObject({ as: z.literal("given"), value }),
    z.strictObject({ as: z.literal("blank"), blank: z.string().max(40) }),
    z.strictObject({ as: z.literal("withheld") }),
  ]);
}

export const shownNumber = shown(sequenceNumber);
export const shownAck = shown(sequenceNumber.nullable());
export const shownLength = shown(z.int().min(0));
export const shownFlags = shown(z.array(flagName));
export const shownState = shown(stateName);
export type ShownNumber = z.infer<typeof shownNumber>;
export type ShownAck = z.infer<typeof shownAck>;
export type ShownLength = z.infer<typeof shownLength>;
export type ShownFlags = z.infer<typeof shownFlags>;
export type ShownState = z.infer<typeof shownState>;

/** One segment: `at` and `arrives` are virtual milliseconds; `arrives` is null when it is lost. */
export const ladderSegment = z.strictObject({
  n: z.int().min(1),
  at: z.number().min(0),
  arrives: z.number().min(0).nullable(),
  from: end,
  /** The number of the segment this one repeats, or null. */
  retransmissionOf: z.int().min(1).nullable(),
  flags: shownFlags,
  seq: shownNumber,
  ack: shownAck,
  len: shownLength,
});
export type LadderSegment = z.infer<typeof ladderSegment>;

/** A change of state at one end; `segment` is the segment that caused it, null for a timer. */
export const ladderState = z.strictObject({
  end,
  at: z.number().min(0),
  segment: z.int().min(1).nullable(),
  moment: z.enum(["departure", "arrival", "silent"]),
  state: shownState,
});
export type LadderState = z.infer<typeof ladderState>;

/** A wait that breaks the lifeline: a retransmission timeout, 2MSL, or a silent application. */
export const ladderWait = z.strictObject({
  end,
  at: z.number().min(0),
  until: z.number().min(0),
  kind: z.enum(["rto", "2msl", "user"]),
  ms: z.number().min(0),
});
export type LadderWait = z.infer<typeof ladderWait>;

/** Everything a ladder diagram draws. An open question and a verdict differ only in what is shown. */
export const ladder = z.strictObject({
  title: bilingual,
  isn: z.strictObject({ client: sequenceNumber.nullable(), server: sequenceNumber.nullable() }),
  initial: z.strictObject({ client: shownState, server: shownState }),
  segments: z.array(ladderSegment).max(64),
  states: z.array(ladderState).max(64),
  waits: z.array(ladderWait).max(64),
});
export type Ladder = z.infer<typeof ladder>;
