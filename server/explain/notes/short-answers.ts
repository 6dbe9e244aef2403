import "server-only";
import type { Claim } from "#oracle/claims/claim.ts";
import type { Clause } from "../clauses/clauses.ts";
import { claimsOf } from "../grammar/claims.ts";
import type { Spoken } from "../grammar/kinds.ts";
import { spokenIn, writtenIn } from "../grammar/spoken.ts";
import { turned } from "../grammar/turns.ts";
import { plainly } from "../grammar/walk.ts";
import type { Unit } from "../lines/line-facts.ts";
import type { ReadLine } from "../lines/lines.ts";
import type { Memory } from "../memory.ts";
import type { Reading } from "../reading.ts";
import type { Span } from "../words/token.ts";
import { cellsAt } from "./note-cells.ts";
import { headlineOf, pairAt } from "./note-pairs.ts";

/** Stands between a question and its answer; no answer has it as a word of its own. */
const ANSWERED: Spoken = { word: "q-a", slot: null };
/** Nobody's note is longer. */
const MOST_WORDS = 30;

/**
 * A short answer with the question it answers: "Who waits? The client.", "- how long: 2MSL",
 * "| last segment | ACK | FIN |". Null where both together are no claim that is known.
 */
export function shortAnswerAt(reading: Reading, clause: Clause): ReadLine | null {
  if (reading.memory.course.isBeside) return null;
  return rowAt(reading, clause) ?? answerAt(reading, clause);
}

function answerAt(reading: Reading, clause: Clause): ReadLine | null {
  const { answer } = reading;
  const pair = pairAt(answer, clause);
  if (pair === null) return null;
  const told = headlineOf(answer, pair.start);
  const isOfWait = told !== null && OF_WAIT.test(answer.slice(told.start, told.end));
  const memory =
    isOfWait || isNearWait(reading.memory, clause) ? near(reading.memory, clause) : reading.memory;
  // "State: CLOSED" behind a wait may be told of the other end.
  const isNamed = isOfWait || pair.isQuestion;
  const said = isNamed ? NAMED : ASKED;
  const read = (answered: Span): Unit | null => {
    const own = [pair.asked, answered];
    const whole = { start: pair.start, end: answered.end };
    return (
      unitOf(reading, own, whole, memory, clause, said) ??
      (told === null ? null : unitOf(reading, [told, ...own], whole, memory, clause))
    );
  };
  const unit = read(pair.told) ?? (pair.first === null ? null : read(pair.first));
  return unit === null ? null : lineOf(unit, [unit], reading.memory);
}

/** The parts of the grammar that hold questions with their answers. */
const ASKED: readonly string[] = ["short"];
const NAMED: readonly string[] = ["short", "short-state"];

const OF_WAIT = /2\s?\*?\s?MSL|TIME[-_ ]?WAIT|\bwait\b|等待/i;

/** A question and its answer are two sentences, and so were those before. */
function isNearWait({ state, stateIn }: Memory, { sentence }: Clause): boolean {
  return state === "TIME-WAIT" && stateIn >= sentence - MOST_BETWEEN;
}

const MOST_BETWEEN = 3;

function near(memory: Memory, { sentence }: Clause): Memory {
  return { ...memory, waitIn: sentence };
}

/** Each cell of a row by itself, with the heads of its row and of its column. */
function rowAt(reading: Reading, clause: Clause): ReadLine | null {
  const row = cellsAt(reading.answer, clause);
  if (row === null) return null;
  const units: Unit[] = [];
  const isOfWait = OF_WAIT.test(row.table);
  for (const { column, cell } of row.cells) {
    const isAnswer = column === null && isOfWait;
    const memory = isAnswer ? near(reading.memory, clause) : reading.memory;
    const parts = column === null ? [row.head, cell] : [column, row.head, cell];
    const unit = unitOf(reading, parts, cell, memory, clause, isAnswer ? NAMED : ASKED);
    if (unit !== null) units.push(unit);
    else if (!NOTHING.test(reading.answer.slice(cell.start, cell.end))) return null;
  }
  return units.length === 0 ? null : lineOf(row, units, reading.memory);
}

/** It is told which end closes first, or may be. */
const CLOSES = /clos\w* first|first (?:to|closer|fin)|initiat|active|先关|先断|主动|发起/i;
/** An empty cell. */
const NOTHING =
  /^[\s*_.—–/-]*(?:none|no|nothing|n\/?a|not needed|no wait|无|没有|不需要|不等)?[\s*_.—–/-]*$/i;

/** What the parts of a note say together; null where the grammar knows no such note. */
function unitOf(
  { answer, plain, vocabulary }: Reading,
  parts: readonly Span[],
  { start, end }: Span,
  memory: Memory,
  { sentence }: Clause,
  asking: readonly string[] = ASKED,
): Unit | null {
  const language = writtenIn(parts.map((part) => answer.slice(part.start, part.end)).join(" "));
  const grammar = vocabulary.grammars[language];
  const spoken = parts.flatMap((part, at) => {
    const words: Spoken[] = spokenIn(answer, plain, part);
    return at === 0 ? words : [ANSWERED, ...words];
  });
  if (spoken.length > MOST_WORDS) return null;
  const asked = asking.flatMap((part) => plainly(spoken, grammar, part));
  const ways = asked.length > 0 ? asked : otherwise(spoken);
  const [claims, ...others] = ways.flatMap((said) => {
    const one = claimsOf(said, memory, vocabulary, sentence);
    return one === null ? [] : [one];
  });
  if (claims === undefined || claims.length === 0 || others.length > 0) return null;
  return { start, end, facts: claims.map(byCustom).map((claim) => ({ claim, start, end })) };

  /** Where nobody said who closes first, the client does. */
  function byCustom(claim: Claim): Claim {
    const isOpen = claim.phase === "open" || memory.context.closer !== null;
    if (isOpen || CLOSES.test(answer) || claim.kind !== "state") return claim;
    if (claim.who === "client") return { ...claim, who: "active" };
    return claim.who === "server" ? { ...claim, who: "passive" } : claim;
  }

  /** "who sends the last ACK q-a the server": the server sends the last ACK. */
  function otherwise(words: readonly Spoken[]): readonly string[] {
    const texts = turned(words, grammar.turns).filter(isPlain);
    const all = texts.flatMap((text) => plainly(text, grammar, "clause"));
    return [...new Set(all)];
  }
}

/** The question has become a sentence. */
function isPlain(words: readonly Spoken[]): boolean {
  return words.every(({ word }) => word !== ANSWERED.word);
}

function lineOf({ start, end }: Span, units: readonly Unit[], memory: Memory): ReadLine {
  const { phase, subject } = memory;
  const claims = units.flatMap(({ facts }) => facts.map(({ claim }) => claim));
  // What follows may leave out that it is the wait that is spoken of.
  const state = claims.some(({ kind }) => kind === "wait") ? "TIME-WAIT" : null;
  return { start, end, units, rest: [], phase, subject, sent: null, state };
}
