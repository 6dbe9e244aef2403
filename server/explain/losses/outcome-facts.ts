import "server-only";
import type { Claim, Deed, Phase } from "#oracle/claims/claim.ts";
import { doubtsIn } from "../certainty.ts";
import type { Clause } from "../clauses/clauses.ts";
import { deniedAt, has, isNegation } from "../clauses/reach.ts";
import type { Fact, Memory } from "../memory.ts";
import { statesIn } from "../states/state-places.ts";
import { means, named, type Piece } from "../words/token.ts";
import { endOfObject, isIf } from "./losses.ts";
import { actorAt, aftermath, type Lost } from "./outcome-ends.ts";
import { repeatIn } from "./outcome-repeats.ts";

/** Whoever speaks of these speaks of more than of one segment that is lost. */
const ELSE = [
  "data",
  "octet",
  "old",
  "cookie",
  "flood",
  "crash",
  "kill",
  "linger",
  "no-listener",
  "prevent",
  "why",
  "untrue",
  "rather-than",
  "not-necessarily",
] as const;

/** What a clause says the loss of a segment leads to. */
export function outcomeFacts(
  spoken: Clause,
  memory: Memory,
  phase: Phase,
  lost: Lost,
): readonly Fact[] {
  const clause = withoutTimer(withoutVain(spoken));
  if (clause.pieces.some(isElse) || clause.pieces.some(isIf)) return [];
  // After many attempts all may end otherwise.
  const isLate = has(clause, "retries-end", "retry-many");
  const claim =
    (isLate ? null : resetIn(clause, memory, phase, lost)) ??
    repeatIn(clause, memory, phase, lost) ??
    (isLate ? null : otherIn(clause, memory, phase, lost));
  if (claim === null) return [];
  // That its timer runs out is only the half of it: what it does then is the claim.
  const isDim =
    isTimerOnly(clause) || doubtsIn(clause, ["because", "so-that", "kernel", "linux"]).length > 1;
  return [{ claim, start: clause.start, end: clause.end, isDim }];
}

function isTimerOnly(clause: Clause): boolean {
  return (
    has(clause, "timer") && !has(clause, "verb.repeat", "again") && !clause.pieces.some(isTold)
  );
}

function isTold(piece: Piece): boolean {
  return piece.kind === "segment" || named(piece, "state.") !== null;
}

/** "the server's timer notices it", "the client times out": only who has sent something waits so. */
function timerIn(clause: Clause, memory: Memory, phase: Phase, lost: Lost): Claim | null {
  const { pieces } = clause;
  const at = pieces.findIndex((piece) => means(piece, "timer"));
  if (at < 0 || !isTimerOnly(clause) || has(clause, "not", "without")) return null;
  const who = actorAt(clause, memory, lost, at);
  if (who === null) return null;
  const deed: Deed = { does: "repeats", isAlone: false };
  return aftermath(clause, memory, phase, lost, { who, isDenied: false, deed });
}

function otherIn(clause: Clause, memory: Memory, phase: Phase, lost: Lost): Claim | null {
  return (
    timerIn(clause, memory, phase, lost) ??
    (lost.isCame ? answerTo(clause, memory, phase, lost) : null) ??
    stateIn(clause, memory, phase, lost) ??
    endIn(clause, memory, phase, lost)
  );
}

/** "anything" may be data, and is not here. */
function isElse(piece: Piece): boolean {
  return means(piece, ...ELSE) && !means(piece, "anything");
}

/** "when its timer expires": when it is done, and no condition of its own. */
function withoutTimer(clause: Clause): Clause {
  const { pieces } = clause;
  const from = pieces.findIndex(
    (piece, index) =>
      isIf(piece) &&
      pieces.slice(index + 1, index + 4).some((one) => means(one, "timer", "time-up")),
  );
  const to = pieces.findIndex((piece, index) => index > from && means(piece, "timer", "time-up"));
  if (from < 0) return clause;
  return { ...clause, pieces: [...pieces.slice(0, from), ...pieces.slice(to + 1)] };
}

/** 等不到确认就会重传: that nothing comes is no more than the loss again. */
function withoutVain(clause: Clause): Clause {
  const { pieces } = clause;
  const at = pieces.findIndex(
    (piece, index) =>
      means(piece, "lose") ||
      (means(piece, "verb.receive", "verb.arrive", "wait") &&
        pieces.slice(Math.max(0, index - 2), index).some(isNegation)),
  );
  if (at < 0) return clause;
  const ends = pieces.slice(0, at).filter((piece) => named(piece, "end.") !== null);
  const rest = pieces.slice(endOfObject(clause, at));
  return rest.length === 0 ? clause : { ...clause, pieces: [...ends, ...rest] };
}

/** "the server sends a RST", 会收到 RST: no end does so for a lost segment. */
function resetIn(clause: Clause, memory: Memory, phase: Phase, lost: Lost): Claim | null {
  const { pieces } = clause;
  const at = pieces.findIndex((piece) => piece.kind === "segment" && piece.flags.includes("RST"));
  // Whoever has gone by then answers with a RST.
  if (
    at < 0 ||
    (((lost.isMended && !lost.isCame) || lost.isGone) && phase === "close") ||
    has(clause, "state.CLOSED")
  )
    return null;
  const verb = pieces.findLastIndex(
    (piece, index) =>
      index < at && means(piece, "verb.send", "verb.reply", "verb.receive", "verb.arrive"),
  );
  const isReceived = means(pieces[verb], "verb.receive");
  if (means(pieces[verb], "verb.arrive") && !isReceived) return null;
  const end = actorAt(clause, memory, lost, verb < 0 ? at : verb);
  const who = isReceived ? null : end;
  const isDenied = deniedAt(clause, at);
  return aftermath(clause, memory, phase, lost, { who, isDenied, deed: { does: "resets" } });
}

