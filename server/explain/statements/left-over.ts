import "server-only";
import type { Clause } from "../clauses/clauses.ts";
import { isFiller, means, named, type Piece } from "../words/token.ts";

/** Words that add nothing to what is said, or that every statement has. */
const NEUTRAL: readonly string[] = [
  "filler",
  "this",
  "it",
  "own",
  "of",
  "to",
  "by",
  "from",
  "ba",
  "then",
  "now",
  "also",
  "already",
  "usually",
  "each",
  "tense",
  "can",
  "must",
  "always",
  "strictly-always",
  "only",
  "end.one",
  "signifies",
  "mean",
  "verb.be",
  "mark.eq",
  "so",
  "because",
  "not-but",
  "but-rather",
  "so-that",
  "three-ways",
  "four-ways",
  "third",
  "opening",
  "even",
  "still",
  "connection",
  "segment",
];

/** So much may stand beside a statement without turning it; English has more small words. */
const MOST = 3;
const MOST_IN_ENGLISH = 6;
/** To tell a mistake takes most: no more may be left over than was taken up, and never much. */
const MOST_OF_A_MISTAKE = 3;
/** To call something right takes a little less: nobody is hurt. */
const SPARE = 2;
/** How many characters of Chinese may be unknown where a mistake is to be told. */
const OBSCURE = 2;

/**
 * Whether the clauses say more than a pattern took up at the places `at`: what nobody understood
 * may well make it true, or false: it is called neither.
 */
export function saysMore(
  clauses: readonly Clause[],
  pieces: readonly Piece[],
  at: readonly number[],
  isFalse: boolean,
): boolean {
  if (isHeading(pieces)) return true;
  const unknown = clauses.flatMap((clause) => clause.unknown);
  const strange = unknown.join("").replace(/[^\u4e00-\u9fff]/g, "").length;
  const spare = isFalse ? 0 : SPARE;
  if (strange > OBSCURE + spare) return true;
  const words = unknown.filter((word) => !/[\u4e00-\u9fff]/.test(word)).length;
  // "the user's name and password": what is said twice says no more.
  const taken = at.flatMap((index) => conceptsOf(pieces[index]));
  const left = pieces.filter(
    (piece, index) =>
      !at.includes(index) &&
      piece.kind !== "other" &&
      !isNeutral(piece) &&
      !conceptsOf(piece).some((concept) => taken.includes(concept)),
  );
  if (left.some((piece) => named(piece, "state.") !== null)) return true;
  const more = left.length + words + strange;
  const isChinese = clauses.some(({ text }) => /[\u4e00-\u9fff]/.test(text));
  const most = (isChinese ? MOST : MOST_IN_ENGLISH) + spare;
  if (isFalse) return more > Math.min(Math.max(at.length, 2), MOST_OF_A_MISTAKE);
  return more > most && more > at.length + SPARE;
}

/** 「单点登录」, 「DNS 解析路径」: two words and no verb say nothing of anything. */
function isHeading(pieces: readonly Piece[]): boolean {
  const words = pieces.filter((piece) => !isFiller(piece) && piece.kind !== "number");
  if (words.length > 2) return false;
  return words.every((piece) => piece.kind === "word" && !saysSomething(piece));
}

/** What is said of a thing, and is no name of one. */
const PREDICATES: readonly string[] = [
  "fixed",
  "changed",
  "same",
  "zero",
  "enough",
  "optional",
  "impossible",
  "cannot-merge",
  "mandatory",
  "free-choice",
  "goes-away",
  "must-stop",
  "drop-data",
  "bypass",
  "half-duplex",
  "measure",
  "unacked",
  "goes-missing",
];

/** A verb, a reason or a verdict makes a heading a sentence. */
function saysSomething(piece: Piece): boolean {
  return (
    named(piece, "verb.") !== null ||
    means(piece, "remaining-data", "no-more-data", "go-on", "refuse-more", "can") ||
    means(piece, "because", "so-that", "not", "mean", "signifies", "prevent", "wait", "always") ||
    means(
      piece,
      "still",
      "eof",
      "merge",
      "takes",
      "hold-open",
      "die",
      "end-it",
      "lose",
      "accept-it",
    ) ||
    means(piece, ...PREDICATES)
  );
}

function conceptsOf(piece: Piece | undefined): readonly string[] {
  return piece?.kind === "word" ? piece.concepts : [];
}

function isNeutral(piece: Piece): boolean {
  return isFiller(piece) || means(piece, ...NEUTRAL);
}

/** How many pieces may stand between those a pattern found, in one clause and in several. */
const BETWEEN = 5;
const BETWEEN_CLAUSES = 3;

/** Two words among so many others do not show what a clause says. */
const OTHERS = 5;

/** What is said so far apart, or in so few words, says something else too: no mistake is told. */
export function isScattered(at: readonly number[], clauses: number, length: number): boolean {
  const between = (at.at(-1) ?? 0) - (at[0] ?? 0) + 1 - at.length;
  if (at.length < 3 && length - at.length > OTHERS) return true;
  return between > (clauses > 1 ? BETWEEN_CLAUSES : BETWEEN);
}
