import "server-only";
import type { Claim, Phase, Subject } from "#oracle/claims/claim.ts";
import type { Clause } from "../clauses/clauses.ts";
import { has, negations, reachOf } from "../clauses/reach.ts";
import { subjectOf } from "../clauses/subject.ts";
import { type Memory, otherThan } from "../memory.ts";
import { means, named, type Piece } from "../words/token.ts";

/** "may send until its own FIN", 在收到对方 FIN 之前都可以发数据: up to which segment. */
export function untils(clause: Clause, memory: Memory, phase: Phase): Claim | null {
  const { pieces } = clause;
  if (phase !== "close" || negations(pieces) > 0) return null;
  const turn = pieces.findIndex((piece) => means(piece, "until", "before"));
  const at = pieces.findIndex(({ kind }) => kind === "segment");
  const segment = pieces[at];
  if (turn < 0 || segment?.kind !== "segment") return null;
  // 发出 FIN 之前 stands behind its segment, "until its FIN" in front of it.
  const isBehind = means(pieces[turn], "behind") || turn > at;
  if (isBehind !== turn > at || Math.abs(turn - at) > 4) return null;
  const main = isBehind ? pieces.slice(turn + 1) : pieces.slice(0, turn);
  const isAllowed = main.some((piece) => means(piece, "can", "able-still", "remaining-data"));
  const isSending = main.some((piece) => means(piece, "verb.send", "able-still", "remaining-data"));
  const isEcho = main.every((piece) => piece.kind !== "segment") && !isBehind && has(clause, "so");
  if (!isAllowed || !(isSending || isEcho) || has(clause, "wait", "able-receive", "not-receive"))
    return null;
  const lead = pieces.slice(0, isBehind ? at : turn);
  const who = lead
    .map((piece) => subjectOf(piece, memory.subject))
    .find((one) => one !== undefined);
  if (who === undefined || who === null || who === "both") return null;
  const isAck = segment.flags.join() === "ACK";
  const isLast = pieces.slice(Math.max(0, at - 3), at).some((piece) => means(piece, "last"));
  if ((!isAck && segment.flags.join() !== "FIN") || (isAck && !isLast)) return null;
  const of = isAck ? null : senderOf(pieces, at, who);
  if (of === null && !isAck) return null;
  const reach = { ...reachOf(clause, memory, phase), isAlways: false };
  return { kind: "until", ...reach, isDenied: false, who, of, flags: segment.flags, isLast };
}

/** Whose FIN it is: named before or behind it, or sent or received by who is spoken of. */
function senderOf(pieces: readonly Piece[], at: number, who: Subject): Subject {
  const near = [...pieces.slice(Math.max(0, at - 3), at), ...pieces.slice(at + 1, at + 4)];
  const lead = pieces.slice(Math.max(0, at - 3), at);
  for (const piece of near) {
    const end = named(piece, "end.");
    if (end === "other") return otherThan(who);
    const one = subjectOf(piece, who);
    if (one !== undefined && one !== null && one !== who && end !== "one") return one;
  }
  if (lead.some((piece) => means(piece, "verb.receive", "verb.arrive"))) return otherThan(who);
  const isOwn = lead.some((piece) => means(piece, "own", "it", "verb.send"));
  return isOwn ? who : null;
}
