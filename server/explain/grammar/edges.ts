import "server-only";
import { type Grammar, isOptional, type Node, slotNamed } from "./rules.ts";
import type { Spoken } from "./walk.ts";

/** A part that may come next, and where one is behind it. */
type Edge = readonly [name: string, to: Node];

/** The parts that may come next, by what they may begin with. */
type Edges = {
  readonly optional: readonly Edge[];
  readonly bySlot: ReadonlyMap<string, readonly Edge[]>;
  readonly byWord: ReadonlyMap<string, readonly Edge[]>;
  readonly byStem: readonly (readonly [stem: string, edge: Edge])[];
};

const NONE: readonly Edge[] = [];
const EMPTY: Edges = { optional: NONE, bySlot: new Map(), byWord: new Map(), byStem: [] };
const kept = new WeakMap<Node, Edges>();

/** The parts that a place of the net leads to; worked out once, when it is first reached. */
export function edgesOf(node: Node, grammar: Grammar): Edges {
  if (node.parts.size === 0) return EMPTY;
  const before = kept.get(node);
  if (before !== undefined) return before;
  const bySlot = new Map<string, Edge[]>();
  const byWord = new Map<string, Edge[]>();
  const byStem: [string, Edge][] = [];
  const add = (all: Map<string, Edge[]>, key: string, edge: Edge): void => {
    const edges = all.get(key);
    if (edges === undefined) all.set(key, [edge]);
    else edges.push(edge);
  };
  for (const edge of node.parts) {
    const slot = slotNamed(edge[0]);
    if (slot !== null) add(bySlot, slot.kind, edge);
    const root = grammar.parts.get(edge[0]);
    if (slot !== null || root === undefined) continue;
    const { words, stems, slots } = grammar.firstOf(root);
    for (const word of words) add(byWord, word, edge);
    for (const kind of slots) add(bySlot, kind, edge);
    for (const stem of stems) byStem.push([stem, edge]);
  }
  const optional = [...node.parts].filter(([name]) => isOptional(name));
  const edges = { optional, bySlot, byWord, byStem };
  kept.set(node, edges);
  return edges;
}

/** Those of them that may begin with this word, or piece. */
export function edgesAt(edges: Edges, { word, slot, isWord = false }: Spoken): readonly Edge[] {
  if (edges === EMPTY) return NONE;
  const bySlot = slot === null ? NONE : (edges.bySlot.get(slot.kind) ?? NONE);
  if (slot !== null && !isWord) return bySlot;
  const byWord = edges.byWord.get(word) ?? NONE;
  const byStem = edges.byStem.flatMap(([stem, edge]) => (word.startsWith(stem) ? [edge] : []));
  if (bySlot.length + byStem.length === 0) return byWord;
  return [...new Set([...bySlot, ...byWord, ...byStem])];
}
