import "server-only";
import type { CarriesClaim, Claim, Phase, Subject, TakesClaim } from "#oracle/claims/claim.ts";
import type { Clause } from "./clauses.ts";
import type { Fact, Memory } from "./memory.ts";
import { has, negations, reachOf } from "./reach.ts";
import type { Actions } from "./reading.ts";
import { statesIn } from "./state-facts.ts";
import { subjectOf } from "./subject.ts";
import { talks } from "./talk-facts.ts";
import { means, type Piece } from "./token.ts";

type Reader = (clause: Clause, memory: Memory, phase: Phase, actions: Actions) => Claim | null;

/** What a clause says beside segments and states: waits, numbers taken, data carried, counts. */
export function restFacts(clause: Clause, memory: Memory, actions: Actions, phase: Phase): Fact[] {
  const readers: readonly Reader[] = [takes, carries, waits, repeats, firstData, counts, talks];
  for (const reader of readers) {
    const claim = reader(clause, memory, phase, actions);
    if (claim !== null) return [{ claim, start: clause.start, end: clause.end }];
  }
  return [];
}

/** Only the words of these families around the flag: nothing else is said of it. */
function flagOf({ pieces }: Clause, memory: Memory): TakesClaim["what"] | null {
  const segment = pieces.find(({ kind }) => kind === "segment");
  if (segment?.kind === "segment") {
    const [flag, ...more] = segment.flags;
    if (more.length > 0)
      return segment.flags.includes("SYN") ? "SYN" : segment.flags.includes("FIN") ? "FIN" : null;
    return flag === "SYN" || flag === "FIN" || flag === "ACK" || flag === "RST" ? flag : null;
  }
  const last = memory.topic ?? memory.sent?.flags;
  if (last === undefined) return null;
  if (pieces.some((piece) => means(piece, "third"))) return "ACK";
  return last.length === 1 &&
    (last[0] === "ACK" || last[0] === "SYN" || last[0] === "FIN" || last[0] === "RST")
    ? last[0]
    : null;
}

const takes: Reader = (clause, memory, phase) => {
  const { pieces } = clause;
  const verbAt = pieces.findIndex((piece) => means(piece, "takes"));
  if (verbAt < 0) return null;
  const isNumber = pieces.some((piece) => means(piece, "seqno", "field.seq"));
  if (!isNumber || has(clause, "field.isn", "data", "octet", "random")) return null;
  const what =
    has(clause, "third") && !pieces.some(({ kind }) => kind === "segment")
      ? "ACK"
      : flagOf(clause, memory);
  if (what === null) return null;
  if (pieces.filter(({ kind }) => kind === "segment").length > 1) return null;
  const object = pieces.slice(verbAt).find(({ kind }) => kind === "number");
  const count = object?.kind === "number" ? object.value : 1;
  const isNone = count === 0;
  const reach = reachOf(clause, memory, phase);
  // "takes no number" denies that it takes one.
  return {
    kind: "takes",
    ...reach,
    isAlways: false,
    isDenied: isNone ? false : reach.isDenied,
    what,
    count,
  };
};

const CARRIED: readonly CarriesClaim["what"][] = ["SYN", "SYN,ACK", "ACK", "FIN"];

const carries: Reader = (clause, memory, phase) => {
  const { pieces } = clause;
  if (
    !has(clause, "carry", "verb.send", "with") ||
    !has(clause, "data") ||
    has(clause, "no-more-data", "remaining-data", "after", "before", "application", "takes")
  )
    return null;
  if (pieces.some((piece) => means(piece, "verb.receive"))) return null;
  const segment = pieces.find(({ kind }) => kind === "segment");
  const flags = segment?.kind === "segment" ? segment.flags.join() : null;
  const isThird =
    has(clause, "third") || (phase === "open" && has(clause, "last") && flags !== "FIN");
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
  return { kind: "carries", ...reachOf(clause, memory, phase), isAlways: false, what: said };
};

/** "the client sends data" speaks of an end, not of what a segment may carry. */
function subjectSends(pieces: readonly Piece[]): boolean {
  const verb = pieces.findIndex((piece) => means(piece, "verb.send"));
  return verb > 0 && !pieces.some((piece) => means(piece, "carry", "with"));
}

const waits: Reader = (clause, memory, phase) => {
  const { pieces } = clause;
  const durations = pieces.filter(({ kind }) => kind === "duration");
  const isOneMsl = durations.some(
    (one) => one.kind === "duration" && one.duration.unit === "msl" && one.duration.amount !== 2,
  );
  if (durations.length > 1 && isOneMsl) return null;
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
      "if",
    )
  )
    return null;
  const { duration } = piece;
  const states = statesIn(clause);
  const names = pieces
    .map((one) => subjectOf(one, memory.subject))
    .filter((who) => who !== undefined && who !== null);
  const isWait = has(clause, "wait", "verb.be", "leave", "after", "then", "verb.close", "linux");
  if (!isWait || (duration.unit === "ms" && pieces.some((one) => means(one, "unit.msl"))))
    return null;
  const about =
    states.find(({ state }) => state !== "CLOSED")?.state ??
    stateOfPieces(pieces) ??
    recalled(memory, names.length);
  const who: Subject = names[0] ?? (about === null ? memory.subject : null);
  if (about === null && who === null) return null;
  if (duration.unit === "ms" && about !== "TIME-WAIT") return null;
  // A way out of TIME-WAIT: "after 2MSL it goes to CLOSED".
  const isLinux = has(clause, "linux") || memory.linuxIn === clause.sentence;
  const until = pieces.findIndex((one) => means(one, "wait", "verb.be"));
  const reach = reachOf(clause, memory, "close", Math.min(until, at), at);
  void phase;
  return { kind: "wait", ...reach, who, state: about, duration, isLinux };
};

