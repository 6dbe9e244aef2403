import "server-only";
import { type Grammar, isOptional, type Node, type Output, SKIP } from "./rules.ts";

/** One word of a clause as the grammar sees it, or a piece that it knows as a whole. */
export type Spoken = {
  /** In small letters. */
  readonly word: string;
  /** What a rule may ask for it by, and its name in plain words. */
  readonly slot: { readonly kind: string; readonly plain: string } | null;
};

type Way = { readonly end: number; readonly said: string };

/** Nobody means so many things at once. */
const MOST_WAYS = 24;
const MOST_STEPS = 20_000;

/** All that a clause may say in plain words, when the grammar covers every word of it. */
export function plainly(spoken: readonly Spoken[], grammar: Grammar, part = "clause"): string[] {
  const known = new Map<string, readonly Way[]>();
  let steps = 0;
  const waysOf = (name: string, at: number): readonly Way[] => {
    const slot = spoken[at]?.slot;
    const [kind, value] = name.split("=");
    if (kind?.length === 1) {
      const isMet = slot?.kind === kind && (value === undefined || value === slot.plain);
      return isMet ? [{ end: at + 1, said: slot.plain }] : [];
    }
    const key = `${name} ${at}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    // A part that begins with itself finds nothing new.
    known.set(key, []);
    const root = grammar.parts.get(name);
    const found = new Map<string, Way>();
    if (root !== undefined && mayBegin(root, at)) walk(root, at, [], found);
    const ways = [...found.values()];
    known.set(key, ways);
    return ways;
  };
  const walk = (node: Node, at: number, parts: readonly string[], found: Map<string, Way>) => {
    steps += 1;
    if (steps > MOST_STEPS || found.size >= MOST_WAYS) return;
    for (const output of node.outputs) {
      const said = filled(output, parts);
      found.set(`${at} ${said}`, { end: at, said });
    }
    for (const [name, to] of node.parts) {
      if (isOptional(name)) walk(to, at, [...parts, ""], found);
      for (const { end, said } of waysOf(name, at)) walk(to, end, [...parts, said], found);
    }
    const one = spoken[at];
    if (one === undefined) return;
    // "acks" is a segment and a verb.
    const isWord = one.slot === null || one.slot.kind === "S";
    const next = isWord ? node.words.get(one.word) : undefined;
    if (next !== undefined) walk(next, at + 1, parts, found);
    if (one.slot === null) {
      for (const [stem, to] of node.stems)
        if (one.word.startsWith(stem)) walk(to, at + 1, parts, found);
    }
    // What is skipped in front of a part is skipped in front of whoever asks for it.
    if (node.isRoot || node.words.size + node.stems.size + node.parts.size === 0) return;
    for (const { end } of waysOf(SKIP, at)) walk(node, end, parts, found);
  };
  /** Whether a part can begin with what stands there. */
  const mayBegin = (root: Node, at: number): boolean => {
    const one = spoken[at];
    if (one === undefined) return false;
    const { words, stems, slots } = grammar.firstOf(root);
    if (one.slot !== null && slots.has(one.slot.kind)) return true;
    if (one.slot !== null && one.slot.kind !== "S") return false;
    return words.has(one.word) || stems.some((stem) => one.word.startsWith(stem));
  };
  const isSkippedFrom = (at: number): boolean =>
    at >= spoken.length || waysOf(SKIP, at).some(({ end }) => isSkippedFrom(end));
  const starts = new Set([0]);
  for (const at of starts) for (const { end } of waysOf(SKIP, at)) starts.add(end);
  const whole = [...starts]
    .flatMap((at) => waysOf(part, at))
    .filter(({ end }) => isSkippedFrom(end));
  return [...new Set(whole.map(({ said }) => said))];
}

function filled(output: Output, parts: readonly string[]): string {
  return output.map((piece) => (typeof piece === "string" ? piece : (parts[piece] ?? ""))).join("");
}
