import "server-only";
import type { Claim, NumberSaid, Phase } from "#oracle/claims/claim.ts";
import type { Clause } from "./clauses.ts";
import type { Fact, Memory } from "./memory.ts";
import { negations, reachOf } from "./reach.ts";
import { means, type Piece } from "./token.ts";
import type { Pattern, Vocabulary } from "./vocabulary.ts";

/** What a stretch of text speaks of, by the names of the vocabulary. */
export function conceptsOf(pieces: readonly Piece[]): Set<string> {
  const concepts = new Set<string>();
  for (const piece of pieces) {
    if (piece.kind === "word") for (const concept of piece.concepts) concepts.add(concept);
    if (means(piece, "acked")) concepts.add("verb.ack");
    if (piece.kind === "number") concepts.add(`number.${piece.value}`);
    if (piece.kind === "said") addSaid(concepts, piece.said);
    if (piece.kind === "segment") {
      for (const flag of piece.flags) concepts.add(`flag.${flag}`);
      if (piece.flags.length === 2) concepts.add(`flags.${piece.flags.join()}`);
    }
    if (piece.kind === "duration") {
      concepts.add("duration").add(`unit.${piece.duration.unit}`);
      if (piece.duration.unit === "ms") concepts.add(`minutes.${piece.duration.amount / 60_000}`);
      if (piece.duration.unit === "msl" && piece.duration.amount === 2) concepts.add("two-msl");
    }
  }
  return concepts;
}

/** A number said, and what it is said to equal: `said.ack=seq`, `said.seq=isn.client`. */
function addSaid(concepts: Set<string>, { field, is }: NumberSaid): void {
  concepts.add(`field.${field}`);
  if (is.base.kind === "last" && is.plus === 0) concepts.add(`said.${field}=${is.base.field}`);
  if (is.base.kind === "isn") concepts.add(`said.${field}=isn.${is.base.of}`);
}

/** Whether all that the pattern wants is spoken of, and nothing that it excludes. */
function fits({ when, unless }: Pattern, concepts: ReadonlySet<string>): boolean {
  return (
    when.every((alternatives) => alternatives.some((concept) => concepts.has(concept))) &&
    !unless.some((concept) => concepts.has(concept))
  );
}

/**
 * The statements of the table that a clause makes; `around` is its whole sentence, for what is
 * said over several clauses.
 */
export function statementFacts(
  clause: Clause,
  around: readonly Clause[],
  memory: Memory,
  phase: Phase,
  { patterns }: Vocabulary,
): Fact[] {
  const here = conceptsOf(clause.pieces);
  const isFirst = around[0] === clause;
  const wide = conceptsOf(isFirst ? around.flatMap(({ pieces }) => pieces) : []);
  const facts: Fact[] = [];
  for (const pattern of patterns) {
    if (pattern.phase !== null && pattern.phase !== phase) continue;
    if (pattern.asked !== null && pattern.asked !== memory.asked) continue;
    const isWide = pattern.within === "sentence";
    if (isWide ? !(isFirst && fits(pattern, wide)) : !fits(pattern, here)) continue;
    if (facts.some(({ claim }) => claim.kind === "statement" && claim.id === pattern.says))
      continue;
    const isTurned = pattern.negation === "turns" && negations(clause.pieces) % 2 === 1;
    const claim: Claim = {
      kind: "statement",
      ...reachOf(clause, memory, phase),
      isDenied: isTurned,
      id: pattern.says,
    };
    const last = isWide ? (around.at(-1) ?? clause) : clause;
    facts.push({ claim, start: clause.start, end: last.end });
  }
  return facts;
}
