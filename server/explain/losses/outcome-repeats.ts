import "server-only";
import type { Claim, Deed, Phase, Subject } from "#oracle/claims/claim.ts";
import type { Flag } from "#oracle/index.ts";
import type { Clause } from "../clauses/clauses.ts";
import { deniedAt, has, isNegation, reachOf } from "../clauses/reach.ts";
import type { Memory } from "../memory.ts";
import { placed } from "../segments/arrivals.ts";
import { withoutUntil } from "../states/until-moment.ts";
import { means, named, type Piece } from "../words/token.ts";
import { numberIn, ORDINALS } from "./loss-names.ts";
import { actorAt, aftermath, asRole, type Lost } from "./outcome-ends.ts";
import { isOnlyName } from "./repeat-facts.ts";

/** "the client retransmits it", 由服务器重发: who sends again, and what. */
export function repeatIn(spoken: Clause, memory: Memory, phase: Phase, lost: Lost): Claim | null {
  const clause = withoutUntil(spoken);
  const { pieces } = clause;
  const at = verbAt(pieces);
  if (at < 0 || has(clause, "again-of", "seqno", "field.seq", "field.ack", "field.isn"))
    return null;
  if (isOnlyName(clause, at) || (means(pieces[at], "retry") && has(clause, "verb.enter")))
    return null;
  // "the FIN is repeated": nobody is named.
  const isPassive = means(pieces[at - 1], "verb.be") && !pieces.slice(at).some(isBy);
  const who = isPassive ? null : actorAt(clause, memory, lost, at);
  const asks = pieces.findIndex((_, index) => index <= at && isAsking(pieces, index));
  if (asks >= 0) {
    const asker = actorAt(clause, memory, lost, asks);
    const isDenied = deniedAt(clause, asks);
    return aftermath(clause, memory, phase, lost, { who: asker, isDenied, deed: { does: "asks" } });
  }
  const isReceived = pieces.some(
    (piece, index) =>
      means(piece, "verb.receive", "verb.arrive") &&
      index < at &&
      !pieces.slice(Math.max(0, index - 2), index).some(isNegation),
  );
  if (means(pieces[at + 1], "of", "while")) return null;
  const flags = objectOf(clause, phase, lost, at);
  if (flags === "unknown") return null;
  if (isReceived || lost.isCame) return answerIn(clause, memory, phase, lost, { who, flags });
  const isWithout = pieces
    .slice(Math.max(0, at - 2), at)
    .some((piece) => means(piece, "without", "nothing-at-all"));
  const isDenied = deniedAt(clause, at) !== isWithout;
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
    who: asRole(who, memory, phase),
    flags,
    lost: lost.lost,
    isTimed: isAck,
    state: null,
  };
}

function isBy(piece: Piece): boolean {
  return means(piece, "by", "agent");
}

/** 通知客户端重发, "asks for it again": another end is to do it. */
function isAsking(pieces: readonly Piece[], at: number): boolean {
  const [piece, next] = [pieces[at], pieces[at + 1]];
  if (means(piece, "ask", "ask-for")) return true;
  // 由客户端重传: by whom, and nobody asks.
  const isAsker = pieces.slice(0, at).some((one) => named(one, "end.") !== null);
  if (!isAsker || means(piece, "by", "agent", "from")) return false;
  return (
    means(piece, "announce", "tell-it", "dictate", "finds-out", "verb.put", "help-to") &&
    named(next, "end.") !== null
  );
}

/** 收到后重发 ACK: what goes out again as the answer to what came again. */
function answerIn(
  clause: Clause,
  memory: Memory,
  phase: Phase,
  lost: Lost,
  { who, flags }: { readonly who: Subject; readonly flags: readonly Flag[] | null },
): Claim | null {
  if (!lost.isMended || flags === null || who === null) return null;
  const deed: Deed = { does: "answers", flags };
  return aftermath(clause, memory, phase, lost, { who, isDenied: false, deed });
}

/** Where a clause says that something is sent again. */
function verbAt(pieces: readonly Piece[]): number {
  const at = pieces.findIndex(
    (piece, index) => means(piece, "verb.repeat") && !means(pieces[index + 1], "timer", "wait"),
  );
  if (at >= 0) return at;
  const anew = pieces.findIndex(
    (piece, index) =>
      (means(piece, "retry") && !means(piece, "again")) ||
      means(piece, "sends-anew") ||
      (means(piece, "verb.send") && means(pieces[index + 1], "changed")),
  );
  if (anew >= 0) return anew;
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
