import "server-only";
import type { Subject } from "#oracle/claims/claim.ts";
import type { Clause } from "../clauses/clauses.ts";
import { isNegation } from "../clauses/reach.ts";
import { subjectOf } from "../clauses/subject.ts";
import { type Memory, otherThan } from "../memory.ts";
import { placed } from "../segments/arrivals.ts";
import { means, named, type Piece } from "../words/token.ts";
import { cameIn } from "./loss-came.ts";
import { lostNamed, namesSegment } from "./loss-names.ts";
import { isOfEvery } from "./repeat-facts.ts";

/** What a clause says of a segment that is lost. */
export type Loss = {
  /** Which segment of the exchange, from 1; null where it cannot be told. */
  readonly lost: number | null;
  /** Who is said not to get it. */
  readonly misser: Subject;
  /** It is said as a condition of something else. */
  readonly isCondition: boolean;
  /** What the clause says beside it: what the loss leads to. */
  readonly rest: readonly Piece[];
  /** Nothing is said of the loss but that its segment comes again. */
  readonly isCame?: boolean;
};

/** Where the loss stands in the pieces of its clause. */
type Found = {
  /** Index of the word that says it. */
  readonly at: number;
  /** 没收到 X: what is lost stands behind the word. */
  readonly isMissed: boolean;
};

/** The loss that a clause tells of; null when it tells of none. */
export function lossIn(clause: Clause, memory: Memory): Loss | null {
  const { pieces } = clause;
  const found = foundIn(clause);
  if (found === null) return rowIn(clause, memory) ?? cameBefore(clause, memory);
  const { at, isMissed } = found;
  const bound = pieces.findLastIndex((piece, index) => index < at && isIf(piece));
  const before = pieces.slice(bound + 1, at);
  const to = endOfObject(clause, at);
  const after = pieces.slice(at + 1, to);
  const isBefore = namesSegment(clause, before);
  const isBehind =
    !isBefore && namesSegment(clause, after) && (isMissed || isAdjective(pieces, at));
  // 主动方的 FIN 如果丢了: what is lost stands in front of the "if".
  const ahead = pieces.slice(0, Math.max(0, bound));
  const isAhead = !isBefore && !isBehind && namesSegment(clause, ahead);
  // "A resends the ACK if B does not get it": it was named in what is told.
  const isTold = isAhead && ahead.some(isDeed);
  const noun = isBefore ? before : isBehind ? after : isAhead ? ahead.filter(isName) : [];
  const whom = isMissed ? missing(isBehind || isAhead || noun.length === 0 ? before : noun) : null;
  const rest = [
    ...(bound >= 0 && (!isAhead || isTold) ? ahead : []),
    ...pieces.slice(isBehind ? to : at + 1),
  ];
  if (isOfEvery(clause)) return { lost: null, misser: null, isCondition: bound >= 0, rest };
  // 客户端收不到 ACK: what follows from the loss that was told, and no other loss.
  const isVain = isMissed && bound < 0 && memory.lost !== null && memory.lostIn === clause.sentence;
  const isPronoun = noun.length === 0 && !pieces.some((piece) => means(piece, "data", "octet"));
  const lost =
    isPronoun || isVain ? lostBefore(clause, memory) : lostNamed(clause, noun, whom, memory);
  const receiver = lost === null ? null : otherThan(placed(memory.phase, lost).who);
  const misser = isMissed ? (whom ?? receiver) : null;
  return { lost, misser, isCondition: bound >= 0 || isMissed, rest };
}

/** "| the last ACK | B repeats its FIN |": a row of a table of losses. */
function rowIn(clause: Clause, memory: Memory): Loss | null {
  const { pieces, text, start } = clause;
  const [bar, next] = [text.indexOf("|"), text.indexOf("|", 1)];
  if (bar !== 0 || next < 0) return null;
  const noun = pieces.filter((piece) => piece.end - start <= next);
  const rest = pieces.slice(noun.length);
  const isRepeat = rest.some((piece) => means(piece, "verb.repeat"));
  if (!isRepeat || noun.some(isDeed) || !namesSegment(clause, noun)) return null;
  const lost = lostNamed(clause, noun, null, memory);
  return { lost, misser: null, isCondition: false, rest };
}

function cameBefore(clause: Clause, memory: Memory): Loss | null {
  const came = cameIn(clause, memory);
  if (came === null) return null;
  const misser = came.to ?? otherThan(placed(memory.phase, came.lost - 1).who);
  return { lost: came.lost, misser, isCondition: true, rest: came.rest, isCame: true };
}

/** Which segment of the exchange is known to be lost behind the clause. */
export function lostIn(clause: Clause, memory: Memory): number | null {
  const loss = lossIn(clause, memory);
  return loss === null ? memory.lost : loss.lost;
}

