import "server-only";
import type { Clause } from "./clauses.ts";
import { isIf, type Loss, lossIn } from "./losses.ts";
import type { Memory } from "./memory.ts";
import type { Lost } from "./outcome-facts.ts";
import { means, named, type Piece } from "./token.ts";

/** How many clauses in front of its condition an outcome may stand. */
const AHEAD = 2;

/** A clause, or the part of it, that tells what a loss leads to. */
export type Outcome = { readonly clause: Clause; readonly lost: Lost };

/** What of a clause tells the outcome of a loss; null when nothing does. */
export function outcomeIn(
  clause: Clause,
  around: readonly Clause[],
  memory: Memory,
  own: Loss | null,
): Outcome | null {
  const at = around.indexOf(clause);
  if (own !== null) {
    if (own.lost === null || !saysMore(own.rest)) return null;
    const rest = { ...clause, pieces: own.rest };
    return { clause: rest, lost: lostOf(own.lost, own, around, at, at) };
  }
  const from = around.findLastIndex((one, index) => index < at && lossIn(one, memory) !== null);
  if (from >= 0 && memory.lostIn === clause.sentence) {
    const loss = around[from] === undefined ? null : lossIn(around[from], memory);
    if (memory.lost === null || loss === null) return null;
    // "if the other one has gone by then": that is another story.
    if (around.slice(from + 1, at).some(({ pieces }) => pieces.some(isIf))) return null;
    return { clause, lost: lostOf(memory.lost, loss, around, from, at) };
  }
  if (memory.lostIn === clause.sentence - 1 && memory.isLostAsked && memory.lost !== null) {
    const loss = { misser: null, rest: [] };
    return { clause, lost: lostOf(memory.lost, loss, around, -1, at) };
  }
  return outcomeAhead(clause, around, memory, at);
}

/** "the server resends it, if the third ACK is lost": the condition follows. */
function outcomeAhead(
  clause: Clause,
  around: readonly Clause[],
  memory: Memory,
  at: number,
): Outcome | null {
  const unknown = { ...memory, sent: null, topic: null, lost: null, lostIn: -1 };
  for (let next = at + 1; next <= at + AHEAD; next += 1) {
    const one = around[next];
    if (one === undefined) return null;
    const loss = lossIn(one, unknown);
    if (loss === null) continue;
    const isBehind = loss.isCondition && loss.lost !== null && !saysMore(loss.rest);
    // What stands behind the condition as well is what it leads to.
    if (!isBehind || around.length > next + 1) return null;
    return { clause, lost: lostOf(loss.lost ?? 0, { misser: null, rest: [] }, around, at, at) };
  }
  return null;
}

function lostOf(
  lost: number,
  { misser, rest }: Pick<Loss, "misser" | "rest">,
  around: readonly Clause[],
  from: number,
  at: number,
): Lost {
  const between = around.slice(from + 1, at).flatMap(({ pieces }) => pieces);
  const isMended = [...(from < at ? rest : []), ...between].some((piece) =>
    means(piece, "verb.repeat", "verb.receive", "again"),
  );
  const isRepeated = around.some(({ pieces }) =>
    pieces.some((piece) => means(piece, "verb.repeat", "again")),
  );
  return { lost, misser, isMended, isRepeated };
}

/** Whether the rest of a clause says anything by itself. */
export function saysMore(rest: readonly Piece[]): boolean {
  return rest.some(
    (piece) =>
      piece.kind === "segment" ||
      named(piece, "state.") !== null ||
      (named(piece, "verb.") !== null && !means(piece, "verb.be", "verb.put")) ||
      means(piece, "give-up", "breaks-off", "forever", "goes-out"),
  );
}

/** Whether a clause has nothing but the condition: what it leads to says whether it is right. */
export function isOnlyLoss({ pieces }: Clause, loss: Loss | null): boolean {
  return loss !== null && !saysMore(loss.rest) && (loss.isCondition || pieces.some(isIf));
}

/** 第三个 ACK 丢了会怎样？ The next sentence answers. */
export function isLossAsked(clause: Clause, memory: Memory): boolean {
  return clause.isQuestion && lossIn(clause, memory) !== null;
}
