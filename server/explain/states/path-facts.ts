import "server-only";
import type { Claim, Happening, Phase, Subject } from "#oracle/claims/claim.ts";
import { STATES } from "#oracle/index.ts";
import type { Clause } from "../clauses/clauses.ts";
import { has, reachOf } from "../clauses/reach.ts";
import { subjectOf } from "../clauses/subject.ts";
import { type Fact, type Memory, otherThan } from "../memory.ts";
import type { Actions, Found } from "../segments/reading.ts";
import { means, named, type Piece } from "../words/token.ts";
import { type Place, whoAt } from "./state-places.ts";

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
  const turn = turnIn(clause, memory, places, phase);
  if (turn !== null) return [turn];
  const jumps: Jump[] = [];
  places.forEach((to, index) => {
    const from = places[index - 1];
    if (from === undefined || !isStep(clause, places, from, to)) return;
    // The passive OPEN comes before all runs.
    if (from.state === "CLOSED" && to.state === "LISTEN") return;
    const before = found.findLast((one) => one.at < to.at);
    const who = isOfStates(pieces) ? null : ownerOfPath(clause, memory, from.at, places.length);
    const claim: Claim = {
      kind: "transition",
      ...reachOf(clause, memory, phase, beginOf(pieces, from.at), to.at),
      who,
      from: from.state,
      to: to.state,
      when: before === undefined ? triggerOf(pieces, from) : asOf(before, who),
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

/** "TIME-WAIT comes after FIN-WAIT-2": said of states, whoever was spoken of before. */
function isOfStates(pieces: readonly Piece[]): boolean {
  const isNobody = pieces.every((one) => named(one, "end.") === null && !means(one, "it"));
  return isNobody && named(pieces[0], "state.") !== null && means(pieces[1], "verb.arrive");
}

/** What the other end sends is what this one receives. */
function asOf({ who, happening }: Found, owner: Subject): Happening {
  const isOther = who !== null && who !== "both" && owner === otherThan(who);
  if (!isOther) return happening;
  return { ...happening, verb: happening.verb === "sends" ? "receives" : "sends" };
}

/** "A before B", "B after A", 先 A 后 B: which comes earlier; null where that is not said. */
function inOrder(
  { pieces, text, start }: Clause,
  one: Place,
  two: Place,
): readonly [Place, Place] | null {
  const middle = pieces.slice(one.at + 1, two.at);
  const words = middle.filter((piece) => !means(piece, "verb.enter", "verb.be", "verb.arrive"));
  const [word, more] = words;
  if (word === undefined || more !== undefined) return null;
  const lead = pieces.slice(Math.max(0, one.at - 3), one.at);
  const isLed = lead.some((piece) => means(piece, "earlier-than", "begin-first"));
  if (isLed && means(word, "then", "behind", "again")) return [one, two];
  if (means(word, "behind") || lead.some((piece) => means(piece, "verb.send"))) return null;
  if (means(word, "before")) return [one, two];
  const isAfter = /^after$/i.test(text.slice(word.start - start, word.end - start));
  return isAfter ? [two, one] : null;
}

/** Two states of one end, and which of them is said to come first. */
function turnIn(
  clause: Clause,
  memory: Memory,
  places: readonly Place[],
  phase: Phase,
): Jump | null {
  const all = clause.pieces.flatMap((piece, at): Place[] => {
    const name = named(piece, "state.");
    const state = STATES.find((one) => one === name);
    return state === undefined ? [] : [{ state, at, piece }];
  });
  const [one, two, more] = all;
  if (one === undefined || two === undefined || more !== undefined) return null;
  const told = inOrder(clause, one, two);
  const isOfTwo = clause.pieces
    .slice(one.at, two.at)
    .some((piece) => named(piece, "end.") !== null);
  if (told === null || isOfTwo) return null;
  const own = places.filter(({ at }) => at === one.at || at === two.at);
  return { fact: turnFact(clause, memory, phase, told), places: own };
}

function turnFact(
  clause: Clause,
  memory: Memory,
  phase: Phase,
  [from, to]: readonly [Place, Place],
): Fact {
  const at = Math.min(from.at, to.at);
  const claim: Claim = {
    kind: "transition",
    ...reachOf(clause, memory, phase, at, Math.max(from.at, to.at)),
    who: ownerOfPath(clause, memory, at, 2),
    from: from.state,
    to: to.state,
    when: null,
    isDirect: false,
  };
  const [start, end] = [from.piece, to.piece];
  return { claim, start: Math.min(start.start, end.start), end: Math.max(start.end, end.end) };
}

/** 不可能从 A 跳到 B: the negation stands in front of the "from". */
function beginOf(pieces: readonly Piece[], at: number): number {
  return means(pieces[at - 1], "from", "leave") ? Math.max(0, at - 3) : at;
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
  if (LADDER.test(text.slice(from.piece.end - start, to.piece.start - start))) return false;
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

/** A drawing of what goes from the state of one end to that of the other. */
export function isLadder({ text }: Clause): boolean {
  return DRAWN.test(text);
}

const DRAWN = /-->\s*<[A-Z,]+>\s*-->|<--\s*<[A-Z,]+>\s*<--|──.*[→>]\s{3,}[A-Z]/;
/** "FIN-WAIT-1  --> <FIN,ACK>  --> CLOSE-WAIT": the states of two ends, and what goes between. */
const LADDER = /[-─—–]{4,}|[-─—–]>\s*<?[A-Z,]+>?\s*[-─—–]+>|<[-─—–]+\s*<?[A-Z,]+>?\s*<[-─—–]/;
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
