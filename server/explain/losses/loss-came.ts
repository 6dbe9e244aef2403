import "server-only";
import type { Subject } from "#oracle/claims/claim.ts";
import type { Clause } from "../clauses/clauses.ts";
import { isNegation } from "../clauses/reach.ts";
import { subjectOf } from "../clauses/subject.ts";
import type { Memory } from "../memory.ts";
import { means, named, type Piece } from "../words/token.ts";
import { roleOf } from "./loss-names.ts";

/** A segment that comes a second time: what was lost before it, and what follows from it. */
export type Came = {
  readonly lost: number;
  /** Whom it comes to. */
  readonly to: Subject;
  readonly rest: readonly Piece[];
};

/** 收到重传的 FIN, "the SYN-ACK arrives again", "a repeated FIN is answered": null for none. */
export function cameIn({ pieces, sentence, unknown }: Clause, memory: Memory): Came | null {
  if (memory.lost !== null && memory.lostIn === sentence) return null;
  if (unknown.length > 0) return null;
  // An old duplicate is another story.
  if (pieces.some((piece) => means(piece, "old") && !means(piece, "came-again"))) return null;
  const at = pieces.findIndex(({ kind }) => kind === "segment");
  const segment = pieces[at];
  if (segment?.kind !== "segment") return null;
  const verb = pieces.findIndex(
    (piece, index) => means(piece, "verb.receive", "verb.arrive") && Math.abs(index - at) <= 4,
  );
  const lead = pieces[at - 1];
  const before = means(lead, "of", "own") ? pieces[at - 2] : lead;
  const behind = pieces[Math.max(at, verb) + 1];
  const isLed = isAgain(before) || (verb >= 0 && verb < at && means(pieces[verb - 1], "again"));
  const isBehind = verb >= 0 && means(behind, "again");
  if (!isLed && !isBehind) return null;
  if (pieces.slice(0, Math.max(at, verb)).some(isNegation)) return null;
  // 客户端重传 SYN: it is sent, and nothing is said to come.
  if (verb < 0 && !isNoun(pieces, at)) return null;
  const last = Math.max(at, verb) + (isBehind ? 2 : 1);
  const rest = pieces.slice(last);
  const from = rest.findIndex((piece) => !isCircumstance(piece));
  const to = receiverIn(pieces.slice(0, Math.max(at, verb)), memory);
  if (verb < 0 && from < 0) return null;
  const isSettled = verb > at && from < 0 && !pieces.some((piece) => means(piece, "if", "while"));
  const isOld = pieces.some((piece) => means(piece, "old"));
  const lost = isSettled ? null : lostBy(segment.flags.join(), to, memory);
  // 重复的 SYN may be an old one.
  if (lost === 2 && memory.phase === "open" && isOld) return null;
  return lost === null ? null : { lost, to, rest: from < 0 ? [] : rest.slice(from) };
}

function isAgain(piece: Piece | undefined): boolean {
  return means(piece, "verb.repeat", "again", "again-of", "duplicate-of", "came-again");
}

/** "A repeated FIN is answered": the segment begins the clause. */
function isNoun(pieces: readonly Piece[], at: number): boolean {
  const isFirst = pieces.slice(0, at).every((piece) => isAgain(piece) || means(piece, "on-when"));
  return isFirst && at > 0;
}

function isCircumstance(piece: Piece): boolean {
  return (
    named(piece, "state.") !== null ||
    means(piece, "after", "behind", "while", "during", "if", "inside", "of", "then", "now")
  );
}

function receiverIn(pieces: readonly Piece[], memory: Memory): Subject {
  const ends = pieces.map((piece) => subjectOf(piece, memory.subject));
  return ends.findLast((who) => who !== undefined) ?? null;
}

/** What was lost before such a segment comes again. */
function lostBy(flags: string, to: Subject, memory: Memory): number | null {
  if (memory.phase === "open") return flags === "SYN,ACK" ? 3 : flags === "SYN" ? 2 : null;
  if (!flags.includes("FIN")) return null;
  return roleOf(to, memory) === "passive" ? 2 : 4;
}
