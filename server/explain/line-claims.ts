import "server-only";
import type { Claim } from "#oracle/claims/claim.ts";
import { contextAfter, judgeClaim } from "#oracle/claims/judge.ts";
import { toldBy } from "./clause-claims.ts";
import type { Clause } from "./clauses/clauses.ts";
import { type ExplainedClaim, unchecked, worse } from "./explained-claim.ts";
import { chainAt } from "./grammar/chains.ts";
import { coveredAt } from "./grammar/covered.ts";
import { remembered } from "./grammar/remembered.ts";
import { behindLine, type ReadLine } from "./lines/lines.ts";
import type { Memory } from "./memory.ts";
import { shortAnswerAt } from "./notes/short-answers.ts";
import { stateNoteAt } from "./notes/state-notes.ts";
import { statePathAt } from "./notes/state-paths.ts";
import type { Reading } from "./reading.ts";

/** Reads the chain that begins with a clause, if one does: the way of one end along arrows. */
export function readChain(reading: Reading, clause: Clause): boolean {
  const { answer, plain, memory, vocabulary } = reading;
  const chain =
    chainAt(answer, plain, clause, memory, vocabulary) ??
    statePathAt(reading, clause) ??
    stateNoteAt(reading, clause) ??
    shortAnswerAt(reading, clause);
  if (chain === null) return false;
  reading.chainEnd = chain.end;
  tellLine(reading, chain, clause);
  return true;
}

/** Reads the line of a walkthrough that a clause stands in, once, if it stands in one. */
export function readOwnLine(reading: Reading, clause: Clause, index: number): boolean {
  const own = reading.lines[reading.line];
  if (own === undefined || own.start > clause.start || clause.end > own.end) return false;
  if (reading.lineDone === reading.line) return true;
  reading.lineDone = reading.line;
  const { plain, clauses } = reading;
  const noted = coveredAt(reading, index, reading.memory);
  const isWhole = (clauses[index + (noted?.count ?? 1) - 1]?.end ?? 0) >= own.end;
  if (noted === null || !isWhole || !isOfStates(noted.claims, own)) {
    tellLine(reading, own, clause);
    return true;
  }
  const memory = withFirstFin(remembered(reading.memory, noted, clause));
  reading.memory = memory;
  const told = toldBy(noted, plain, memory.context);
  reading.found.push({ clause, told, tale: reading.tale, isOnlyLoss: false });
  return true;
}

/** Who sends the first FIN that is told of closes first, where nothing else was said. */
function withFirstFin(memory: Memory): Memory {
  const { action, context, phase } = memory;
  if (action === null || context.closer !== null || phase !== "close") return memory;
  const { who, happening } = action;
  const isFin = happening.verb === "sends" && happening.flags.includes("FIN");
  if (!isFin || (who !== "client" && who !== "server")) return memory;
  return { ...memory, context: { ...context, closer: who } };
}

/** "srv: SYN in -> SYN-RECEIVED" is a note, and no drawing of who sends what. */
function isOfStates(claims: readonly Claim[], { subject }: ReadLine): boolean {
  const states = claims.filter((one) => one.kind === "state" || one.kind === "transition");
  const isRest = claims.every((one) => one.kind === "event" || states.some((own) => own === one));
  const isOwn = claims.every((one) => "who" in one && (subject ?? one.who) === one.who);
  return isRest && isOwn && states.length > 0 && states.every(({ when }) => when !== null);
}

/** Judges what a line of a walkthrough says, each piece by itself, and remembers it. */
function tellLine(reading: Reading, line: ReadLine, clause: Clause): void {
  const { answer, found, judged } = reading;
  let memory = behindLine(reading.memory, line, clause);
  for (const { start, end, facts } of line.units.toSorted((a, b) => a.start - b.start)) {
    let worst: ExplainedClaim | null = null;
    for (const fact of facts) {
      const judgement = judgeClaim(fact.claim, memory.context);
      memory = { ...memory, context: contextAfter(fact.claim, memory.context) };
      if (judgement === null) continue;
      judged.push({ fact, verdict: judgement.verdict });
      const text = answer.slice(start, end);
      worst = worse(worst, { text, start, end, ...judgement });
    }
    found.push(worst ?? unchecked({ text: answer.slice(start, end), start, end }));
  }
  for (const { start, end } of line.rest) found.push(...beside(answer, start, end));
  reading.memory = memory;
}

/** What a line has beside its claims. */
function beside(answer: string, start: number, end: number): ExplainedClaim[] {
  const text = answer.slice(start, end);
  return /[\p{L}\d]/u.test(text) ? [unchecked({ text, start, end })] : [];
}
