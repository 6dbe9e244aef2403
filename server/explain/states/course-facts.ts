import "server-only";
import type { Claim, PastClaim, Phase, Subject } from "#oracle/claims/claim.ts";
import type { Flag } from "#oracle/index.ts";
import type { Clause } from "../clauses/clauses.ts";
import { deniedAt, has, negations, reachOf } from "../clauses/reach.ts";
import { namedByState, subjectOf } from "../clauses/subject.ts";
import { type Fact, type Memory, otherThan } from "../memory.ts";
import { means, named, type Piece } from "../words/token.ts";
import { type Place, statesIn, whoAt } from "./state-places.ts";

type Reader = (clause: Clause, memory: Memory, phase: Phase) => Claim | null;

/** What a clause says of the course of things: waiting for what, past what, before whom. */
export function courseFacts(clause: Clause, memory: Memory, phase: Phase): Fact[] {
  const readers: readonly Reader[] = [skips, order, meanwhile, past, awaits];
  for (const reader of readers) {
    const claim = reader(clause, memory, phase);
    if (claim !== null) return [{ claim, start: clause.start, end: clause.end }];
  }
  return [];
}

/** "the passive closer skips LAST-ACK" */
const skips: Reader = (clause, memory, phase) => {
  const at = clause.pieces.findIndex((piece) => means(piece, "skip"));
  const place = statesIn(clause).find((one) => one.at > at);
  if (at < 0 || place === undefined || place.at - at > 3) return null;
  const reach = reachOf(clause, memory, phase, 0, at);
  const isDenied = deniedAt(clause, at);
  const who = whoAt(clause, memory, place.at);
  return { kind: "skips", ...reach, isDenied, who, state: place.state };
};

/** "the client is ESTABLISHED before the server", 双方同时进入 ESTABLISHED */
const order: Reader = (clause, memory, phase) => {
  const { pieces } = clause;
  const places = statesIn(clause);
  const [place] = places;
  if (place === undefined || pieces.some(({ kind }) => kind === "segment" || kind === "duration"))
    return null;
  const reach = { ...reachOf(clause, memory, phase), isAlways: false };
  const { state } = place;
  const ends = pieces.flatMap((piece, at) => {
    const who = subjectOf(piece, memory.subject);
    return who === undefined ? [] : [{ who, at }];
  });
  const [one, two] = ends;
  if (one?.who === "both" && has(clause, "together") && !has(clause, "verb.close", "verb.open"))
    return { kind: "order", ...reach, who: "both", state, isSame: true };
  if (one !== undefined && two === undefined && isAlone(pieces, place, one))
    return { kind: "order", ...reach, who: one.who, state, isSame: false };
  if (one === undefined || two === undefined || one.who === null || one.who === two.who)
    return null;
  const isLater = has(clause, "later-than");
  const isFirst = has(clause, "than") && has(clause, "earlier-than");
  const isBefore =
    places.length === 1 && two.at > place.at && pieces.slice(place.at, two.at).some(isBeforeWord);
  if (!isLater && !isFirst && !isBefore) return null;
  const who = isLater ? (two.who === "both" ? null : two.who) : one.who;
  return { kind: "order", ...reach, who, state, isSame: false };
};

/** "the client gets to ESTABLISHED first", 先 ESTABLISHED 的是客户端 */
function isAlone(
  pieces: readonly Piece[],
  place: Place,
  one: { who: Subject; at: number },
): boolean {
  if (one.who === null || one.who === "both" || place.state === "TIME-WAIT") return false;
  if (pieces.slice(one.at, place.at).some((piece) => means(piece, "first-to"))) return true;
  const isLast = place.at === pieces.length - 2 && means(pieces.at(-1), "first");
  return isLast || (means(pieces[0], "earlier-than") && one.at > place.at && place.at < 3);
}

/** "in SYN-SENT until the server has it" says how long, and nothing of the order. */
function isBeforeWord(piece: Piece): boolean {
  return means(piece, "before", "earlier-than") && !means(piece, "until");
}

