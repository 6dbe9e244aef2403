import "server-only";
import { isFiller, means, named, type Piece } from "../words/token.ts";

/** ", I believe,": nobody puts more between two commas and says nothing. */
const LONGEST = 30;

/** A full stop, or what else ends a sentence. */
const STOP = /[.;:!?\n。；：！？]/;

/**
 * The commas around words that say nothing, as in "the server's in, um, TIME_WAIT": nothing ends
 * there. What acts behind them begins a clause of its own.
 */
export function asideCommas(small: string, pieces: readonly Piece[]): ReadonlySet<number> {
  const commas: number[] = [];
  for (let at = small.indexOf(","); at >= 0; at = small.indexOf(",", at + 1)) commas.push(at);
  const inside = new Set<number>();
  let index = 0;
  for (const [place, from] of commas.entries()) {
    const to = commas[place + 1];
    while ((pieces[index]?.start ?? Number.POSITIVE_INFINITY) < from) index += 1;
    if (to === undefined || to - from > LONGEST || STOP.test(small.slice(from, to))) continue;
    const next = pieces.slice(index).find(({ start }) => start > to);
    const said = pieces.slice(index).findIndex(({ start }) => start > to);
    const between = pieces.slice(index, said < 0 ? pieces.length : index + said);
    const isEmpty = between.every((piece) => isFiller(piece) || means(piece, "think", "maybe"));
    if (isEmpty && goesOn(small, pieces[index - 1], next, from, to)) inside.add(from).add(to);
  }
  return inside;
}

/** What stands behind the aside belongs to what stands in front of it. */
function goesOn(
  small: string,
  before: Piece | undefined,
  next: Piece | undefined,
  from: number,
  to: number,
): boolean {
  if (before === undefined || next === undefined) return false;
  if (STOP.test(small.slice(before.end, from)) || STOP.test(small.slice(to, next.start)))
    return false;
  if (/\b(?:and|but|so|then|while|because)\s/.test(small.slice(to, next.start))) return false;
  const isOpen =
    named(before, "end.") !== null || means(before, "verb.be", "verb.enter", "to", "inside");
  const isMore =
    named(next, "state.") !== null ||
    named(next, "verb.") !== null ||
    (named(before, "end.") !== null && means(next, "also", "still", "not", "can", "must")) ||
    (means(before, "verb.enter") && means(next, "to"));
  return isOpen && isMore;
}
