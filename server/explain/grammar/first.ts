import "server-only";
import { isOptional, type Node, slotNamed } from "./rules.ts";
import type { Spoken } from "./walk.ts";

/** A part that may follow, and where one is behind it. */
export type Edge = readonly [name: string, to: Node];

/** The parts that may follow in a place, by what they can begin with. */
type Edges = {
  readonly words: ReadonlyMap<string, readonly Edge[]>;
  readonly stems: readonly (readonly [stem: string, edge: Edge])[];
  readonly kinds: ReadonlyMap<string, readonly Edge[]>;
};

/** What may stand first in a part: words, beginnings of words, kinds of piece. */
type First = {
  readonly words: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
};

/** Which parts can begin with a word, from a place; worked out once for each place. */
export function edgesIn(
  parts: ReadonlyMap<string, Node>,
): (node: Node, one: Spoken) => readonly Edge[] {
  const firsts = new Map<string, First>();
  const known = new Map<Node, Edges>();
  const firstOf = (name: string): First => {
    const before = firsts.get(name);
    if (before !== undefined) return before;
    const first = firstOfPart(name, parts);
    firsts.set(name, first);
    return first;
  };
  return (node, one) => {
    const edges = known.get(node) ?? sorted(node, firstOf);
    known.set(node, edges);
    return met(edges, one);
  };
}

/** Where one gets from a place by what may be missing; worked out once for each place. */
export function optionalIn(): (node: Node) => readonly Node[] {
  const known = new Map<Node, readonly Node[]>();
  return (node) => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const places = [...node.parts].flatMap(([name, to]) => (isOptional(name) ? [to] : []));
    known.set(node, places);
    return places;
  };
}

const NONE: readonly Edge[] = [];

function met({ words, stems, kinds }: Edges, one: Spoken): readonly Edge[] {
  const { word, slot, isWord = false } = one;
  const own = slot === null || isWord ? (words.get(word) ?? NONE) : NONE;
  const begun = stems.filter(([stem]) => (slot === null || isWord) && word.startsWith(stem));
  if (slot === null && begun.length === 0) return own;
  const kind = slot === null ? NONE : (kinds.get(slot.kind) ?? NONE);
  return [...new Set([...own, ...kind, ...begun.map(([, edge]) => edge)])];
}

function sorted(node: Node, firstOf: (name: string) => First): Edges {
  const words = new Map<string, Edge[]>();
  const kinds = new Map<string, Edge[]>();
  const stems: (readonly [string, Edge])[] = [];
  for (const edge of node.parts) {
    const first = firstOf(edge[0]);
    for (const word of first.words) add(words, word, edge);
    for (const kind of first.kinds) add(kinds, kind, edge);
    for (const stem of first.stems) stems.push([stem, edge]);
  }
  return { words, kinds, stems };
}

function add(to: Map<string, Edge[]>, key: string, edge: Edge): void {
  const before = to.get(key);
  if (before === undefined) to.set(key, [edge]);
  else before.push(edge);
}

function firstOfPart(part: string, parts: ReadonlyMap<string, Node>): First {
  const first = { words: new Set<string>(), stems: new Set<string>(), kinds: new Set<string>() };
  const seen = new Set<Node>();
  const named = (name: string): void => {
    const slot = slotNamed(name);
    const root = parts.get(name);
    if (slot !== null) first.kinds.add(slot.kind);
    else if (root !== undefined) gather(root);
  };
  const gather = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    for (const word of node.words.keys()) first.words.add(word);
    for (const stem of node.stems.keys()) first.stems.add(stem);
    for (const [name, next] of node.parts) {
      if (isOptional(name)) gather(next);
      named(name);
    }
  };
  named(part);
  return first;
}
