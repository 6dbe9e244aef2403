import "server-only";
import type { Clause } from "../clauses/clauses.ts";
import { negations } from "../clauses/reach.ts";
import type { Memory } from "../memory.ts";
import { means, type Piece } from "../words/token.ts";

/** "takes one as well", "counts as one byte", "doesn't consume anything": numbers are meant. */
export function isShort({ pieces, sentence }: Clause, memory: Memory, verbAt: number): boolean {
  const verb = pieces[verbAt];
  if (verb === undefined || !pieces.slice(0, verbAt).some(({ kind }) => kind === "segment"))
    return false;
  const tail = pieces.slice(verbAt + 1).filter((piece) => !means(piece, "also", "filler", "even"));
  const [first, ...more] = tail;
  const isOne = first?.kind === "number" && first.value === 1;
  const [unit, ...rest] = isOne ? more : tail;
  if (isOne && unit === undefined && pieces.length === 3 && !means(verb, "wait")) return true;
  if (isOne && unit === undefined) return sentence - memory.takesIn <= 1;
  // "bytes" are data, "a byte" is one number.
  if (means(unit, "octet") && !means(unit, "data")) return rest.length === 0;
  return !isOne && means(unit, "something", "nothing-at-all") && rest.length === 0;
}

/** "if it carries data" lets it take numbers, "unless it carries data" does not. */
export function isIfData({ pieces }: Clause): boolean {
  const at = pieces.findIndex((piece) => means(piece, "if") && !means(piece, "until"));
  if (at < 0 || pieces.some((piece) => means(piece, "even"))) return false;
  const rest = pieces.slice(at + 1, at + 6);
  const data = rest.findIndex((piece) => means(piece, "data", "octet"));
  return data >= 0 && negations(rest.slice(0, data)) === 0;
}

export function isOfDataOnly(lead: readonly Piece[]): boolean {
  const at = lead.findIndex((piece) => means(piece, "only"));
  return at >= 0 && means(lead[at + 1], "data", "octet") && negations(lead) === 0;
}

/** "..., but a pure ACK doesn't": what the clause in front of it says is done. */
export function isElided({ pieces, sentence }: Clause, { takesIn }: Memory): boolean {
  if (takesIn !== sentence || !means(pieces.at(-1), "not")) return false;
  const known = ["but-rather", "pure", "also", "third", "segment", "last", "not", "so"];
  return (
    pieces.some((piece) => piece.kind === "segment" || means(piece, "third")) &&
    pieces.every((piece) => piece.kind === "segment" || means(piece, "filler", ...known)) &&
    negations(pieces) === 1
  );
}

/** The sentence that last said what takes numbers. */
export function takesAfter({ pieces, sentence }: Clause, before: number): number {
  const isOfNumbers = pieces.some((piece) => means(piece, "seqno", "field.seq"));
  return isOfNumbers && pieces.some((piece) => means(piece, "takes")) ? sentence : before;
}
