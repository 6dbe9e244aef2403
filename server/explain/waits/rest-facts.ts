import "server-only";
import type { CarriesClaim, Claim, Phase } from "#oracle/claims/claim.ts";
import type { Duration } from "#oracle/claims/duration.ts";
import type { Clause } from "../clauses/clauses.ts";
import { has, isNegation, negations, reachOf } from "../clauses/reach.ts";
import { subjectOf } from "../clauses/subject.ts";
import { repeats } from "../losses/repeat-facts.ts";
import type { Fact, Memory } from "../memory.ts";
import type { Actions } from "../segments/reading.ts";
import { statesIn } from "../states/state-places.ts";
import { untils } from "../states/until-facts.ts";
import { means, named, type Piece } from "../words/token.ts";
import { answeredFacts, firstDataFacts, isnFacts, takesFacts } from "./takes-facts.ts";
import { talks } from "./talk-facts.ts";
import { inMsl, isOfLinux, unnamed, waiterOf } from "./wait-said.ts";

type Reader = (clause: Clause, memory: Memory, phase: Phase, actions: Actions) => Claim | null;

/** What a clause says beside segments and states: waits, numbers taken, data carried, counts. */
export function restFacts(clause: Clause, memory: Memory, actions: Actions, phase: Phase): Fact[] {
  const numbers = [
    ...takesFacts(clause, memory, phase),
    ...firstDataFacts(clause, memory, phase),
    ...isnFacts(clause, memory, phase),
    ...answeredFacts(clause, memory, phase),
  ];
  if (numbers.length > 0) return numbers;
  const readers: readonly Reader[] = [carries, waits, repeats, counts];
  for (const reader of readers) {
    const claim = reader(clause, memory, phase, actions);
    if (claim !== null) return [{ claim, start: clause.start, end: clause.end }];
  }
  const { start, end } = clause;
  const until = untils(clause, memory, phase);
  if (until !== null) return [{ claim: until, start, end }];
  return talks(clause, memory, phase, actions).map((claim) => ({ claim, start, end }));
}

const CARRIED: readonly CarriesClaim["what"][] = ["SYN", "SYN,ACK", "ACK", "FIN"];

const HABIT =
  /\b(?:does not|doesn't|do not|don't) (?:contain|carry|have)|\b(?:carry|carries|contains?|has|have|with) no\b|(?<![能可许得会])[不没未]有?(?:携带|带|包含|含|捎带)/i;

const carries: Reader = (clause, memory, phase) => {
  const { pieces } = clause;
  const isEmpty = isSaidEmpty(clause);
  if (
    !(has(clause, "carry", "verb.send", "with", "inside", "verb.put") || isEmpty) ||
    !(has(clause, "data", "anything") || isEmpty) ||
    has(clause, "no-more-data", "remaining-data", "after", "before", "application", "takes") ||
    (has(clause, "octet") && has(clause, "first"))
  )
    return null;
  if (pieces.some((piece) => means(piece, "verb.receive"))) return null;
  const segment = pieces.find(({ kind }) => kind === "segment");
  const flags = segment?.kind === "segment" ? segment.flags.join() : null;
  const isThird =
    has(clause, "third") ||
    isOfThree(clause) ||
    (phase === "open" && has(clause, "last", "end") && flags !== "FIN");
  const topic =
    flags === null && !isThird && has(clause, "it", "this") ? memory.topic?.join() : flags;
  const early = has(clause, "second")
    ? "SYN,ACK"
    : has(clause, "first", "first-two")
      ? "SYN"
      : null;
  const said = isThird
    ? "third"
    : phase === "open" && early !== null && flags === null
      ? early
      : CARRIED.find((one) => one === topic);
  if (said === undefined || (said === "ACK" && phase !== "open")) return null;
  if (!has(clause, "can", "must", "not", "always", "carry") || subjectSends(pieces)) return null;
  const isOnlyIn = !has(clause, "carry", "verb.send", "with") && !isEmpty;
  if (isOnlyIn && !has(clause, "can", "must", "always", "verb.put")) return null;
  // "The SYN+ACK contains no data" tells what is usual, and forbids nothing.
  const isHabit = !has(clause, "can", "must", "strictly-always", "impossible");
  if (isHabit && has(clause, "not") && HABIT.test(clause.text)) return null;
  const reach = reachOf(clause, memory, phase);
  const isDenied = reach.isDenied !== isEmpty;
  return { kind: "carries", ...reach, isDenied, isAlways: false, what: said };
};

/** "must be empty": it must not carry data. */
function isSaidEmpty(clause: Clause): boolean {
  const isFirm = has(clause, "must", "always", "strictly-always");
  return has(clause, "empty") && isFirm && !has(clause, "takes", "data", "octet", "usually");
}

