import "server-only";
import { type Grammar, type Node, type Output, SKIP } from "./rules.ts";
import { mayStart } from "./starts.ts";

/** One word of a clause as the grammar sees it, or a piece that it knows as a whole. */
export type Spoken = {
  /** In small letters. */
  readonly word: string;
  /** What a rule may ask for it by, and its name in plain words. */
  readonly slot: { readonly kind: string; readonly plain: string } | null;
  /** A piece that is a word as well: "ack" is a flag and a number. */
  readonly isWord?: true;
};

type Way = { readonly end: number; readonly said: string };

const NOTHING: readonly Way[] = [];

/** Nobody means so many things at once. */
const MOST_WAYS = 24;
const MOST_STEPS = 20_000;

/** All that a clause may say in plain words, when the grammar covers every word of it. */
export function plainly(spoken: readonly Spoken[], grammar: Grammar, part = "clause"): string[] {
  const known = spoken.map(() => new Map<string, readonly Way[]>());
  let steps = 0;
  const waysOf = (name: string, at: number): readonly Way[] => {
    const slot = spoken[at]?.slot;
    if (name.length === 1) {
      return slot?.kind === name ? [{ end: at + 1, said: slot.plain }] : [];
    }
    const here = known[at];
    const before = here?.get(name);
    if (before !== undefined) return before;
    // A part that begins with itself finds nothing new.
    here?.set(name, NOTHING);
    if (!begins(name, at)) return NOTHING;
    const root = grammar.parts.get(name);
    const found = new Map<string, Way>();
    if (root !== undefined) walk(root, at, [], found);
    const ways = [...found.values()];
    here?.set(name, ways);
    return ways;
  };
  /** Whether a part may begin here, or behind what may be skipped. */
  const begins = (name: string, at: number): boolean => {
    const one = spoken[at];
    if (one === undefined) return false;
    if (mayStart(grammar, name, one)) return true;
    return name !== SKIP && waysOf(SKIP, at).some(({ end }) => begins(name, end));
  };
  const walk = (node: Node, at: number, parts: readonly string[], found: Map<string, Way>) => {
    steps += 1;
    if (steps > MOST_STEPS || found.size >= MOST_WAYS) return;
    for (const output of node.outputs) {
      const said = filled(output, parts);
      found.set(`${at} ${said}`, { end: at, said });
    }
    const one = spoken[at];
    if (one === undefined) return;
    const next = one.slot === null || one.isWord ? node.words.get(one.word) : undefined;
    if (next !== undefined) walk(next, at + 1, parts, found);
    if (one.slot === null) {
      for (const [stem, to] of node.stems)
        if (one.word.startsWith(stem)) walk(to, at + 1, parts, found);
    }
    for (const [name, to] of node.parts) {
      for (const { end, said } of waysOf(name, at)) walk(to, end, [...parts, said], found);
    }
    if (node.words.size + node.stems.size + node.parts.size === 0) return;
    for (const { end } of waysOf(SKIP, at)) walk(node, end, parts, found);
  };
  const isSkippedFrom = (at: number): boolean =>
    at >= spoken.length || waysOf(SKIP, at).some(({ end }) => isSkippedFrom(end));
  const whole = waysOf(part, 0).filter(({ end }) => isSkippedFrom(end));
  return [...new Set(whole.map(({ said }) => said))];
}

function filled(output: Output, parts: readonly string[]): string {
  return output.map((piece) => (typeof piece === "string" ? piece : (parts[piece] ?? ""))).join("");
}
