import "server-only";
import type { Phase } from "#oracle/claims/claim.ts";
import { STATEMENTS, type StatementId } from "#oracle/claims/statements.ts";
import type { Clause } from "../clauses/clauses.ts";
import { isNegation, reachOf } from "../clauses/reach.ts";
import { imagines } from "../clauses/subject.ts";
import type { Fact, Memory } from "../memory.ts";
import { means, type Piece } from "../words/token.ts";
import type { Pattern, Vocabulary } from "../words/vocabulary.ts";
import { isScattered, saysMore } from "./left-over.ts";
import {
  type Compiled,
  candidates,
  indexOf,
  matched,
  type Reach,
  spokenOf,
} from "./statement-patterns.ts";

const known = new WeakMap<Piece, ReadonlySet<string>>();

/** What a piece speaks of, by the names of the vocabulary. */
function conceptsAt(piece: Piece): ReadonlySet<string> {
  const before = known.get(piece);
  if (before !== undefined) return before;
  const concepts = new Set<string>();
  known.set(piece, concepts);
  if (piece.kind === "word") for (const concept of piece.concepts) concepts.add(concept);
  if (means(piece, "acked")) concepts.add("verb.ack");
  if (piece.kind === "number") concepts.add(`number.${piece.value}`);
  if (piece.kind === "said") {
    const { field, is } = piece.said;
    concepts.add(`field.${field}`);
    if (is.base.kind === "last" && is.plus === 0) concepts.add(`said.${field}=${is.base.field}`);
    if (is.base.kind === "last") concepts.add(`said.${field}=${is.base.field}.${is.base.of}`);
    if (is.base.kind === "isn") concepts.add(`said.${field}=isn.${is.base.of}`);
  }
  if (piece.kind === "segment") {
    for (const flag of piece.flags) concepts.add(`flag.${flag}`);
    if (piece.flags.length === 2) concepts.add(`flags.${piece.flags.join()}`);
  }
  if (piece.kind === "duration") {
    const { unit, amount } = piece.duration;
    concepts.add("duration").add(`unit.${unit}`);
    if (unit === "ms") concepts.add(minutesOf(amount / 60_000)).add(`minutes.${amount / 60_000}`);
    if (unit === "rtt") concepts.add(`rtts.${amount}`);
    if (unit === "msl") concepts.add(amount === 2 ? "two-msl" : "other-msl");
  }
  return concepts;
}

/** The standard's MSL is 2 minutes, and twice that 4. */
function minutesOf(minutes: number): string {
  return minutes === 2 || minutes === 4 ? "minutes.told" : "minutes.other";
}

/** For how many sentences a state stays the topic. */
const RECENT = 3;

/** What the text before a clause has made its topic: the pattern need not find it said again. */
function ambientOf(
  memory: Memory,
  clause: Clause,
  before: Clause | undefined,
  next: Clause | undefined,
): ReadonlySet<string> {
  const ambient = new Set<string>([`asked.${memory.asked}`]);
  // What a long answer spoke of some sentences ago is its topic no more.
  const isRecent = memory.course.isShort || clause.sentence - memory.stateIn <= RECENT;
  if (memory.state !== null && isRecent) ambient.add(`topic.${memory.state}`);
  if (memory.topic !== null) ambient.add(`topic.${memory.topic.join()}`);
  if (memory.subject !== null) ambient.add(`topic.${memory.subject}`);
  if (memory.isSimultaneous) ambient.add("topic.simultaneous");
  if (memory.lost !== null) ambient.add("topic.lost");
  const isImagined = memory.imaginedIn === clause.sentence || imagines(clause);
  const isSupposed = next !== undefined && supposes(clause);
  ambient.add(isImagined ? "imagined" : "not-imagined");
  if (isSupposed) ambient.add("supposed");
  // What stands beside the clause in its sentence may narrow or turn what it says.
  if (before !== undefined && conditions(before)) ambient.add("conditioned");
  for (const piece of before?.pieces ?? [])
    for (const name of conceptsAt(piece)) ambient.add(`before.${name}`);
  for (const piece of next?.pieces ?? [])
    for (const name of conceptsAt(piece)) ambient.add(`next.${name}`);
  return ambient;
}

/** "If two were enough," says nothing yet: what follows does. */
function supposes({ pieces }: Clause): boolean {
  const [first, last] = [pieces[0], pieces.at(-1)];
  return means(first, "if") || (pieces.length > 1 && means(last, "if"));
}

