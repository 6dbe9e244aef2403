import "server-only";
import type { Happening, StateClaim, Subject } from "#oracle/claims/claim.ts";
import type { Flag } from "#oracle/index.ts";
import { otherThan } from "../memory.ts";
import { placed } from "../segments/arrivals.ts";
import { acknowledgmentOf, senderOf } from "./deeds.ts";
import { answeredIn, segmentOf } from "./named-segments.ts";
import type { Said } from "./said.ts";
import { sideOf, whoIs } from "./who-is-meant.ts";

const DEEDS = ["sends", "receives", "arrives", "goes", "had", "acked", "acks", "replies"];

/** What happens, and to whom: null is the end that is spoken of. */
type Moment = {
  readonly happening: Happening;
  readonly whenWho: Subject;
  readonly step: number | null;
  /** It is not said whether the segment is sent or received. */
  readonly isEither: boolean;
};

/** "sends SYN", "client receives #2", "arrives FIN": what happens, and to whom. */
export function deedIn(all: readonly string[], who: Subject, said: Said): Moment | null {
  const behind = all.indexOf("answers");
  const words = all.filter((_, index) => behind < 0 || index < behind || index > behind + 1);
  const at = words.findIndex((word) => DEEDS.includes(word));
  if (words[at] === "acks") return acknowledging(words, said);
  const named = segmentOf(words[at + 1], said);
  if (at < 0 || named === null) return null;
  // "When it receives the FIN the server can": it is the one that is spoken of.
  const own = at === 0 || words[at - 1] === "it" ? who : whoIs(words[at - 1], said);
  if (own === undefined) return null;
  const { step } = named;
  const flags =
    step !== null && named.flags.length === 0 ? placed(said.phase, step).flags : named.flags;
  const answered = answeredIn(behind < 0 ? undefined : all[behind + 1], own, said);
  const isPlaced = answered?.flags.length === 0 && answered.step !== null;
  const answers = (isPlaced ? placed(said.phase, answered.step ?? 1) : answered)?.flags ?? null;
  const verb = words[at];
  if (verb === "sends" || verb === "receives") {
    const whenWho = own === who ? null : own;
    return { happening: { verb, flags, answers }, whenWho, step, isEither: false };
  }
  if (verb === "replies") {
    const reply = acknowledgmentOf(flags);
    if (reply === null) return null;
    const happening: Happening = { verb: "sends", flags: reply, answers: null };
    return { happening, whenWho: own === who ? null : own, step: null, isEither: false };
  }
  const from = sideOf(named.owner, said) ?? (step === null ? senderOf(flags, said) : null);
  const to = sideOf(who, said);
  // It leaves the end that sends it, and arrives at the other one.
  const isGoing = verb === "goes" || (verb === "had" && (from === null || from === to));
  const isOwn = from === null || to === null || (isGoing || verb === "acked") === (from === to);
  const doer = isGoing || verb === "acked" ? from : otherThan(from);
  const across = who === "both" ? doer : isOwn ? null : otherThan(who);
  const got = verb === "acked" ? acknowledgmentOf(flags) : flags;
  if (got === null) return null;
  return {
    happening: { verb: isGoing ? "sends" : "receives", flags: got, answers },
    whenWho: across,
    step: verb === "acked" ? null : step,
    isEither: verb === "had" && from === null,
  };
}

/** "acks FIN": sends the ACK that answers it; a SYN is acknowledged by a SYN,ACK. */
function acknowledging(words: readonly string[], said: Said): Moment | null {
  const segment = segmentOf(words[words.indexOf("acks") + 1], said);
  if (segment === null) return null;
  const named = segment.flags.length > 0 ? segment.flags : null;
  const answers = named ?? (segment.step === null ? [] : placed(said.phase, segment.step).flags);
  const isFirst = answers.includes("SYN") && !answers.includes("ACK");
  const flags: readonly Flag[] = isFirst ? ["SYN", "ACK"] : ["ACK"];
  const isPlaced = segment.step !== null && answers.includes("FIN");
  const step = isPlaced ? (segment.step ?? 0) + 1 : null;
  return { happening: { verb: "sends", flags, answers }, whenWho: null, step, isEither: false };
}

/** The part of a claim that says when. */
export function whenOf({
  happening,
  whenWho,
  step,
}: Pick<Moment, "happening" | "whenWho" | "step">): Pick<StateClaim, "when" | "whenWho" | "step"> {
  return { when: happening, whenWho, ...(step !== null && { step }) };
}
