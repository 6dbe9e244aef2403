import "server-only";
import type { NumberSaid, Subject } from "#oracle/claims/claim.ts";
import type { Flag } from "#oracle/index.ts";
import type { Clause } from "./clauses.ts";
import { type Memory, otherThan } from "./memory.ts";
import {
  type Actions,
  type Found,
  followedBySegment,
  hasMark,
  isAwaited,
  isListed,
  isSegment,
  type Reading,
  type Verb,
  verbOf,
} from "./reading.ts";
import { namedByState, subjectOf } from "./subject.ts";
import { means, named, type Piece } from "./token.ts";

/** What a clause says of segments, and who it speaks of at its end. */
export function actionsIn({ pieces, text, start }: Clause, memory: Memory): Actions {
  const reading: Reading = {
    text,
    offset: start,
    pieces,
    memory,
    subject: memory.subject,
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
  if (piece.kind === "said") readNumber(reading, piece.said);
  if (piece.kind !== "word") return;
  if (means(piece, "first", "second", "third", "fourth") && piece.kind === "word")
    readStep(reading, piece);
  const verb = verbOf(piece);
  if (verb !== null && !isAwaited(reading, at)) readVerb(reading, at, verb);
  if (means(piece, "noun.ack") && reading.verb !== null && !followedBySegment(reading, at)) {
    readSegment(reading, at, acknowledgment(reading));
  }
}

/** In the handshake the server's acknowledgment is its SYN,ACK. */
function acknowledgment({ memory, subject, verb }: Reading): readonly Flag[] {
  const isServer = subject === "server" || subject === "passive";
  const isClient = subject === "client" || subject === "active";
  const isSecond = verb === "receives" ? isClient : isServer;
  return memory.phase === "open" && isSecond ? ["SYN", "ACK"] : ["ACK"];
}

function readEnd(reading: Reading, at: number): void {
  const { pieces, memory } = reading;
  const before = pieces[at - 1];
  const who = subjectOf(pieces[at], reading.subject ?? memory.subject);
  if (who === undefined) return;
  const comesFrom = means(before, "from", "by", "of") || means(before, "leave");
  if (means(before, "to") && !comesFrom) return;
  // "receives the client's SYN", 收到客户端发来的 SYN
  if (
    reading.verb === "receives" &&
    !reading.found.some(({ at: place }) => place > reading.verbAt)
  ) {
    const next = pieces.slice(at + 1, at + 4);
    if (next.some(isSegment) || comesFrom) {
      reading.owner = who;
      return;
    }
  }
  if (means(before, "by") && reading.found.length > 0) {
    passive(reading, who);
    return;
  }
  if (comesFrom && means(before, "from", "by")) {
    reading.owner = who;
    return;
  }
  const owned = /^(?:的|'s|’s)\s*(?:own )?$/.test(after(reading, at));
  if (owned && pieces.slice(at + 1, at + 3).some(isSegment)) {
    reading.owner = who;
    return;
  }
  const arrow = means(before, "mark.arrow") && named(pieces[at - 2], "end.") !== null;
  if (arrow) return;
  reading.subject = who;
  reading.isNamed = true;
}

/** The text from one piece to the next. */
function after({ pieces, text, offset }: Reading, at: number): string {
  const [piece, next] = [pieces[at], pieces[at + 1]];
  return piece === undefined
    ? ""
    : text.slice(piece.end - offset, (next?.start ?? piece.end) - offset);
}

/** "a SYN is sent by the client" */
function passive(reading: Reading, who: Subject): void {
  const last = reading.found.pop();
  if (last !== undefined) reading.found.push({ ...last, who });
}

function readStep(reading: Reading, piece: Piece): void {
  if (!means(piece, "third", "first", "second", "fourth")) return;
  const steps = ["first", "second", "third", "fourth"];
  const step = steps.findIndex((name) => means(piece, name)) + 1;
  reading.step = step > 0 ? step : null;
}

function readVerb(reading: Reading, at: number, verb: Verb): void {
  const { pieces } = reading;
  // 收到客户端发送的 SYN: the second verb only says where the SYN comes from.
  if (verb === "sends" && reading.verb === "receives" && lacksObject(reading)) {
    if (!pieces.slice(reading.verbAt, at).some((piece) => means(piece, "after", "then"))) return;
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
  // "the SYN sent by the client"
  if (verb === "sends" && means(pieces[at + 1], "by", "from")) return;
  reading.verb = verb;
  reading.verbAt = at;
}

function lacksObject({ found, verbAt }: Reading): boolean {
  return !found.some(({ at }) => at > verbAt);
}

/** "when the SYN arrives", "once that reaches it": the other end receives what was spoken of. */
function arrived(reading: Reading, at: number): void {
  const last = reading.found.at(-1);
  const { sent } = reading.memory;
  const segment = reading.pieces.slice(0, at).findLast(({ kind }) => kind === "segment");
  const flags = segment?.kind === "segment" ? segment.flags : sent?.flags;
  if (flags === undefined) return;
  const from =
    last?.who ?? (segment === undefined ? (sent?.from ?? null) : ownerNow(reading, flags));
  const target = subjectOf(reading.pieces[at + 1], from);
  const to = target === undefined || target === null ? otherThan(from) : target;
  if (to === null) return;
  reading.found.push(action(reading, to, "receives", flags, at, false));
}

function ownerNow({ owner, memory }: Reading, flags: readonly Flag[]): Subject {
  if (owner !== null) return owner;
  const said = flags.join();
  if (memory.sent !== null && memory.sent.flags.join() === said) return memory.sent.from;
  if (memory.phase === "close") return null;
  return said === "SYN" || said === "ACK" ? "client" : said === "SYN,ACK" ? "server" : null;
}

function readSegment(reading: Reading, at: number, flags: readonly Flag[]): void {
  const { pieces } = reading;
  if (flags.length === 0) return;
  const verb = reading.verb;
  if (verb === null) {
    if (means(pieces[at - 1], "verb.ack") && named(pieces[at - 2], "end.") !== null) {
      reading.found.push(action(reading, reading.subject, "sends", ["ACK"], at, true));
      return;
    }
    if (isListed(reading, at)) {
      reading.found.push(action(reading, reading.subject, "sends", flags, at, true));
    }
    return;
  }
  if (verb === "repeats") return;
  // "answers the FIN with a RST"
  const answered = pieces[at + 2]?.kind === "segment" && means(pieces[at + 1], "with", "by");
  if (verb === "sends" && answered && means(pieces[reading.verbAt], "verb.reply")) {
    reading.answers = flags;
    return;
  }
  if (verb === "receives") {
    const isMain = !hasMark(reading, at);
    reading.found.push(action(reading, reading.subject, "receives", flags, at, isMain));
    reading.verb = null;
    reading.owner = null;
    return;
  }
  // 对 SYN 进行确认: what is answered, not what is sent.
  const previous = pieces[at - 1];
  if (means(previous, "ack-of", "verb.ack") && reading.found.length > 0) return;
  const received = reading.found.findLast(({ happening }) => happening.verb === "receives");
  const isReset = flags.includes("RST") || received?.happening.flags.includes("RST") === true;
  const answers = reading.answers ?? (isReset ? (received?.happening.flags ?? null) : null);
  reading.found.push(action({ ...reading, answers }, reading.subject, "sends", flags, at, true));
  reading.verb = null;
}

function action(
  { step, answers, early }: Reading,
  who: Subject,
  verb: "sends" | "receives",
  flags: readonly Flag[],
  at: number,
  isMain: boolean,
): Found {
  const counted = verb === "sends" ? step : null;
  return {
    who,
    happening: { verb, flags, answers },
    step: counted,
    numbers: early.splice(0),
    at,
    isMain,
  };
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
  if (verb === null || subject === null || memory.sent === null || !lacksObject(reading)) return;
  const isObject = pieces.slice(verbAt + 1).some((piece) => means(piece, "data"));
  if (verb !== "receives" || isObject || memory.sent.from === subject) return;
  const found = action(reading, subject, "receives", memory.sent.flags, verbAt, false);
  reading.found.push(found);
}
