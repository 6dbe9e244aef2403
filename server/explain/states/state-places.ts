import "server-only";
import type { Subject } from "#oracle/claims/claim.ts";
import { STATES, type State } from "#oracle/index.ts";
import type { Clause } from "../clauses/clauses.ts";
import { namedByState, subjectOf } from "../clauses/subject.ts";
import type { Memory } from "../memory.ts";
import { isObjectOf, isThing } from "../segments/action-ends.ts";
import { means, named, type Piece } from "../words/token.ts";

/** A state that a clause names, and where. */
export type Place = { readonly state: State; readonly at: number; readonly piece: Piece };

/** The states that are said of somebody, and not used to name somebody. */
export function statesIn({ pieces, text, start }: Clause): Place[] {
  return pieces.flatMap((piece, at) => {
    const name = named(piece, "state.");
    const state = STATES.find((one) => one === name);
    if (state === undefined || isName(pieces, at, text, start)) return [];
    return [{ state, at, piece }];
  });
}

/** "the side in TIME-WAIT", 处于 TIME_WAIT 的一方: it says who, not what. */
function isName(pieces: readonly Piece[], at: number, text: string, offset: number): boolean {
  // "the one in TIME-WAIT is the client": that is what is said of it.
  const [be, end] = [pieces[at + 1], pieces[at + 2]];
  const isTold = means(be, "verb.be", "but-rather") && (subjectOf(end, null) ?? null) !== null;
  if (isTold && at + 3 >= pieces.length) return false;
  if (namedByState(pieces, at, text, offset) !== null) return true;
  return means(pieces[at - 1], "before");
}

/** Who is spoken of at a place: the last one named in front of it, or else before the clause. */
export function whoAt({ pieces, text, start }: Clause, memory: Memory, at: number): Subject {
  let who = memory.subject;
  for (const [index, piece] of pieces.entries()) {
    if (index >= at) break;
    const found = subjectOf(piece, who);
    const before = pieces[index - 1];
    const isObject =
      means(before, "from", "of", "to", "by", "leave") || isObjectOf(text, start, before, piece);
    const owner = text.slice(piece.end - start, piece.end - start + 2);
    const isOwned =
      /^(?:的|'s|’s)/.test(owner) &&
      (pieces[index + 1]?.kind === "segment" ||
        means(pieces[index + 1], "noun.ack") ||
        isThing(pieces[index + 1]));
    if (found !== undefined && !isObject && !isOwned) who = found;
  }
  return who;
}
