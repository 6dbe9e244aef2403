import "server-only";
import type { NumberSaid } from "#oracle/claims/claim.ts";
import type { Flag } from "#oracle/index.ts";
import type { Clause } from "../clauses/clauses.ts";
import { readSent } from "../clauses/passive-sent.ts";
import { isNegation } from "../clauses/reach.ts";
import { namedByState } from "../clauses/subject.ts";
import { type Memory, otherThan } from "../memory.ts";
import { means, named, type Piece } from "../words/token.ts";
import { isWay, readEnd, spokenOf } from "./action-ends.ts";
import { ACK, acknowledgedPure, readCause, readUnverbed } from "./action-nouns.ts";
import {
  acknowledges,
  acknowledgment,
  countedStep,
  isApposed,
  isObject,
  isPassed,
} from "./action-signs.ts";
import {
  answeredBefore,
  flagsInside,
  flagsPut,
  heard,
  isAckOf,
  isReplied,
  receivedBefore,
  receiverIn,
} from "./answered.ts";
import { arrived, placed } from "./arrivals.ts";
import {
  type Actions,
  action,
  followedBySegment,
  hasMark,
  isAwaited,
  isCircumstance,
  isOrdinal,
  lacksObject,
  type Reading,
  textOf,
  type Verb,
  verbOf,
} from "./reading.ts";

/** What a clause says of segments, and who it speaks of at its end. */
export function actionsIn({ pieces, text, start, sentence }: Clause, memory: Memory): Actions {
  const reading: Reading = {
    text,
    offset: start,
    pieces,
    memory,
    sentence,
    subject: isKernelOfOther(pieces, memory, sentence) ? otherThan(memory.subject) : memory.subject,
    isNamed: false,
    verb: null,
    verbAt: -1,
    owner: null,
    answers: null,
    step: null,
    early: [],
    found: [],
  };
  for (let at = 0; at < pieces.length; at += 1) readPiece(reading, at);
  readUnfinished(reading);
  const { found, subject, isNamed, early } = reading;
  return { found, subject, isNamed, loose: early };
}

/** "When the peer sends its FIN, the kernel acks it": the kernel of the end that gets it. */
function isKernelOfOther(
  [first]: readonly Piece[],
  { action: last, actionIn, subject }: Memory,
  sentence: number,
): boolean {
  const isOpener = means(first, "kernel") && named(first, "end.") === null;
  return (
    isOpener && actionIn === sentence && last?.happening.verb === "sends" && last.who === subject
  );
}