/** "While data is left," narrows what follows. */
function conditions({ pieces }: Clause): boolean {
  return [pieces[0], pieces.at(-1)].some((piece) => means(piece, "if", "while"));
}

/** What is said: "rather than X" and what follows it is not. */
function asserted(pieces: readonly Piece[]): readonly Piece[] {
  const at = pieces.findIndex((piece) => means(piece, "in-contrast"));
  return at < 0 ? pieces : pieces.slice(0, at);
}

/**
 * Whether the words around a match deny it: a negation inside it or right in front, or a verdict
 * behind it ("is a myth", 不对). Negations that the pattern itself asks for do not count, nor does
 * what stands in front of `from`.
 */
function denials(
  pieces: readonly Piece[],
  { pattern }: Compiled,
  at: readonly number[],
  from: number,
): readonly number[] {
  const [first, last] = [at[0] ?? 0, at.at(-1) ?? 0];
  const isTurning = pattern.negation === "turns" && pattern.sign === "said";
  const isWanted = pattern.when.some((one) => one.some((name) => /\bnot\b|nobody/.test(name)));
  return pieces.flatMap((piece, index) => {
    if (means(piece, "untrue")) return [index];
    if (index < from || index < first - LEAD) return [];
    if (pattern.sign === "denied") return means(piece, "said-false") && index > last ? [index] : [];
    if (at.includes(index) && (isWanted || !means(piece, "know"))) return [];
    if (means(piece, "said-false")) return index > last ? [index] : [];
    if (means(piece, "denies-all")) return index < last ? [index] : [];
    if (means(piece, "unrelated")) return index >= first - 1 && index <= last + 2 ? [index] : [];
    // "Why not 1MSL" denies nothing.
    if (means(pieces[index - 1], "why")) return [];
    // "otherwise it could not" says that it can.
    const isCounter = means(piece, "otherwise") && pieces.slice(index).some(isNegation);
    if (isCounter) return isTurning && index <= last ? [index] : [];
    return isTurning && isNegation(piece) && index <= last ? [index] : [];
  });
}

/** Patterns that speak of what the sentence imagines. */
const FREE = /\b(?:imagined|two-ways|four-ways|more-times|separate)\b/;

/** Whether the statement is false as it is told. */
function isFalseSo({ pattern }: Pick<Compiled, "pattern">, isDenied: boolean): boolean {
  return isFalse({ id: pattern.says, isDenied });
}

function isFalse({ id, isDenied }: Said): boolean {
  return (STATEMENTS[id].holds === "no") !== isDenied;
}

/** What is false of this TCP may well be said of another one that the sentence imagines. */
function isTold(
  { pattern }: Compiled,
  isTurned: boolean,
  ambient: ReadonlySet<string>,
  isWithinFirst: boolean,
): boolean {
  const isFalse = isFalseSo({ pattern }, isTurned);
  const isOfAny = pattern.when.some((names) => names.some((name) => FREE.test(name)));
  // "If the FIN is lost, all is over": what the condition leads to is told.
  const isSupposed = isWithinFirst && ambient.has("supposed");
  return !isFalse || (!isSupposed && (isOfAny || !ambient.has("imagined")));
}

/** To deny what is true is called wrong only where nothing else can be meant. */
function isSureDenial(
  { pattern }: Compiled,
  at: readonly number[],
  denied: readonly number[],
  clauses: readonly Clause[],
): boolean {
  if (STATEMENTS[pattern.says].holds === "no") return true;
  const isInside = denied.every((index) => index > (at[0] ?? 0));
  const [clause] = clauses;
  return isInside && clauses.length === 1 && clause !== undefined && clause.unknown.length === 0;
}

/** A truth with a "not" beside it that is no part of it may be turned: it is not shown right. */
function isTurned({ pattern }: Compiled, at: readonly number[], pieces: readonly Piece[]): boolean {
  if (STATEMENTS[pattern.says].holds !== "yes" || pattern.negation !== "belongs") return false;
  return pieces.some((piece, index) => isNegation(piece) && !at.includes(index));
}

/** How far in front of a match a negation may stand, in pieces. */
const LEAD = 3;

/**
 * The statements of the table that a clause makes, alone, together with the next one, or with its
 * whole sentence where a pattern says so; `around` is that sentence.
 */
