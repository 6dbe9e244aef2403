import "server-only";
import { MUTANT_IDS, type MutantId } from "#oracle/mutants/mutants.ts";
import { drawParameters } from "../questions/draw.ts";
import type { QuestionBody } from "../questions/split.ts";
import { diagnosable } from "./kinds.ts";
import { type Answers, answersIn } from "./separate.ts";

/** A question to choose from. A version never changes, so its name stands for its body. */
export type Asking = { readonly version: string; readonly body: QuestionBody };

/** A variant of a question and the answer that each belief leads to. */
type Looked = { readonly seed: number; readonly answers: Answers };

/** Variants looked at to see what a question tells; their seeds are the first whole numbers. */
const LOOKED_AT = 6;
/** So many seeds are tried to find them. */
const TRIED = 64;

/** The rows of the table, by version. Texts, no runs: all together they are small. */
const table = new Map<string, readonly Looked[]>();
const KEPT = 5000;
/** Versions that are still to be looked at, and rows that are still to be filled. */
let waiting: Asking[] = [];
let rows: Looked[] = [];
let filling = false;

/** The variants of a question that are looked at; answers are computed when first asked for. */
export function lookedAt(question: Asking): readonly Looked[] {
  const before = table.get(question.version);
  if (before) return before;
  const seeds = unlikeSeeds(question.body);
  const looked = seeds.map((seed) => ({ seed, answers: remembered(question.body, seed) }));
  if (table.size >= KEPT) table.clear();
  table.set(question.version, looked);
  return looked;
}

/**
 * Fills the rows of these questions in small steps, between other work, so that nobody has to wait
 * for their runs later.
 */
export function fillTable(questions: readonly Asking[]): void {
  const queued = new Set(waiting.map(({ version }) => version));
  const fresh = ({ version }: Asking) => !table.has(version) && !queued.has(version);
  waiting = [...waiting, ...questions.filter(fresh)];
  if (filling || waiting.length === 0) return;
  filling = true;
  setImmediate(step).unref();
}

/** One variant, then room for others: a few ms, as long as grading an answer takes. */
function step(): void {
  const row = rows.shift();
  const question = row ? undefined : waiting.shift();
  if (row) fill(row);
  else if (question) rows = [...lookedAt(question)];
  filling = row !== undefined || question !== undefined;
  // A process that has nothing else to do may end.
  if (filling) setImmediate(step).unref();
}

function fill({ answers }: Looked): void {
  try {
    for (const mutant of [null, ...MUTANT_IDS]) answers(mutant);
  } catch {
    // Whoever asks for it meets the same error; here it would end the process.
  }
}

/** Seeds of variants that differ in more than drawn numbers: one for each listed value. */
function unlikeSeeds({ parameters }: QuestionBody): number[] {
  const listed = Object.keys(parameters).filter((name) => "oneOf" in (parameters[name] ?? {}));
  const unlike = new Map<string, number>();
  for (let seed = 0; seed < TRIED && unlike.size < LOOKED_AT; seed += 1) {
    const values = listed.length > 0 ? drawParameters(parameters, seed) : {};
    const name = listed.map((one) => values[one]).join();
    if (!unlike.has(name)) unlike.set(name, seed);
  }
  return [...unlike.values()];
}

/** The answers of a variant; once all are known, the runs behind them are let go. */
function remembered(body: QuestionBody, seed: number): Answers {
  const texts = new Map<MutantId | null, string>();
  let played: Answers | null = null;
  return (mutant) => {
    const before = texts.get(mutant);
    if (before !== undefined) return before;
    played ??= answersOf(body, seed) ?? (() => "");
    const text = played(mutant);
    texts.set(mutant, text);
    if (texts.size > MUTANT_IDS.length) played = null;
    return text;
  };
}

/** The answers of a variant, played anew; null where no run is its key. */
export function answersOf(body: QuestionBody, seed: number): Answers | null {
  const put = diagnosable(body, seed);
  return put && answersIn(put.asked);
}
