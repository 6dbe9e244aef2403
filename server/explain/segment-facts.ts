import "server-only";
import type { Claim, Phase } from "#oracle/claims/claim.ts";
import type { Clause } from "./clauses.ts";
import type { Fact, Memory } from "./memory.ts";
import { reachOf } from "./reach.ts";
import type { Actions, Found } from "./reading.ts";
import { means, type Piece } from "./token.ts";

/** What a clause says of segments that are sent: the main actions, with their numbers. */
export function segmentFacts(
  clause: Clause,
  memory: Memory,
  actions: Actions,
  phase: Phase,
): Fact[] {
  const facts = actions.found
    .filter((action) => action.isMain || action.numbers.length > 0)
    .flatMap((action) => eventFact(clause, memory, action, phase));
  return [...facts, ...looseFacts(clause, memory, actions, phase)];
}

function eventFact(clause: Clause, memory: Memory, action: Found, phase: Phase): Fact[] {
  const { pieces } = clause;
  const piece = pieces[action.at];
  if (piece === undefined || isRetold(clause, action)) return [];
  const before = Math.max(0, action.at - 5);
  const reach = reachOf(clause, memory, phase, before, action.at);
  const isReset = action.happening.flags.includes("RST");
  // "does not send its FIN yet" denies a time, not the segment.
  if (reach.isDenied && !isReset) return [];
  const { who, happening, numbers } = action;
  const isTaught = isReset && happening.answers === null;
  if (isTaught || (who === null && numbers.length === 0)) return [];
  const claim: Claim = {
    kind: "event",
    ...reach,
    who,
    happening,
    step: stepOf(clause, action, phase),
    numbers,
  };
  return [{ claim, start: piece.start, end: piece.end }];
}

/** A repeated segment, or one that carries data, is another claim. */
function isRetold({ pieces }: Clause, { at }: Found): boolean {
  return pieces.some(
    (piece, index) =>
      means(piece, "verb.repeat", "lose", "separate", "merge") && Math.abs(index - at) <= 6,
  );
}

function stepOf({ text }: Clause, { step }: Found, phase: Phase): number | null {
  const isCounted = phase === "open" ? /握手|handshake/i.test(text) : /挥手/.test(text);
  return isCounted ? step : null;
}

/** "确认号为 x+1" alone speaks of the segment told last. */
function looseFacts(clause: Clause, memory: Memory, { loose }: Actions, phase: Phase): Fact[] {
  const { action } = memory;
  const pieces = clause.pieces.filter(({ kind }) => kind === "said");
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (action === null || loose.length === 0 || first === undefined || last === undefined) return [];
  if (clause.paragraph !== memory.paragraph || clause.sentence - memory.actionIn > 1) return [];
  if (clause.pieces.some((piece) => isGeneral(piece))) return [];
  const { who, happening, step } = action;
  const claim: Claim = {
    kind: "event",
    ...reachOf(clause, memory, phase),
    who,
    happening,
    step,
    numbers: loose,
  };
  return [{ claim, start: first.start, end: last.end }];
}

function isGeneral(piece: Piece): boolean {
  return means(piece, "data", "octet", "always", "not", "choose");
}