function recalled(memory: Memory, named: number): "TIME-WAIT" | "CLOSE-WAIT" | null {
  if (named > 0) return null;
  return memory.state === "TIME-WAIT" || memory.state === "CLOSE-WAIT" ? memory.state : null;
}

/** A state used as a name ("the side in TIME-WAIT waits") still says which wait it is. */
function stateOfPieces(pieces: readonly Piece[]): "TIME-WAIT" | null {
  return pieces.some((piece) => means(piece, "state.TIME-WAIT")) ? "TIME-WAIT" : null;
}

const repeats: Reader = (clause, memory, phase) => {
  const { pieces } = clause;
  const isAgain = has(clause, "verb.repeat") || (has(clause, "again") && has(clause, "verb.send"));
  if (!isAgain || has(clause, "prevent", "closed-would")) return null;
  const segment = pieces.find(({ kind }) => kind === "segment");
  const segments = pieces.filter(({ kind }) => kind === "segment");
  const verbAt = pieces.findIndex((piece) => means(piece, "verb.repeat", "again"));
  const object =
    pieces.slice(verbAt).find(({ kind }) => kind === "segment") ??
    (segments.length === 1 ? segment : undefined);
  const flags =
    object?.kind === "segment" ? object.flags : has(clause, "it", "this") ? memory.topic : null;
  if (flags === null || flags.includes("RST")) return null;
  const isReceived = pieces.some(
    (piece, at) =>
      means(piece, "verb.receive", "verb.arrive") && !means(pieces[at + 1], "verb.repeat"),
  );
  if (isReceived && !has(clause, "timer")) return null;
  const whoBefore = pieces
    .slice(0, verbAt)
    .map((piece) => subjectOf(piece, memory.subject))
    .findLast((who) => who !== undefined);
  const who = whoBefore ?? ownerOf(pieces, memory) ?? null;
  const lost = memory.lost;
  const reach = reachOf(clause, memory, phase, 0, verbAt);
  return {
    kind: "repeat",
    ...reach,
    isAlways: false,
    who: has(clause, "end.other") ? null : who,
    flags,
    lost,
    isTimed: isTimed(clause, memory, flags),
  };
};

/** A pure ACK is never repeated by itself: only as the answer to a FIN that comes again. */
function isTimed(clause: Clause, memory: Memory, flags: readonly string[]): boolean {
  if (has(clause, "timer") || memory.timerIn === clause.sentence) return true;
  return (
    flags.join() === "ACK" &&
    memory.lost === 4 &&
    memory.topic?.join() === "ACK" &&
    has(clause, "verb.repeat")
  );
}

/** "the first data byte is numbered 101" */
const firstData: Reader = (clause, memory, phase) => {
  const { pieces } = clause;
  if (
    !has(clause, "data", "octet") ||
    !has(clause, "first") ||
    !has(clause, "seqno", "field.seq", "counts", "mark.eq", "verb.be")
  )
    return null;
  const number = pieces.findLast(({ kind }) => kind === "number");
  if (number?.kind !== "number" || number.value < 2 || phase !== "open") return null;
  const who = ownerOf(pieces, memory) ?? "client";
  const numbers = [{ field: "seq", is: { base: { kind: "figure" }, plus: number.value } }] as const;
  const happening = { verb: "sends", flags: ["ACK"], answers: null } as const;
  return { kind: "event", ...reachOf(clause, memory, phase), who, happening, step: null, numbers };
};

/** "the FIN of the passive side" */
function ownerOf(pieces: readonly Piece[], memory: Memory): Subject | undefined {
  return pieces.map((piece) => subjectOf(piece, memory.subject)).find((who) => who !== undefined);
}

const counts: Reader = (clause, memory, phase) => {
  const { pieces, text } = clause;
  const isClose = /挥手|关闭|断开|释放|clos|terminat|teardown|tear/i.test(text);
  const isOpen = /握手|建立|handshake|open|建连/i.test(text);
  if (
    isClose === isOpen ||
    has(clause, "if", "because") ||
    pieces.some(({ kind }) => kind === "segment" || kind === "duration")
  )
    return null;
  const count = has(clause, "four-ways")
    ? 4
    : has(clause, "three-suffice", "three-ways")
      ? 3
      : null;
  if (count === null || (isOpen && count === 3)) return null;
  if (/[?？]|为什么|why/i.test(text) || statesIn(clause).length > 0) return null;
  const isFirm = has(clause, "strictly-always", "always", "must");
  if (isOpen || (!isFirm && count === 4) || (count === 3 && isOpen)) return null;
  if (has(clause, "usually", "not-necessarily") && count === 4) return null;
  return {
    kind: "count",
    ...reachOf(clause, memory, phase),
    phase: "close",
    isAlways: isFirm && count === 4,
    count,
    isDenied: negations(pieces) % 2 === 1,
  };
};
