import "server-only";
import { type Edge, firstOf, lexiconOf, type Part, type State } from "./net.ts";
import type { Output, Slot } from "./patterns.ts";
import { type Grammar, SKIP } from "./rules.ts";

/** One word of a clause as the grammar sees it, or a piece that it knows as a whole. */
export type Spoken = {
  /** In small letters. */
  readonly word: string;
  /** What a rule may ask for it by, and its name in plain words; `also` is another name. */
  readonly slot: { readonly kind: string; readonly plain: string; readonly also?: string } | null;
  /** The piece is a word as well: "acks" is a segment and a deed. */
  readonly isWord?: boolean;
};

/** `skipped`: how many words of it change nothing; where they are read as words they count. */
type Way = { readonly end: number; readonly said: string; readonly skipped: number };

type Found = Map<string, Way>;

/** Nobody means so many things at once. */
const MOST_WAYS = 24;
const MOST_STEPS = 4000;

/**
 * All that a clause may say in plain words, when the grammar covers every word of it; the readings
 * that skip fewest words.
 */
export function plainly(spoken: readonly Spoken[], grammar: Grammar, part = "clause"): string[] {
  return readingsTo(spoken, grammar, part).get(spoken.length) ?? [];
}

/** The same of every beginning of what was said: the readings of its first words, by their number. */
export function readingsTo(
  spoken: readonly Spoken[],
  grammar: Grammar,
  part = "clause",
): ReadonlyMap<number, string[]> {
  const readings = kept.get(grammar) ?? new Map<string, ReadonlyMap<number, string[]>>();
  kept.set(grammar, readings);
  const key = `${part} ${spoken.map(keyOf).join(" ")}`;
  const before = readings.get(key);
  if (before !== undefined) return before;
  const found = readingsOf(spoken, grammar, part);
  if (readings.size >= MOST_KEPT) readings.clear();
  readings.set(key, found);
  return found;
}

/** What was read lately: an answer that says the same a thousand times takes no longer for it. */
const kept = new WeakMap<Grammar, Map<string, ReadonlyMap<number, string[]>>>();
const MOST_KEPT = 500;
/** More words than people write answers with. */
const MOST_WORDS_KEPT = 10_000;

export function keyOf({ word, slot, isWord: isBoth }: Spoken): string {
  return slot === null ? word : `${slot.kind}:${slot.plain}/${slot.also}/${isBoth ? word : ""}`;
}

/** The same for what may come next: which number it is does not matter there. */
function kindOf(one: Spoken): string {
  return one.slot?.kind === "N" ? "N" : keyOf(one);
}

/** The words in front of the first one that no line has: nothing behind it can be covered. */
function knownOf(all: readonly Spoken[], grammar: Grammar): readonly Spoken[] {
  const { words, stems } = lexicons.get(grammar) ?? lexiconOf(grammar);
  lexicons.set(grammar, { words, stems });
  const strange = all.findIndex(
    ({ word, slot }) =>
      slot === null && !words.has(word) && !stems.some((stem) => word.startsWith(stem)),
  );
  return strange < 0 ? all : all.slice(0, strange);
}

const lexicons = new WeakMap<Grammar, ReturnType<typeof lexiconOf>>();

