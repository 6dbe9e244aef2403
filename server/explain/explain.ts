import "server-only";
import type { Claim, Judgement, Phase } from "#oracle/claims/claim.ts";
import { contextAfter, judgeClaim } from "#oracle/claims/judge.ts";
import type { Context } from "#oracle/claims/numbering.ts";
import type { RuleId, Sentence } from "#oracle/index.ts";
import { courseAtFirst } from "./beside.ts";
import { type Clause, clausesOf } from "./clauses/clauses.ts";
import { closerIn } from "./clauses/closer.ts";
import { chainAt } from "./grammar/chains.ts";
import { withCloser, withLoss } from "./grammar/circumstances.ts";
import { type Covered, coveredAt, isOutdone } from "./grammar/covered.ts";
import { remembered } from "./grammar/remembered.ts";
import { LONGEST_ANSWER, MOST_CLAIMS } from "./limits.ts";
import { behindLine, type ReadLine, readLines } from "./lines/lines.ts";
import { emptyMemory, type Fact, type Memory } from "./memory.ts";
import { type Part, partsOf } from "./number-claims.ts";
import { readClause } from "./read-clause.ts";
import { isMisread, newTale, type Stand, standOf, type Tale } from "./who-closed.ts";
import { isAside } from "./withheld.ts";
import { assemble } from "./words/assemble.ts";
import type { Language } from "./words/language.ts";
import { languageOf } from "./words/language.ts";
import { plainTokens } from "./words/plain.ts";
import { isQuoted, letters } from "./words/quoted.ts";
import { scan } from "./words/scan.ts";
import { mended } from "./words/spelling.ts";
import { named, type Piece } from "./words/token.ts";
import type { Vocabulary } from "./words/vocabulary.ts";

/** What is said of one piece of an answer. Offsets in UTF-16 code units of the text as typed. */
export type ExplainedClaim = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly verdict: "right" | "wrong" | "imprecise" | "unchecked";
  readonly rule: RuleId | null;
  readonly because: Sentence | null;
  /** A scenario that shows it, where one run can. */
  readonly scenario: string | null;
};

/** A claim that was found and judged, for the key points. */
export type Judged = { readonly fact: Fact; readonly verdict: "right" | "wrong" | "imprecise" };

export type Explained = {
  readonly language: Language;
  readonly claims: readonly ExplainedClaim[];
  readonly judged: readonly Judged[];
  /** Which end closes first, when the answer says so. */
  readonly first: "client" | "server" | null;
};

export type Refused = { readonly code: "too-long" | "too-many-claims"; readonly limit: number };

/** What the answer is about, when it does not say so itself, and what it may quote. */
export type Asked = { readonly phase: Phase; readonly prompts: readonly string[] };

/**
 * Splits a free answer into claims and gives each the verdict of the oracle. A pure function; an
 * answer beyond the limits is refused before any work.
 */
export function explain(
  answer: string,
  asked: Asked,
  vocabulary: Vocabulary,
): { ok: true; value: Explained } | { ok: false; error: Refused } {
  if (answer.length > LONGEST_ANSWER) return refused("too-long", LONGEST_ANSWER);
  const { text, typedAt } = mended(answer, vocabulary.spelling);
  const read = readMended(text, asked, vocabulary);
  if (!read.ok || text === answer) return read;
  const claims = read.value.claims.map((claim) => {
    const [start, end] = [typedAt(claim.start), typedAt(claim.end)];
    return { ...claim, start, end, text: answer.slice(start, end) };
  });
  return { ok: true, value: { ...read.value, claims } };
}

