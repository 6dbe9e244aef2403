import "server-only";
import type { Clause } from "../clauses/clauses.ts";
import { negations, reachOf } from "../clauses/reach.ts";
import { subjectOf } from "../clauses/subject.ts";
import type { Fact, Memory } from "../memory.ts";
import { means, named, type Piece } from "../words/token.ts";

/** What may stand beside "does not wait" where the wait of the close is meant. */
const BESIDE: readonly string[] = [
  "not",
  "must",
  "wait",
  "always",
  "verb.be",
  "verb.close",
  "verb.enter",
  "straight",
  "now",
  "then",
  "also",
  "while",
  "filler",
  "but-rather",
  "at-all",
];

/** How many sentences ago the wait may have been spoken of. */
const RECENT = 1;

/** "The client is CLOSED without waiting", "the client need not": it does not wait 2MSL. */
export function noWaitFacts(clause: Clause, memory: Memory): readonly Fact[] {
  const { pieces, start, end, sentence } = clause;
  if (memory.asked !== "close" || memory.phase !== "close" || clause.isQuestion) return [];
  const isAtOnce = memory.waitIn === sentence && pieces.some((one) => means(one, "straight"));
  if (negations(pieces) !== (isAtOnce ? 0 : 1) || !pieces.every(isBeside)) return [];
  const isSaid = pieces.some((piece) => means(piece, "wait"));
  const isClosed = pieces.some((piece) => named(piece, "state.") !== null);
  const isElided = memory.waitIn === sentence && means(pieces.at(-1), "must", "not");
  const isKnown = isClosed || (memory.waitIn >= 0 && sentence - memory.waitIn <= RECENT);
  const isGone = isClosed || pieces.some((piece) => means(piece, "verb.close"));
  if (!(isAtOnce ? isGone : isSaid ? isKnown : isElided)) return [];
  const ends = pieces.flatMap((piece) => subjectOf(piece, memory.subject) ?? []);
  const who = ends.length === 1 ? ends[0] : undefined;
  if (who === undefined || who === "both") return [];
  const reach = { ...reachOf(clause, memory, "close"), isDenied: true, isAlways: false };
  const duration = { unit: "msl", amount: 2 } as const;
  const claim = { kind: "wait", ...reach, who, state: null, duration, isLinux: false } as const;
  return [{ claim, start, end }];
}

function isBeside(piece: Piece): boolean {
  if (piece.kind !== "word") return false;
  const state = named(piece, "state.");
  if (state !== null) return state === "CLOSED";
  return named(piece, "end.") !== null || means(piece, ...BESIDE);
}
