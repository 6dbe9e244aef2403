import "server-only";
import type { Happening, Phase, Subject } from "#oracle/claims/claim.ts";
import type { Clause } from "../clauses/clauses.ts";
import { has, negations } from "../clauses/reach.ts";
import { subjectOf } from "../clauses/subject.ts";
import type { Fact, Memory } from "../memory.ts";
import type { Actions } from "../segments/reading.ts";
import { means, type Piece } from "../words/token.ts";
import { stateThen } from "./state-then.ts";

/** "The client closes immediately after the last ACK": it would be CLOSED behind that segment. */
export function closesFacts(
  clause: Clause,
  memory: Memory,
  actions: Actions,
  phase: Phase,
): readonly Fact[] {
  const { pieces, sentence } = clause;
  const verb = pieces.findIndex((piece) => means(piece, "verb.close"));
  if (phase !== "close" || verb < 0 || isOther(clause)) return [];
  // "host B": who is named last in front of the verb.
  const who = pieces
    .slice(0, verb)
    .map((piece) => subjectOf(piece, memory.subject))
    .findLast((one) => one !== undefined && one !== null);
  if (who === undefined || who === "both" || !has(clause, "closes-at-once", "now", "straight"))
    return [];
  const here = actions.found.find(({ happening }) => happening.flags.join() === "ACK");
  const before = memory.actionIn === sentence ? memory.action : null;
  const isNamed = pieces.some((piece) => piece.kind === "segment");
  const said = here?.happening ?? (isNamed ? afterLast(who, pieces) : (before?.happening ?? null));
  if (said === null || said.flags.join() !== "ACK") return [];
  const when = { ...said, answers: null };
  return [stateThen(clause, memory, phase, { who, state: "CLOSED", when })];
}

/** "after the last ACK": who closes first sends it, the other end gets it. */
function afterLast(who: Subject, pieces: readonly Piece[]): Happening | null {
  const at = pieces.findIndex((piece) => piece.kind === "segment");
  const segment = pieces[at];
  const isLast = means(pieces[at - 1], "last", "fourth");
  if (segment?.kind !== "segment" || segment.flags.join() !== "ACK" || !isLast) return null;
  const verb = who === "client" || who === "active" ? "sends" : "receives";
  return { verb, flags: segment.flags, answers: null };
}

/** Another thing is closed, or nothing is told of what happens. */
function isOther(clause: Clause): boolean {
  const { pieces } = clause;
  if (negations(pieces) > 0 || pieces.some(({ kind }) => kind === "duration")) return true;
  if (pieces.some((piece) => piece.kind === "segment" && piece.flags.join() !== "ACK")) return true;
  return has(
    clause,
    "if",
    "lose",
    "data",
    "application",
    "want",
    "side-of",
    "both-ways",
    "half-close",
    "would",
    "until",
    "before",
    "first",
    "no-more-data",
    "remaining-data",
    "wait",
  );
}
