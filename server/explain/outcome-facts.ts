import "server-only";
import type { AftermathClaim, Claim, Deed, Phase, Subject } from "#oracle/claims/claim.ts";
import type { Flag } from "#oracle/index.ts";
import { placed } from "./arrivals.ts";
import type { Clause } from "./clauses.ts";
import { numberIn, ORDINALS, roleOf } from "./loss-names.ts";
import { isIf } from "./losses.ts";
import { type Fact, type Memory, otherThan } from "./memory.ts";
import { deniedAt, has, isNegation, reachOf } from "./reach.ts";
import { statesIn } from "./state-places.ts";
import { subjectOf } from "./subject.ts";
import { means, named, type Piece } from "./token.ts";
import { withoutUntil } from "./until-moment.ts";

/** What is known of a loss where its outcome is told. */
export type Lost = {
  readonly lost: number;
  /** Who is said not to have got it: the subject of what follows. */
  readonly misser: Subject;
  /** The sentence has told before that something is sent again, or that it arrives. */
  readonly isMended: boolean;
  /** The sentence tells at all that something is sent again. */
  readonly isRepeated: boolean;
};

/** Whoever speaks of these speaks of more than of one segment that is lost. */
const ELSE = [
  "retries-end",
  "retry-many",
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
  "want",
  "rather-than",
  "not-necessarily",
] as const;

/** What a clause says the loss of a segment leads to. */
export function outcomeFacts(
  clause: Clause,
  memory: Memory,
  phase: Phase,
  lost: Lost,
): readonly Fact[] {
  if (has(clause, ...ELSE) || clause.pieces.some(isIf)) return [];
  const claim =
    resetIn(clause, memory, phase, lost) ??
    repeatIn(clause, memory, phase, lost) ??
    stateIn(clause, memory, phase, lost) ??
    endIn(clause, memory, phase, lost);
  return claim === null ? [] : [{ claim, start: clause.start, end: clause.end }];
}

function aftermath(
  clause: Clause,
  memory: Memory,
  phase: Phase,
  { lost }: Lost,
  said: Pick<AftermathClaim, "who" | "deed" | "isDenied">,
): AftermathClaim {
  const reach = reachOf(clause, memory, phase);
  return { kind: "aftermath", ...reach, isAlways: false, isExclusive: false, lost, ...said };
}

/** Who acts at the place `at`: not whose segment it is, nor whom it is sent to. */
function actorAt(clause: Clause, memory: Memory, lost: Lost, at: number): Subject {
  const { pieces } = clause;
  const by = pieces.findIndex(
    (piece, index) => index > at && means(piece, "by") && named(pieces[index + 1], "end.") !== null,
  );
  if (by >= 0) return subjectOf(pieces[by + 1], memory.subject) ?? null;
  const base = lost.misser ?? memory.subject;
  const receiver = otherThan(placed(memory.phase, lost.lost).who);
  let who: Subject | undefined;
  let isIt = false;
  for (const [index, piece] of pieces.entries()) {
    if (index >= at) break;
    if (means(piece, "it") && !means(piece, "own")) isIt = true;
    // 对方 is the end that the lost segment was sent to, or across from who was just named.
    const isOther = named(piece, "end.") === "other" && who === undefined;
    const found = isOther ? receiver : subjectOf(piece, who ?? base);
    if (found === undefined) continue;
    const before = pieces[index - 1];
    const next = pieces.slice(index + 1).find((one) => !means(one, "own"));
    const isAim = means(before, "to", "verb.send", "of", "ba");
    const isOwner = next?.kind === "segment" || means(next, "noun.ack");
    if (!isAim && !isOwner) who = found;
  }
  if (who !== undefined) return who;
  return isIt ? base : lost.misser;
}

