import "server-only";
import { means, named } from "../words/token.ts";
import type { Clause } from "./clauses.ts";

/** "In the end both ends are ESTABLISHED": where the whole exchange leaves them. */
export function isAtTheEnd({ pieces }: Clause): boolean {
  const state = pieces.findIndex((piece) => named(piece, "state.") !== null);
  if (state < 0 || !means(pieces[0], "in-the-end")) return false;
  const rest = pieces.slice(1);
  return (
    pieces.slice(1, state).some((piece) => means(piece, "verb.be")) &&
    rest.every(({ kind }) => kind === "word") &&
    !rest.some((piece) => means(piece, "until", "while", "after", "before", "by"))
  );
}

/** "Until that ACK gets in,": nothing but how long. */
export function isUntil({ pieces }: Clause): boolean {
  const [first] = pieces;
  const isTold = pieces.some((piece) => named(piece, "state.") !== null);
  return means(first, "before") && !means(first, "after") && !isTold;
}
