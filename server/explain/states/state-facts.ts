import "server-only";
import type { Phase, StateClaim, Subject } from "#oracle/claims/claim.ts";
import type { Clause } from "../clauses/clauses.ts";
import { isHeading, isOnlyMentioned } from "../clauses/not-told.ts";
import { has, negations, reachOf } from "../clauses/reach.ts";
import { subjectOf } from "../clauses/subject.ts";
import type { Fact, Memory } from "../memory.ts";
import type { Actions, Found } from "../segments/reading.ts";
import { means, named, type Piece } from "../words/token.ts";
import { courseFacts } from "./course-facts.ts";
import { isLadder, jumpsIn } from "./path-facts.ts";
import { isAsserted } from "./state-asserted.ts";
import { isOnlyName, isUnmoved, spreadOverBoth } from "./state-limits.ts";
import { type Place, statesIn, whoAt } from "./state-places.ts";
import { isEitherWay, isFollowedBy, isUntimed, neverSo } from "./state-until.ts";
import { isAfterLoss, isOurs, resetBefore, whenOf } from "./state-when.ts";
import { fromThenOn, isNotBefore } from "./until-moment.ts";

/** Which states a clause says an end is in, and which lead to which. */
export function stateFacts(clause: Clause, memory: Memory, actions: Actions, phase: Phase): Fact[] {
  if (isLadder(clause)) return [];
  const course = courseFacts(clause, memory, phase);
  if (course.length > 0) return course;
  const places = statesIn(clause);
  const jumps = jumpsIn(clause, memory, places, phase, actions);
  const used = new Set(jumps.flatMap(({ places: both }) => both));
  const rest = places.filter((place) => !used.has(place));
  const facts = jumps.map(({ fact }) => fact);
  for (const place of rest) {
    const fact = stateFact(clause, memory, actions, place, phase, places.length > 1);
    if (fact !== null) facts.push(fact, ...ofAnyEnd(clause, fact), ...fromThenOn(clause, fact));
  }
  return facts;
}

/** "any end that gets a FIN", 收到 FIN 的一方: both ends do, and what is said must hold of both. */
function ofAnyEnd(clause: Clause, { claim, start, end }: Fact): Fact[] {
  const { pieces } = clause;
  if (claim.kind !== "state" || (claim.who !== "active" && claim.who !== "passive")) return [];
  if (claim.isDenied || !pieces.some((piece) => means(piece, "by-deed"))) return [];
  const both = { ...claim, who: "both", when: null, whenWho: null } as const;
  const at = pieces.findIndex((piece) => means(piece, "by-deed"));
  const when = has({ pieces }, "straight") && claim.when === null ? deedOf(clause, at) : null;
  const now = when === null ? [] : [{ claim: { ...claim, when }, start, end }];
  return [{ claim: both, start, end }, ...now];
}

