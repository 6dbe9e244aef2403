import "server-only";
import type { Claim, EventClaim, StatementClaim, Subject } from "#oracle/claims/claim.ts";
import { contextAfter } from "#oracle/claims/judge.ts";
import type { Clause } from "../clauses/clauses.ts";
import { type Memory, otherThan } from "../memory.ts";
import { placed } from "../segments/arrivals.ts";
import type { Covered } from "./covered.ts";

/** What an answer has said so far, with what the grammar read last. */
export function remembered(memory: Memory, { claims }: Covered, { sentence }: Clause): Memory {
  let known = memory;
  for (const claim of claims) {
    // "Its ack is x if the client started at x": only the number of the condition is told.
    const isGiven = claims.length > 1 && claim !== claims.at(-1) && isNumber(claim);
    known = isGiven
      ? { ...known, context: contextAfter(claim, known.context) }
      : withClaim(known, claim, sentence);
  }
  return known;
}

function isNumber(claim: Claim): boolean {
  return claim.kind === "event" && claim.numbers.length > 0;
}

function withClaim(memory: Memory, claim: Claim, sentence: number): Memory {
  const who = "who" in claim && claim.who !== "both" ? claim.who : null;
  const context = contextAfter(claim, memory.context);
  const known = { ...memory, context, subject: who ?? memory.subject };
  if (claim.kind === "aftermath" || claim.kind === "repeat") {
    const lost = claim.lost === null ? known : { ...known, lost: claim.lost, lostIn: sentence };
    return claim.kind === "repeat" ? withRepeat(lost, claim, sentence) : lost;
  }
  if (claim.kind === "takes") {
    return { ...known, taken: { count: claim.isDenied ? 0 : claim.count, sentence } };
  }
  // "It sends its SYN together with an ACK": a reason, and a deed as well.
  if (claim.kind === "statement" && claim.id === "synack-in-one-segment" && !claim.isDenied) {
    const happening = { verb: "sends", flags: ["SYN", "ACK"], answers: null } as const;
    return { ...known, aside: { action: { who: "server", happening, step: null }, sentence } };
  }
  // "The third segment may carry data. It": that segment.
  if (claim.kind === "carries" && claim.what === "third")
    return { ...known, sent: { from: "client", flags: ["ACK"] }, topic: ["ACK"] };
  if (claim.kind === "wait" && !claim.isDenied) {
    return { ...known, state: "TIME-WAIT", stateIn: sentence, waitIn: sentence };
  }
  if (claim.kind === "state") {
    const stay = claim.isDenied ? null : { who, state: claim.state, sentence };
    const told = { ...known, state: claim.state, stateIn: sentence, stay };
    const { when, whenWho, side, step } = claim;
    // "having sent the SYN it is in SYN-SENT" tells of the SYN too.
    if (when === null || side === "before" || claim.isDenied || claim.isAround) return told;
    const deed = { happening: when, step: step ?? null, phase: claim.phase };
    return withDeed(told, whenWho ?? who, deed, sentence);
  }
  if (claim.kind === "statement") return withTopic(known, claim, sentence);
  if (claim.kind !== "event" || claim.isDenied) return known;
  return withDeed(known, who, claim, sentence);
}

/** "The peer repeats its FIN, and that one has seq=n": it is that segment that is spoken of. */
function withRepeat(
  known: Memory,
  { who, flags, isDenied }: Extract<Claim, { kind: "repeat" }>,
  sentence: number,
): Memory {
  if (isDenied || flags.length === 0) return known;
  const happening = { verb: "sends", flags, answers: null } as const;
  return { ...known, aside: { action: { who, happening, step: null }, sentence } };
}

function withDeed(
  known: Memory,
  who: Subject,
  { happening, step, phase }: Pick<EventClaim, "happening" | "step" | "phase">,
  sentence: number,
): Memory {
  // "Its number is w": the segment goes on being spoken of, whose flags were told before.
  const isOfAny = happening.flags.length === 0 && step === null;
  const { answers } = happening;
  const isKnown = known.sent !== null || known.action !== null;
  if (isOfAny && (isKnown || answers === null)) return known;
  const flags = isOfAny ? (["ACK"] as const) : happening.flags;
  const from = happening.verb === "sends" ? who : otherThan(who);
  const action = { who, happening, step };
  // "The third segment is the client's": its flags are those of that place.
  const topic = flags.length > 0 || step === null ? flags : placed(phase, step).flags;
  return { ...known, aside: null, action, actionIn: sentence, sent: { from, flags: topic }, topic };
}

/** What speaks of the last ACK: "nobody acknowledges it, so if it is lost …". */
const OF_LAST_ACK: ReadonlySet<string> = new Set([
  ...["pure-ack-not-acked", "pure-ack-acked", "nobody-acks-the-ack", "last-ack-may-be-lost"],
]);

/** A statement names a segment, or says how long an MSL is, which the next clause leaves out. */
function withTopic(known: Memory, { id, phase }: StatementClaim, sentence: number): Memory {
  if (id === "msl-two-minutes") return { ...known, mslTold: 120_000, mslIn: sentence };
  if (!OF_LAST_ACK.has(id)) return known;
  const step = phase === "open" ? 3 : 4;
  const deed: Pick<EventClaim, "happening" | "step" | "phase"> = {
    happening: { verb: "sends", flags: ["ACK"], answers: null },
    step,
    phase,
  };
  return { ...withDeed(known, "active", deed, sentence), subject: known.subject };
}
