import "server-only";
import { edgesAt, edgesOf } from "./edges.ts";
import { type Grammar, type Node, type Output, SKIP, slotNamed } from "./rules.ts";

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

const NOTHING: readonly Way[] = [];

/** Nobody means so many things at once. */
const MOST_WAYS = 24;
const MOST_STEPS = 20_000;

/** What was read last: answers repeat themselves, and hostile ones do nothing else. */
const kept = new WeakMap<Grammar, Map<string, string[]>>();
const MOST_KEPT = 100;

/** The same as `read`, without reading the same words again. */
export function plainly(spoken: readonly Spoken[], grammar: Grammar, part = "clause"): string[] {
  const key = [part, ...spoken.map(({ word, slot }) => `${word} ${slot?.plain}`)].join("\n");
  const known = kept.get(grammar) ?? new Map<string, string[]>();
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = read(spoken, grammar, part);
  if (known.size >= MOST_KEPT) known.clear();
  kept.set(grammar, known.set(key, found));
  return found;
}

/**
 * All that a clause may say in plain words, when the grammar covers every word of it; the readings
 * that skip fewest words.
 */
function read(spoken: readonly Spoken[], grammar: Grammar, part: string): string[] {
  const known = [...spoken, null].map(() => new Map<string, readonly Way[]>());
  let steps = 0;
  const waysOf = (name: string, at: number): readonly Way[] => {
    const root = grammar.parts.get(name);
    if (root === undefined) return slotAt(name, at);
    const here = known[at];
    const before = here?.get(name);
    if (before !== undefined) return before;
    // A part that begins with itself finds nothing new.
    here?.set(name, NOTHING);
    if (!mayBegin(root, at)) return NOTHING;
    const found: Found = new Map();
    walk(root, at, [], 0, found);
    const ways = [...found.values()];
    here?.set(name, ways);
    return ways;
  };
  const slotAt = (name: string, at: number): readonly Way[] => {
    const slot = spoken[at]?.slot;
    if (slot == null || slot.kind !== name.charAt(0)) return NOTHING;
    const asked = slotNamed(name);
    const isMet = asked !== null && isNamed(slot, asked.value);
    return isMet ? [{ end: at + 1, said: slot.plain, skipped: 0 }] : NOTHING;
  };
  const walk = (
    node: Node,
    at: number,
    parts: readonly string[],
    skipped: number,
    found: Found,
  ) => {
    steps += 1;
    if (steps > MOST_STEPS || found.size >= MOST_WAYS) return;
    for (const output of node.outputs) keep(found, at, filled(output, parts), skipped);
    const one = spoken[at];
    const edges = edgesOf(node, grammar);
    for (const [, to] of edges.optional) walk(to, at, [...parts, ""], skipped, found);
    if (one === undefined) return;
    for (const [name, to] of edgesAt(edges, one)) {
      for (const way of waysOf(name, at))
        walk(to, way.end, [...parts, way.said], skipped + way.skipped, found);
    }
    if (isWord(one)) {
      const next = node.words.get(one.word);
      if (next !== undefined) walk(next, at + 1, parts, skipped, found);
      for (const [stem, to] of node.stems)
        if (one.word.startsWith(stem)) walk(to, at + 1, parts, skipped, found);
    }
    // What is skipped in front of a part is skipped in front of whoever asks for it.
    if (node.isRoot || node.words.size + node.stems.size + node.parts.size === 0) return;
    for (const { end } of waysOf(SKIP, at)) walk(node, end, parts, skipped + end - at, found);
  };
  /** Whether a part can begin with what stands there. */
  const mayBegin = (root: Node, at: number): boolean => {
    const one = spoken[at];
    if (one === undefined) return false;
    const { words, stems, slots } = grammar.firstOf(root);
    if (one.slot !== null && slots.has(one.slot.kind)) return true;
    if (!isWord(one)) return false;
    return words.has(one.word) || stems.some((stem) => one.word.startsWith(stem));
  };
  const fewest = skipsFrom(0, (at) => waysOf(SKIP, at));
  const whole = [...fewest].flatMap(([from, lead]) =>
    waysOf(part, from).flatMap(({ end, said, skipped }) => {
      const rest = skipsFrom(end, (at) => waysOf(SKIP, at)).get(spoken.length);
      return rest === undefined ? [] : [{ said, skipped: lead + skipped + rest }];
    }),
  );
  const least = Math.min(...whole.map(({ skipped }) => skipped));
  return [...new Set(whole.filter((one) => one.skipped === least).map(({ said }) => said))];
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

function isNamed({ plain, also }: NonNullable<Spoken["slot"]>, value: string | null): boolean {
  return value === null || value === plain || value === also;
}

function filled(output: Output, parts: readonly string[]): string {
  return output.map((piece) => (typeof piece === "string" ? piece : (parts[piece] ?? ""))).join("");
}
