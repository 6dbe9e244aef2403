import "server-only";
import type { Claim, Phase, Subject } from "#oracle/claims/claim.ts";
import type { Flag } from "#oracle/index.ts";
import type { Clause } from "../clauses/clauses.ts";
import { has, negations, reachOf } from "../clauses/reach.ts";
import { subjectOf } from "../clauses/subject.ts";
import type { Fact, Memory } from "../memory.ts";
import { means, named, type Piece } from "../words/token.ts";

const ORDINALS = ["first", "second", "third", "fourth"] as const;

/** "In the first segment ACK is 0", 第三次握手 SYN 还置 1: which flags a segment has. */
export function flagFacts(clause: Clause, memory: Memory, phase: Phase): Fact[] {
  const { pieces } = clause;
  if (pieces.some(({ kind }) => kind === "said")) return [];
  if (has(clause, "except", "verb.receive", "wait", "data", "if", "takes")) return [];
  // 在确认报文段中把 SYN 和 ACK 都置 1: what somebody does to one segment.
  if (has(clause, "ba") && has(clause, "noun.ack")) return [];
  const steps = stepsIn(clause, phase);
  const claims: Claim[] = [];
  let of: readonly Flag[] | null = null;
  for (const [at, piece] of pieces.entries()) {
    if (piece.kind !== "segment") continue;
    const value = settingOf(clause, at) ?? hadBy(clause, at);
    if (value === null) {
      of ??= piece.flags;
      continue;
    }
    const called = steps.length > 0 ? null : (of ?? recalled(clause, memory));
    if (steps.length === 0 && called === null && !has(clause, "any-of")) continue;
    const isDenied =
      negations(pieces.slice(0, at + 4).filter((one) => !means(one, "flag-off"))) % 2 === 1;
    for (const flag of piece.flags) {
      const shared = {
        kind: "flag",
        ...reachOf(clause, memory, phase),
        isAlways: false,
        isDenied,
        who: steps.length > 0 ? null : whose(clause, memory, at),
        of: called,
        flag,
        isSet: value,
      } as const;
      const each = steps.length > 0 ? steps : [null];
      for (const step of each) claims.push({ ...shared, step });
      // "In the second segment only SYN is set": the other one is not.
      const other = flag === "SYN" ? "ACK" : "SYN";
      const isOnly = means(pieces[at - 1], "only", "pure") && piece.flags.length === 1;
      if (!isOnly || !value || isDenied || phase !== "open") continue;
      for (const step of steps) claims.push({ ...shared, flag: other, isSet: false, step });
    }
  }
  return claims.map((claim) => ({ claim, start: clause.start, end: clause.end }));
}

/** Which segments of the exchange are meant, by their order. */
function stepsIn({ pieces }: Clause, phase: Phase): readonly number[] {
  if (pieces.some((piece) => means(piece, "first-two"))) return [1, 2];
  const found = pieces.flatMap((piece) => {
    const at = ORDINALS.findIndex((name) => means(piece, name));
    return at < 0 ? [] : [at + 1];
  });
  if (found.length === 0 && phase === "open" && pieces.some((piece) => means(piece, "last")))
    return [3];
  return phase === "open" ? [...new Set(found)] : [];
}

/** "this segment": the one that was spoken of last. */
function recalled(clause: Clause, memory: Memory): readonly Flag[] | null {
  // "it sends a packet with the SYN flag set" speaks of that packet.
  if (has(clause, "verb.send", "verb.reply")) return null;
  return has(clause, "this", "it") ? (memory.sent?.flags ?? null) : null;
}

function whose({ pieces }: Clause, memory: Memory, at: number): Subject {
  const before = pieces.slice(0, at).map((piece) => subjectOf(piece, memory.subject));
  return before.findLast((who) => who !== undefined) ?? null;
}

/** "every segment has the SYN flag" */
function hadBy(clause: Clause, at: number): boolean | null {
  const { pieces } = clause;
  // "the moment it has the SYN-ACK": an end has got it.
  const isGot = means(pieces[at - 1], "has-flag") && means(pieces[at - 3], "after", "on-when");
  const holder = pieces[at - 2];
  if (isGot && (means(holder, "it") || named(holder, "end.") !== null)) return null;
  const isHad = pieces.slice(Math.max(0, at - 2), at).some((piece) => means(piece, "has-flag"));
  const isFlag = means(pieces[at + 1], "segment") || at === pieces.length - 1;
  return isHad && isFlag && !has(clause, "verb.send", "verb.reply") ? true : null;
}

/** Whether a flag is said to be on or off; null when nothing is said of it. */
function settingOf({ pieces, text, start }: Clause, at: number): boolean | null {
  const piece = pieces[at];
  if (piece === undefined) return null;
  if (/[=＝]\s*[1１]$/.test(text.slice(piece.start - start, piece.end - start))) return true;
  let isOver = false;
  for (const next of pieces.slice(at + 1, at + 6)) {
    // "in the SYN segment the ACK bit": what follows is said of the ACK.
    if (next.kind === "segment" && isOver) return null;
    if (means(next, "segment")) isOver = true;
    if (means(next, "flag-on")) return true;
    if (means(next, "flag-off")) return false;
    if (next.kind === "number") return next.value === 1 ? true : next.value === 0 ? false : null;
    const isBetween =
      next.kind === "segment" ||
      means(
        next,
        "segment",
        "verb.be",
        "mark.eq",
        "always",
        "now",
        "still",
        "not",
        "end.both",
        "verb.enter",
        "only",
      );
    if (!isBetween) return null;
  }
  return null;
}

/** "each end sends two FINs", 每一方发两次 FIN */
export function timesFacts(clause: Clause, memory: Memory, phase: Phase): Fact[] {
  const { pieces } = clause;
  const at = pieces.findIndex((piece) => piece.kind === "segment");
  const segment = pieces[at];
  if (segment?.kind !== "segment" || !has(clause, "verb.send")) return [];
  if (has(clause, "verb.repeat", "lose", "if", "verb.receive")) return [];
  const flag = segment.flags.find((one) => one === "FIN" || one === "SYN");
  const count = countAt(pieces, at);
  if (flag === undefined || segment.flags.length > 1 || count === null) return [];
  const who = pieces
    .map((piece) => subjectOf(piece, memory.subject))
    .find((one) => one !== undefined);
  if (who === undefined) return [];
  const claim: Claim = {
    kind: "times",
    ...reachOf(clause, memory, phase),
    isAlways: false,
    who,
    flag,
    count,
  };
  return [{ claim, start: clause.start, end: clause.end }];
}

/** How many of the segment at `at` are spoken of: more than one. */
export function countAt(pieces: readonly Piece[], at: number): number | null {
  const before = pieces[at - 1];
  if (before?.kind === "number" && before.value > 1 && before.value < 10) return before.value;
  // "sends both FINs"
  if (named(before, "end.") === "both" && means(pieces[at - 2], "verb.send")) return 2;
  const behind = pieces.slice(at + 1, at + 3).find((piece) => means(piece, "twice"));
  if (behind !== undefined || means(before, "twice", "two-ways")) return 2;
  return null;
}
