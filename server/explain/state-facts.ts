import "server-only";
import type { Claim, Happening, Phase, StateClaim, Subject } from "#oracle/claims/claim.ts";
import { STATES, type State } from "#oracle/index.ts";
import type { Clause } from "./clauses.ts";
import { type Fact, type Memory, otherThan } from "./memory.ts";
import { isNegation, reachOf } from "./reach.ts";
import type { Actions, Found } from "./reading.ts";
import { namedByState, subjectOf } from "./subject.ts";
import { means, named, type Piece } from "./token.ts";

type Place = { readonly state: State; readonly at: number; readonly piece: Piece };

/** Which states a clause says an end is in, and which lead to which. */
export function stateFacts(clause: Clause, memory: Memory, actions: Actions, phase: Phase): Fact[] {
  const places = statesIn(clause);
  const jumps = transitions(clause, memory, places, phase);
  const used = new Set(jumps.flatMap(({ places: both }) => both));
  const rest = places.filter((place) => !used.has(place));
  const facts = jumps.map(({ fact }) => fact);
  for (const place of rest) {
    const fact = stateFact(clause, memory, actions, place, phase, places.length > 1);
    if (fact !== null) facts.push(fact);
  }
  return facts;
}

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
  if (namedByState(pieces, at, text, offset) !== null) return true;
  if (means(pieces[at - 1], "skip", "before") || means(pieces[at - 2], "skip")) return true;
  return false;
}

type Jump = { readonly fact: Fact; readonly places: readonly Place[] };

/** "FIN-WAIT-1 → TIME-WAIT", "from LAST-ACK to CLOSED", 从 A 变为 B. */
function transitions(
  clause: Clause,
  memory: Memory,
  places: readonly Place[],
  phase: Phase,
): Jump[] {
  const { pieces } = clause;
  const jumps: Jump[] = [];
  places.forEach((to, index) => {
    const from = places[index - 1];
    if (from === undefined) return;
    const middle = pieces.slice(from.at + 1, to.at);
    const lead = pieces[from.at - 1];
    const isArrow = middle.some((piece) => means(piece, "mark.arrow"));
    const isLed =
      means(lead, "from", "leave") && middle.some((piece) => means(piece, "verb.enter", "to"));
    if ((!isArrow && !isLed) || middle.some(({ kind }) => kind === "segment")) return;
    const claim: Claim = {
      kind: "transition",
      ...reachOf(clause, memory, phase, from.at, to.at),
      who: ownerOfPath(clause, memory, from.at, places.length),
      from: from.state,
      to: to.state,
      when: null,
    };
    jumps.push({
      fact: { claim, start: from.piece.start, end: to.piece.end },
      places: isArrow ? [from, to] : [from, to],
    });
  });
  return jumps;
}

/** Whose states a path is: named in front of it or behind it; a long one may be anybody's. */
function ownerOfPath(clause: Clause, memory: Memory, at: number, length: number): Subject {
  const { pieces } = clause;
  const isNamed = (piece: Piece): boolean => subjectOf(piece, null) !== undefined;
  if (pieces.slice(0, at).some(isNamed) || (length < 3 && !pieces.some(isNamed))) {
    return whoAt(clause, memory, at);
  }
  const later = pieces.find(isNamed);
  return subjectOf(later, memory.subject) ?? null;
}