/** The same of an answer in which no known word is mistyped. */
function readMended(
  answer: string,
  asked: Asked,
  vocabulary: Vocabulary,
): ReturnType<typeof explain> {
  const tokens = scan(answer, vocabulary, asked.phase);
  const pieces = assemble(answer, tokens);
  const simple = plainTokens(answer, tokens, vocabulary);
  const plain = simple === tokens ? pieces : assemble(answer, simple);
  const lines = readLines(answer, plain, asked.phase, vocabulary);
  const clauses = clausesOf(answer, pieces, lines, plain);
  if (clauses.length > MOST_CLAIMS) return refused("too-many-claims", MOST_CLAIMS);
  const found: (ExplainedClaim | Draft)[] = [];
  const judged: Judged[] = [];
  let tale = newTale();
  let memory: Memory = { ...emptyMemory(asked.phase), course: courseAtFirst(clauses) };
  const prompts = asked.prompts.map(letters);
  let [line, lineDone] = [0, -1];
  let [coveredTo, chainEnd] = [-1, 0];
  clauses.forEach((clause, index) => {
    while ((lines[line]?.end ?? Number.POSITIVE_INFINITY) <= clause.start) line += 1;
    if (clause.start < chainEnd) return;
    const chain = chainAt(answer, plain, clause, memory, vocabulary);
    if (chain !== null) {
      chainEnd = chain.end;
      memory = toldLine(answer, chain, clause, memory, { claims: found, judged });
      return;
    }
    const own = lines[line];
    if (own !== undefined && own.start <= clause.start && clause.end <= own.end) {
      if (lineDone === line) return;
      lineDone = line;
      const noted = coveredAt(answer, plain, clauses, index, memory, vocabulary);
      const isWhole = (clauses[index + (noted?.count ?? 1) - 1]?.end ?? 0) >= own.end;
      if (noted !== null && isWhole && isOfStates(noted.claims, own)) {
        memory = remembered(memory, noted, clause);
        found.push({ clause, told: toldBy(noted, plain, memory.context), tale, isOnlyLoss: false });
        return;
      }
      memory = toldLine(answer, own, clause, memory, { claims: found, judged });
      return;
    }
    if (isQuoted(clause.text, prompts)) {
      found.push(unchecked(clause));
      return;
    }
    memory = withCloser(answer, plain, clause, memory, vocabulary);
    const covered =
      index <= coveredTo
        ? null
        : coveredAt(answer, plain, clauses, index, memory, vocabulary, index === coveredTo + 1);
    const read = readClause(clause, clauses, index, memory, vocabulary);
    if (read.memory.context.closer !== memory.context.closer) tale = newTale();
    tale.isTold ||= closerIn(clause.pieces, null) !== null;
    const { lost, lostIn } = memory;
    // Which loss several clauses tell of together, the grammar knows.
    const isTold = index <= coveredTo && lostIn === clause.sentence;
    memory = isTold
      ? { ...read.memory, lost, lostIn }
      : withLoss(answer, plain, clause, read.memory, vocabulary);
    if (covered !== null && !isOutdone(covered, read.facts, read.memory.context)) {
      coveredTo = index + covered.count - 1;
      const { context } = memory;
      memory = remembered(memory, covered, clause);
      found.push({ clause, told: toldBy(covered, plain, context), tale, isOnlyLoss: false });
      return;
    }
    // What was read together with the clause in front of it says nothing more.
    if (index <= coveredTo) return;
    const told: Told[] = [];
    for (const fact of read.facts) {
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
    found.push({ clause, told, tale, isOnlyLoss: read.isOnlyLoss === true });
  });
  const first = memory.context.closer;
  return { ok: true, value: { ...weighed(answer, found, judged), first } };
}

/** The claims of an answer in their order, once it is known what stands around each. */
function weighed(
  answer: string,
  found: readonly (ExplainedClaim | Draft)[],
  judged: Judged[],
): Omit<Explained, "first"> {
  const claims = found.flatMap((one) =>
    "told" in one ? settled(answer, lossWeighed(one, found), judged) : [one],
  );
  const inOrder = claims.toSorted((a, b) => a.start - b.start);
  return { language: languageOf(answer), claims: joined(answer, inOrder), judged };
}

/** It is true, but not told as a claim of its own. */
function isSilent({ isDim, claim }: Fact, { verdict }: Judgement): boolean {
  return verdict === "right" && (isDim === true || isAside(claim));
}

/** "goes into TIME-WAIT and waits 2MSL": the wait speaks of nobody by itself. */
function isEcho({ pieces }: Clause, { claim }: Fact): boolean {
  return claim.kind === "wait" && pieces.every((piece) => named(piece, "end.") === null);
}

/** A claim of a clause, and whether it is true only if the other end closes first. */
type Told = {
  readonly fact: Fact;
  readonly judgement: Judgement;
  readonly stand: Stand | null;
  /** Its pieces, where they have verdicts of their own. */
  readonly parts?: readonly Part[] | null;
};

function toldBy({ facts }: Covered, plain: readonly Piece[], context: Context): Told[] {
  return facts
    .filter(({ fact }) => !isAside(fact.claim))
    .map(({ fact, judgement }) => ({
      fact,
      judgement,
      stand: null,
      parts: partsOf(fact, plain, fact, context),
    }));
}

/** "srv: SYN in -> SYN-RECEIVED" is a note, and no drawing of who sends what. */
function isOfStates(claims: readonly Claim[], { subject }: ReadLine): boolean {
  const states = claims.filter((one) => one.kind === "state" || one.kind === "transition");
  const isRest = claims.every((one) => one.kind === "event" || states.some((own) => own === one));
  const isOwn = claims.every((one) => "who" in one && (subject ?? one.who) === one.who);
  return isRest && isOwn && states.length > 0 && states.every(({ when }) => when !== null);
}

/** What a clause says, before it is known whether its tale was understood. */
type Draft = {
  readonly clause: Clause;
  readonly told: readonly Told[];
  readonly tale: Tale;
  /** It says only that something is lost: what follows from it is the claim. */
  readonly isOnlyLoss: boolean;
};

/** A condition alone is never right: it is where what follows from it was understood, and true. */
function lossWeighed(one: Draft, all: readonly (ExplainedClaim | Draft)[]): Draft {
  if (!one.isOnlyLoss) return one;
  const { sentence, end } = one.clause;
  const rest = all.flatMap((other) =>
    "told" in other && other !== one && other.clause.sentence === sentence ? other.told : [],
  );
  const isFalse = rest.some(({ judgement }) => judgement.verdict === "wrong");
  const isRead = rest.some(({ judgement }) => judgement.verdict === "right");
  const told = one.told.filter(
    ({ fact, judgement }) =>
      judgement.verdict !== "right" || (!isFalse && (isRead || fact.end > end)),
  );
  return { ...one, told };
}

/** The claim that a clause makes: the worst of what it says. */
function settled(
  answer: string,
  { clause, told, tale }: Draft,
  judged: Judged[],
): readonly ExplainedClaim[] {
  const kept = isMisread(tale) ? told.filter(({ stand }) => stand !== "against") : told;
  let worst: ExplainedClaim | null = null;
  for (const { fact, judgement } of kept)
    worst = worse(worst, claimed(answer, clause, fact, judgement));
  // What stands in a wrong clause covers nothing, right as a part of it may be.
  const isWrong = worst?.verdict === "wrong";
  for (const { fact, judgement } of kept) {
    const { verdict } = judgement;
    if (!isWrong || verdict === "wrong") judged.push({ fact, verdict });
  }
  const isOne = kept.filter(({ judgement }) => judgement.verdict === "wrong").length === 1;
  const parts = kept.find(({ judgement }) => judgement.verdict === "wrong")?.parts ?? null;
  if (isOne && parts !== null) return apart(answer, parts, clause.end);
  return [worst ?? unchecked(clause)];
}

/** A segment and its numbers, each with its verdict; words behind them go with the last. */
function apart(answer: string, parts: readonly Part[], end: number): ExplainedClaim[] {
  return parts.map(({ start, end: own, judgement }, at) => {
    const next = parts[at + 1]?.start ?? end;
    const isMore = /[\p{L}\d]/u.test(answer.slice(own, next));
    const to = trimmedEnd(answer, start, isMore ? next : own);
    return { text: answer.slice(start, to), start, end: to, ...judgement };
  });
}

/** Judges what a line of a walkthrough says, each piece by itself, and remembers it. */
function toldLine(
  answer: string,
  line: ReadLine,
  clause: Clause,
  before: Memory,
  { claims, judged }: { claims: (ExplainedClaim | Draft)[]; judged: Judged[] },
): Memory {
  let memory = behindLine(before, line, clause);
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
    claims.push(worst ?? unchecked({ text: answer.slice(start, end), start, end }));
  }
  for (const { start, end } of line.rest) claims.push(...beside(answer, start, end));
  return memory;
}

