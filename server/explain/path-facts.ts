import "server-only";
import type { Claim, Happening, Phase, Subject } from "#oracle/claims/claim.ts";
import { STATES } from "#oracle/index.ts";
import type { Clause } from "./clauses.ts";
import type { Fact, Memory } from "./memory.ts";
import { has, reachOf } from "./reach.ts";
import type { Actions } from "./reading.ts";
import { type Place, whoAt } from "./state-places.ts";
import { subjectOf } from "./subject.ts";
import { means, named, type Piece } from "./token.ts";

/** A step from one state to another, and the states it takes up. */
export type Jump = { readonly fact: Fact; readonly places: readonly Place[] };

/** "FIN-WAIT-1 → TIME-WAIT", "from LAST-ACK to CLOSED", 从 A 变为 B, "A, B and then C". */
export function jumpsIn(
  clause: Clause,
  memory: Memory,
  places: readonly Place[],
  phase: Phase,
  { found }: Actions,
): Jump[] {
  const { pieces } = clause;
  const back = returned(clause, memory, places, phase, found.length > 0);
  if (back !== null) return [back];
  const jumps: Jump[] = [];
  places.forEach((to, index) => {
    const from = places[index - 1];
    if (from === undefined || !isStep(clause, places, from, to)) return;
    const before = found.findLast((one) => one.at < to.at);
    const claim: Claim = {
      kind: "transition",
      ...reachOf(clause, memory, phase, from.at, to.at),
      who: ownerOfPath(clause, memory, from.at, places.length),
      from: from.state,
      to: to.state,
      when: before?.happening ?? triggerOf(pieces, from),
      isDirect:
        before !== undefined ||
        triggerOf(pieces, from) !== null ||
        has(clause, "straight", "skip") ||
        isBetween(clause, from),
    };
    const fact: Fact = { claim, start: from.piece.start, end: to.piece.end };
    jumps.push({ fact, places: [from, to] });
  });
  return jumps;
}

/** "from FIN-WAIT-1 to CLOSED" leaves nothing out; from ESTABLISHED to CLOSED tells it roughly. */
function isBetween({ pieces }: Clause, { at, state }: Place): boolean {
  const isEnd = state === "ESTABLISHED" || state === "CLOSED" || state === "LISTEN";
  return !isEnd && means(pieces[at - 1], "from", "leave");
}

/** "FIN_WAIT_1 收到 ACK 后变成 FIN_WAIT_2", "FIN-WAIT-2 + FIN -> TIME-WAIT" */
function isTriggered(pieces: readonly Piece[], from: Place, to: Place): boolean {
  const before = pieces[from.at - 1];
  const isTopic = from.at === 0 || means(before, "inside") || named(before, "end.") !== null;
  return isTopic && means(pieces[to.at - 1], "verb.enter", "mark.arrow", "leads");
}

function isOf(entry: Piece | undefined, lead: Piece | undefined): boolean {
  return means(lead, "verb.be", "from", "leave") && means(entry, "verb.enter");
}

/** "A FIN in FIN-WAIT-2 leads to", "FIN-WAIT-2 + FIN": what comes in that state. */
function triggerOf(pieces: readonly Piece[], { at }: Place): Happening | null {
  const [before, sign, behind] = [pieces[at - 2], pieces[at + 1], pieces[at + 2]];
  const segment = means(pieces[at - 1], "inside")
    ? before
    : means(sign, "mark.plus")
      ? behind
      : null;
  if (segment?.kind !== "segment") return null;
  return { verb: "receives", flags: segment.flags, answers: null };
}

/** "at the end it returns to ESTABLISHED": from the state that was spoken of. */
function returned(
  clause: Clause,
  memory: Memory,
  places: readonly Place[],
  phase: Phase,
  isTold: boolean,
): Jump | null {
  const [to, more] = places;
  const from = STATES.find((one) => one === memory.state);
  if (to === undefined || more !== undefined || from === undefined || isTold) return null;
  if (memory.lost !== null || from === to.state) return null;
  const isBack = has(clause, "return-to");
  // "then CLOSE-WAIT": the next one of the same end.
  const isNamed = clause.pieces.some((piece) => named(piece, "end.") !== null);
  const isNext = has(clause, "then") && memory.stateIn === clause.sentence && !isNamed;
  if (!isBack && !isNext) return null;
  const claim: Claim = {
    kind: "transition",
    ...reachOf(clause, memory, phase, 0, to.at),
    who: isBack ? null : memory.subject,
    from,
    to: to.state,
    when: null,
    isDirect: isBack,
  };
  return { fact: { claim, start: to.piece.start, end: to.piece.end }, places: isBack ? [to] : [] };
}

function isStep(
  { pieces, text, start }: Clause,
  places: readonly Place[],
  from: Place,
  to: Place,
): boolean {
  const middle = pieces.slice(from.at + 1, to.at);
  const lead = pieces[from.at - 1];
  if (middle.some(({ kind }) => kind === "segment"))
    return isTriggered(pieces, from, to) || isOf(pieces[to.at - 1], lead);
  if (middle.some((piece) => means(piece, "mark.arrow"))) return true;
  const isLed =
    means(lead, "from", "leave") ||
    (means(lead, "after", "on-when") &&
      middle.some((piece) => means(piece, "verb.enter", "verb.arrive"))) ||
    means(pieces[from.at + 1], "signifies", "leads", "leave");
  if (isLed && middle.some((piece) => means(piece, "verb.enter", "verb.arrive", "to", "leads")))
    return true;
  const gap = text.slice(from.piece.end - start, to.piece.start - start);
  const isListed = middle.every((piece) => means(piece, "then", "verb.enter", "to", "last"));
  const isLong = places.length > 2 || pieces.slice(0, from.at).some((one) => means(one, "path"));
  // "A and B" are two states, and no path.
  const isPair = places.length < 3 && middle.length === 0 && /\p{L}/u.test(gap);
  if (isListed && isLong && !isPair && LISTED.test(gap)) return true;
  // "CLOSE_WAIT 之后直接就是 CLOSED"
  return (
    means(middle[0], "after", "on-when", "leads") &&
    middle.every((one) =>
      means(one, "after", "on-when", "leads", "straight", "verb.be", "verb.enter", "now", "then"),
    )
  );
}

const LISTED = /^[\s,，、;；\-—>/]*(?:[\w\u4e00-\u9fff]+\s?){0,3}[\s,，、]*$/;
/** Whose states a path is: named in front of it or behind it; a long one may be anybody's. */
function ownerOfPath(clause: Clause, memory: Memory, at: number, length: number): Subject {
  const { pieces } = clause;
  const isNamed = (piece: Piece): boolean => subjectOf(piece, null) !== undefined;
  if (!pieces.some(isNamed) && pieces.some((piece) => means(piece, "leads", "signifies")))
    return null;
  if (pieces.slice(0, at).some(isNamed) || (length < 3 && !pieces.some(isNamed))) {
    return whoAt(clause, memory, at);
  }
  const later = pieces.find(isNamed);
  return subjectOf(later, memory.subject) ?? null;
}
