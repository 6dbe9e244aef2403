import "server-only";
import type { Claim, Phase, RepeatClaim, Subject } from "#oracle/claims/claim.ts";
import type { Flag } from "#oracle/index.ts";
import type { Clause } from "../clauses/clauses.ts";
import { deniedAt, has, reachOf } from "../clauses/reach.ts";
import { subjectOf } from "../clauses/subject.ts";
import type { Memory } from "../memory.ts";
import { isLostByPlace, placed } from "../segments/arrivals.ts";
import type { Actions } from "../segments/reading.ts";
import { withoutUntil } from "../states/until-moment.ts";
import { means, named, type Piece } from "../words/token.ts";

const ACK: readonly Flag[] = ["ACK"];

/** "the server sends its FIN again", 客户端的定时器重传 SYN: who repeats what. */
export function repeats(
  spoken: Clause,
  memory: Memory,
  phase: Phase,
  actions: Actions,
): Claim | null {
  const clause = withoutUntil(spoken);
  const { pieces } = clause;
  const isAgain = has(clause, "verb.repeat") || (has(clause, "again") && has(clause, "verb.send"));
  if (!isAgain || has(clause, "prevent", "closed-would", "field.seq", "field.ack", "field.isn"))
    return null;
  const verbAt = pieces.findIndex((piece) => means(piece, "verb.repeat", "again"));
  // "there is no need to repeat it": of what must be, not of what is done.
  if (deniedAt(clause, verbAt) && has(clause, "must")) return null;
  if (isOnlyName(clause, verbAt) || pieces[verbAt + 1]?.kind === "said") return null;
  const flags = repeatedIn(clause, memory, phase, verbAt);
  if (flags === null || flags.includes("RST")) return null;
  const isReceived = pieces.some(
    (piece, at) =>
      means(piece, "verb.receive", "verb.arrive") && !means(pieces[at + 1], "verb.repeat"),
  );
  if (isReceived && !has(clause, "timer")) return null;
  const who = has(clause, "end.other") ? null : repeaterIn(clause, memory, actions, verbAt);
  const state = stateOf(clause, memory, who);
  const isTimed = isByTimer(clause, memory, flags);
  const isOwnLoss = has(clause, "lose") && flags.join() === "ACK";
  // "until it gets the ACK": nothing was said to be lost.
  const isUntil = clause !== spoken && !has(spoken, "lose", "not");
  return {
    kind: "repeat",
    ...reachOf(clause, memory, phase),
    isAlways: flags.length === 0,
    isDenied: deniedAt(clause, verbAt),
    who: flags.length === 0 ? null : who,
    flags,
    lost: isUntil || (isOwnLoss && memory.lostIn !== clause.sentence) ? null : memory.lost,
    isTimed,
    state,
  };
}

/** "a repeated FIN", 重传的 FIN, "when the FIN is repeated": what comes, and nothing said of it. */
export function isOnlyName({ pieces, text, start }: Clause, at: number): boolean {
  const [before, verb, next] = [pieces[at - 1], pieces[at], pieces[at + 1]];
  if (verb === undefined || !means(verb, "verb.repeat")) return false;
  const isName =
    (next?.kind === "segment" || means(next, "last", "own", "end.other")) &&
    (/(?:ed|sent)$/i.test(text.slice(verb.start - start, verb.end - start)) ||
      /^\s*(?:过来|来|出来)?的/.test(text.slice(verb.end - start)));
  const isLed = pieces
    .slice(0, at)
    .some((piece) => means(piece, "if", "on-when", "while", "after") && !means(piece, "behind"));
  return isName || (isLed && means(before, "verb.be"));
}

/** The flags of what is repeated; none at all where every segment is meant. */
function repeatedIn(
  clause: Clause,
  memory: Memory,
  phase: Phase,
  verbAt: number,
): readonly Flag[] | null {
  const { pieces } = clause;
  const segments = pieces.filter(({ kind }) => kind === "segment");
  const before = pieces.slice(Math.max(0, verbAt - 3), verbAt);
  // "a lost FIN is resent, as nobody acks it": what is resent stands in front.
  const isPassive = before.some((piece) => means(piece, "verb.be"));
  const object =
    (isPassive ? pieces.slice(0, verbAt).findLast(({ kind }) => kind === "segment") : undefined) ??
    pieces.slice(verbAt).find(({ kind }) => kind === "segment") ??
    (segments.length === 1 ? segments[0] : undefined);
  // "can respond once more": an answer, and no repetition.
  const isAnswer = before.some((piece) => means(piece, "verb.reply", "verb.ack"));
  if (object === undefined && isAnswer && means(pieces[verbAt], "again")) return null;
  // "the acknowledgment of it is not retransmitted"
  if (segments.length === 0 && has(clause, "noun.ack", "ack-of")) return ACK;
  if (object?.kind === "segment") return object.flags;
  if (isOfEvery(clause) || (memory.everyLostIn === clause.sentence && !has(clause, "if")))
    return [];
  return isSpokenOf(clause, memory) ? (lostByPlace(clause, memory, phase) ?? memory.topic) : null;
}