/** Who is spoken of at a place: the last one named in front of it, or else before the clause. */
function whoAt({ pieces, text, start }: Clause, memory: Memory, at: number): Subject {
  let who = memory.subject;
  for (const [index, piece] of pieces.entries()) {
    if (index >= at) break;
    const found = subjectOf(piece, who);
    const isObject = means(pieces[index - 1], "from", "of", "to", "by") && index > 0;
    const owner = text.slice(piece.end - start, piece.end - start + 2);
    const isOwned =
      /^(?:的|'s|’s)/.test(owner) &&
      (pieces[index + 1]?.kind === "segment" || means(pieces[index + 1], "noun.ack"));
    if (found !== undefined && !isObject && !isOwned) who = found;
  }
  return who;
}

function stateFact(
  clause: Clause,
  memory: Memory,
  actions: Actions,
  { state, at, piece }: Place,
  phase: Phase,
  isOneOfMany: boolean,
): Fact | null {
  const { pieces } = clause;
  const named = laterNamed(clause, memory, at);
  if (named === undefined && !isAsserted(clause, actions, at)) return null;
  const who = named ?? actorOrSubject(clause, memory, actions, at);
  const action = isOneOfMany && statesApart(pieces) ? null : actionFor(clause, memory, actions, at);
  const isStatic =
    state === "LISTEN" ||
    (state === "CLOSED" && actions.found.length === 0 && memory.state === null);
  const isStanding =
    pieces.slice(0, at).some((one) => means(one, "verb.be")) &&
    !pieces.some((one) => means(one, "verb.enter", "now", "after", "then"));
  const when = isStatic ? null : whenOf(action, who, isStanding);
  const from = Math.max(0, ...actions.found.filter((one) => one.at < at).map((one) => one.at));
  const reach = reachOf(clause, memory, phase, from, at);
  // Before an opening both ends are CLOSED; no run shows it.
  if (state === "CLOSED" && phase === "open" && when === null) return null;
  const isBefore =
    pieces.slice(0, at).some((one) => means(one, "was")) ||
    (action !== null &&
      pieces.some(
        (one, index) =>
          means(one, "before") && !means(one, "after") && Math.abs(index - action.at) <= 2,
      ));
  if (reach.isDenied && (action === null || !actions.found.includes(action)) && when !== null)
    return null;
  if (when === null && pieces.some((one) => means(one, "if"))) return null;
  const isLost =
    memory.lost !== null &&
    clause.sentence - memory.lostIn <= 1 &&
    pieces.some((one) => means(one, "still", "verb.be", "lose"));
  // "only after the server has it": the end is said not to be there before.
  const isFlipped = when !== null && action !== null && when.verb !== action.happening.verb;
  if (isFlipped && pieces.some((one) => means(one, "only")) && !reach.isDenied) {
    const before = { ...reach, isDenied: true, isAlways: false };
    const claim: StateClaim = {
      kind: "state",
      ...before,
      who,
      state,
      when,
      side: "before",
      lost: null,
    };
    return { claim, start: piece.start, end: piece.end };
  }
  const claim: StateClaim = {
    kind: "state",
    ...reach,
    who,
    state,
    when: isLost ? null : when,
    side: isBefore ? "before" : "after",
    lost: isLost ? memory.lost : null,
  };
  return { claim, start: piece.start, end: piece.end };
}

const CIRCUMSTANCE = /^\s*(?:状态)?\s*(?:下|期间|时候?|里|中|阶段|之前|的)/;

/** Whether the clause says that somebody is in the state, rather than what happens in it. */
function isAsserted({ pieces, text, start }: Clause, { found }: Actions, at: number): boolean {
  const piece = pieces[at];
  if (piece === undefined) return false;
  const lead = pieces.slice(0, at).filter(({ kind }) => kind !== "other");
  const tail = pieces.slice(at + 1);
  const behind = text.slice(piece.end - start);
  const isEntered = lead.some((one) => means(one, "verb.enter", "verb.be", "mark.arrow", "leave"));
  const hasVerb = tail.some(
    (one) =>
      one.kind === "segment" ||
      means(
        one,
        "verb.send",
        "verb.receive",
        "verb.repeat",
        "wait",
        "verb.reply",
        "can",
        "because",
        "discard",
        "data",
        "prevent",
      ),
  );
  if (CIRCUMSTANCE.test(behind) && hasVerb) return false;
  if (isEntered || found.some((one) => one.at < at)) return true;
  if (named(lead.at(-1), "end.") !== null) return true;
  const isPassive = tail.some((one) => means(one, "verb.enter", "verb.be")) && found.length > 0;
  return (
    isPassive ||
    (!hasVerb &&
      lead.every(
        (one) =>
          means(
            one,
            "then",
            "now",
            "after",
            "always",
            "first",
            "last",
            "still",
            "unit.s",
            "wait",
          ) || one.kind === "number",
      ))
  );
}

/** "TIME-WAIT is on the client side", "TIME_WAIT 出现在后关闭的一方": who stands behind the state. */
function laterNamed({ pieces }: Clause, memory: Memory, at: number): Subject | undefined {
  const earlier = pieces.slice(0, at).some((piece) => subjectOf(piece, null) !== undefined);
  if (earlier) return undefined;
  const middle = pieces.slice(at + 1);
  const index = middle.findIndex((piece) => subjectOf(piece, memory.subject) !== undefined);
  if (index < 0 || index > 4) return undefined;
  const lead = middle.slice(0, index);
  const isAbout =
    lead.length > 0 &&
    lead.every(
      (piece) =>
        means(
          piece,
          "verb.be",
          "by",
          "always",
          "strictly-always",
          "only",
          "end.one",
          "verb.enter",
          "not",
          "usually",
          "can",
          "wait",
          "verb.arrive",
          "must",
          "after",
          "to",
        ) || piece.kind === "other",
    );
  return isAbout ? (subjectOf(middle[index], memory.subject) ?? undefined) : undefined;
}

function actorOrSubject(clause: Clause, memory: Memory, actions: Actions, at: number): Subject {
  const who = whoAt(clause, memory, at);
  const last = actions.found.findLast((one) => one.at < at);
  if (last !== undefined && last.who !== null && !isNamedBetween(clause, last.at, at))
    return last.who;
  return who;
}

function isNamedBetween({ pieces }: Clause, from: number, to: number): boolean {
  return pieces.slice(from + 1, to).some((piece) => subjectOf(piece, null) !== undefined);
}

/** Several states without a verb between them are a path, told without its segments. */
function statesApart(pieces: readonly Piece[]): boolean {
  return !pieces.some(({ kind }) => kind === "segment");
}

/** The segment that a state goes with: in the clause, or just before it. */
function actionFor(clause: Clause, memory: Memory, { found }: Actions, at: number): Found | null {
  const before = found.findLast((one) => one.at < at);
  if (before !== undefined) return before;
  const after = found.find((one) => one.at > at);
  if (
    after !== undefined &&
    clause.pieces.slice(at, after.at + 3).some((one) => means(one, "after", "before"))
  )
    return after;
  const isNow = clause.pieces.some((one) => means(one, "now", "this") && !isNegation(one));
  if (clause.pieces.some(({ kind }) => kind === "duration")) return null;
  if (memory.action === null) return null;
  if (memory.actionIn !== clause.sentence && !(isNow && memory.actionIn === clause.sentence - 1))
    return null;
  return { ...memory.action, numbers: [], at: -1, isMain: false };
}

/** What `who` does when the action happens: who did not send it receives it. */
function whenOf(action: Found | null, who: Subject, isStanding: boolean): Happening | null {
  if (action === null || who === "both") return null;
  const { happening } = action;
  if (action.who === null || who === null || action.who === who) return happening;
  if (isStanding || who !== otherThan(action.who)) return null;
  return { ...happening, verb: happening.verb === "sends" ? "receives" : "sends" };
}
