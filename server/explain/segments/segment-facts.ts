import "server-only";
import type { Claim, EventClaim, Phase } from "#oracle/claims/claim.ts";
import type { Clause } from "../clauses/clauses.ts";
import { reachOf } from "../clauses/reach.ts";
import { subjectOf } from "../clauses/subject.ts";
import { type Fact, type Memory, otherThan } from "../memory.ts";
import { means, named, type Piece } from "../words/token.ts";
import { apposedFact } from "./apposed-fact.ts";
import { countAt } from "./flag-facts.ts";
import { ownNumber, placedIn } from "./number-owner.ts";
import { finAnsweredBy } from "./plain-reset.ts";
import { type Actions, type Found, isOrdinal } from "./reading.ts";
import { isBeforeOther, opensBy, wholeSecond } from "./segment-parts.ts";

/** What a clause says of segments that are sent: the main actions, with their numbers. */
export function segmentFacts(
  clause: Clause,
  memory: Memory,
  actions: Actions,
  phase: Phase,
): Fact[] {
  const facts = actions.found
    .filter((action) => isTold(clause, action))
    .flatMap((action) => eventFact(clause, memory, action, phase));
  const apposed = apposedFact(clause, memory, phase);
  return [...facts, ...apposed, ...looseFacts(clause, memory, actions, phase)];
}

/** "once it has the ACK it is CLOSED": what is received only says when. */
function isTold({ pieces }: Clause, { isMain, numbers, happening }: Found): boolean {
  if (numbers.length > 0) return true;
  // "The handshake starts when the server sends a SYN": that is what it says.
  const isOfStart = means(pieces[0], "three-ways", "opening") && means(pieces[1], "verb.start");
  if (isOfStart && happening.verb === "sends") return true;
  const hasState = pieces.some((piece) => named(piece, "state.") !== null);
  return isMain && !(happening.verb === "receives" && hasState);
}

function eventFact(clause: Clause, memory: Memory, action: Found, phase: Phase): Fact[] {
  const { pieces } = clause;
  const piece = pieces[action.at];
  if (piece === undefined || isRetold(clause, action)) return [];
  if (countAt(pieces, action.at) !== null) return [];
  // "with another FIN": one more, and no part of the plain exchange.
  const isMore = pieces
    .slice(Math.max(0, action.at - 2), action.at)
    .some((one) => means(one, "changed"));
  if (isMore && memory.lost === null) return [];
  // "with a number raised by two": a number that nobody understood.
  const isCounted = pieces.some(
    (one, at) => one.kind === "number" && means(pieces[at - 1], "by") && one.value < 10,
  );
  if (isCounted) return [];
  // "may send until B's FIN": how long, and not what.
  if (pieces.some((one) => means(one, "until")) && pieces.some((one) => means(one, "can")))
    return [];
  // "must wait 2MSL before it sends": the wait is not part of the exchange.
  const isTimed = pieces.some(({ kind }) => kind === "duration");
  if (isTimed && action.numbers.length === 0) return [];
  if (action.numbers.length > 0 && clause.sentence - memory.dataIn <= 1) return [];
  const before = Math.max(0, action.at - 5);
  const reach = reachOf(clause, memory, phase, before, action.at);
  const isReset = action.happening.flags.includes("RST");
  // "does not send its FIN yet" denies a time, not the segment.
  if (reach.isDenied && !isReset) return [];
  const { who } = action;
  const isBareReset = isReset && action.happening.answers === null;
  const answers = isBareReset ? finAnsweredBy(clause, memory, action) : action.happening.answers;
  const happening = { ...action.happening, answers };
  // 第四次挥手（ack=v+1）：客户端收到 FIN: the number is that of what is sent in this step.
  const isLabelled = action.step !== null && happening.verb === "receives";
  const numbers = isLabelled && isInFront(pieces, action.at) ? [] : action.numbers;
  // An ACK that nobody expected is rightly answered so.
  const isOfAck = isReset && happening.answers?.join() === "ACK";
  const isTaught = isOfAck || (isReset && happening.answers === null);
  const isPlaced = action.isPlaced === true;
  if (isTaught || (who === null && numbers.length === 0 && !isPlaced)) return [];
  const claim: Claim = {
    kind: "event",
    ...reach,
    who,
    happening: wholeSecond(phase, { ...action, happening, numbers }, piece),
    step: isPlaced ? action.step : isLabelled ? null : stepOf(clause, memory, action, phase),
    numbers,
    isPure: action.isPure,
  };
  const place = { start: piece.start, end: piece.end };
  const lead = pieces.findIndex((one) => means(one, "only") && !means(one, "after", "on-when"));
  const isOnlyOne = subjectOf(pieces[lead + 1], null) === who && lead >= 0 && lead < action.at;
  // "Only the client sends a FIN": the other end sends none.
  if (isOnlyOne && claim.happening.flags.join() === "FIN" && numbers.length === 0)
    return [{ claim: { ...claim, who: otherThan(who), isDenied: true }, ...place }];
  return [isBeforeOther(pieces, action) ? { claim, ...place, isDim: true } : { claim, ...place }];
}

