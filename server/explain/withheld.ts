import "server-only";
import { STATEMENTS, type Statement } from "#oracle/claims/statements.ts";
import type { Clause } from "./clauses/clauses.ts";
import type { Fact } from "./memory.ts";
import { means, named, type Piece } from "./words/token.ts";

/** Said without a moment of its own: the condition in front of it says when. */
export function isLoose(claim: Fact["claim"]): boolean {
  return claim.kind === "event" || (claim.kind === "state" && claim.when === null);
}

/** "My side enters LAST-ACK": that some end does so does not show that this one does. */
export function isOfSomebody({ pieces }: Clause, claim: Fact["claim"]): boolean {
  // "no data in either direction": of one end it may be true.
  if (claim.kind === "talks") return pieces.some((piece) => means(piece, "both-ways"));
  if (claim.kind !== "state" || claim.who !== null) return false;
  // "CLOSE-WAIT comes after FIN-WAIT-2": that there is such a state says nothing.
  if (claim.when === null && claim.lost === null && !claim.isDenied) return true;
  return pieces.some((piece) => named(piece, "end.") !== null);
}

/** Two SYNs of one end are told of, an old one and its own: which has the number stays open. */
export function isOfOneSyn(claim: Fact["claim"]): boolean {
  return (
    claim.kind === "event" &&
    claim.happening.flags.join() === "SYN" &&
    claim.numbers.some(({ field }) => field === "seq")
  );
}

/** "responds with a SYN, and confirms": the ACK of the second segment stands beside its SYN. */
export function isHalfOfSecond(
  claim: Fact["claim"],
  clause: Clause,
  around: readonly Clause[],
): boolean {
  if (claim.kind !== "event" || claim.phase !== "open") return false;
  const { who, happening } = claim;
  // "gets the SYN K of the server, ACK J+1": the rest of the same segment.
  const isRest = who === null && happening.flags.join() === "ACK" && claim.numbers.length > 0;
  const last = around[around.indexOf(clause) - 1];
  if (isRest && last?.pieces.some((piece) => means(piece, "verb.receive")) === true) return true;
  const isSent = happening.verb === "sends" && (who === "server" || who === "passive");
  const isReceived = happening.verb === "receives" && (who === "client" || who === "active");
  if (happening.flags.join() !== "SYN" || !(isSent || isReceived)) return false;
  return around.some(
    (one) =>
      one !== clause &&
      Math.abs(around.indexOf(one) - around.indexOf(clause)) <= 2 &&
      !one.pieces.some((piece) => named(piece, "end.") === "client" || means(piece, "then")) &&
      one.pieces.some(tellsAck),
  );
}

/** 第二个报文如果确认号不对，会回 RST: what a RST answers in a case that was put is not known. */
export function isResetOfCase(
  claim: Fact["claim"],
  clause: Clause,
  around: readonly Clause[],
): boolean {
  if (claim.kind !== "event" || !claim.happening.flags.includes("RST")) return false;
  return around.some(
    (one) =>
      one !== clause &&
      one.pieces.some((piece) => means(piece, "if", "suppose", "wrong-value")) &&
      !one.pieces.some((piece) => means(piece, "lose")),
  );
}

function tellsAck(piece: Piece): boolean {
  if (piece.kind === "said") return piece.said.field === "ack";
  if (piece.kind === "segment") return piece.flags.includes("ACK");
  return means(piece, "verb.ack", "noun.ack");
}

/** "At that point the server is": it means a moment, which the claim does not have. */
export function isOfMoment({ pieces }: Clause, claim: Fact["claim"]): boolean {
  if (claim.kind !== "state" || claim.when !== null || claim.isDenied || claim.isFinal)
    return false;
  if (claim.lost !== null) return false;
  // "The client is CLOSED at the same time": as what was told last.
  if (claim.who !== "both" && pieces.some((piece) => means(piece, "at-same-time", "during")))
    return true;
  if (pieces.some((piece) => means(piece, "verb.enter", "from-then"))) return false;
  return pieces.some((piece) => means(piece, "now") && !means(piece, "already"));
}

/** A true statement and a false one, read in the same words: neither was understood. */
export function unanimous(facts: readonly Fact[]): readonly Fact[] {
  return facts.filter(({ claim, end }) => {
    const truth = truthOf(claim);
    return (
      truth === null ||
      facts.every((other) => other.end !== end || (truthOf(other.claim) ?? truth) === truth)
    );
  });
}

/** 端口可能被耗尽: true, and beside what the questions ask. */
export function isAside(claim: Fact["claim"]): boolean {
  if (claim.kind !== "statement" || truthOf(claim) !== "true") return false;
  const { isAside = false }: Statement = STATEMENTS[claim.id];
  return isAside;
}

/** A statement that is true as it is told. */
export function isTrueSo({ claim }: Pick<Fact, "claim">): boolean {
  return truthOf(claim) !== "false";
}

function truthOf(claim: Fact["claim"]): "true" | "false" | null {
  if (claim.kind !== "statement") return null;
  const { holds } = STATEMENTS[claim.id];
  if (holds === "partly") return null;
  return (holds === "yes") !== claim.isDenied ? "true" : "false";
}

/** "whoever closes first": said of every case. */
export function exclusive(fact: Fact): Fact {
  const isOfBoth = "who" in fact.claim && fact.claim.who === "both";
  return isOfBoth ? fact : { ...fact, claim: { ...fact.claim, isExclusive: true } };
}
