import "server-only";
import type { Phase } from "#oracle/claims/claim.ts";
import { courseAtFirst } from "./beside.ts";
import { readProse } from "./clause-claims.ts";
import { clausesOf } from "./clauses/clauses.ts";
import { type ExplainedClaim, type Judged, unchecked } from "./explained-claim.ts";
import { sentencesOf } from "./grammar/sentences.ts";
import { LONGEST_ANSWER, MOST_CLAIMS } from "./limits.ts";
import { readChain, readOwnLine } from "./line-claims.ts";
import { readLines } from "./lines/lines.ts";
import { emptyMemory, type Memory } from "./memory.ts";
import { inPlace } from "./order/placed-claims.ts";
import type { Reading } from "./reading.ts";
import { settledClaims } from "./settled.ts";
import { newTale } from "./who-closed.ts";
import { assemble } from "./words/assemble.ts";
import { type Language, languageOf } from "./words/language.ts";
import { plainTokens } from "./words/plain.ts";
import { isQuoted, letters } from "./words/quoted.ts";
import { scan } from "./words/scan.ts";
import { mended } from "./words/spelling.ts";
import type { Vocabulary } from "./words/vocabulary.ts";

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
  const reading = beginning(answer, asked, vocabulary);
  const { clauses, lines, found, judged } = reading;
  if (clauses.length > MOST_CLAIMS) return refused("too-many-claims", MOST_CLAIMS);
  const prompts = asked.prompts.map(letters);
  clauses.forEach((clause, index) => {
    while ((lines[reading.line]?.end ?? Number.POSITIVE_INFINITY) <= clause.start)
      reading.line += 1;
    if (clause.start < reading.chainEnd) return;
    if (readChain(reading, clause) || readOwnLine(reading, clause, index)) return;
    if (isQuoted(clause.text, prompts)) found.push(unchecked(clause));
    else readProse(reading, clause, index);
  });
  const placed = inPlace(answer, { found, judged }, reading.memory.context);
  const counted = [...placed.judged];
  const claims = settledClaims(answer, placed.found, counted);
  const first = reading.memory.context.closer;
  return { ok: true, value: { language: languageOf(answer), claims, judged: counted, first } };
}

/** An answer cut into its clauses and lines, none of which has been read. */
function beginning(answer: string, asked: Asked, vocabulary: Vocabulary): Reading {
  const tokens = scan(answer, vocabulary, asked.phase);
  const pieces = assemble(answer, tokens);
  const simple = plainTokens(answer, tokens, vocabulary);
  const plain = simple === tokens ? pieces : assemble(answer, simple);
  const lines = readLines(answer, plain, asked.phase, vocabulary);
  const clauses = clausesOf(answer, pieces, lines, plain);
  const sentences = sentencesOf(answer, plain, clauses, vocabulary.grammars);
  const memory: Memory = { ...emptyMemory(asked.phase), course: courseAtFirst(clauses) };
  return {
    ...{ answer, vocabulary, pieces, plain, clauses, sentences, lines },
    ...{ found: [], judged: [], memory },
    ...{ tale: newTale(), line: 0, lineDone: -1, coveredTo: -1, chainEnd: 0 },
  };
}

function refused(code: Refused["code"], limit: number): { ok: false; error: Refused } {
  return { ok: false, error: { code, limit } };
}