/** "none of the three segments", "step 3", "packet 3" */
function isOfThree({ pieces }: Clause): boolean {
  if (negations(pieces.slice(0, 1)) === 1 && pieces.slice(1, 4).some(isThree)) return true;
  return pieces.some((piece, at) => means(piece, "segment") && isThree(pieces[at + 1]));
}

function isThree(piece: Piece | undefined): boolean {
  return means(piece, "three-ways") || (piece?.kind === "number" && piece.value === 3);
}

/** "the client sends data" speaks of an end, not of what a segment may carry. */
function subjectSends(pieces: readonly Piece[]): boolean {
  const verb = pieces.findIndex((piece) => means(piece, "verb.send"));
  return verb > 0 && !pieces.some((piece) => means(piece, "carry", "with", "inside"));
}

/** One of these says that what lasts so long is a wait. */
const WAITING = [
  "wait",
  "verb.be",
  "leave",
  "after",
  "then",
  "verb.close",
  "linux",
  "timer",
  "must",
  "only",
];

const waits: Reader = (clause, memory, phase, actions) => {
  const { pieces } = clause;
  const durations = pieces.filter(({ kind }) => kind === "duration");
  const isOneMsl = durations.some(
    (one) => one.kind === "duration" && one.duration.unit === "msl" && one.duration.amount !== 2,
  );
  const isOfSegment = pieces.some(({ kind }) => kind === "segment");
  // "One MSL is for the ACK to get there": a part of the wait.
  if (
    isOneMsl &&
    inMsl(pieces) === null &&
    (durations.length > 1 || (isOfSegment && means(pieces[1], "verb.be")))
  )
    return null;
  if (isOfSegment && has(clause, "verb.start", "ticks")) return null;
  const at = pieces.findLastIndex(({ kind }) => kind === "duration");
  const piece = pieces[at];
  if (
    piece?.kind !== "duration" ||
    has(
      clause,
      "msl-name",
      "round-trip",
      "guarantee",
      "lose",
      "know",
      "die",
      "restart",
      "verb.repeat",
      "fin-timeout",
    )
  )
    return null;
  if (pieces.some((one) => means(one, "if") && !means(one, "only"))) return null;
  // "after a RST too", "before it may send the ACK": another wait than that of TIME-WAIT.
  const isOther = actions.found.some(
    (one) =>
      one.happening.flags.includes("RST") ||
      (one.at > at && one.happening.verb === "sends" && !means(pieces[at + 1], "after")),
  );
  // "why two MSL", "with SO_LINGER": asked, or of another close.
  if (has(clause, "why") || memory.lingerIn === clause.sentence) return null;
  if (isOther || pieces.some((one) => one.kind === "segment" && one.flags.includes("RST")))
    return null;
  const ratio = inMsl(pieces);
  const duration = ratio ?? piece.duration;
  const states = statesIn(clause);
  const names = pieces
    .filter((_, index) => !isOwner(pieces, index))
    .map((one) => subjectOf(one, memory.subject))
    .filter((who) => who !== undefined && who !== null);
  const isWait = has(clause, ...WAITING);
  // "The client waits 2MSL and the server 1 MSL"
  const isElided = memory.waitIn === clause.sentence && pieces.length < 4;
  if (!(isWait || isElided) || (duration.unit === "ms" && has(clause, "unit.msl"))) return null;
  const about =
    states.find(({ state }) => state !== "CLOSED")?.state ??
    stateOfPieces(pieces) ??
    recalled(clause, memory, names.length) ??
    (isOfTheQuestion(clause, memory) && isOddMsl(duration) ? "TIME-WAIT" : null) ??
    (ratio !== null || isOfLinux(clause, memory) ? "TIME-WAIT" : null);
  // 那旧报文怎么办？等够 2MSL: whoever was spoken of long before.
  const isNear = clause.sentence - Math.max(memory.actionIn, memory.stateIn) <= 1;
  const nobody = unnamed(clause, about === null && isNear, memory);
  const who = waiterOf(clause, names[0] ?? nobody, memory);
  if (about === null && who === null) return null;
  if (duration.unit === "ms" && about !== "TIME-WAIT") return null;
  // A way out of TIME-WAIT: "after 2MSL it goes to CLOSED".
  const isLinux = has(clause, "linux") || memory.linuxIn === clause.sentence;
  const said = reachOf(clause, memory, "close");
  // "isn't CLOSED until 2MSL have passed": so long it waits.
  const isSoLong = has(clause, "until", "before") && states.some(({ state }) => state === "CLOSED");
  const reach = { ...said, isDenied: said.isDenied && !isSoLong };
  void phase;
  return { kind: "wait", ...reach, who, state: about, duration, isLinux };
};

/** 收到对方的 FIN: whose segment it is, and not who waits. */
function isOwner(pieces: readonly Piece[], at: number): boolean {
  const [before, next] = [pieces[at - 1], pieces[at + 1]];
  return means(before, "verb.receive") && next?.kind === "segment";
}