/** "the server sends a RST", 会收到 RST: no end does so for a lost segment. */
function resetIn(clause: Clause, memory: Memory, phase: Phase, lost: Lost): Claim | null {
  const { pieces } = clause;
  const at = pieces.findIndex((piece) => piece.kind === "segment" && piece.flags.includes("RST"));
  // Whoever has gone by then answers with a RST.
  if (at < 0 || (lost.isMended && phase === "close") || has(clause, "state.CLOSED")) return null;
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

/** "the client retransmits it", 由服务器重发: who sends again, and what. */
function repeatIn(spoken: Clause, memory: Memory, phase: Phase, lost: Lost): Claim | null {
  const clause = withoutUntil(spoken);
  const { pieces } = clause;
  const at = verbAt(pieces);
  if (at < 0 || has(clause, "again-of")) return null;
  const who = actorAt(clause, memory, lost, at);
  const asks = pieces.findIndex((piece, index) => index < at && means(piece, "ask-for", "ask"));
  if (asks >= 0) {
    const asker = actorAt(clause, memory, lost, asks);
    const deed: Deed = { does: "asks" };
    return aftermath(clause, memory, phase, lost, {
      who: asker,
      isDenied: deniedAt(clause, asks),
      deed,
    });
  }
  const isReceived = pieces.some(
    (piece, index) =>
      means(piece, "verb.receive", "verb.arrive") &&
      index !== at &&
      !pieces.slice(Math.max(0, index - 2), index).some(isNegation),
  );
  if (isReceived || means(pieces[at + 1], "of")) return null;
  const flags = objectOf(clause, phase, lost, at);
  if (flags === "unknown") return null;
  const isDenied = deniedAt(clause, at);
  if (isDenied && has(clause, "must", "nobody")) return null;
  const isAlone = pieces.slice(0, at).some((piece) => means(piece, "only", "exclusive"));
  if (flags === null || (isAlone && flags.join() !== "ACK")) {
    if (who === null) return null;
    return aftermath(clause, memory, phase, lost, {
      who,
      isDenied,
      deed: { does: "repeats", isAlone },
    });
  }
  const isAck = flags.join() === "ACK";
  const isAble = pieces.some((piece) => means(piece, "can") && !means(piece, "filler"));
  // An ACK goes out again as the answer to what comes again.
  if (isAck && (lost.isMended || isAble)) return null;
  const reach = reachOf(clause, memory, phase);
  return {
    kind: "repeat",
    ...reach,
    isAlways: false,
    isExclusive: false,
    isDenied,
    // Which segment was lost was counted in a close by the client, where nobody said whose it is.
    who: phase === "close" && memory.context.closer === null ? (roleOf(who, memory) ?? who) : who,
    flags,
    lost: lost.lost,
    isTimed: isAck,
    state: null,
  };
}

/** Where a clause says that something is sent again. */
function verbAt(pieces: readonly Piece[]): number {
  const at = pieces.findIndex(
    (piece, index) => means(piece, "verb.repeat") && !means(pieces[index + 1], "timer", "wait"),
  );
  if (at >= 0) return at;
  const again = pieces.findIndex((piece) => means(piece, "again"));
  const verb = pieces.findIndex((piece) => means(piece, "verb.send", "goes-out", "ask-for", "ask"));
  return again < 0 ? -1 : verb;
}

/** What is sent again; null where it is not said. */
function objectOf(
  clause: Clause,
  phase: Phase,
  { lost }: Lost,
  at: number,
): readonly Flag[] | null | "unknown" {
  const { pieces } = clause;
  const segments = pieces.filter(({ kind }) => kind === "segment");
  const behind = pieces.slice(at + 1);
  const object = behind.find(({ kind }) => kind === "segment") ?? segments.at(-1);
  if (object?.kind === "segment") return object.flags.includes("RST") ? "unknown" : object.flags;
  const step = ORDINALS.findIndex((name) => behind.some((piece) => means(piece, name))) + 1;
  const place = step > 0 ? step : numberIn(clause, behind);
  if (place !== null)
    return place > (phase === "open" ? 3 : 4) ? "unknown" : placed(phase, place).flags;
  if (pieces.some((piece) => means(piece, "noun.ack"))) return ["ACK"];
  if (behind.some(({ kind }) => kind === "number" || kind === "said")) return "unknown";
  const isLost =
    behind.some((piece) => means(piece, "it", "this") && !means(piece, "own")) ||
    /\bit\b/i.test(textOf(clause, at)) ||
    pieces.slice(0, at).some((piece) => means(piece, "by", "agent")) ||
    (means(pieces[at - 1], "verb.be") && behind.some((piece) => means(piece, "by")));
  return isLost ? placed(phase, lost).flags : null;
}

function textOf({ pieces, text, start }: Clause, at: number): string {
  const piece = pieces[at];
  return piece === undefined ? "" : text.slice(piece.start - start, piece.end - start);
}

/** "stays in SYN-SENT", 退回 LISTEN: the state that the loss leaves an end in, or leads it to. */
function stateIn(clause: Clause, memory: Memory, phase: Phase, lost: Lost): Claim | null {
  const { pieces } = clause;
  const places = statesIn(clause);
  const [place] = places;
  if (place === undefined || places.length > 1) return null;
  const { state, at } = place;
  const isOther = pieces.some(
    (piece) =>
      means(piece, "verb.receive", "until", "before", "leave") ||
      piece.kind === "segment" ||
      piece.kind === "duration",
  );
  if (isOther || has(clause, "skip")) return null;
  const who = actorAt(clause, memory, lost, at) ?? memory.subject;
  if (who === null || who === "both") return null;
  const isAtOnce = has(clause, "straight", "automatic", "alone");
  const isStay = pieces.slice(0, at).some((piece) => means(piece, "verb.be", "still", "forever"));
  const isLater = (lost.isMended || lost.isRepeated) && !isAtOnce && !isStay;
  // It is over at some time, after many attempts too.
  if (state === "CLOSED" && (lost.isMended || lost.isRepeated)) return null;
  return aftermath(clause, memory, phase, lost, {
    who,
    isDenied: deniedAt(clause, at),
    deed: { does: "is-in", state, isLater },
  });
}

/** "waits forever", 连接就失败了, "gives up at once": nothing is said to be sent again. */
function endIn(clause: Clause, memory: Memory, phase: Phase, lost: Lost): Claim | null {
  const { pieces } = clause;
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
  const end = pieces.findIndex((piece) => means(piece, "give-up", "breaks-off"));
  if (end < 0) return null;
  return aftermath(clause, memory, phase, lost, {
    who: null,
    isDenied: deniedAt(clause, end),
    deed: { does: "gives-up" },
  });
}
