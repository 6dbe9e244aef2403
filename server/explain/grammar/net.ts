import "server-only";
import { isOptional, type Node, type Output, type Slot, slotNamed } from "./patterns.ts";

/** A place in a net of rules, ready to be walked. */
export type State = {
  /** A part begins here. */
  readonly isRoot: boolean;
  readonly outputs: readonly Output[];
  readonly words: ReadonlyMap<string, State>;
  readonly stems: readonly (readonly [stem: string, to: State])[];
  readonly edges: readonly Edge[];
  /** Nothing comes behind it. */
  readonly isLeaf: boolean;
  /** Which edges a word allows, kept by those who walk; most places are never come to. */
  ways: Map<string, readonly Edge[]> | null;
  /** What can come next from here, once it was asked for: see firstOf. */
  first: First | null;
};

/** A way over a piece that was recognised before, or over a part with rules of its own. */
export type Edge = {
  readonly slot: Slot | null;
  readonly part: Part | null;
  readonly isOptional: boolean;
  readonly to: State;
};

/** A part of a claim: where its rules begin, and its number among all parts. */
export type Part = { readonly id: number; readonly root: State };

/** Words, beginnings of words and kinds of piece that may come next. */
export type First = {
  readonly words: ReadonlySet<string>;
  readonly stems: readonly string[];
  readonly slots: ReadonlySet<string>;
  /** Nothing need come. */
  readonly isEnd: boolean;
};

/** The parts of a grammar with their rules as a net. */
export function netOf(parts: ReadonlyMap<string, Node>): ReadonlyMap<string, Part> {
  const made = new Map<Node, Making>();
  const out = new Map<string, Part>();
  for (const [name, node] of parts) {
    const root = stateOf(node, made);
    out.set(name, { id: out.size, root });
  }
  for (const [node, { words, stems, edges }] of made) {
    for (const [word, to] of node.words) words.set(word, stateOf(to, made));
    for (const [stem, to] of node.stems) stems.push([stem, stateOf(to, made)]);
    for (const [name, to] of node.parts) {
      const slot = slotNamed(name);
      const part = slot === null ? (out.get(name) ?? null) : null;
      edges.push({ slot, part, isOptional: isOptional(name), to: stateOf(to, made) });
    }
  }
  return out;
}

/** A state whose ways on are being laid. */
type Making = {
  readonly words: Map<string, State>;
  readonly stems: [string, State][];
  readonly edges: Edge[];
  readonly state: State;
};

function stateOf(node: Node, made: Map<Node, Making>): State {
  const known = made.get(node);
  if (known !== undefined) return known.state;
  const { isRoot, outputs } = node;
  // There are hundreds of thousands of places: what is empty is shared.
  const words = node.words.size > 0 ? new Map<string, State>() : NO_WORDS;
  const stems: [string, State][] = node.stems.size > 0 ? [] : NO_STEMS;
  const edges: Edge[] = node.parts.size > 0 ? [] : NO_EDGES;
  const state: State = {
    isRoot,
    outputs,
    words,
    stems,
    edges,
    isLeaf: node.words.size + node.stems.size + node.parts.size === 0,
    ways: null,
    first: null,
  };
  made.set(node, { words, stems, edges, state });
  return state;
}

const NO_WORDS = new Map<string, State>();
const NO_STEMS: [string, State][] = [];
const NO_EDGES: Edge[] = [];

/** What can come next from a place. */
export function firstOf(state: State): First {
  state.first ??= firstFrom(state);
  return state.first;
}

function firstFrom(from: State): First {
  const words = new Set<string>();
  const stems = new Set<string>();
  const slots = new Set<string>();
  const seen = new Set<State>();
  let isEnd = false;
  /** `isOwn`: what comes of it ends the part itself, and not one that it asks for. */
  const gather = (state: State, isOwn: boolean): void => {
    if (isOwn && state.outputs.length > 0) isEnd = true;
    if (seen.has(state)) return;
    seen.add(state);
    for (const word of state.words.keys()) words.add(word);
    for (const [stem] of state.stems) stems.add(stem);
    for (const { slot, part, isOptional, to } of state.edges) {
      if (slot !== null) slots.add(slot.value === null ? slot.kind : `${slot.kind}=${slot.value}`);
      if (part !== null) gather(part.root, false);
      if (isOptional) gather(to, isOwn);
    }
  };
  gather(from, true);
  return { words, stems: [...stems], slots, isEnd };
}

/** Every word that some line asks for, and every beginning of one. */
export function lexiconOf(parts: ReadonlyMap<string, Part>): Pick<First, "words" | "stems"> {
  const words = new Set<string>();
  const stems = new Set<string>();
  const seen = new Set<State>();
  const open = [...parts.values()].map(({ root }) => root);
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (seen.has(state)) continue;
    seen.add(state);
    for (const [word, to] of state.words) {
      words.add(word);
      open.push(to);
    }
    for (const [stem, to] of state.stems) {
      stems.add(stem);
      open.push(to);
    }
    for (const { to } of state.edges) open.push(to);
  }
  return { words, stems: [...stems] };
}