/** "The wait is 3 MSL": asked about the close, that can only be TIME-WAIT. */
function isOfTheQuestion({ pieces }: Clause, { asked }: Memory): boolean {
  if (asked !== "close" || pieces.some(({ kind }) => kind === "segment")) return false;
  const isWait = pieces.some((piece) => means(piece, "wait") && !means(piece, "timer"));
  return !pieces.some((piece) => named(piece, "end.") !== null || (means(piece, "it") && !isWait));
}

/** Only a wrong length tells that TIME-WAIT is meant and nobody else's wait. */
function isOddMsl({ unit, amount }: Duration): boolean {
  return unit === "msl" && amount !== 2;
}

function recalled(
  { sentence, pieces }: Clause,
  memory: Memory,
  named: number,
): "TIME-WAIT" | "CLOSE-WAIT" | null {
  if (named > 0) return null;
  // "It waits 2MSL", in another sentence: of whoever waits, whatever state it was said to be in.
  if (memory.state === "CLOSE-WAIT" && memory.stateIn !== sentence && means(pieces[0], "it"))
    return null;
  return memory.state === "TIME-WAIT" || memory.state === "CLOSE-WAIT" ? memory.state : null;
}

/** A state used as a name ("the side in TIME-WAIT waits") still says which wait it is. */
function stateOfPieces(pieces: readonly Piece[]): "TIME-WAIT" | null {
  return pieces.some((piece) => means(piece, "state.TIME-WAIT")) ? "TIME-WAIT" : null;
}

const counts: Reader = (clause, memory, phase) => {
  const { pieces } = clause;
  // "the handshake takes four segments"
  const isOpen =
    has(clause, "verb.open", "opening") ||
    (has(clause, "three-ways") && has(clause, "four-ways") && /handshake/i.test(clause.text)) ||
    (phase === "open" && has(clause, "total") && !has(clause, "verb.close"));
  const isClose = has(clause, "verb.close") || (has(clause, "four-ways") && !isOpen);
  if (isClose === isOpen || has(clause, "if", "enough", "why", "third", "last")) return null;
  // 所以挥手一定是四次 draws a conclusion; "because there are four" gives a reason.
  const rest = /^(?:所以|因此|故|so|hence|therefore|thus)/i.test(clause.text)
    ? pieces.slice(1)
    : pieces;
  if (has({ pieces: rest }, "because")) return null;
  if (pieces.some(({ kind }) => kind === "segment" || kind === "duration")) return null;
  // "closing before the handshake is completed" counts nothing.
  if (has(clause, "before") && has(clause, "complete")) return null;
  if (pieces.some((piece) => subjectOf(piece, memory.subject) !== undefined)) return null;
  const count = countOf(pieces);
  if (count === null || statesIn(clause).length > 0 || (isOpen && count === 3)) return null;
  // 「断开需要四次」 tells what is usual.
  const isFirm =
    has(clause, "strictly-always", "always") ||
    pieces.some((piece) => means(piece, "must") && !means(piece, "need"));
  const isUsual = isClose && count === 4;
  if (isUsual && (!isFirm || has(clause, "usually", "not-necessarily"))) return null;
  const reach = reachOf(clause, memory, isOpen ? "open" : "close");
  const isDenied = negations(pieces) % 2 === 1;
  // 不可能只用三个: that it can be so is denied, and not that it is all.
  const isNever = isDenied && isImpossible(pieces);
  return {
    kind: "count",
    ...reach,
    isExclusive: reach.isExclusive && !isNever,
    isAlways: isFirm && !isNever,
    count,
    isDenied,
  };
};

function isImpossible(pieces: readonly Piece[]): boolean {
  return pieces.some((piece, at) => isNegation(piece) && means(pieces[at + 1], "can"));
}

/** 四次挥手, "four segments", "five messages". */
function countOf(pieces: readonly Piece[]): number | null {
  const total = pieces.findIndex(
    ({ kind }, at) => kind === "number" && means(pieces[at + 1], "segment"),
  );
  const said = pieces[total];
  if (said?.kind === "number" && said.value > 4 && said.value < 10) return said.value;
  const [two, three, four] = ["two-ways", "three-ways", "four-ways"].map((name) =>
    pieces.some((piece) => means(piece, name)),
  );
  if (four === true) return 4;
  if (three === true || pieces.some((piece) => means(piece, "three-suffice"))) return 3;
  const at = pieces.findIndex(({ kind }) => kind === "number");
  const number = pieces[at];
  const isOfSegments = means(pieces[at + 1], "segment", "verb.close", "verb.open");
  if (number?.kind === "number" && isOfSegments && number.value < 10) return number.value;
  return two === true ? 2 : null;
}