/** What a line has beside its claims. */
function beside(answer: string, start: number, end: number): ExplainedClaim[] {
  const text = answer.slice(start, end);
  return /[\p{L}\d]/u.test(text) ? [unchecked({ text, start, end })] : [];
}

function refused(code: Refused["code"], limit: number): { ok: false; error: Refused } {
  return { ok: false, error: { code, limit } };
}

function unchecked({ text, start, end }: Pick<Clause, "text" | "start" | "end">): ExplainedClaim {
  return { text, start, end, verdict: "unchecked", rule: null, because: null, scenario: null };
}

function claimed(answer: string, clause: Clause, fact: Fact, judgement: Judgement): ExplainedClaim {
  const start = Math.min(clause.start, fact.start);
  const end = Math.max(clause.end, fact.end);
  return { text: answer.slice(start, end), start, end, ...judgement };
}

const ORDER = ["unchecked", "right", "imprecise", "wrong"] as const;

function worse(a: ExplainedClaim | null, b: ExplainedClaim): ExplainedClaim {
  if (a === null) return b;
  return ORDER.indexOf(b.verdict) > ORDER.indexOf(a.verdict) ? b : a;
}

/** A claim over a whole sentence takes in the unchecked clauses it covers. */
function joined(answer: string, claims: readonly ExplainedClaim[]): ExplainedClaim[] {
  const kept: ExplainedClaim[] = [];
  for (const claim of claims) {
    const last = kept.at(-1);
    if (last === undefined || claim.start >= last.end) kept.push(claim);
    // One mistake said over two clauses is one claim.
    else if (claim.verdict === last.verdict && claim.end <= last.end) continue;
    else if (claim.verdict !== "unchecked") {
      // What has a verdict of its own ends the claim around it.
      kept.pop();
      const end = trimmedEnd(answer, last.start, claim.start);
      if (end > last.start) kept.push({ ...last, end, text: answer.slice(last.start, end) });
      kept.push(claim);
    }
  }
  return kept;
}

function trimmedEnd(answer: string, start: number, end: number): number {
  let place = end;
  while (place > start && /[\s，,、。.;；:：]/.test(answer.charAt(place - 1))) place -= 1;
  return place;
}