function readPiece(reading: Reading, at: number): void {
  const { pieces } = reading;
  const piece = pieces[at];
  if (piece === undefined) return;
  const who = namedByState(pieces, at, reading.text, reading.offset);
  if (who !== null) {
    reading.subject = who;
    reading.isNamed = true;
  }
  if (named(piece, "end.") !== null && who === null) readEnd(reading, at);
  else if (means(piece, "it") && !means(piece, "own")) reading.owner = null;
  if (piece.kind === "segment") readSegment(reading, at, piece.flags);
  if (piece.kind === "said" && !isOfAnswered(reading, at)) {
    const before = pieces[at - 1];
    // "replies ACK=501": the number names its segment as well.
    const written = textOf(reading, at);
    const isRight = /^ACK\b/.test(written) || (reading.verbAt === at - 1 && isMadeBy(reading));
    const isNamedSo = piece.said.field === "ack" && /^ack\b/i.test(written) && isRight;
    const isPut = reading.isNamed && piece.said.field === "ack" && means(before, "verb.put");
    if (isPut && reading.verb === null) {
      const flags = acknowledgment(reading);
      reading.found.push(action(reading, reading.subject, "sends", flags, at, true));
    } else if (
      (isNamedSo || isReplied(reading, at)) &&
      reading.verb === "sends" &&
      lacksObject(reading)
    )
      readSegment(reading, at, acknowledgment(reading));
    readNumber(reading, piece.said);
  }
  const counted = piece.kind === "number" ? countedStep(reading, at) : null;
  if (counted !== null) {
    readPassed({ ...reading, step: counted }, at);
    return;
  }
  if (piece.kind !== "word") return;
  if (isOrdinal(piece)) readStep(reading, piece);
  if (isOrdinal(piece) && isPassed(reading, at)) {
    readPassed(reading, at);
    return;
  }
  if (isOrdinal(piece) && reading.verb !== null && reading.step !== null && isObject(reading, at)) {
    const isMain = reading.verb === "sends" && !isCircumstance(reading, at);
    const verb = reading.verb === "receives" ? "receives" : "sends";
    reading.found.push(action(reading, reading.subject, verb, [], at, isMain));
    reading.verb = null;
    return;
  }
  if (means(piece, "verb.put") && pieces[at - 1]?.kind === "segment") readCause(reading, at);
  // 到 CLOSE_WAIT: an end gets into a state, and no segment arrives.
  const isEntry = means(piece, "verb.arrive") && isWay(reading, at);
  const verb = isEntry ? null : verbOf(piece);
  if (acknowledges(reading, at)) {
    const isMain = !pieces.slice(at + 1, at + 4).some((one) => means(one, "behind"));
    // 对 SYN J 进行确认 ACK J+1: that is what it acknowledges with.
    const isNumbered = pieces[at + 2]?.kind === "said";
    const answers = acknowledgedPure(pieces[at + 1]) && !isNumbered ? ACK : reading.answers;
    const known = { ...reading, answers };
    reading.found.push(
      action(known, reading.subject, "sends", acknowledgment(reading), at, isMain),
    );
    return;
  }
  if (verb !== null && !isAwaited(reading, at)) readVerb(reading, at, verb);
  const isExplained = isApposed(reading, at + 1, ["ACK"]);
  const isAlone = isExplained || !followedBySegment(reading, at);
  if (means(piece, "noun.ack") && reading.verb !== null && isAlone) {
    readSegment(reading, at, acknowledgment(reading));
  }
}

/** "After the second segment": it has come to the other end. */
function readPassed(reading: Reading, at: number): void {
  const { who, flags } = placed(reading.memory.phase, reading.step ?? 1);
  // "If I close first": who does so sends it.
  if (means(reading.pieces[at], "verb.close")) {
    reading.found.push(action(reading, who, "sends", flags, at, false));
    return;
  }
  const came = action(reading, otherThan(who), "receives", flags, at, false);
  reading.found.push({ ...came, isPlaced: true });
}

