import "server-only";
import type { Subject } from "#oracle/claims/claim.ts";
import type { Flag } from "#oracle/index.ts";
import { subjectOf } from "../clauses/subject.ts";
import { means, named, type Piece } from "../words/token.ts";
import { isOrdinal, isSegment, type Reading, verbOf } from "./reading.ts";

/** "sends the third segment": no flag says which. */
export function isObject({ pieces, verb, memory }: Reading, at: number): boolean {
  const next = pieces.slice(at + 1, at + 3);
  // "only the client may send the first data": what comes after the three.
  const isOnly = pieces.slice(0, at).some((piece) => means(piece, "only"));
  const isOfData = isOnly && means(next[0], "data", "octet");
  return verb !== "repeats" && memory.phase === "open" && !next.some(isSegment) && !isOfData;
}

/** "the client acknowledges it", 服务器确认这个 FIN: an ACK is sent. */
export function acknowledges({ pieces, subject, verb }: Reading, at: number): boolean {
  if (!means(pieces[at], "verb.ack") || subject === null || verb !== null) return false;
  if (means(pieces[at - 1], "verb.be", "must", "not", "after", "on-when", "ack-of")) return false;
  // "the third segment acknowledges y+1": the segment does, and not who was spoken of before.
  if (isOrdinal(pieces[at - 1]) && pieces[at + 1]?.kind === "said") return false;
  const [next, second] = [pieces[at + 1], pieces[at + 2]];
  const isObject = (piece: Piece | undefined): boolean =>
    piece?.kind === "segment" || piece?.kind === "said" || means(piece, "it", "this");
  return (
    isObject(next) ||
    ((named(next, "end.") !== null || means(next, "with", "own")) && isObject(second))
  );
}

/** "after its FIN", "after the last ACK": whose segment that is; null when it is none. */
export function afterNoun({ pieces, memory, subject }: Reading, at: number): Subject {
  const segment = pieces[at];
  const lead = pieces.slice(Math.max(0, at - 3), at);
  const from = lead.findLastIndex(
    (piece) => means(piece, "after", "on-when") && !means(piece, "behind"),
  );
  if (from < 0 || lead.slice(from + 1).some((piece) => !isNounWord(piece))) return null;
  const next = pieces.slice(at + 1, at + 4);
  if (next.some((piece) => verbOf(piece) === "receives" || means(piece, "lose"))) return null;
  const later = pieces.slice(at + 1).map((piece) => subjectOf(piece, memory.subject));
  const who = later.find((one) => one !== undefined) ?? subject ?? memory.subject;
  if (lead.some((piece) => means(piece, "it", "own"))) return who;
  const said = segment?.kind === "segment" ? segment.flags.join() : "";
  if (said === "FIN" && lead.some((piece) => means(piece, "first"))) return "active";
  if (said === "FIN" && lead.some((piece) => means(piece, "second", "last"))) return "passive";
  if (!lead.some((piece) => means(piece, "last", "third"))) return null;
  return memory.phase === "open" ? "client" : "active";
}

/** 第二次：SYN=1，ACK=1，seq=y: only its place says whose it is. */
export function isNumbered({ pieces, isNamed, memory }: Reading, at: number): boolean {
  if (isNamed || memory.phase !== "open" || !pieces.some(({ kind }) => kind === "said"))
    return false;
  const before = pieces.slice(0, at);
  return (
    before.some(isOrdinal) && before.every((piece) => isOrdinal(piece) || means(piece, "segment"))
  );
}

/** "the third segment is a SYN", 最后一个报文是 FIN: its place says which segment is meant. */
export function placeBefore({ pieces, memory }: Reading, at: number): number | null {
  const before = pieces.slice(0, at);
  const isBare = before.every(
    (piece) =>
      isOrdinal(piece) ||
      means(piece, "last", "segment", "of", "verb.be", "flag-on", "field.flags", "pure") ||
      means(piece, "three-ways", "four-ways", "opening", "verb.close", "connection", "always"),
  );
  if (!isBare || !before.some((piece) => means(piece, "verb.be"))) return null;
  const steps = ["first", "second", "third", "fourth"];
  const place = before.find((piece) => isOrdinal(piece) || means(piece, "last"));
  const step = steps.findIndex((name) => means(place, name)) + 1;
  if (step > 0) return step;
  return place === undefined ? null : memory.phase === "open" ? 3 : 4;
}

