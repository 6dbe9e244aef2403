import "server-only";
import { type Grammar, type Node, type Output, SKIP } from "./rules.ts";

/** One word of a clause as the grammar sees it, or a piece that it knows as a whole. */
export type Spoken = {
  /** In small letters. */
  readonly word: string;
  /** What a rule may ask for it by, and its name in plain words. */
  readonly slot: { readonly kind: string; readonly plain: string } | null;
};

/** `skipped`: how many words of it change nothing; where they are read as a word they count. */
type Way = { readonly end: number; readonly said: string; readonly skipped: number };

type Found = Map<string, Way>;

/** Nobody means so many things at once. */
const MOST_WAYS = 24;
const MOST_STEPS = 20_000;

/** All that a clause may say in plain words, when the grammar covers every word of it. */
export function plainly(spoken: readonly Spoken[], grammar: Grammar, part = "clause"): string[] {
  const known = new Map<string, readonly Way[]>();
  let steps = 0;
  const waysOf = (name: string, at: number): readonly Way[] => {
    const slot = spoken[at]?.slot;
    if (isSlot(name)) {
      return slot != null && isAsked(name, slot)
        ? [{ end: at + 1, said: slot.plain, skipped: 0 }]
        : [];
    }
    const key = `${name} ${at}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    // A part that begins with itself finds nothing new.
    known.set(key, []);
    const root = grammar.parts.get(name);
    const found: Found = new Map();
    if (root !== undefined) walk(root, at, [], 0, found);
    const ways = [...found.values()];
    known.set(key, ways);
    return ways;
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
    for (const output of node.outputs) {
      const said = filled(output, parts);
      const key = `${at} ${said}`;
      if ((found.get(key)?.skipped ?? skipped + 1) > skipped)
        found.set(key, { end: at, said, skipped });
    }
    const one = spoken[at];
    if (one === undefined) return;
    const next = one.slot === null ? node.words.get(one.word) : undefined;
    if (next !== undefined) walk(next, at + 1, parts, skipped, found);
    if (one.slot === null) {
      for (const [stem, to] of node.stems)
        if (one.word.startsWith(stem)) walk(to, at + 1, parts, skipped, found);
    }
    for (const [name, to] of node.parts) {
      for (const way of waysOf(name, at))
        walk(to, way.end, [...parts, way.said], skipped + way.skipped, found);
    }
    if (node.words.size + node.stems.size + node.parts.size === 0) return;
    for (const { end } of waysOf(SKIP, at)) walk(node, end, parts, skipped + end - at, found);
  };
  // How many words are skipped up to the end of the clause; null where one says something.
  const skippedFrom = (at: number): number | null => {
    if (at >= spoken.length) return 0;
    for (const { end } of waysOf(SKIP, at)) {
      const rest = skippedFrom(end);
      if (rest !== null) return rest + end - at;
    }
    return null;
  };
  const whole = waysOf(part, 0).flatMap(({ end, said, skipped }) => {
    const rest = skippedFrom(end);
    return rest === null ? [] : [{ said, skipped: skipped + rest }];
  });
  const fewest = Math.min(...whole.map(({ skipped }) => skipped));
  return [...new Set(whole.filter(({ skipped }) => skipped === fewest).map(({ said }) => said))];
}

/** "S" is any segment, "S=FIN" is one by its name. */
function isSlot(name: string): boolean {
  return name.length === 1 || name[1] === "=";
}

function isAsked(name: string, { kind, plain }: NonNullable<Spoken["slot"]>): boolean {
  return name.length === 1 ? kind === name : name === `${kind}=${plain}`;
}

function filled(output: Output, parts: readonly string[]): string {
  return output.map((piece) => (typeof piece === "string" ? piece : (parts[piece] ?? ""))).join("");
}