/** "While the client is in FIN-WAIT-2, the server is in CLOSE-WAIT" */
const meanwhile: Reader = (clause, memory, phase) => {
  const places = statesIn(clause);
  const [first, second] = places;
  if (clause.pieces.some(({ kind }) => kind === "segment" || kind === "duration")) return null;
  const reach = { ...reachOf(clause, memory, phase), isAlways: false };
  const standing = memory.standing;
  if (first !== undefined && second !== undefined && has(clause, "while")) {
    const [who, other] = [whoAt(clause, memory, first.at), whoAt(clause, memory, second.at)];
    if (who === null || other !== otherThan(who) || places.length > 2) return null;
    return { kind: "meanwhile", ...reach, who, state: first.state, other: second.state };
  }
  if (first === undefined || second !== undefined || standing === null) return null;
  const isNow = standing.isWhile && standing.sentence === clause.sentence;
  if (
    (!isNow && !has(clause, "meanwhile") && !means(clause.pieces[0], "during")) ||
    standing.sentence < clause.sentence - 1 ||
    !has(clause, "verb.be")
  )
    return null;
  const who = whoAt(clause, { ...memory, subject: standing.who }, first.at);
  if (who === null || standing.who === null || who !== otherThan(standing.who)) return null;
  return { kind: "meanwhile", ...reach, who, state: first.state, other: standing.state };
};

/** The state that a clause only gives as a circumstance: "while the client is in FIN-WAIT-2". */
export function standingIn(clause: Clause, memory: Memory): Memory["standing"] {
  const [place, more] = statesIn(clause);
  if (place === undefined || more !== undefined || has(clause, "not")) return null;
  const who = whoAt(clause, memory, place.at) ?? roleOf(place);
  return { who, state: place.state, sentence: clause.sentence, isWhile: has(clause, "while") };
}

function roleOf({ state }: Place): Subject {
  if (state === "CLOSE-WAIT" || state === "LAST-ACK") return "passive";
  return state === "FIN-WAIT-1" || state === "FIN-WAIT-2" || state === "TIME-WAIT"
    ? "active"
    : null;
}

/** "CLOSE-WAIT means the peer has closed", "LAST-ACK: own FIN sent" */
const past: Reader = (clause, memory, phase) => {
  if (phase !== "close" || has(clause, "until", "before", "last")) return null;
  const { pieces } = clause;
  const [place] = statesIn(clause);
  const colon = place !== undefined && hasColon(clause, place) ? place.at + 1 : -1;
  const sign = Math.max(
    colon,
    pieces.findIndex((piece) => means(piece, "signifies")),
  );
  // "in CLOSING it has not sent its FIN yet"
  const isAtStart = place?.at === 0 || (place?.at === 1 && means(pieces[0], "inside"));
  const isTold =
    isAtStart &&
    sign < 0 &&
    has(clause, "not", "already", "now") &&
    !has(clause, "verb.enter", "wait", "after");
  const meant = place !== undefined && (sign > place.at || isTold) ? place.state : null;
  const state =
    meant ??
    (place === undefined && memory.meant?.sentence === clause.sentence ? memory.meant.state : null);
  if (state === null || statesIn(clause).length > 1) return null;
  const rest = pieces.slice(Math.max(0, sign, isTold ? (place?.at ?? 0) + 1 : 0));
  const deed = deedIn(rest);
  if (deed === null) return null;
  const isDenied = negations(rest) % 2 === 1;
  return {
    kind: "past",
    ...reachOf(clause, memory, phase),
    isAlways: false,
    isDenied,
    who: null,
    state,
    deed,
  };
};

/** The state whose meaning a clause begins to tell. */
export function meantIn(clause: Clause, memory: Memory): Memory["meant"] {
  const [place, more] = statesIn(clause);
  if (place === undefined || more !== undefined)
    return memory.meant?.sentence === clause.sentence ? memory.meant : null;
  const isTold =
    hasColon(clause, place) ||
    clause.pieces.some((piece, at) => at > place.at && means(piece, "signifies"));
  return isTold ? { state: place.state, sentence: clause.sentence } : null;
}