export function statementFacts(
  clause: Clause,
  around: readonly Clause[],
  memory: Memory,
  phase: Phase,
  { patterns }: Vocabulary,
): Fact[] {
  const at = around.indexOf(clause);
  const next = around[at + 1];
  const ambient = ambientOf(memory, clause, around[at - 1], next);
  const said = (clauses: readonly Clause[], within: Reach): Said[] =>
    saidIn(clauses, { patterns, within, ambient, phase, asked: memory.asked });
  const alone = said([clause], "clause");
  // A question's first clauses claim as little as its last.
  const isAsked = around.some(({ isQuestion }) => isQuestion);
  const whole = at === 0 && !isAsked ? said(around, "sentence") : [];
  // What two clauses say together is read only where neither says something by itself.
  const isOpen = alone.length === 0 && whole.length === 0 && next !== undefined && !isAsked;
  const both = isOpen && said([next], "clause").length === 0 ? said([clause, next], "clause") : [];
  const { start, end } = clause;
  const reach = reachOf(clause, memory, phase);
  const fact = (one: Said, last: number): Fact => ({
    // Who denies what is true in part means that it is not always so.
    claim: {
      kind: "statement",
      ...reach,
      ...one,
      isAlways: reach.isAlways || (one.isDenied && STATEMENTS[one.id].holds === "partly"),
    },
    start,
    end: last,
  });
  return [
    ...alone.map((one) => fact(one, end)),
    ...whole.map((one) => fact(one, around.at(-1)?.end ?? end)),
    ...both.map((one) => fact(one, next?.end ?? end)),
  ];
}

/** How far apart in pieces what two clauses say together may stand. */
const APART = 9;
/** A sentence of so many clauses may be read as one. */
const FEW_CLAUSES = 4;
/** How far apart what a sentence of several clauses says may stand. */
const APART_IN_SENTENCE = 18;

type Said = { readonly id: StatementId; readonly isDenied: boolean };

/** With so many words that nobody understood a clause may say anything. */
function isStrange({ unknown, pieces }: Clause): boolean {
  return unknown.length > Math.max(2, pieces.length / 4);
}

/** Which patterns are to be tried, and in what light. */
type Search = {
  readonly patterns: readonly Pattern[];
  readonly within: Reach;
  readonly ambient: ReadonlySet<string>;
  readonly phase: Phase;
  readonly asked: Phase;
};

/** What a stretch of clauses says; of several, only what it takes more than the first to say. */
function saidIn(clauses: readonly Clause[], search: Search): Said[] {
  const { patterns, within, ambient, phase, asked } = search;
  if (clauses.some(isStrange)) return [];
  const parts = clauses.map(({ pieces }) => asserted(pieces));
  const pieces = parts.flat();
  const index = indexOf(patterns);
  const spoken = spokenOf(index, pieces.map(conceptsAt), ambient);
  const first = parts[0]?.length ?? 0;
  const isPair = clauses.length > 1 && within === "clause";
  const isShort = within === "clause" || (clauses.length > 1 && clauses.length <= FEW_CLAUSES);
  const said = new Map<StatementId, Said>();
  let isDoubtful = false;
  for (const compiled of candidates(index, spoken, asked, within)) {
    const { pattern } = compiled;
    const { says: id } = pattern;
    if (pattern.within !== within && !(pattern.within === "any" && isShort)) continue;
    // What denies a statement in so many words is surer than what only speaks of it.
    if (said.has(id) && pattern.sign === "said") continue;
    if ((pattern.phase ?? phase) !== phase) continue;
    const at = matched(compiled, spoken);
    if (at === null || at.length === 0) continue;
    const [from, to] = [at[0] ?? 0, at.at(-1) ?? 0];
    if (isPair && (to < first || from >= first || to - from > APART)) continue;
    if (clauses.length > 1 && pattern.within === "any" && to - from > APART_IN_SENTENCE) continue;
    const denied = denials(pieces, compiled, at, isPair ? first : 0);
    const isDenied = (denied.length % 2 === 1) !== (pattern.sign === "denied");
    if (!isTold(compiled, isDenied, ambient, to < first)) continue;
    const isMistake = isFalseSo(compiled, isDenied);
    const isFar = isMistake && isScattered(at, clauses.length, pieces.length);
    if (isFar || saysMore(clauses, pieces, at, isMistake)) {
      isDoubtful ||= isMistake;
      continue;
    }
    if (denied.length % 2 === 1 && !isSureDenial(compiled, at, denied, clauses)) continue;
    if (!isDenied && isTurned(compiled, at, pieces)) continue;
    said.set(id, { id, isDenied });
  }
  // Where a mistake may have been made, nothing is called right.
  const all = [...said.values()];
  return isDoubtful ? all.filter(isFalse) : all;
}
