import "server-only";
import type { Phase, StateClaim, Subject } from "#oracle/claims/claim.ts";
import type { Clause } from "./clauses.ts";
import { courseFacts } from "./course-facts.ts";
import type { Fact, Memory } from "./memory.ts";
import { jumpsIn } from "./path-facts.ts";
import { has, negations, reachOf } from "./reach.ts";
import type { Actions, Found } from "./reading.ts";
import { type Place, statesIn, whoAt } from "./state-places.ts";
import { resetBefore, whenOf } from "./state-when.ts";
import { subjectOf } from "./subject.ts";
import { means, named, type Piece } from "./token.ts";

/** Which states a clause says an end is in, and which lead to which. */
export function stateFacts(clause: Clause, memory: Memory, actions: Actions, phase: Phase): Fact[] {
  const course = courseFacts(clause, memory, phase);
  if (course.length > 0) return course;
  const places = statesIn(clause);
  const jumps = jumpsIn(clause, memory, places, phase, actions);
  const used = new Set(jumps.flatMap(({ places: both }) => both));
  const rest = places.filter((place) => !used.has(place));
  const facts = jumps.map(({ fact }) => fact);
  for (const place of rest) {
    const fact = stateFact(clause, memory, actions, place, phase, places.length > 1);
    if (fact !== null) facts.push(fact);
  }
  return facts;
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
  if (isOnlyName(pieces, at)) return null;
  const later = laterNamed(clause, memory, at);
  if (later === undefined && !isAsserted(clause, actions, at)) return null;
  const who = later ?? actorOrSubject(clause, memory, actions, at);
  const action = isOneOfMany && statesApart(pieces) ? null : actionFor(clause, memory, actions, at);
  const isLost =
    memory.lost !== null &&
    clause.sentence - memory.lostIn <= 1 &&
    (memory.lostIn === clause.sentence || has(clause, "still", "verb.be"));
  if (memory.lost !== null && memory.lostIn === clause.sentence && who === null) return null;
  const isStanding =
    pieces.slice(0, at).some((one) => means(one, "verb.be")) &&
    !has(clause, "verb.enter", "now", "then", "only");
  const isAfter = has(clause, "after", "on-when");
  const isStatic =
    isLost ||
    (state === "LISTEN" && (action === null || !actions.found.includes(action))) ||
    (state === "CLOSED" && actions.found.length === 0 && memory.state === null && action === null);
  // "Having received the SYN,ACK, both": only one of them receives it.
  const isOfOne = action?.happening.flags.join() === "SYN,ACK" && action.who === null;
  if (who === "both" && isOfOne && !memory.isSimultaneous) return null;
  const event = isStatic
    ? null
    : whenOf(clause, memory, action, actions, who, isStanding && !isAfter);
  const when = event?.happening ?? null;
  // Before an opening both ends are CLOSED; no run shows it.
  if (state === "CLOSED" && phase === "open" && when === null) return null;
  if (when === null && !isLost && isVague(clause, memory, state, who)) return null;
  const from = Math.max(0, ...actions.found.filter((one) => one.at < at).map((one) => one.at));
  const reach = reachOf(clause, memory, phase, from, at);
  const isOwn = action !== null && actions.found.includes(action);
  if (!isOwn && has(clause, "before") && !isLost) return null;
  // "only after the server has it": the end is said not to be there before.
  const isOnly = when !== null && action !== null && actions.found.includes(action) && !isLost;
  const turns = isOnly && has(clause, "only") && !reach.isDenied && event?.whenWho !== null;
  if (when === null && means(pieces[at - 1], "leave")) return null;
  const isLeft = when !== null && means(pieces[at - 1], "leave") && !has(clause, "not");
  const isBefore = turns || isAhead(clause, action, at);
  const claim: StateClaim = {
    kind: "state",
    ...reach,
    isDenied: turns ? event?.whenWho !== null || reach.isDenied : reach.isDenied,
    who,
    state,
    when: isLost ? null : when,
    whenWho: event?.whenWho ?? null,
    side: isBefore ? "before" : "after",
    isFinal: memory.finalIn === clause.sentence && actions.found.length === 0 && when === null,
    isLeft,
    isAround: isStanding && action?.isMain === false && has(clause, "while"),
    lost: isLost ? memory.lost : null,
  };
  return { claim, start: piece.start, end: piece.end };
}

/** "the end that goes through LAST-ACK": a name, and nothing said of it. */
function isOnlyName(pieces: readonly Piece[], at: number): boolean {
  const one = pieces.findIndex((piece) => named(piece, "end.") === "one");
  const isTold = pieces.slice(one + 1, at).some((piece) => means(piece, "verb.enter", "verb.be"));
  return one === 0 && means(pieces[1], "this") && isTold && at === pieces.length - 1;
}

/** A state that both ends pass by, without a moment, says next to nothing. */
function isVague(clause: Clause, memory: Memory, state: string, who: Subject): boolean {
  if (has(clause, "if", "would")) return true;
  if (state !== "ESTABLISHED" && state !== "CLOSED") return false;
  return who === null || memory.actionIn < clause.sentence - 1;
}

