import "server-only";
import { markNeeds } from "./needs.ts";
import { isOptional, type Node, type Output, slotNamed } from "./patterns.ts";

/**
 * What a rule may ask of one word or piece, by number: a word, the beginning of one ("arriv*"), a
 * kind of piece ("{E}") or one piece by its name ("{E=client}").
 */
export type Symbols = ReadonlyMap<string, number>;

/** A place in a net of rules, ready to be walked. */
export type State = {
  /** A part begins here. */
  readonly isRoot: boolean;
  readonly outputs: readonly Output[];
  /** Over a word, by its symbol. */
  readonly words: ReadonlyMap<number, State>;
  /** Over what says something, in the order of the rules. */
  readonly edges: readonly Edge[];
  /** Nothing comes behind it. */
  readonly isLeaf: boolean;
  /** Which edges a kind of word allows, kept where there are many. */
  ways: Map<number, readonly Edge[]> | null;
  /** One of these symbols must still come, or else nothing ends from here; null: no matter which. */
  needs: readonly number[] | null;
};

/** A way over one piece, by its symbol, or over a part with rules of its own. */
export type Edge = Over & { readonly isOptional: boolean; readonly to: State };
type Over =
  | { readonly part: Part; readonly symbol: null }
  | { readonly part: null; readonly symbol: number };

/** A part of a claim: where its rules begin, and its number among all parts. */
export type Part = { readonly id: number; readonly root: State };

/** The rules of one language. */
export type Net = {
  readonly parts: ReadonlyMap<string, Part>;
  readonly symbols: Symbols;
  /** The parts that may begin with a symbol, or with a part of that number. */
  readonly begunBy: { readonly symbol: ById; readonly part: ById };
};

type ById = ReadonlyMap<number, readonly number[]>;

/** The symbol of a piece that a rule asks for by its kind alone, or by its name as well. */
export function slotSymbol(kind: string, value: string | null): string {
  return value === null ? `{${kind}}` : `{${kind}=${value}}`;
}

/** The symbol of all words that begin so. */
export function stemSymbol(stem: string): string {
  return `${stem}*`;
}

/** The parts of a grammar with their rules as a net. */
export function netOf(parts: ReadonlyMap<string, Node>): Net {
  const made = new Map<Node, Making>();
  const symbols = new Map<string, number>();
  const numberOf = (symbol: string): number => {
    const known = symbols.get(symbol);
    if (known !== undefined) return known;
    symbols.set(symbol, symbols.size);
    return symbols.size - 1;
  };
  const out = new Map<string, Part>();
  for (const [name, node] of parts) out.set(name, { id: out.size, root: stateOf(node, made) });
  const over = (name: string): Over | null => {
    const slot = slotNamed(name);
    if (slot !== null) return { part: null, symbol: numberOf(slotSymbol(slot.kind, slot.value)) };
    const part = out.get(name);
    return part === undefined ? null : { part, symbol: null };
  };
  for (const [node, { words, edges }] of made) {
    for (const [word, to] of node.words) words.set(numberOf(word), stateOf(to, made));
    for (const [stem, to] of node.stems) words.set(numberOf(stemSymbol(stem)), stateOf(to, made));
    for (const [name, to] of node.parts) {
      const what = over(name);
      if (what !== null)
        edges.push({ ...what, isOptional: isOptional(name), to: stateOf(to, made) });
    }
  }
  markNeeds(out);
  return { parts: out, symbols, begunBy: beginningsOf(out) };
}

/** A state whose ways on are being laid. */
type Making = {
  readonly words: Map<number, State>;
  readonly edges: Edge[];
  readonly state: State;
};

function stateOf(node: Node, made: Map<Node, Making>): State {
  const known = made.get(node);
  if (known !== undefined) return known.state;
  const { isRoot, outputs } = node;
  // There are hundreds of thousands of places: what is empty is shared.
  const words = node.words.size + node.stems.size > 0 ? new Map<number, State>() : NO_WORDS;
  const edges: Edge[] = node.parts.size > 0 ? [] : NO_EDGES;
  const isLeaf = words === NO_WORDS && edges === NO_EDGES;
  const state: State = { isRoot, outputs, words, edges, isLeaf, ways: null, needs: null };
  made.set(node, { words, edges, state });
  return state;
}

const NO_WORDS = new Map<number, State>();
const NO_EDGES: Edge[] = [];

/** Which parts may begin with a symbol or with another part. */
function beginningsOf(parts: ReadonlyMap<string, Part>): Net["begunBy"] {
  const symbol = new Map<number, number[]>();
  const part = new Map<number, number[]>();
  for (const { id, root } of parts.values()) {
    const seen = new Set<State>();
    const open = [root];
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      if (seen.has(state)) continue;
      seen.add(state);
      for (const one of state.words.keys()) put(symbol, one, id);
      for (const edge of state.edges) {
        if (edge.part === null) put(symbol, edge.symbol, id);
        else put(part, edge.part.id, id);
        if (edge.isOptional) open.push(edge.to);
      }
    }
  }
  return { symbol, part };
}

function put(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