/** "the server replies ack=x+1": somebody is told to do it, and it is no "reply's ack". */
function isMadeBy(reading: Reading): boolean {
  const { pieces, verbAt, text, offset, subject } = reading;
  const verb = pieces[verbAt];
  const isNoun = /^(?:'s|’s|\s*的)/.test(text.slice((verb?.end ?? 0) - offset));
  return subject !== null && !isNoun;
}

function readStep(reading: Reading, piece: Piece): void {
  const steps = ["first", "second", "third", "fourth"];
  const step = steps.findIndex((name) => means(piece, name)) + 1;
  reading.step = step > 0 ? step : null;
}

function readVerb(reading: Reading, at: number, verb: Verb): void {
  const { pieces } = reading;
  // 收到客户端发送的 SYN: the second verb only says where the SYN comes from.
  if (verb === "sends" && reading.verb === "receives" && lacksObject(reading)) {
    if (!pieces.slice(reading.verbAt, at).some((piece) => means(piece, "after", "on-when", "then")))
      return;
    readUnfinished(reading);
  }
  if (
    verb === "receives" &&
    means(pieces[at], "verb.arrive") &&
    !means(pieces[at], "verb.receive")
  ) {
    arrived(reading, at);
    return;
  }
  // "sending of our own FIN": the name of a moment, and nobody's deed.
  if (verb === "sends" && means(pieces[at + 1], "of")) return;
  // "the SYN sent by the client"
  if (verb === "sends" && means(pieces[at + 1], "by", "from")) return;
  // "the server's FIN is answered with": the other end does it.
  const answered = answeredBefore(reading, at);
  if (answered !== null) {
    reading.subject = answered.by;
    reading.isNamed = true;
    reading.answers = answered.flags;
  }
  reading.verb = verb;
  reading.verbAt = at;
}

function readSegment(reading: Reading, at: number, flags: readonly Flag[]): void {
  const { pieces } = reading;
  if (flags.length === 0) return;
  // 确认包（ACK）: the flag explains the noun, which was read.
  if (isApposed(reading, at, flags)) return;
  const verb = reading.verb;
  if (verb === null) {
    const put = flagsPut(reading, at) ?? flagsInside(reading, flags);
    if (put === null) readUnverbed(reading, at, flags);
    else reading.found.push(action(reading, reading.subject, "sends", put, at, true));
    return;
  }
  if (verb === "repeats") return;
  // "answers the FIN with a RST"
  const [by, ...later] = pieces.slice(at + 1, at + 5).filter((piece) => !means(piece, "pure"));
  const answered = later[0]?.kind === "segment" && means(by, "with", "by");
  if (verb === "sends" && answered && means(pieces[reading.verbAt], "verb.reply")) {
    reading.answers = flags;
    return;
  }
  // 并没有立即收到 FIN: nothing happened.
  const lead = pieces.slice(Math.max(0, reading.verbAt - 3), reading.verbAt);
  if (verb === "receives" && lead.some(isNegation)) {
    reading.verb = null;
    return;
  }
  if (verb === "receives") {
    if (isAckOf(reading, at)) return;
    const isMain = !hasMark(reading, at) && !isCircumstance(reading, at);
    reading.found.push(action(reading, receiverIn(reading), "receives", flags, at, isMain));
    reading.verb = null;
    reading.owner = null;
    return;
  }
  // 对 SYN 进行确认: what is answered, not what is sent.
  const previous = pieces[at - 1];
  if (means(previous, "ack-of", "verb.ack") && reading.found.length > 0) return;
  const received = reading.found.findLast(({ happening }) => happening.verb === "receives");
  const isReset = flags.includes("RST") || received?.happening.flags.includes("RST") === true;
  const got = received?.happening.flags ?? receivedBefore(reading);
  const answers =
    reading.answers ?? (isReset ? got : flags.includes("ACK") ? null : heard(reading));
  const isMain = !isCircumstance(reading, at);
  reading.found.push(action({ ...reading, answers }, reading.subject, "sends", flags, at, isMain));
  reading.verb = null;
}

/** "acks the SYN (seq 100) with": the number of what is acknowledged. */
function isOfAnswered({ pieces, found }: Reading, at: number): boolean {
  const last = found.at(-1);
  const piece = pieces[at];
  const isObject = pieces[at - 1]?.kind === "segment" && means(pieces[at - 2], "to");
  if (isObject && pieces.slice(at).some((one) => means(one, "verb.ack"))) return true;
  const isAfter = pieces[at - 1]?.kind === "segment" && last !== undefined && last.at < at - 1;
  return (
    isAfter &&
    means(pieces[last.at], "verb.ack") &&
    piece?.kind === "said" &&
    piece.said.field === "seq"
  );
}

/** A number belongs to the segment in front of it. */
function readNumber(reading: Reading, said: NumberSaid): void {
  const last = reading.found.pop();
  if (last === undefined) reading.early.push(said);
  else reading.found.push({ ...last, numbers: [...last.numbers, said] });
}

/** 收到后: what was received is what the other end sent last. */
function readUnfinished(reading: Reading): void {
  const { verb, verbAt, memory, subject, pieces } = reading;
  if (verb === null || !lacksObject(reading)) return;
  if (verb === "sends") {
    // 由服务器发送, 是客户端发的: the end stands right before the verb.
    const isAgent = named(pieces[verbAt - 1], "end.") !== null;
    const isLed = pieces.slice(0, verbAt).some((piece) => means(piece, "agent", "verb.be"));
    if (subject !== null && isLed && isAgent) spokenOf(reading, verbAt, subject);
    else readSent(reading);
    return;
  }
  const isObject = pieces.slice(verbAt + 1).some((piece) => means(piece, "data"));
  if (subject === null || verb !== "receives" || isObject || memory.sent === null) return;
  if (memory.sent.from === subject) return;
  const found = action(reading, subject, "receives", memory.sent.flags, verbAt, false);
  reading.found.push(found);
}