/** "was", "before it sends": the state is told of the time before. */
function isAhead({ pieces }: Clause, action: Found | null, at: number): boolean {
  if (pieces.slice(0, at).some((one) => means(one, "was"))) return true;
  if (action === null) return false;
  return pieces.some(
    (one, index) =>
      means(one, "before") && !means(one, "after", "on-when") && Math.abs(index - action.at) <= 4,
  );
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
  const isOwned = lead.some((one) => named(one, "end.") !== null);
  const hasVerb = tail.some(
    (one) =>
      (means(one, "wait") && !isOwned) ||
      one.kind === "segment" ||
      means(
        one,
        "verb.send",
        "verb.receive",
        "verb.repeat",
        "verb.reply",
        "can",
        "because",
        "discard",
        "data",
        "prevent",
      ),
  );
  if (CIRCUMSTANCE.test(behind) && hasVerb) return false;
  if (isBackground(lead, tail, found.length > 0)) return false;
  if (
    isEntered ||
    means(
      lead.findLast((one) => !means(one, "not")),
      "must",
    ) ||
    found.some((one) => one.at < at)
  )
    return true;
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
            "on-when",
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

/** "after TIME-WAIT", "while in FIN-WAIT-2", "arriving in TIME-WAIT": when or where, not what. */
function isBackground(lead: readonly Piece[], tail: readonly Piece[], isTold: boolean): boolean {
  const last = lead.at(-1);
  if (last === undefined && tail.some((one) => one.kind === "duration")) return true;
  const near = lead.slice(-2);
  const isPlace = near.some((one) => means(one, "verb.arrive", "verb.receive"));
  if (isPlace && means(last, "inside", "verb.arrive") && !means(last, "verb.enter")) return true;
  if (isTold) return false;
  const isPast = means(last, "after", "on-when") && !means(last, "behind", "only", "now");
  const isLed = lead.some((one) => means(one, "while") && !means(one, "behind"));
  return isPast || isLed || means(tail[0], "while");
}

/** "TIME-WAIT is on the client side", "TIME_WAIT 出现在后关闭的一方": who stands behind the state. */
function laterNamed({ pieces }: Clause, memory: Memory, at: number): Subject | undefined {
  const earlier = pieces.slice(0, at).some((piece) => (subjectOf(piece, null) ?? null) !== null);
  if (earlier) return undefined;
  const middle = pieces.slice(at + 1);
  const index = middle.findIndex((piece) => (subjectOf(piece, memory.subject) ?? null) !== null);
  if (index < 0 || index > 4) return undefined;
  const lead = middle.slice(0, index);
  const isAbout =
    lead.length > 0 &&
    lead.every(
      (piece) =>
        means(
          piece,
          "flag-on",
          "but-rather",
          "verb.be",
          "by",
          "of",
          "agent",
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
          "on-when",
          "to",
        ) ||
        piece.kind === "other" ||
        named(piece, "state.") !== null,
    );
  return isAbout ? (subjectOf(middle[index], memory.subject) ?? undefined) : undefined;
}

function actorOrSubject(clause: Clause, memory: Memory, actions: Actions, at: number): Subject {
  const waiter = waiterIn(clause, memory);
  if (waiter !== null) return waiter;
  const who = whoAt(clause, memory, at);
  const last = actions.found.findLast((one) => one.at < at);
  if (last !== undefined && last.who !== null && !isNamedBetween(clause, last.at, at))
    return last.who;
  return who;
}

/** 客户端要等服务器收到 ACK 之后才进入: who waits is who gets into the state. */
function waiterIn({ pieces }: Clause, memory: Memory): Subject {
  const wait = pieces.findIndex((piece) => means(piece, "wait"));
  const turn = pieces.findIndex((piece, at) => at > wait && means(piece, "only"));
  if (wait < 1 || turn < 0) return null;
  const ends = (from: number, to: number): Subject[] =>
    pieces.slice(from, to).flatMap((piece) => subjectOf(piece, memory.subject) ?? []);
  const [before, between] = [ends(0, wait).at(-1) ?? null, ends(wait, turn).at(0) ?? null];
  const isSame = ends(turn, pieces.length).length === 0;
  return isSame && between !== null && before !== between ? before : null;
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
  const reset = resetBefore(clause, memory);
  if (reset !== null && found.length === 0) return reset;
  const after = found.find((one) => one.at > at);
  if (
    after !== undefined &&
    clause.pieces.slice(at, after.at + 3).some((one) => means(one, "after", "on-when", "before"))
  )
    return after;
  const isNow = clause.pieces.some((one) => means(one, "now", "this") && negations([one]) === 0);
  if (clause.pieces.some(({ kind }) => kind === "duration")) return null;
  if (memory.action === null) return null;
  if (memory.actionIn !== clause.sentence && !(isNow && memory.actionIn === clause.sentence - 1))
    return null;
  return { ...memory.action, numbers: [], at: -1, isMain: true, isPure: false };
}
