import "server-only";
import type { Grammar, Node } from "./rules.ts";
import type { Spoken } from "./walk.ts";

/** What a part may begin with. */
type Starts = {
  readonly words: Set<string>;
  readonly stems: Set<string>;
  readonly slots: Set<string>;
};

const kept = new WeakMap<Grammar, Map<string, Starts>>();

/** Whether a part may begin with this word: most of them need not be tried at all. */
export function mayStart(grammar: Grammar, part: string, { word, slot, isWord }: Spoken): boolean {
  const { words, stems, slots } = startsOf(grammar, part);
  if (slot !== null && slots.has(slot.kind)) return true;
  if (slot !== null && isWord !== true) return false;
  if (words.has(word)) return true;
  if (slot === null) for (const stem of stems) if (word.startsWith(stem)) return true;
  return false;
}

function startsOf(grammar: Grammar, part: string): Starts {
  const all = kept.get(grammar) ?? new Map<string, Starts>();
  kept.set(grammar, all);
  const known = all.get(part);
  if (known !== undefined) return known;
  const starts: Starts = { words: new Set(), stems: new Set(), slots: new Set() };
  const seen = new Set<Node>();
  const add = (node: Node | undefined): void => {
    if (node === undefined || seen.has(node)) return;
    seen.add(node);
    for (const word of node.words.keys()) starts.words.add(word);
    for (const stem of node.stems.keys()) starts.stems.add(stem);
    for (const name of node.parts.keys()) {
      if (name.length === 1) starts.slots.add(name);
      else add(grammar.parts.get(name));
    }
  };
  add(grammar.parts.get(part));
  all.set(part, starts);
  return starts;
}
