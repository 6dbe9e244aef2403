import "server-only";
import type { Flag } from "#oracle/index.ts";
import { subjectOf } from "../clauses/subject.ts";
import { means, named, type Piece } from "../words/token.ts";
import { afterNoun, isAcked, isFronted, isNumbered, isSetOn, placeBefore } from "./action-signs.ts";
import { action, isCircumstance, isListed, type Reading } from "./reading.ts";
import { cameBefore, doerAround, isHeld } from "./segment-owner.ts";

export const ACK: readonly Flag[] = ["ACK"];

/** "acks the ACK": it would answer a segment that nobody answers. */
export function acknowledgedPure(object: Piece | undefined): boolean {
  return object?.kind === "segment" && object.flags.join() === "ACK";
}

/** A segment without a verb: "the client: SYN", 客户端将 FIN 置 1, "after its FIN". */
export function readUnverbed(reading: Reading, at: number, flags: readonly Flag[]): void {
  const { pieces } = reading;
  if (isAcked(reading, at)) {
    const isOwned = reading.owner !== null || means(pieces[at - 1], "it", "own");
    const who = isOwned ? (reading.owner ?? reading.subject) : null;
    reading.found.push(action(reading, who, "receives", ["ACK"], at, false));
    return;
  }
  if (isSetOn(reading, at)) {
    reading.found.push(action(reading, reading.subject, "sends", flags, at, false));
    return;
  }
  const doer = doerAround(reading, at);
  if (doer !== null) {
    reading.found.push(action(reading, doer, "sends", flags, at, true));
    return;
  }
  if (isFronted(reading, at)) {
    const isMain = !isCircumstance(reading, at + 1);
    reading.found.push(action(reading, reading.subject, "sends", flags, at, isMain));
    return;
  }
  if (isNumbered(reading, at)) {
    reading.found.push(action(reading, null, "sends", flags, at, true));
    return;
  }
  const place = placeBefore(reading, at);
  // "the second segment is an ACK" says a part of it; a FIN may be said with its ACK.
  // "is only an ACK": and nothing else.
  const isWhole = means(pieces[at - 1], "pure");
  const isPart =
    reading.memory.phase === "open"
      ? place === 2 && flags.length < 2 && !isWhole
      : flags.length > 1;
  if (place !== null && !isPart) {
    const known = { ...reading, step: place };
    reading.found.push({ ...action(known, null, "sends", flags, at, true), isPlaced: true });
    return;
  }
  if (isHeld(reading, at)) {
    reading.found.push(action(reading, reading.subject, "receives", flags, at, false));
    return;
  }
  const came = cameBefore(reading, at);
  if (came !== null) {
    const moment = action(reading, came, "receives", flags, at, false);
    reading.found.push({ ...moment, isPlaced: true });
    return;
  }
  const noun = afterNoun(reading, at);
  if (noun !== null) {
    reading.found.push(action(reading, noun, "sends", flags, at, false));
    return;
  }
  const receiver = pieces[at - 2];
  if (named(receiver, "end.") === "receiver" && means(pieces[at - 1], "of")) {
    reading.found.push(action(reading, null, "receives", flags, at, false));
    reading.subject = null;
    return;
  }
  // "the client has the server's FIN": it was sent by the other end.
  const isOfOther = reading.owner !== null && reading.owner !== reading.subject;
  if (!isOfOther && isListed(reading, at)) {
    const isAnswer = flags.join() === "ACK" && acknowledgedPure(pieces[at + 1]);
    const known = { ...reading, answers: isAnswer ? ACK : reading.answers };
    // 最后再来一个 ACK: whose it is goes without saying, but is not said.
    const isAnybody = !reading.isNamed && pieces.slice(0, at).some((one) => means(one, "last"));
    reading.found.push(action(known, isAnybody ? null : reading.subject, "sends", flags, at, true));
  }
}

/** "the FIN takes the server to CLOSE-WAIT": the server receives it. */
export function readCause(reading: Reading, at: number): void {
  const { pieces, verb, memory } = reading;
  const segment = pieces[at - 1];
  if (verb !== null || segment?.kind !== "segment" || reading.found.length > 0) return;
  const object = pieces.slice(at + 1, at + 3).find((one) => subjectOf(one, null) !== undefined);
  // "the first FIN puts its sender into": the role says who that is.
  const role = pieces.slice(at + 1, at + 4).map((one) => named(one, "end."));
  const isSender = role.includes("sender");
  if (isSender || role.includes("receiver")) {
    const isFirst = means(pieces[at - 2], "first") && segment.flags.includes("FIN");
    const doer = isFirst ? (isSender ? "active" : "passive") : null;
    const verbOfRole = isSender ? "sends" : "receives";
    reading.found.push(action(reading, doer, verbOfRole, segment.flags, at - 1, false));
    return;
  }
  const who = subjectOf(object, memory.subject) ?? null;
  // "its FIN puts it in", "the client's FIN puts it in": who sends it.
  const owner = means(pieces[at - 2], "it", "own") ? reading.subject : reading.owner;
  const isOwn = object === undefined && (owner !== null || means(pieces[at - 2], "it", "own"));
  const from = isOwn ? owner : who;
  reading.found.push(
    action(reading, from, isOwn ? "sends" : "receives", segment.flags, at - 1, false),
  );
}
