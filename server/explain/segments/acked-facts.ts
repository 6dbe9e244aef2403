import "server-only";
import type { Phase } from "#oracle/claims/claim.ts";
import type { StatementId } from "#oracle/claims/statements.ts";
import type { Clause } from "../clauses/clauses.ts";
import { has, isNegation, reachOf } from "../clauses/reach.ts";
import type { Fact, Memory } from "../memory.ts";
import { means, type Piece } from "../words/token.ts";

type Acked = "SYN" | "FIN" | "ACK";

/** What the table says of the acknowledgment of each, and whether it says that there is one. */
const SAYS: Readonly<Record<Acked, { readonly id: StatementId; readonly isAcked: boolean }>> = {
  SYN: { id: "isn-not-acknowledged", isAcked: false },
  FIN: { id: "fin-not-acked", isAcked: false },
  ACK: { id: "pure-ack-acked", isAcked: true },
};

/** "The third segment is acknowledged", "the last ACK needs an ACK too", "each FIN must be acked". */
export function ackedFacts(clause: Clause, memory: Memory, phase: Phase): readonly Fact[] {
  const { pieces, start, end } = clause;
  const at = pieces.findIndex((piece) => piece.kind === "segment" || means(piece, "third"));
  const what = whatOf(pieces[at], phase);
  if (at < 0 || what === null || isOther(clause)) return [];
  const verb = pieces.findIndex((_, index) => index > at && isPassive(pieces, index));
  const need = pieces.findIndex((_, index) => index > at && isNeed(pieces, index));
  const place = verb >= 0 ? verb : need;
  if (place < 0 || pieces.slice(place + 2).some(({ kind }) => kind === "segment")) return [];
  const negated = pieces.filter(isNegation).length % 2 === 1;
  // "Only the first FIN is acknowledged": the other one is not.
  const isOnlyOne = has(clause, "only") && has(clause, "first", "second", ...ENDS);
  if (has(clause, "only") && !isOnlyOne) return [];
  const { id, isAcked } = SAYS[what];
  const isDenied = (negated !== isOnlyOne) === isAcked;
  const reach = { ...reachOf(clause, memory, phase), isAlways: false };
  return [{ claim: { kind: "statement", ...reach, isDenied, id }, start, end }];
}

const ENDS = ["end.client", "end.server", "end.active", "end.passive"];

function whatOf(piece: Piece | undefined, phase: Phase): Acked | null {
  if (means(piece, "third")) return phase === "open" ? "ACK" : null;
  const flags = piece?.kind === "segment" ? piece.flags.join() : "";
  return flags === "SYN" || flags === "FIN" || flags === "ACK" ? flags : null;
}

/** "is acknowledged", "isn't acknowledged" */
function isPassive(pieces: readonly Piece[], at: number): boolean {
  if (means(pieces[at], "acked")) return true;
  const lead = pieces.slice(Math.max(0, at - 2), at);
  return means(pieces[at], "acknowledged") && lead.some((one) => means(one, "verb.be", "not"));
}

/** "needs an ACK" */
function isNeed(pieces: readonly Piece[], at: number): boolean {
  const next = pieces[at + 1];
  const isAck =
    means(next, "noun.ack") || (next?.kind === "segment" && next.flags.join() === "ACK");
  return means(pieces[at], "need") && isAck;
}

/** A condition, or more than who acknowledges what. */
function isOther(clause: Clause): boolean {
  const isMoment = has(
    clause,
    "after",
    "on-when",
    "if",
    "until",
    "before",
    "while",
    "lose",
    "because",
    "data",
    "octet",
    "wait",
    "late",
    "verb.send",
    "verb.receive",
    "verb.enter",
    "with",
    "merge",
    "people-say",
    "verb.repeat",
    "again",
    "timer",
    "own",
    "alone",
    "separate",
    "verb.close",
  );
  return isMoment || clause.pieces.some(({ kind }) => kind === "said");
}
