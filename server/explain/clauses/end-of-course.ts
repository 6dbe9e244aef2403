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
