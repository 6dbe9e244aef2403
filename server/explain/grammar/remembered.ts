import "server-only";
import type { Claim, EventClaim, Subject } from "#oracle/claims/claim.ts";
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
  if (claim.kind === "wait" && !claim.isDenied) {
    return { ...known, state: "TIME-WAIT", stateIn: sentence, waitIn: sentence };
  }
  if (claim.kind === "state") {
    const told = { ...known, state: claim.state, stateIn: sentence };
    const { when, whenWho, side, step } = claim;
    // "having sent the SYN it is in SYN-SENT" tells of the SYN too.
    if (when === null || side === "before" || claim.isDenied || claim.isAround) return told;
    const deed = { happening: when, step: step ?? null, phase: claim.phase };
    return withDeed(told, whenWho ?? who, deed, sentence);
  }
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
  if (isOfAny && (known.action !== null || answers === null)) return known;
  const flags = isOfAny ? (["ACK"] as const) : happening.flags;
  const from = happening.verb === "sends" ? who : otherThan(who);
  const action = { who, happening, step };
  // "The third segment is the client's": its flags are those of that place.
  const topic = flags.length > 0 || step === null ? flags : placed(phase, step).flags;
  return { ...known, aside: null, action, actionIn: sentence, sent: { from, flags: topic }, topic };
}
