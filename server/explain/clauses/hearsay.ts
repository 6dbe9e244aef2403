import "server-only";
import type { Fact } from "../memory.ts";
import { isFiller, means, type Piece } from "../words/token.ts";
import type { Clause } from "./clauses.ts";

const WRONG = ["untrue", "said-false", "wrong-value"];
/** Words that a refutation may have beside its verdict: "but that is wrong", 其实这个说法不对. */
const BESIDE = ["this", "it", "but-rather", "verb.be", "mark.eq", "people-say", "what"];

/**
 * What others are said to think, where the next clause calls it wrong: 有人说第三次握手不能带数据，
 * 这个说法不对. The clause without its "people say"; null where nothing is refuted.
 */
export function refutedAt(clauses: readonly Clause[], index: number): Clause | null {
  const [clause, next] = [clauses[index], clauses[index + 1]];
  if (clause === undefined || next === undefined || next.sentence > clause.sentence + 1)
    return null;
  const isTold = clause.plain.pieces.some((piece) => means(piece, "people-say"));
  if (!isTold || !isRefutation(next)) return null;
  const pieces = withoutTelling(clause.pieces);
  const plain = { ...clause.plain, pieces: withoutTelling(clause.plain.pieces) };
  return { ...clause, pieces, plain };
}

function isRefutation({ plain: { pieces, unknown } }: Clause): boolean {
  const isWrong = pieces.some((piece) => means(piece, ...WRONG));
  const isBare = pieces.every((piece) => isFiller(piece) || means(piece, ...WRONG, ...BESIDE));
  return isWrong && isBare && unknown.length === 0;
}

function withoutTelling(pieces: readonly Piece[]): Piece[] {
  const last = pieces.findLastIndex((piece) => means(piece, "people-say"));
  const [next, after] = [pieces[last + 1], pieces[last + 2]];
  // "say that" is left of "many people say that".
  const isSaying = means(next, "suppose") || means(next, "this") || means(next, "holds-value");
  const more = isSaying ? (means(after, "this") ? 2 : 1) : 0;
  return pieces.slice(last + 1 + more);
}

/** Who calls it wrong says the opposite. */
export function refuted({ claim, ...fact }: Fact): Fact {
  return { ...fact, claim: { ...claim, isDenied: !claim.isDenied } };
}
