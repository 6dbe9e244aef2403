import "server-only";
import type { Subject } from "#oracle/claims/claim.ts";
import { subjectOf } from "../clauses/subject.ts";
import { means, named, type Piece } from "../words/token.ts";
import { replyFrom } from "./answered.ts";
import { action, isOrdinal, isSegment, type Reading, verbOf } from "./reading.ts";

/** 客户端到服务端的方向, 继续向客户端: whom it goes to, and not who does it. */
export function isAddressed({ pieces, text, offset }: Reading, at: number): boolean {
  const start = (pieces[at]?.start ?? 0) - offset;
  const sign = /([向给往到至])\s*$/.exec(text.slice(Math.max(0, start - 3), start))?.[1];
  if (sign === undefined) return false;
  return "到至".includes(sign) ? named(pieces[at - 2], "end.") !== null : true;
}

/** 到 CLOSE_WAIT, 从客户端到服务端的方向: no segment arrives there. */
export function isWay(reading: Reading, at: number): boolean {
  const { pieces } = reading;
  return named(pieces[at + 1], "state.") !== null || isAddressed(reading, at + 1);
}

export function readEnd(reading: Reading, at: number): void {
  const { pieces, memory } = reading;
  const before = pieces[at - 1];
  const who = subjectOf(pieces[at], reading.subject ?? memory.subject);
  if (who === undefined) return;
  const next = pieces[at + 1];
  const isAgent =
    means(before, "agent") && pieces.slice(at + 1, at + 5).some((one) => verbOf(one) !== null);
  // 最后一个 ACK 是客户端发的
  if (isAgent || (means(before, "verb.be") && next !== undefined && verbOf(next) === "sends")) {
    reading.subject = who;
    reading.isNamed = true;
    return;
  }
  if (isLabelled(reading, at)) {
    const segment = pieces.slice(0, at).findLastIndex(({ kind }) => kind === "segment");
    const label = pieces[segment];
    if (label?.kind === "segment")
      reading.found.push(action(reading, who, "sends", label.flags, segment, true));
  }
  if (isCleft(reading, at)) {
    passive(reading, who);
    return;
  }
  const comesFrom = means(before, "from", "by", "of") || means(before, "leave");
  // 知道客户端请求建立连接: who knows it goes on acting.
  if (means(before, "know", "think") && reading.subject !== null && memory.subject !== null) return;
  if ((means(before, "to") || isAddressed(reading, at)) && !comesFrom) return;
  if (isObjectOf(reading.text, reading.offset, before, pieces[at])) return;
  // "receives the client's SYN", 收到客户端发来的 SYN
  if (
    reading.verb === "receives" &&
    !reading.found.some(({ at: place }) => place > reading.verbAt)
  ) {
    if (pieces.slice(at + 1, at + 4).some(isSegment) || comesFrom) {
      reading.owner = who;
      return;
    }
    const isReply = means(next, "reply-it", "receipt-of") && /^的/.test(after(reading, at));
    if (isReply && reading.subject !== null && reading.subject !== who) {
      const flags = replyFrom(who, reading);
      reading.found.push(action(reading, reading.subject, "receives", flags, at, false));
      reading.verb = null;
      return;
    }
  }
  if (means(before, "by")) {
    if (reading.verb === "receives") receivedBy(reading, at, who);
    else if (reading.found.length === 0) spokenOf(reading, at, who);
    else passive(reading, who);
    return;
  }
  if (comesFrom && !means(before, "of")) {
    reading.owner = who;
    return;
  }
  const owned = /^(?:的|'s|’s)\s*(?:own )?$/.test(after(reading, at));
  if (owned && pieces.slice(at + 1, at + 3).some(isSegment)) {
    reading.owner = who;
    return;
  }
  if (owned && isThing(pieces[at + 1])) return;
  const arrow = means(before, "mark.arrow") && named(pieces[at - 2], "end.") !== null;
  if (arrow) return;
  reading.subject = who;
  reading.isNamed = true;
}

/** "back to the server", "an ACK to the server", "sends the server a SYN": nobody who does it. */
export function isObjectOf(
  text: string,
  offset: number,
  before: Piece | undefined,
  end: Piece | undefined,
): boolean {
  if (before === undefined || end === undefined) return false;
  const lead = text.slice(0, end.start - offset);
  if (!/[a-z]\s+(?:the |its |that )?$/i.test(lead)) return false;
  return (
    /\bto\s+(?:the |its |that )?$/i.test(lead) ||
    // "after the SYN-ACK is sent the server is": it begins what is said.
    (means(before, "verb.send") &&
      /(?<!\b(?:is|was|been)\s)\b(?:send|sends|sent|sending)\s+(?:the |its )?$/i.test(lead))
  );
}

/** "the server's segment", "the client's number": what is spoken of is not the end. */
export function isThing(piece: Piece | undefined): boolean {
  return piece?.kind === "said" || means(piece, "segment", "seqno", "field.seq", "field.isn");
}

/** The text from one piece to the next. */
function after({ pieces, text, offset }: Reading, at: number): string {
  const [piece, next] = [pieces[at], pieces[at + 1]];
  return piece === undefined
    ? ""
    : text.slice(piece.end - offset, (next?.start ?? piece.end) - offset);
}

/** "the one that sends the SYN is the client", 发 SYN 的是客户端 */
function isCleft({ pieces, found, text, offset }: Reading, at: number): boolean {
  const [be, end] = [pieces[at - 1], pieces[at]];
  const last = found.at(-1);
  if (last === undefined || be === undefined || end === undefined) return false;
  if (!means(be, "verb.be", "but-rather") || last.at >= at - 1) return false;
  if (pieces.slice(at + 1).some((one) => isSegment(one) || named(one, "state.") !== null))
    return false;
  const isOwned = text
    .slice(0, be.start - offset)
    .trimEnd()
    .endsWith("的");
  return isOwned || means(pieces[0], "end.one", "this", "it") || named(pieces[0], "end.") === "one";
}

/** "SYN: client -> server", "FIN, seq=500, from the client" */
function isLabelled({ pieces, found, verb }: Reading, at: number): boolean {
  if (found.length > 0 || verb !== null) return false;
  const before = pieces.slice(0, at);
  const isBare = before.every(
    (piece) =>
      piece.kind !== "word" || isOrdinal(piece) || means(piece, "from", "leave", "segment", "to"),
  );
  if (!isBare || !before.some(({ kind }) => kind === "segment")) return false;
  return means(pieces[at + 1], "mark.arrow", "to") || means(pieces[at - 1], "from", "leave");
}

/** "its ACK has been received by the server" */
function receivedBy(reading: Reading, at: number, who: Subject): void {
  const place = reading.pieces.slice(0, at).findLastIndex(({ kind }) => kind === "segment");
  const segment = reading.pieces[place];
  if (segment?.kind !== "segment") return;
  reading.found.push(action(reading, who, "receives", segment.flags, at, false));
  reading.verb = null;
}

/** "the third segment is sent by the server": what was spoken of before the verb is sent. */
export function spokenOf(reading: Reading, at: number, who: Subject): void {
  const before = reading.pieces.slice(0, at + 1);
  const segment = before.findLastIndex(({ kind }) => kind === "segment");
  const ordinal = before.findLastIndex((piece) => isOrdinal(piece) || means(piece, "last"));
  const piece = before[segment];
  if (!before.some((one) => verbOf(one) === "sends") || Math.max(segment, ordinal) < 0) return;
  const flags = piece?.kind === "segment" ? piece.flags : [];
  const place = segment < 0 ? ordinal : segment;
  const isLast = segment < 0 && means(before[ordinal], "last") && reading.step === null;
  const step = isLast ? (reading.memory.phase === "open" ? 3 : 4) : reading.step;
  reading.found.push(action({ ...reading, step }, who, "sends", flags, place, true));
}

/** "a SYN is sent by the client" */
function passive(reading: Reading, who: Subject): void {
  const last = reading.found.pop();
  if (last !== undefined) reading.found.push({ ...last, who });
}
