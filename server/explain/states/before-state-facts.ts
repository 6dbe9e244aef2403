import "server-only";
import type { Phase, TransitionClaim } from "#oracle/claims/claim.ts";
import type { Clause } from "../clauses/clauses.ts";
import { negations, reachOf } from "../clauses/reach.ts";
import { subjectOf } from "../clauses/subject.ts";
import type { Fact, Memory } from "../memory.ts";
import { means, named, type Piece } from "../words/token.ts";
import { statesIn } from "./state-places.ts";

const OWN: readonly string[] = ["TIME-WAIT", "FIN-WAIT-2", "CLOSE-WAIT", "LAST-ACK", "SYN-SENT"];

/** "The state before TIME-WAIT is CLOSE-WAIT": one leads to the other. */
export function beforeStateFacts(clause: Clause, memory: Memory, phase: Phase): readonly Fact[] {
  const { pieces, start, end, isQuestion } = clause;
  if (isQuestion || negations(pieces) > 0 || !pieces.every(isPlain)) return [];
  const turn = pieces.findIndex((piece) => means(piece, "before") && !means(piece, "behind"));
  const [next, other] = pieces.filter((piece) => named(piece, "state.") !== null);
  if (turn < 0 || next === undefined || other === undefined || pieces[turn + 1] !== next) return [];
  const behind = pieces.slice(turn + 2, pieces.indexOf(other));
  if (!behind.some((piece) => means(piece, "verb.be", "mark.eq"))) return [];
  const all = statesIn({ ...clause, pieces: pieces.slice(turn + 1) });
  const [from, to] = [all[1]?.state, all[0]?.state];
  if (all.length !== 2 || from === undefined || to === undefined || !OWN.includes(to)) return [];
  const who = pieces.map((piece) => subjectOf(piece, memory.subject)).find((one) => one != null);
  if (who === "both") return [];
  const reach = { ...reachOf(clause, memory, phase), isAlways: false };
  const claim: TransitionClaim = {
    kind: "transition",
    ...reach,
    who: who ?? null,
    from,
    to,
    when: null,
    isDirect: true,
  };
  return [{ claim, start, end }];
}

function isPlain(piece: Piece): boolean {
  return (
    named(piece, "end.") !== null ||
    named(piece, "state.") !== null ||
    means(piece, "before", "verb.be", "mark.eq", "it", "inside", "still", "filler", "this", "now")
  );
}