/** "is answered with an ACK", 会忽略它: how what came again is answered. */
function answerTo(clause: Clause, memory: Memory, phase: Phase, lost: Lost): Claim | null {
  const { pieces } = clause;
  const quiet = pieces.findIndex((piece) => means(piece, "discard", "no-reply", "does-nothing"));
  if (quiet >= 0) {
    const deed: Deed = { does: "answers", flags: ["ACK"] };
    const who = actorAt(clause, memory, lost, quiet);
    return aftermath(clause, memory, phase, lost, { who, isDenied: true, deed });
  }
  const at = pieces.findIndex(({ kind }) => kind === "segment");
  const segment = pieces[at];
  const verb = pieces.findIndex((piece) => means(piece, "verb.send", "verb.reply", "reply-it"));
  const ack = pieces.findIndex((piece) => means(piece, "verb.ack"));
  const said = segment?.kind === "segment" ? segment.flags : ack >= 0 ? (["ACK"] as const) : null;
  if (said === null || (verb < 0 && ack < 0)) return null;
  const place = Math.max(verb, ack);
  const isDenied = deniedAt(clause, place);
  const deed: Deed = { does: "answers", flags: said };
  const who = actorAt(clause, memory, lost, place);
  return aftermath(clause, memory, phase, lost, { who, isDenied, deed });
}

/** "stays in SYN-SENT", 退回 LISTEN: the state that the loss leaves an end in, or leads it to. */
function stateIn(clause: Clause, memory: Memory, phase: Phase, lost: Lost): Claim | null {
  const { pieces } = clause;
  const places = statesIn(clause);
  // 从 LAST-ACK 退回 CLOSE-WAIT: where it gets to.
  const isWay = places.length === 2 && has(clause, "return-to");
  const place = isWay ? places.at(-1) : places[0];
  if (place === undefined || (places.length > 1 && !isWay)) return null;
  const { state, at } = place;
  const isOther = pieces.some(
    (piece) =>
      means(piece, "verb.receive", "until", "before") ||
      (means(piece, "leave") && !isWay) ||
      piece.kind === "segment" ||
      piece.kind === "duration",
  );
  if (isOther || has(clause, "skip")) return null;
  const who = actorAt(clause, memory, lost, at) ?? memory.subject;
  if (who === null) return null;
  if (lost.isCame && !has(clause, "verb.enter")) return null;
  const isAtOnce = has(clause, "straight", "automatic", "alone");
  const isStay = pieces.slice(0, at).some((piece) => means(piece, "verb.be", "still", "forever"));
  const isLater = (lost.isMended || lost.isRepeated) && !isAtOnce && !isStay;
  // It is over at some time, after many attempts too.
  if (state === "CLOSED" && (lost.isMended || lost.isRepeated) && !isAtOnce) return null;
  return aftermath(clause, memory, phase, lost, {
    who,
    isDenied: deniedAt(clause, at),
    deed: { does: "is-in", state, isLater },
  });
}

/** "waits forever", 连接就失败了, "gives up at once": nothing is said to be sent again. */
function endIn(clause: Clause, memory: Memory, phase: Phase, lost: Lost): Claim | null {
  const { pieces } = clause;
  const idle = pieces.findIndex((piece) => means(piece, "nothing-at-all", "does-nothing"));
  if (idle >= 0) {
    // "nothing happens on the server"
    const behind = pieces.slice(idle + 1).find((piece) => named(piece, "end.") !== null);
    const who = actorAt(clause, memory, lost, behind === undefined ? idle : pieces.length);
    if (who === null) return null;
    const deed: Deed = { does: "repeats", isAlone: false };
    return aftermath(clause, memory, phase, lost, { who, isDenied: true, deed });
  }
  if (lost.isMended || lost.isRepeated || pieces.some(({ kind }) => kind === "segment"))
    return null;
  if (pieces.some((piece) => means(piece, "until", "can") && !means(piece, "filler"))) return null;
  const forever = pieces.findIndex((piece) => means(piece, "forever"));
  const waits = pieces.findIndex((piece) => means(piece, "wait", "verb.be"));
  if (forever >= 0 && (waits >= 0 || !means(pieces[forever], "still"))) {
    const who = actorAt(clause, memory, lost, Math.max(forever, waits)) ?? memory.subject;
    const isDenied = deniedAt(clause, waits < 0 ? forever : Math.min(forever, waits));
    return aftermath(clause, memory, phase, lost, {
      who,
      isDenied,
      deed: { does: "waits-forever" },
    });
  }
  const shut = pieces.findIndex((piece) => means(piece, "verb.close") && !means(piece, "give-up"));
  if (shut >= 0 && !has(clause, "timer", "time-up", "until")) {
    const who = actorAt(clause, memory, lost, shut);
    const isDenied = deniedAt(clause, shut);
    const deed: Deed = { does: "is-in", state: "CLOSED", isLater: false };
    if (who !== null) return aftermath(clause, memory, phase, lost, { who, isDenied, deed });
  }
  // 整个四次挥手要重新开始: only where the exchange itself is said to.
  const isWhole = has(
    clause,
    "three-ways",
    "four-ways",
    "opening",
    "exchange",
    "connection",
    "every-one",
  );
  const isAnew = isWhole && lost.lost > 2 && !has(clause, "timer", "two-msl");
  const end = pieces.findIndex(
    (piece) =>
      means(piece, "give-up", "breaks-off") || (isAnew && means(piece, "restart", "fatal")),
  );
  if (end < 0) return null;
  return aftermath(clause, memory, phase, lost, {
    who: null,
    isDenied: deniedAt(clause, end),
    deed: { does: "gives-up" },
  });
}