/** "the end that gets a SYN": what that end does, in a word that names it. */
function deedOf({ pieces, text, start }: Clause, at: number): StateClaim["when"] {
  const piece = pieces[at];
  const said = piece === undefined ? "" : text.slice(piece.start - start, piece.end - start);
  const flag = /syn/i.test(said) ? "SYN" : /fin/i.test(said) ? "FIN" : null;
  if (flag === null) return null;
  const verb = /收|接|receiv|g[eo]t/i.test(said) ? "receives" : "sends";
  return { verb, flags: [flag], answers: null };
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
  // "I reply ACK, TIME_WAIT begins": the timer's reader knows whose it is.
  if (state === "TIME-WAIT" && at === 0 && means(pieces[1], "verb.start")) return null;
  if (isOnlyName(pieces, at) || isOnlyMentioned(clause, actions, at)) return null;
  if (isHeading(clause, memory.actionIn)) return null;
  const later = laterNamed(clause, memory, at);
  if (later === undefined && !isAsserted(clause, actions, at)) return null;
  const who = later?.who ?? actorOrSubject(clause, memory, actions, at);
  const last = isOneOfMany && statesApart(pieces) ? null : actionFor(clause, memory, actions, at);
  // 这段时间主动方处于 FIN_WAIT_2: for a while, and not from that segment on.
  const isFrom = last === null || actions.found.includes(last) || !has(clause, "during");
  const action = isFrom ? last : null;
  // "and we linger in TIME-WAIT": who "we" are, another segment does not say.
  const isKnown = (last?.who ?? memory.subject) !== null;
  if (phase === "close" && isOurs(pieces, at) && last?.at === -1 && isKnown) return null;
  const isLost = isAfterLoss(clause, memory, who);
  if (memory.lost !== null && memory.lostIn === clause.sentence && who === null) return null;
  const isStanding =
    pieces.slice(0, at).some((one) => means(one, "verb.be")) &&
    !has(clause, "verb.enter", "now", "then", "only");
  const isAfter = has(clause, "after", "on-when");
  const isStatic = isLost || isUnmoved(clause, memory, actions, state, action, who);
  // "Having received the SYN,ACK, both": only one of them receives it.
  const isOfOne = action?.happening.flags.join() === "SYN,ACK" && action.who === null;
  if (who === "both" && isOfOne && !memory.isSimultaneous) return null;
  const event = isStatic
    ? null
    : whenOf(clause, memory, action, actions, who, isStanding && !isAfter);
  // "send their FINs and go through CLOSING": on the way, and not at that moment.
  const isPassed =
    means(pieces[at - 1], "passes") && (action?.isMain === true || memory.isSimultaneous);
  const when = isPassed ? null : (event?.happening ?? null);
  // Before an opening both ends are CLOSED; no run shows it.
  if (state === "CLOSED" && phase === "open" && when === null) return null;
  const isFinal =
    memory.finalIn === clause.sentence &&
    actions.found.length === 0 &&
    when === null &&
    state !== "TIME-WAIT";
  if (when === null && !isLost && !isFinal && isVague(clause, memory, state, who)) return null;
  const from = Math.max(0, ...actions.found.filter((one) => one.at < at).map((one) => one.at));
  // "TIME-WAIT isn't on the end that closes last": the negation stands behind the state.
  const reach = spreadOverBoth(clause, reachOf(clause, memory, phase, from, later?.at ?? at), who);
  const isOwn = action !== null && actions.found.includes(action);
  // 关闭之前都要经过 CLOSE_WAIT: on the way there.
  const isOnTheWay =
    means(pieces[at - 1], "passes") && has(clause, "verb.close") && actions.found.length === 0;
  const isOpenEnded = !isOwn && has(clause, "before") && !isLost && !isOnTheWay;
  const isFollowed = !isEitherWay(phase, who, memory) && isFollowedBy(pieces, at, reach);
  if (isOpenEnded && !isFollowed) return null;
  // "only after the server has it": the end is said not to be there before.
  const isOnly = when !== null && action !== null && actions.found.includes(action) && !isLost;
  const isLate = isNotBefore(clause, action);
  const turns =
    isOnly && (has(clause, "only") ? event?.whenWho !== null : isLate) && !reach.isDenied;
  // "need not stay in FIN-WAIT-2": it may still be there.
  if (reach.isDenied && /\bneed(?:n['’]t| not)\b|不一定|未必/i.test(clause.text)) return null;
  if (when === null && means(pieces[at - 1], "leave")) return null;
  const isLeft = when !== null && means(pieces[at - 1], "leave") && !has(clause, "not");
  const isPast = memory.aheadIn === clause.sentence && action?.at === -1;
  const isBefore = turns || isPast || isAhead(clause, action, at);
  const claim: StateClaim = {
    kind: "state",
    ...reach,
    isDenied: turns ? event?.whenWho !== null || isLate : reach.isDenied,
    who,
    state,
    when: isLost ? null : when,
    whenWho: event?.whenWho ?? null,
    side: isBefore ? "before" : "after",
    isFinal,
    isLeft,
    isAround: isStanding && action?.isMain === false && has(clause, "while"),
    lost: isLost ? memory.lost : null,
    ...placeOf(action, when),
  };
  const fact: Fact = { claim, start: piece.start, end: piece.end };
  if (isOpenEnded) return neverSo(claim, fact);
  return claim.lost === null && isUntimed(clause, action, at) ? { ...fact, isDim: true } : fact;
}

/** "when it sends the third segment": its place says which one, where no flag does. */
function placeOf(action: Found | null, when: StateClaim["when"]): { readonly step?: number } {
  const step = action?.step ?? null;
  return when !== null && when.flags.length === 0 && step !== null ? { step } : {};
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
      means(one, "before") &&
      !means(one, "after", "on-when") &&
      Math.abs(index - action.at) <= (index < action.at && !means(one, "behind") ? 6 : 4) &&
      // "when a FIN comes in before the ACK": what stands behind it comes later.
      (means(one, "behind") || !pieces.slice(action.at + 1, index).some(isDeed)),
  );
}

function isDeed(piece: Piece): boolean {
  return means(piece, "verb.send", "verb.receive", "verb.arrive");
}

/** "TIME-WAIT is on the client side", "TIME_WAIT 出现在后关闭的一方": who stands behind the state. */
function laterNamed(
  { pieces }: Clause,
  memory: Memory,
  at: number,
): { readonly who: Subject; readonly at: number } | undefined {
  const earlier = pieces.slice(0, at).some((piece) => (subjectOf(piece, null) ?? null) !== null);
  if (earlier) return undefined;
  const middle = pieces.slice(at + 1);
  // 对端 behind a state is the other end of whoever is in it, and nobody that was named.
  const index = middle.findIndex(
    (piece) =>
      (subjectOf(piece, memory.subject) ?? null) !== null && named(piece, "end.") !== "other",
  );
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
  const who = isAbout ? (subjectOf(middle[index], memory.subject) ?? undefined) : undefined;
  return who === undefined ? undefined : { who, at: at + 1 + index };
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
  // "FIN from the client: FIN-WAIT-1": who sent it, and nobody else.
  const first = means(pieces[from + 1], "from", "leave") ? from + 3 : from + 1;
  return pieces.slice(first, to).some((piece) => subjectOf(piece, null) !== undefined);
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
  const isAfterThat =
    means(clause.pieces[0], "after-that") &&
    clause.pieces.slice(0, at).some((one) => means(one, "verb.be"));
  const isNow =
    isAfterThat || clause.pieces.some((one) => means(one, "now", "this") && negations([one]) === 0);
  if (clause.pieces.some(({ kind }) => kind === "duration")) return null;
  if (memory.action === null) return null;
  if (memory.actionIn !== clause.sentence && !(isNow && memory.actionIn === clause.sentence - 1))
    return null;
  // Another segment was spoken of meanwhile: "at this point" is behind that one.
  const isPassed =
    memory.topic !== null && memory.topic.join() !== memory.action.happening.flags.join();
  if (memory.actionIn !== clause.sentence && isPassed) return null;
  return { ...memory.action, numbers: [], at: -1, isMain: true, isPure: false };
}