/** 确认包（ACK）: another name of the same segment. */
export function isApposed(
  { pieces, text, offset }: Reading,
  at: number,
  flags: readonly Flag[],
): boolean {
  const [noun, segment] = [pieces[at - 1], pieces[at]];
  if (noun === undefined || segment?.kind !== "segment" || flags.join() !== "ACK") return false;
  if (segment.flags.join() !== "ACK" || !means(noun, "noun.ack")) return false;
  // 回的确认里 ACK=1: its flag, and no second segment.
  return /^\s*(?:[(（]|[里中]面?)\s*$/.test(text.slice(noun.end - offset, segment.start - offset));
}

/** 客户端将 FIN 置为 1: it sends one. */
export function isSetOn({ pieces, text, offset, isNamed, memory }: Reading, at: number): boolean {
  const segment = pieces[at];
  if (!isNamed || memory.phase !== "close" || segment?.kind !== "segment") return false;
  if (segment.flags.join() !== "FIN") return false;
  const ba = pieces.findLastIndex((piece, index) => index < at && means(piece, "ba"));
  if (ba < 0 || pieces.slice(0, at).some((piece) => verbOf(piece) !== null)) return false;
  const isOne = /=\s*1$/.test(text.slice(segment.start - offset, segment.end - offset));
  return isOne || pieces.slice(at + 1, at + 3).some((piece) => means(piece, "flag-on"));
}

/** 把 SYN 发给服务器: the segment stands before its verb. */
export function isFronted({ pieces }: Reading, at: number): boolean {
  if (!means(pieces[at - 1], "ba")) return false;
  return pieces.slice(at + 1, at + 4).some((piece) => verbOf(piece) === "sends");
}

/** "its FIN is acknowledged", 自己的 FIN 被确认: its end receives the ACK. */
export function isAcked({ pieces, owner }: Reading, at: number): boolean {
  const [before, next, second] = [pieces[at - 1], pieces[at + 1], pieces[at + 2]];
  const segment = pieces[at];
  const isFin = segment?.kind === "segment" && segment.flags.join() === "FIN";
  const isOwned = owner !== null || means(before, "it", "own") || isFin;
  const isPassive =
    means(next, "acked") || (means(next, "verb.be", "agent") && means(second, "verb.ack"));
  return isOwned && isPassive && !pieces.slice(at + 1).some(({ kind }) => kind === "segment");
}

function isNounWord(piece: Piece): boolean {
  return (
    means(piece, "it", "own", "last", "first", "second", "third", "this") || piece.kind === "other"
  );
}

/** In the handshake the server's acknowledgment is its SYN,ACK. */
export function acknowledgment({ memory, subject, verb }: Reading): readonly Flag[] {
  const isServer = subject === "server" || subject === "passive";
  const isClient = subject === "client" || subject === "active";
  const isSecond = verb === "receives" ? isClient : isServer;
  return memory.phase === "open" && isSecond ? ["SYN", "ACK"] : ["ACK"];
}

/** "After 2: both ESTABLISHED", 1 后: the steps of a walkthrough by their numbers. */
export function countedStep({ pieces, found, memory }: Reading, at: number): number | null {
  const [before, number, next] = [pieces[at - 1], pieces[at], pieces[at + 1]];
  if (number?.kind !== "number" || found.length > 0) return null;
  const last = memory.phase === "open" ? 3 : 4;
  if (number.value < 1 || number.value > last || at > 2) return null;
  const isAfter = means(before, "after", "on-when") && !means(before, "behind", "while");
  const isNamed = named(next, "end.") !== null || named(next, "state.") !== null;
  const isBehind = means(next, "behind") && at === 0;
  return (isAfter && isNamed) || isBehind ? number.value : null;
}

/** 第二次挥手之后, "after the third segment": it only says when. */
export function isPassed({ pieces, verb }: Reading, at: number): boolean {
  if (verb !== null || pieces.slice(at + 1, at + 3).some(isSegment)) return false;
  const before = pieces[at - 1];
  const isAfter = means(before, "after", "on-when") && !means(before, "behind");
  const behind = pieces
    .slice(at + 1, at + 3)
    .find((piece) => !means(piece, "segment", "verb.close", "opening", "three-ways"));
  const isDone = means(behind, "behind");
  return (isAfter || isDone) && !pieces.slice(at + 1).some((piece) => means(piece, "lose"));
}
