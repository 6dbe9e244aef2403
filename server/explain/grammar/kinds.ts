import "server-only";
import { slotSymbol, stemSymbol } from "./net.ts";
import type { Grammar } from "./rules.ts";

/** One word of a clause as the grammar sees it, or a piece that it knows as a whole. */
export type Spoken = {
  /** In small letters. */
  readonly word: string;
  /** What a rule may ask for it by, and its name in plain words; `also` is another name. */
  readonly slot: { readonly kind: string; readonly plain: string; readonly also?: string } | null;
  /** The piece is a word as well: "acks" is a segment and a deed. */
  readonly isWord?: boolean;
};

/** What stands at a place, in the symbols of a grammar; `kind` is one number for all that. */
export type Kind = {
  readonly id: number;
  readonly words: readonly number[];
  readonly slots: readonly number[];
  /** By the number of a part: it may begin so. */
  readonly begins: Uint8Array;
};

/** Behind the last word. */
export const NO_KIND: Kind = { id: -1, words: [], slots: [], begins: new Uint8Array() };

/** What a word is to a grammar, found once for each that was said lately. */
export function kindOf(one: Spoken, grammar: Grammar): Kind {
  const { words, kinds } = kept.get(grammar) ?? { words: new Map(), kinds: new Map() };
  kept.set(grammar, { words, kinds });
  const key = keyOf(one);
  const known = words.get(key);
  if (known !== undefined) return known;
  const symbols = symbolsOf(one, grammar);
  const sort = `${symbols.words}/${symbols.slots}`;
  const kind = kinds.get(sort) ?? newKind(symbols, grammar, kinds.size);
  kinds.set(sort, kind);
  if (words.size >= MOST_WORDS) words.clear();
  words.set(key, kind);
  return kind;
}

/** The kinds of word of a grammar, and of which kind words are. */
type Kept = { readonly words: Map<string, Kind>; readonly kinds: Map<string, Kind> };

const kept = new WeakMap<Grammar, Kept>();
/** More words than people write answers with. */
const MOST_WORDS = 10_000;

/** The same for all words that are the same to every rule. */
export function keyOf({ word, slot, isWord: isBoth }: Spoken): string {
  return slot === null ? word : `${slot.kind}:${slot.plain}/${slot.also}/${isBoth ? word : ""}`;
}

type Symbols = Pick<Kind, "words" | "slots">;

function symbolsOf({ word, slot, isWord = false }: Spoken, { symbols }: Grammar): Symbols {
  const numbered = (names: readonly string[]): number[] =>
    names.flatMap((name) => symbols.get(name) ?? []);
  const stems = [...word].map((_, at) => stemSymbol(word.slice(0, at + 1)));
  const words = slot === null || isWord ? numbered([word, ...stems]) : [];
  if (slot === null) return { words, slots: [] };
  const names = new Set([null, slot.plain, slot.also ?? null]);
  const slots = [...names].map((name) => slotSymbol(slot.kind, name));
  return { words, slots: numbered(slots) };
}

function newKind({ words, slots }: Symbols, grammar: Grammar, id: number): Kind {
  return { id, words, slots, begins: begunBy([...words, ...slots], grammar) };
}

/** Which parts may begin with one of these symbols. */
function begunBy(symbols: readonly number[], { begunBy: begun, parts }: Grammar): Uint8Array {
  const begins = new Uint8Array(parts.size);
  const open = symbols.flatMap((symbol) => begun.symbol.get(symbol) ?? []);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (begins[id] === 1) continue;
    begins[id] = 1;
    open.push(...(begun.part.get(id) ?? []));
  }
  return begins;
}
