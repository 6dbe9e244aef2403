import "server-only";
import type { Claim, Judgement } from "#oracle/claims/claim.ts";
import { contextAfter, judgeClaim } from "#oracle/claims/judge.ts";
import type { Context } from "#oracle/claims/numbering.ts";
import type { Clause } from "./clauses/clauses.ts";
import { closerIn } from "./clauses/closer.ts";
import { withOtherTold } from "./clauses/other-end.ts";
import type { Told } from "./explained-claim.ts";
import { withCloser, withLoss } from "./grammar/circumstances.ts";
import { type Covered, coveredAt, isOutdone } from "./grammar/covered.ts";
import { remembered } from "./grammar/remembered.ts";
import type { Fact, Memory } from "./memory.ts";
import { partsOf } from "./number-claims.ts";
import { type Claimed, readClause } from "./read-clause.ts";
import type { Reading } from "./reading.ts";
import { newTale, standOf } from "./who-closed.ts";
import { isAside } from "./withheld.ts";
import { named, type Piece } from "./words/token.ts";

/** Reads a clause of prose: by the grammar where that covers it, or else by the other readers. */
export function readProse(reading: Reading, clause: Clause, index: number): void {
  const { clauses, vocabulary, coveredTo } = reading;
  const stretch = reading.sentences(clause);
  const before = withCloser(stretch, reading.memory);
  const isNext = index === coveredTo + 1;
  const covered = index <= coveredTo ? null : coveredAt(reading, index, before, isNext);
  const isOpen = covered === null && index > coveredTo;
  const read = readClause(clause, clauses, index, before, isOpen ? vocabulary : null);
  if (read.memory.context.closer !== before.context.closer) reading.tale = newTale();
  reading.tale.isTold ||= closerIn(clause.pieces, null) !== null;
  const { lost, lostIn } = before;
  // Which loss several clauses tell of together, the grammar knows.
  const isTold = index <= coveredTo && lostIn === clause.sentence;
  reading.memory = isTold
    ? { ...read.memory, lost, lostIn }
    : withLoss(stretch, clause, read.memory);
  const isSure = covered !== null && isOfObject(covered, before, clause);
  const facts = (): readonly Fact[] => (isSure ? [] : read.told().facts);
  if (covered !== null && !isOutdone(covered, facts, read.memory.context)) {
    tellCovered(reading, covered, clause, index, before);
    return;
  }
  // What was read together with the clause in front of it says nothing more.
  if (index > coveredTo) tellRead(reading, read.told(), clause);
}

/** "… to the server, and it goes to SYN_RCVD": the grammar has seen whom "it" may mean. */
function isOfObject({ claims }: Covered, { object }: Memory, { sentence }: Clause): boolean {
  const [claim] = claims;
  if (object === null || claim === undefined || object.sentence < sentence - 1) return false;
  return "who" in claim && claim.who === object.who;
}

function tellCovered(
  reading: Reading,
  covered: Covered,
  clause: Clause,
  index: number,
  before: Memory,
): void {
  const { plain, memory, tale } = reading;
  reading.coveredTo = index + covered.count - 1;
  const after = withOtherTold(clause, before, remembered(memory, covered, clause));
  reading.memory = withSegmentNamed(clause, covered.claims, after);
  const told = toldBy(covered, plain, memory.context);
  reading.found.push({ clause, told, tale, isOnlyLoss: false });
}

/**
 * "The peer's FIN is sent only when …. After sending it": a reason names a segment, which is spoken
 * of from there on.
 */
function withSegmentNamed({ pieces }: Clause, claims: readonly Claim[], after: Memory): Memory {
  const segments = pieces.flatMap((piece) => (piece.kind === "segment" ? [piece.flags] : []));
  const [only, ...others] = segments;
  const isReason = claims.length > 0 && claims.every(({ kind }) => kind === "statement");
  if (!isReason || only === undefined || others.length > 0 || after.lost !== null) return after;
  const isSame = after.sent?.flags.join() === only.join();
  return isSame ? after : { ...after, sent: { from: null, flags: only } };
}

/** What the grammar read, as claims of a clause. */
export function toldBy({ facts }: Covered, plain: readonly Piece[], context: Context): Told[] {
  return facts
    .filter(({ fact }) => !isAside(fact.claim))
    .map(({ fact, judgement }) => ({
      fact,
      judgement,
      stand: null,
      parts: partsOf(fact, plain, fact, context),
    }));
}

function tellRead(reading: Reading, { facts, isOnlyLoss }: Claimed, clause: Clause): void {
  const { tale, pieces, found } = reading;
  const told: Told[] = [];
  let { memory } = reading;
  for (const fact of facts) {
    const judgement = judgeClaim(fact.claim, memory.context);
    if (judgement !== null && !isSilent(fact, judgement)) {
      const stand = standOf(fact.claim, judgement, memory.context);
      // What one clause says twice speaks once.
      const isNew = told.every((one) => one.stand !== stand) && !isEcho(clause, fact);
      if (stand !== null && isNew) tale[stand] += 1;
      const parts = partsOf(fact, pieces, clause, memory.context);
      told.push({ fact, judgement, stand, parts });
    }
    memory = { ...memory, context: contextAfter(fact.claim, memory.context) };
  }
  const claims = facts.map(({ claim }) => claim);
  reading.memory = withSegmentNamed(clause, claims, memory);
  found.push({ clause, told, tale, isOnlyLoss });
}

/** It is true, but not told as a claim of its own. */
function isSilent({ isDim, claim }: Fact, { verdict }: Judgement): boolean {
  return verdict === "right" && (isDim === true || isAside(claim));
}

/** "goes into TIME-WAIT and waits 2MSL": the wait speaks of nobody by itself. */
function isEcho({ pieces }: Clause, { claim }: Fact): boolean {
  return claim.kind === "wait" && pieces.every((piece) => named(piece, "end.") === null);
}