function readingsOf(
  all: readonly Spoken[],
  grammar: Grammar,
  part: string,
): ReadonlyMap<number, string[]> {
  const spoken = knownOf(all, grammar);
  if (spoken.length === 0) return new Map();
  const [whole, skip] = [grammar.get(part), grammar.get(SKIP)];
  if (whole === undefined) return new Map();
  const known = new Map<number, readonly Way[]>();
  const keys = spoken.map(kindOf);
  let steps = 0;
  const waysOver = ({ id, root }: Part, at: number): readonly Way[] => {
    const key = id * (spoken.length + 1) + at;
    const before = known.get(key);
    if (before !== undefined) return before;
    // A part that begins with itself finds nothing new.
    known.set(key, NONE);
    if (!mayCome(root, spoken[at])) return NONE;
    const found: Found = new Map();
    walk(root, at, [], 0, found);
    const ways = [...found.values()];
    known.set(key, ways);
    return ways;
  };
  const skips = (at: number): readonly Way[] => (skip === undefined ? NONE : waysOver(skip, at));
  const walk = (
    state: State,
    at: number,
    parts: readonly string[],
    skipped: number,
    found: Found,
  ) => {
    steps += 1;
    if (steps > MOST_STEPS || found.size >= MOST_WAYS) return;
    for (const output of state.outputs) keep(found, at, filled(output, parts), skipped);
    const one = spoken[at];
    const next = one !== undefined && isWord(one) ? state.words.get(one.word) : undefined;
    if (next !== undefined) walk(next, at + 1, parts, skipped, found);
    if (one !== undefined && isWord(one)) {
      for (const [stem, to] of state.stems)
        if (one.word.startsWith(stem)) walk(to, at + 1, parts, skipped, found);
    }
    for (const { slot, part, isOptional, to } of edgesFor(state, one, keys[at] ?? "")) {
      if (isOptional && (firstOf(to).isEnd || mayCome(to, one)))
        walk(to, at, [...parts, ""], skipped, found);
      if (slot !== null && isMet(slot, one))
        walk(to, at + 1, [...parts, one?.slot?.plain ?? ""], skipped, found);
      for (const way of part === null ? NONE : waysOver(part, at))
        walk(to, way.end, [...parts, way.said], skipped + way.skipped, found);
    }
    // What is skipped in front of a part is skipped in front of whoever asks for it.
    if (state.isRoot || state.isLeaf) return;
    for (const { end } of skips(at)) walk(state, end, parts, skipped + end - at, found);
  };
  const readings = new Map<number, Way[]>();
  for (const [from, lead] of skipsFrom(0, skips)) {
    for (const { end, said, skipped } of waysOver(whole, from)) {
      for (const [to, rest] of skipsFrom(end, skips)) {
        const list = readings.get(to) ?? [];
        readings.set(to, list);
        list.push({ end: to, said, skipped: lead + skipped + rest });
      }
    }
  }
  return new Map([...readings].map(([end, ways]) => [end, barest(ways)]));
}

/** The readings that skip fewest words. */
function barest(ways: readonly Way[]): string[] {
  const least = Math.min(...ways.map(({ skipped }) => skipped));
  return [...new Set(ways.filter((one) => one.skipped === least).map(({ said }) => said))];
}

const NONE: readonly Way[] = [];

/** The ways on that what stands there allows, found once for each word that ever stood there. */
function edgesFor(state: State, one: Spoken | undefined, key: string): readonly Edge[] {
  state.ways ??= new Map();
  const known = state.ways.get(key);
  if (known !== undefined) return known;
  const found = state.edges.filter(
    ({ slot, part, isOptional, to }) =>
      (slot !== null && isMet(slot, one)) ||
      (part !== null && mayCome(part.root, one)) ||
      (isOptional && (firstOf(to).isEnd || mayCome(to, one))),
  );
  if (state.ways.size >= MOST_WORDS_KEPT) state.ways.clear();
  state.ways.set(key, found);
  return found;
}

/** Whether what stands there can come next. */
function mayCome(state: State, one: Spoken | undefined): boolean {
  if (one === undefined) return false;
  const { words, stems, slots } = firstOf(state);
  if (one.slot !== null && isAmong(slots, one.slot)) return true;
  if (!isWord(one)) return false;
  return words.has(one.word) || stems.some((stem) => one.word.startsWith(stem));
}

function isAmong(
  slots: ReadonlySet<string>,
  { kind, plain, also }: NonNullable<Spoken["slot"]>,
): boolean {
  return slots.has(kind) || slots.has(`${kind}=${plain}`) || slots.has(`${kind}=${also}`);
}

function isMet({ kind, value }: Slot, one: Spoken | undefined): boolean {
  const slot = one?.slot ?? null;
  return slot?.kind === kind && (value === null || value === slot.plain || value === slot.also);
}

/** Where one gets by skipping words, and how many those are. */
function skipsFrom(from: number, skips: (at: number) => readonly Way[]): Map<number, number> {
  const places = new Map([[from, 0]]);
  for (const [at, count] of places) {
    for (const { end } of skips(at)) if (!places.has(end)) places.set(end, count + end - at);
  }
  return places;
}

function keep(found: Found, end: number, said: string, skipped: number): void {
  const key = `${end} ${said}`;
  const before = found.get(key);
  if (before === undefined || before.skipped > skipped) found.set(key, { end, said, skipped });
}

function isWord({ slot, isWord = false }: Spoken): boolean {
  return slot === null || isWord;
}

function filled(output: Output, parts: readonly string[]): string {
  return output.map((piece) => (typeof piece === "string" ? piece : (parts[piece] ?? ""))).join("");
}