/** "every lost segment", 任何一个报文段丢了: whichever it is. */
export function isOfEvery(clause: Clause): boolean {
  const { pieces } = clause;
  return (
    has(clause, "lose") &&
    pieces.some((piece) => means(piece, "segment", "any-of")) &&
    pieces.some((piece) => means(piece, "always", "any-of", "whoever", "strictly-always")) &&
    !pieces.some(
      (piece) =>
        piece.kind === "segment" || means(piece, "first", "second", "third", "fourth", "last"),
    )
  );
}

function repeaterIn(clause: Clause, memory: Memory, actions: Actions, verbAt: number): Subject {
  const { pieces } = clause;
  // "whoever sent it sends it again": which end that is, its loss tells.
  if (pieces.slice(0, verbAt).some((piece) => means(piece, "whoever", "anyone"))) return null;
  const whoBefore = pieces
    .slice(0, verbAt)
    .map((piece) => subjectOf(piece, memory.subject))
    .findLast((who) => who !== undefined);
  const byState = actions.isNamed && whoBefore === null ? actions.subject : whoBefore;
  // 把客户端的 SYN 再重发一遍: whose SYN it is, and not who does it.
  const ba = pieces.findIndex((piece) => means(piece, "ba"));
  const isObject = ba >= 0 && !pieces.slice(0, ba).some((piece) => named(piece, "end.") !== null);
  return isObject ? memory.subject : (byState ?? ownerOf(pieces, memory) ?? null);
}

/** "in TIME-WAIT it sends its FIN again": the state that whoever closed first would do it in. */
function stateOf(clause: Clause, memory: Memory, who: Subject): RepeatClaim["state"] {
  const { pieces } = clause;
  const isWaiting = pieces.some(
    (piece) => means(piece, "state.TIME-WAIT", "two-msl") || piece.kind === "duration",
  );
  const isHere = isWaiting || (memory.stateIn === clause.sentence && memory.state === "TIME-WAIT");
  if (!isHere || memory.phase !== "close" || has(clause, "end.other", "again-of")) return null;
  const { closer } = memory.context;
  const isWaiter = who === "active" || (who === (closer ?? "client") && who !== null);
  return isWaiter || (who === null && memory.lost === null) ? "TIME-WAIT" : null;
}

/** "retransmits it": what was said to be lost. */
function isSpokenOf(clause: Clause, memory: Memory): boolean {
  return has(clause, "it", "this") || (memory.lost !== null && memory.lostIn === clause.sentence);
}

/** 第一个包丢了由客户端重发: only its place says what was lost. */
function lostByPlace(clause: Clause, { lost }: Memory, phase: Phase): readonly Flag[] | null {
  return isLostByPlace(clause) && lost !== null ? placed(phase, lost).flags : null;
}

/** A pure ACK is never repeated by itself: only as the answer to a FIN that comes again. */
function isByTimer(clause: Clause, memory: Memory, flags: readonly string[]): boolean {
  const isAnswer = flags.join() === "ACK" && memory.topic?.includes("FIN") === true;
  if (has(clause, "timer", "time-up")) return true;
  if (memory.timerIn === clause.sentence && !isAnswer) return true;
  const { pieces } = clause;
  const isAble = pieces.some((piece) => means(piece, "can") && !means(piece, "filler"));
  if (flags.join() !== "ACK" || !has(clause, "verb.repeat") || isAble) return false;
  // "a lost ACK is retransmitted by its sender", "a lost ACK is not repeated"
  const isByItself =
    has(clause, "lose") &&
    (has(clause, "verb.be", "end.sender") || (has(clause, "not") && !has(clause, "end.other")));
  const isLostAck = memory.lost === 4 || (memory.lost === 2 && memory.phase === "close");
  return isByItself || (isLostAck && memory.topic?.join() === "ACK");
}

/** "the FIN of the passive side" */
function ownerOf(pieces: readonly Piece[], memory: Memory): Subject | undefined {
  return pieces.map((piece) => subjectOf(piece, memory.subject)).find((who) => who !== undefined);
}