function isInFront(pieces: readonly Piece[], at: number): boolean {
  return !pieces.slice(at).some(({ kind }) => kind === "said");
}

/** A repeated segment, or one that carries data, is another claim. */
function isRetold({ pieces }: Clause, { at }: Found): boolean {
  return pieces.some(
    (piece, index) =>
      means(piece, "verb.repeat", "lose", "separate", "merge") && Math.abs(index - at) <= 6,
  );
}

function stepOf(
  { pieces }: Clause,
  memory: Memory,
  { step, at, happening }: Found,
  phase: Phase,
): number | null {
  const near = pieces.slice(Math.max(0, at - 2), at);
  const flags = happening.flags.join();
  // "the first SYN", "the second FIN", "the last ACK": which of its kind.
  if (near.some((piece) => means(piece, "last")) && flags === "ACK")
    return phase === "open" ? 3 : 4;
  if (step !== null && near.some(isOrdinal)) return ofItsKind(near, flags, phase);
  // "With the second segment the server sends its own SYN": what else it has goes unsaid.
  const place = pieces.slice(0, at).findLastIndex(isOrdinal);
  const isInIt = means(pieces[place - 1], "with", "inside") && phase === "open" && step === 2;
  if (step !== null) return isInIt && /^(?:SYN|ACK)$/.test(flags) ? null : step;
  // "Finally the server sends an ACK", "and the server finishes with an ACK"
  const isEnd = flags === "ACK" && pieces.slice(0, at).some((piece) => means(piece, "at-last"));
  if (phase === "open" && isEnd && happening.verb === "sends") return 3;
  // "First the server sends", 先由服务器发
  // 最后服务器发 ACK: the last one of the handshake.
  const isEnded = phase === "open" && flags === "ACK" && happening.verb === "sends";
  if (isEnded && pieces.slice(0, 2).some((piece) => means(piece, "last"))) return 3;
  const isBegun = memory.action === null && pieces.slice(0, 2).some(isBeginning);
  // "the server sends a SYN first", "is the first to send a SYN"
  const isAhead =
    (means(pieces.at(-1), "first") && pieces.filter(isFlagged).length === 1) ||
    pieces.slice(0, at).some((piece) => means(piece, "first-to") || isOpening(piece)) ||
    (flags === "SYN" && opensBy(pieces.slice(0, at)));
  return phase === "open" && (isBegun || isAhead) && happening.verb === "sends" ? 1 : null;
}

function ofItsKind(near: readonly Piece[], flags: string, phase: Phase): number | null {
  const isFirst = near.some((piece) => means(piece, "first"));
  if (flags === "SYN") return phase === "open" && isFirst ? 1 : null;
  if (flags === "FIN" && phase === "close")
    return isFirst ? 1 : near.some((piece) => means(piece, "second")) ? 3 : null;
  return phase === "open" && flags === "ACK" ? 3 : null;
}

function isFlagged({ kind }: Piece): boolean {
  return kind === "segment";
}

