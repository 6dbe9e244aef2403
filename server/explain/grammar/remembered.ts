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
  for (const claim of claims) known = withClaim(known, claim, sentence);
  return known;
}

function withClaim(memory: Memory, claim: Claim, sentence: number): Memory {
  const who = "who" in claim && claim.who !== "both" ? claim.who : null;
  const context = contextAfter(claim, memory.context);
  const known = { ...memory, context, subject: who ?? memory.subject };
  if (claim.kind === "aftermath" || claim.kind === "repeat")
    return claim.lost === null ? known : { ...known, lost: claim.lost, lostIn: sentence };
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

function withDeed(
  known: Memory,
  who: Subject,
  { happening, step, phase }: Pick<EventClaim, "happening" | "step" | "phase">,
  sentence: number,
): Memory {
  const { flags } = happening;
  // "Its number is 1000": of what was told before.
  if (flags.length === 0 && step === null && known.sent !== null) return known;
  const from = happening.verb === "sends" ? who : otherThan(who);
  const action = { who, happening, step };
  // "The third segment is the client's": its flags are those of that place.
  const topic = flags.length > 0 || step === null ? flags : placed(phase, step).flags;
  return { ...known, action, actionIn: sentence, sent: { from, flags: topic }, topic };
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
