import "server-only";
import type { Phase, Subject } from "#oracle/claims/claim.ts";
import { FLAGS, type Flag } from "#oracle/index.ts";
import { placed } from "../segments/arrivals.ts";
import type { Said } from "./said.ts";
import { sideOf, whoIs } from "./who-is-meant.ts";

/** A segment as it is named: by its flags, by its place, or by both. */
type Segment = {
  readonly flags: readonly Flag[];
  readonly step: number | null;
  readonly owner: Subject;
};

/** "SYN,ACK", "#3", "FIN#3", "FIN%#2" (the second FIN), "FIN@server", "last", "it" */
export function segmentOf(word: string | undefined, said: Said): Segment | null {
  if (word === undefined) return null;
  if (word === "it") {
    const { sent, topic } = said.memory;
    if (sent !== null) return { flags: sent.flags, step: null, owner: sent.from };
    return topic === null ? null : { flags: topic, step: null, owner: null };
  }
  if (word === "any") return { flags: [], step: null, owner: null };
  if (word === "last") return segmentOf(said.phase === "open" ? "ACK#3" : "ACK#4", said);
  const [, names, counted, place, owner] = /^([A-Z,]*)(%?)(?:#(\d))?(?:@(\w+))?$/.exec(word) ?? [];
  const nth = place === undefined ? null : Number(place);
  const flags = FLAGS.filter((flag) => names?.split(",").includes(flag));
  const step = counted === "%" && nth !== null ? countedOut(flags, nth, said.phase) : nth;
  if (step !== null) {
    const real = placed(said.phase, step);
    return { flags: counted === "%" ? real.flags : flags, step, owner: real.who };
  }
  if (flags.length === 0 || counted === "%") return null;
  const known = owner === undefined ? null : whoIs(owner, said);
  return known === undefined ? null : { flags, step, owner: known };
}

/** Where "the second FIN" stands among all segments. */
function countedOut(flags: readonly Flag[], nth: number, phase: Phase): number | null {
  const has = (step: number) => flags.every((flag) => placed(phase, step).flags.includes(flag));
  const steps = (phase === "open" ? [1, 2, 3] : [1, 2, 3, 4]).filter(has);
  return steps[nth - 1] ?? (steps.includes(nth) ? nth : null);
}

/** Which segment of the exchange is named, from 1. */
export function placeOf(word: string, said: Said): number | null {
  if (word === "it" && said.memory.lost !== null) return said.memory.lost;
  const segment = word.startsWith("spoken") ? toldOf(word, said) : segmentOf(word, said);
  if (segment === null) return null;
  if (segment.step !== null) return segment.step;
  const flags = segment.flags.join();
  const owner = segment.owner ?? tellerOf(segment.flags, said);
  const isPassive = sideOf(owner, said) === "passive";
  if (said.phase === "open") return flags === "SYN,ACK" || isPassive ? 2 : flags === "SYN" ? 1 : 3;
  if (flags.includes("FIN")) return isPassive ? 3 : 1;
  if (segment.owner === null) return null;
  return isPassive ? 2 : 4;
}

/** "The server sends its FIN. If the FIN is lost": the one that was told right before. */
function tellerOf(flags: readonly Flag[], { phase, memory, sentence }: Said): Subject {
  const { action, actionIn, sent } = memory;
  const isHere = sentence === Number.POSITIVE_INFINITY || actionIn === sentence;
  const isIt =
    action !== null && isHere && flags.includes("FIN") && sent?.flags.includes("FIN") === true;
  return isIt && phase === "close" ? sent.from : null;
}

/** "spoken", "spoken:ACK": the segment of which the sentence or the one before it has told. */
function toldOf(word: string, said: Said): Segment | null {
  const { action, actionIn, sent } = said.memory;
  const [, flags] = word.split(":");
  const isNear =
    (said.sentence === Number.POSITIVE_INFINITY || actionIn >= said.sentence - 2) &&
    sent !== null &&
    sent.flags.length > 0;
  const names = sent?.flags.join() ?? "";
  const isMeant = flags === undefined || names === flags || names === `${flags},ACK`;
  if (isNear && isMeant) {
    return { flags: sent.flags, step: action?.step ?? null, owner: sent.from };
  }
  // In an opening only one segment has that flag alone.
  return flags === undefined || said.phase === "close" ? null : segmentOf(flags, said);
}

/** What is answered; "it" is the last segment from the other end, and nobody answers an ACK. */
export function answeredIn(word: string | undefined, who: Subject, said: Said): Segment | null {
  const segment = segmentOf(word, said);
  if (word !== "it" || segment === null) return segment;
  const from = sideOf(segment.owner, said);
  const isOwn = segment.owner !== null && (segment.owner === who || from === sideOf(who, said));
  return isOwn || segment.flags.join() === "ACK" ? null : segment;
}

/**
 * "own-syn" is the SYN that tells an end's ISN, "any" a segment of which only a number is told,
 * "reply" what acknowledges: the segment of that end which has such a number.
 */
export function bearerOf(word: string, who: Subject, said: Said): string {
  const { phase, numbers } = said;
  if (word === "own-syn") return sideOf(who, said) === "passive" ? "SYN,ACK" : "SYN";
  const isAcked = numbers.some(({ field }) => field === "ack");
  if (word !== "reply" && (word !== "any" || !isAcked)) return word;
  if (phase === "close") return word === "reply" ? "ACK" : word;
  const side = sideOf(who, said);
  return side === null ? "any" : side === "active" ? "ACK" : "SYN,ACK";
}