/** "LAST-ACK: own FIN sent" */
function hasColon({ text, start }: Clause, { piece }: Place): boolean {
  return /^\s*(?:状态)?\s*[:：=]/.test(text.slice(piece.end - start));
}

function deedIn(rest: readonly Piece[]): PastClaim["deed"] | null {
  const says = (...concepts: readonly string[]): boolean =>
    rest.some((piece) => means(piece, ...concepts));
  if (says("wait", "data", "remaining-data", "no-more-data", "lose", "verb.repeat", "can", "if"))
    return null;
  const isOther = says("end.other");
  const isFin = rest.some((piece) => piece.kind === "segment" && piece.flags.includes("FIN"));
  const isAcked = says("verb.ack", "acked", "noun.ack");
  if (isAcked) return isFin && (!isOther || says("own")) ? "fin-was-acknowledged" : null;
  if (rest.some((piece) => piece.kind === "segment" && !piece.flags.includes("FIN"))) return null;
  if (!isFin && !says("verb.close", "close-call")) return null;
  if (says("verb.receive", "verb.arrive")) return isFin ? "has-got-fin" : null;
  return isOther ? "has-got-fin" : "has-sent-fin";
}

/** "In LAST-ACK it waits for the ACK of its FIN", FIN_WAIT_2 等的是对方的 FIN */
const awaits: Reader = (clause, memory, phase) => {
  // "waiting to be sure that the other end got the ACK": it is time that is waited for.
  if (has(clause, "verb.receive") && has(clause, "know", "guarantee", "sure", "because", "so-that"))
    return null;
  const { pieces } = clause;
  const at = pieces.findIndex((piece) => means(piece, "wait"));
  if (at < 0 || has(clause, "verb.repeat", "again", "old", "lose", "data", "die", "if", "because"))
    return null;
  if (pieces.some(({ kind }) => kind === "duration")) return null;
  const all = pieces.flatMap((piece, index) => {
    const state = named(piece, "state.");
    return state === null ? [] : [{ state, index }];
  });
  const places = statesIn(clause);
  const [place] = places;
  const meant = memory.meant?.sentence === clause.sentence ? memory.meant.state : undefined;
  const state = place?.state ?? (all.length === 0 ? meant : undefined);
  if (state === undefined || all.length > 1) return null;
  if (place !== undefined && place.at > at && isResult(pieces, place.at, at)) return null;
  const flags = awaited(pieces.slice(at + 1).filter((piece) => piece !== place?.piece));
  if (flags === null) return null;
  const isDenied = deniedAt(clause, at);
  const reach = reachOf(clause, memory, phase);
  const isOnly = has(clause, "only");
  const who =
    place === undefined ? null : namedByState(pieces, place.at, clause.text, clause.start);
  return { kind: "awaits", ...reach, isAlways: isOnly, isDenied, who, state, flags };
};

/** 要等 ACK 到了才 ESTABLISHED: the state comes of the wait. */
function isResult(pieces: readonly Piece[], at: number, wait: number): boolean {
  const before = pieces[at - 1];
  return at - wait < 3 || means(before, "only", "after", "then", "verb.enter", "until", "verb.be");
}

/** What is waited for: the ACK of a FIN is an ACK. */
function awaited(rest: readonly Piece[]): readonly Flag[] | null {
  const end = rest.findIndex((piece) =>
    means(piece, "then", "after", "before", "or", "verb.enter"),
  );
  const object = end < 0 ? rest : rest.slice(0, end);
  const segments = object.flatMap((piece) => (piece.kind === "segment" ? [piece.flags] : []));
  const isAck = object.some((piece) => means(piece, "verb.ack", "noun.ack", "acked"));
  const [one, two] = segments;
  if (one === undefined) return isAck ? ["ACK"] : null;
  if (isAck && one.join() !== "SYN,ACK") return ["ACK"];
  if (two !== undefined) return [one, two].some((flags) => flags.join() === "ACK") ? ["ACK"] : null;
  return one;
}