/** "starts with": sending and being first in one word. */
function isOpening(piece: Piece): boolean {
  return means(piece, "begin-first") && means(piece, "verb.send");
}

function isBeginning(piece: Piece): boolean {
  return means(piece, "first", "begin-first");
}

/** "确认号为 x+1" alone speaks of the segment told last; "the ack number is" of all. */
function looseFacts(
  clause: Clause,
  memory: Memory,
  { loose, subject, isNamed }: Actions,
  phase: Phase,
): Fact[] {
  const { action } = memory;
  const pieces = clause.pieces.filter(({ kind }) => kind === "said");
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (loose.length === 0 || first === undefined || last === undefined) return [];
  if (clause.pieces.some((piece) => isGeneral(piece))) return [];
  if (clause.sentence - memory.dataIn <= 1) return [];
  const at = { start: first.start, end: last.end };
  const reach = reachOf(clause, memory, phase);
  const [said] = loose;
  const isRule = said?.is.base.kind === "last" && loose.length === 1;
  const isNear =
    action !== null &&
    clause.paragraph === memory.paragraph &&
    clause.sentence - memory.actionIn <= 1;
  const placed = placedIn(clause, phase);
  // "the acknowledgment number is that of the FIN": said of what answers a FIN.
  const isOfFin = clause.pieces.some(
    (piece) =>
      (piece.kind === "segment" && piece.flags.includes("FIN")) ||
      (piece.kind === "said" &&
        /FIN\b/i.test(clause.text.slice(piece.start - clause.start, piece.end - clause.start))),
  );
  if (isRule && phase === "close" && isOfFin && said?.field === "ack") {
    const happening = { verb: "sends", flags: ["ACK"], answers: ["FIN"] } as const;
    const shared = { kind: "event", ...reach, who: null, happening, step: null } as const;
    return [{ claim: { ...shared, numbers: loose, isPure: false }, ...at }];
  }
  if (isRule && placed === null && said !== undefined && (!isNear || isNamed)) {
    const who = isNamed ? subject : null;
    if (phase === "close" || who === "both") return [];
    return [{ claim: { kind: "numbering", ...reach, isAlways: false, who, said }, ...at }];
  }
  if (placed !== null) {
    const claim: Claim = {
      kind: "event",
      ...reach,
      who: null,
      ...placed,
      numbers: loose,
      isPure: false,
    };
    return [{ claim, ...at }];
  }
  if (!isNear) return [];
  const own = ownNumber(clause, action, loose, first);
  if (own !== null)
    return [{ claim: { kind: "event", ...reach, ...own, step: null, isPure: false }, ...at }];
  // 服务器如同意，…确认号取 J + 1: somebody else has begun to speak, in another segment.
  const spoken = isNamed ? subject : memory.subject;
  if (spoken !== null && spoken === otherThan(action.who) && action.happening.verb === "sends")
    return [];
  // 收到 FIN …，发送一个 ack=v+1: the number is that of the answer, which was not named.
  const isAnswer = clause.pieces.some((piece) => means(piece, "verb.send", "verb.reply"));
  if (isAnswer && action.happening.verb === "receives") return [];
  const { who, happening, step } = action;
  // "to confirm the SYN it has got, ACK = y + 1": the number of the answer.
  const isOfAnswer = happening.flags.join() === "SYN" && loose.some(({ field }) => field === "ack");
  if (isOfAnswer && happening.verb === "receives") return [];
  // "has the ACK flag on, with ack 101": of the SYN itself.
  const isOfIt = !isOfAnswer || means(clause.pieces[0], "with");
  // "The client's SYN takes one number, so the ack is x+1": a SYN has none, its answer has.
  const answer: EventClaim["happening"] = { ...happening, flags: ["SYN", "ACK"] };
  const claim: Claim = {
    kind: "event",
    ...reach,
    who: isOfIt ? who : otherThan(who),
    happening: isOfIt ? happening : answer,
    step: isOfIt ? step : null,
    numbers: loose,
    isPure: false,
  };
  return [{ claim, ...at }];
}

function isGeneral(piece: Piece): boolean {
  return means(piece, "data", "octet", "always", "not", "choose");
}