function foundIn({ pieces, text, start }: Clause): Found | null {
  const at = pieces.findIndex((piece) => means(piece, "lose"));
  const word = pieces[at];
  if (word !== undefined) {
    const said = text.slice(word.start - start, word.end - start);
    return { at, isMissed: /[收等接]|^miss(?:es)?$/i.test(said) };
  }
  // 等不到 ACK 就会重传: no "if" is needed.
  const vain = pieces.findIndex((_, index) => isVainWait(pieces, index));
  if (vain >= 0) return { at: vain + 2, isMissed: true };
  if (!pieces.some(isIf)) return null;
  const come = pieces.findIndex(
    (piece, index) =>
      (means(piece, "verb.receive", "verb.arrive", "see") ||
        (means(piece, "wait") && isNegation(pieces[index - 1] ?? piece))) &&
      isDenied(pieces.slice(Math.max(0, index - 4), index)),
  );
  if (come < 0) return null;
  return {
    at: come,
    isMissed: means(pieces[come], "verb.receive", "wait", "see") || means(pieces[come - 2], "wait"),
  };
}

function isVainWait(pieces: readonly Piece[], at: number): boolean {
  const [wait, not, come] = pieces.slice(at, at + 3);
  return means(wait, "wait") && not !== undefined && isNegation(not) && means(come, "verb.arrive");
}

/** "does not", 没, "no SYN-ACK": and nobody acts between that and the verb. */
function isDenied(lead: readonly Piece[]): boolean {
  const at = lead.findLastIndex(isNegation);
  return (
    at >= 0 &&
    !lead.slice(at + 1).some((piece) => means(piece, "it") || named(piece, "end.") !== null)
  );
}

function isDeed(piece: Piece): boolean {
  return means(piece, "verb.repeat", "verb.send", "verb.reply", "verb.enter", "again");
}

/** What names a segment, or whose it is. */
function isName(piece: Piece): boolean {
  return !isDeed(piece) && !means(piece, "again");
}

/** "if", "when", 的话: what follows, or what stands in front, is a condition. */
export function isIf(piece: Piece): boolean {
  return (
    means(piece, "if", "on-when", "suppose") || (means(piece, "while") && means(piece, "after"))
  );
}

/** "the lost SYN", "Lost #2": what is lost stands right behind the word. */
function isAdjective(pieces: readonly Piece[], at: number): boolean {
  const next = pieces[at + 1];
  return (
    next?.kind === "segment" ||
    next?.kind === "number" ||
    means(next, "first", "second", "third", "fourth", "last", "segment", "noun.ack") ||
    named(next, "end.") !== null
  );
}

/** Where the noun behind the word ends: at the next verb. */
export function endOfObject(clause: Clause, at: number): number {
  const { pieces, text, start } = clause;
  const isCut = (index: number): boolean =>
    /[:：]/.test(
      text.slice(
        (pieces[index - 1]?.end ?? start) - start,
        (pieces[index]?.start ?? start) - start,
      ),
    );
  const end = pieces.findIndex(
    (piece, index) =>
      index > at &&
      (named(piece, "verb.") !== null ||
        isCut(index) ||
        named(piece, "state.") !== null ||
        means(piece, "mark.arrow", "then", "would", "by", "timer", "straight", "if", "not") ||
        (index > at + 1 &&
          named(piece, "end.") !== null &&
          namesSegment(clause, pieces.slice(at + 1, index)) &&
          !means(pieces[index - 1], "of", "from"))) &&
      !means(piece, "noun.ack"),
  );
  return end < 0 ? pieces.length : end;
}

/** Who is named as the one that does not get it; 对方 is whoever it was sent to. */
function missing(pieces: readonly Piece[]): Subject {
  const ends = pieces.map((piece) => subjectOf(piece, null));
  return ends.findLast((who) => who !== undefined) ?? null;
}

/** 丢了, "if it is lost": what was spoken of last. */
function lostBefore(clause: Clause, memory: Memory): number | null {
  if (memory.lost !== null && clause.sentence - memory.lostIn <= 1) return memory.lost;
  const { topic, sent } = memory;
  if (topic === null) return null;
  const isSent = sent !== null && sent.flags.join() === topic.join();
  const piece: Piece = { kind: "segment", flags: topic, start: clause.start, end: clause.start };
  const ends = isSent ? whoPiece(sent.from, clause.start) : [];
  return lostNamed(clause, [...ends, piece], null, memory);
}

function whoPiece(who: Subject, start: number): Piece[] {
  return who === null ? [] : [{ kind: "word", concepts: [`end.${who}`], start, end: start }];
}
