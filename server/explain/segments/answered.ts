import "server-only";
import type { Subject } from "#oracle/claims/claim.ts";
import type { Flag } from "#oracle/index.ts";
import { subjectOf } from "../clauses/subject.ts";
import { otherThan } from "../memory.ts";
import { means, type Piece } from "../words/token.ts";
import type { Reading } from "./reading.ts";

/** "the FIN of the server is answered with another FIN": who answers it, and what it answers. */
export function answeredBefore(
  { pieces, memory, owner, found, verb }: Reading,
  at: number,
): { readonly by: Subject; readonly flags: readonly Flag[] } | null {
  if (found.length > 0 || verb !== null || !means(pieces[at], "verb.reply")) return null;
  if (!means(pieces[at - 1], "verb.be") || !means(pieces[at + 1], "with", "by")) return null;
  const place = pieces.slice(0, at).findLastIndex(({ kind }) => kind === "segment");
  const segment = pieces[place];
  if (segment?.kind !== "segment") return null;
  const named = pieces
    .slice(0, at)
    .map((piece) => subjectOf(piece, memory.subject))
    .find((who) => who !== undefined && who !== null);
  const from = owner ?? named ?? (isTheLast(segment.flags, memory.sent) ? memory.sent?.from : null);
  return from === null || from === undefined ? null : { by: otherThan(from), flags: segment.flags };
}

/** "The client replies with seq x+1": the handshake leaves no choice of what that is. */
export function isReplied({ pieces, memory, subject, verbAt }: Reading, at: number): boolean {
  if (subject === null || subject === "both") return false;
  // "B sends FIN with seq=w and A replies with ack=w": the ACK of that FIN.
  const { sent } = memory;
  const isOfFin = sent?.flags.includes("FIN") === true && sent.from === otherThan(subject);
  if (memory.phase !== "open" && !isOfFin) return false;
  const isNext = verbAt >= 0 && pieces.slice(verbAt + 1, at).every((piece) => means(piece, "with"));
  return (
    isNext &&
    means(pieces[verbAt], "verb.reply") &&
    pieces.every(({ kind, start, end }) => kind !== "segment" || start === end)
  );
}

function isTheLast(flags: readonly Flag[], sent: Reading["memory"]["sent"]): boolean {
  return sent !== null && sent.flags.join() === flags.join();
}

/** 客户端收到 FIN，回一个 RST: what the clause before says that this end got. */
export function receivedBefore({
  memory,
  sentence,
  subject,
  pieces,
  verbAt,
}: Reading): readonly Flag[] | null {
  const { action: last, actionIn } = memory;
  const isReply = means(pieces[verbAt], "verb.reply") && actionIn === sentence;
  if (!isReply || last === null || subject === null) return null;
  const { who, happening } = last;
  const isGot = happening.verb === "receives" ? who === subject : who === otherThan(subject);
  return isGot ? happening.flags : null;
}

/** 客户端收到后再发一个 SYN: in a handshake it answers what the other end sent last. */
export function heard({ memory, subject, pieces, verbAt, found }: Reading): readonly Flag[] | null {
  const isHeard = pieces.slice(0, verbAt).some((piece) => means(piece, "verb.receive"));
  const { sent, phase } = memory;
  if (!isHeard || found.length > 0 || phase !== "open" || sent === null) return null;
  return subject !== null && sent.from === otherThan(subject) ? sent.flags : null;
}

/** 收到对该 FIN 的确认: it is the acknowledgment that comes. */
export function isAckOf({ pieces, text, offset }: Reading, at: number): boolean {
  const [segment, next] = [pieces[at], pieces[at + 1]];
  if (segment === undefined || !means(next, "noun.ack")) return false;
  return /^\s*的\s*$/.test(text.slice(segment.end - offset, (next?.start ?? 0) - offset));
}

/** 收到客户端的 ACK: whoever gets it, it is not the client. */
export function receiverIn({ owner, subject, isNamed }: Reading): Subject {
  return owner !== null && owner === subject && !isNamed ? otherThan(owner) : subject;
}

/** 收到服务器的应答: what an end gets as an answer, as it is usually told. */
export function replyFrom(who: Subject, { memory }: Reading): readonly Flag[] {
  const isSecond = memory.phase === "open" && (who === "server" || who === "passive");
  return isSecond ? ["SYN", "ACK"] : ["ACK"];
}

/** 把 SYN 位和 ACK 位都置 1: the flags that are set in the segment of who is spoken of; null elsewhere. */
export function flagsPut({ pieces, subject, found }: Reading, at: number): readonly Flag[] | null {
  const isOn = pieces
    .slice(at + 1)
    .some((piece, index, rest) => means(piece, "flag-on") || isOne(rest[index - 1], piece));
  const isPut = pieces.slice(Math.max(0, at - 2), at).some((piece) => means(piece, "ba"));
  if (!isOn || !isPut || subject === null || found.length > 0) return null;
  return [...new Set(pieces.flatMap((one) => (one.kind === "segment" ? one.flags : [])))];
}

/** 置 1 */
function isOne(before: Piece | undefined, piece: Piece): boolean {
  return piece.kind === "number" && piece.value === 1 && means(before, "mark.eq");
}

const INSIDE = /^(?:里面|其中|包里|报文里|报文段里|in it|inside)/i;

/** A 发 SYN，里面 SYN=1、ACK=1: what the segment holds that was just sent. */
export function flagsInside(reading: Reading, flags: readonly Flag[]): readonly Flag[] | null {
  const { text, memory, sentence, subject, found } = reading;
  const { action: last, actionIn } = memory;
  if (!INSIDE.test(text) || found.length > 0 || last === null || actionIn !== sentence) return null;
  return last.happening.verb === "sends" && last.who === subject ? flags : null;
}
