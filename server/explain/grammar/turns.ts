import "server-only";
import type { Spoken } from "./kinds.ts";
import { symbolsOf } from "./symbols.ts";

/** A way to put things that changes no meaning, and what it is put into plain words by. */
export type Turn = {
  /** Over the words of a clause as one text: see textOf. */
  readonly pattern: RegExp;
  /** Of each of these choices one word must be there. */
  readonly asks: readonly (readonly string[])[];
  readonly plain: readonly (string | { readonly group: string })[];
};

/** The turns of a language by a word that each cannot do without, and those that have none. */
export type Turns = {
  readonly byWord: ReadonlyMap<string, readonly Turn[]>;
  readonly anywhere: readonly Turn[];
};

/** What a turn leaves open: any words, or one piece of a kind. */
const OPEN = /^\{([A-D]|[ESTN](?:=[^}]*)?)\d?\}$/;
/** So many turns in a row are tried, and so many texts in all. */
const MOST_DEPTH = 3;
const MOST_TEXTS = 12;

/**
 * Reads the turns of one language: "it is {A} that {B} => {A} {B}". Throws with the place when one
 * is not as it should be.
 */
export function turnOf(way: string, place: string): Turn {
  const [left = "", right] = way.split("=>");
  if (right === undefined) throw new Error(`grammar/${place}: no => in "${way}"`);
  const symbols = symbolsOf(left);
  const named = new Set<string>();
  const source = symbols.map((symbol) => regexOf(symbol, named));
  const plain = symbolsOf(right).map((symbol) => {
    if (!symbol.startsWith("{")) return symbol;
    const group = groupOf(symbol);
    if (!named.has(group))
      throw new Error(`grammar/${place}: ${symbol} is not in "${left.trim()}"`);
    return { group };
  });
  return { pattern: new RegExp(`^${source.join("")}$`), asks: asksOf(symbols), plain };
}

/** The turns of a language, to be looked up by the words of a clause. */
export function turnsOf(turns: readonly Turn[]): Turns {
  const uses = new Map<string, number>();
  for (const word of turns.flatMap(({ asks }) => asks.flat()))
    uses.set(word, (uses.get(word) ?? 0) + 1);
  const weight = (words: readonly string[]): number =>
    words.reduce((sum, word) => sum + (uses.get(word) ?? 0), 0);
  const byWord = new Map<string, Turn[]>();
  for (const turn of turns) {
    const [rarest = []] = turn.asks.toSorted((a, b) => weight(a) - weight(b));
    for (const word of new Set(rarest)) byWord.set(word, [...(byWord.get(word) ?? []), turn]);
  }
  return { byWord, anywhere: turns.filter(({ asks }) => asks.length === 0) };
}

/** What a pattern cannot do without: its words, and of each choice one word a way. */
function asksOf(symbols: readonly string[]): string[][] {
  const asks: string[][] = [];
  for (let at = 0; at < symbols.length; at += 1) {
    const symbol = symbols[at] ?? "";
    if (symbol === "(" || symbol === "[") {
      const end = closing(symbols, at);
      const ways = waysIn(symbols.slice(at + 1, end)).map((way) => asksOf(way)[0]);
      if (symbol === "(" && ways.every((way) => way !== undefined)) asks.push(ways.flat());
      at = end;
    } else if (!symbol.startsWith("{") && !symbol.endsWith("*")) asks.push([symbol]);
  }
  return asks;
}

/** Where the bracket closes that opens at a place. */
function closing(symbols: readonly string[], from: number): number {
  let depth = 0;
  for (let at = from; at < symbols.length; at += 1) {
    if (symbols[at] === "(" || symbols[at] === "[") depth += 1;
    if (symbols[at] === ")" || symbols[at] === "]") depth -= 1;
    if (depth === 0) return at;
  }
  return symbols.length;
}

/** The ways of a choice. */
function waysIn(symbols: readonly string[]): string[][] {
  const ways: string[][] = [[]];
  let depth = 0;
  for (const symbol of symbols) {
    if (symbol === "(" || symbol === "[") depth += 1;
    if (symbol === ")" || symbol === "]") depth -= 1;
    if (symbol === "|" && depth === 0) ways.push([]);
    else ways.at(-1)?.push(symbol);
  }
  return ways;
}

function regexOf(symbol: string, named: Set<string>): string {
  if (symbol === "(" || symbol === "[") return "(?:";
  if (symbol === ")") return ")";
  if (symbol === "]") return ")?";
  if (symbol === "|") return "|";
  const [, open] = OPEN.exec(symbol) ?? [];
  if (open === undefined) {
    const word = symbol.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
    return symbol.endsWith("*") ? `${word.slice(0, -2)}\\S* ` : `${word} `;
  }
  const group = groupOf(symbol);
  named.add(group);
  const [kind, value] = open.split("=");
  const one = value === undefined ? `⟨${kind}=[^⟩]*⟩ ` : `⟨${kind}=${value};\\d+⟩ `;
  return /^[A-D]$/.test(open) ? `(?<${group}>(?:\\S+ )+?)` : `(?<${group}>${one})`;
}

function groupOf(symbol: string): string {
  return symbol.replace(/[^\w]/g, "");
}

/** The words of a clause as one text, in which a piece stands by its kind, its name and its place. */
function textOf(spoken: readonly Spoken[]): string {
  return spoken
    .map(({ word, slot }, at) =>
      slot === null ? `${word} ` : `⟨${slot.kind}=${slot.plain};${at}⟩ `,
    )
    .join("");
}

/** The same clause put otherwise, in all the ways that the turns of a language allow. */
export function turned(spoken: readonly Spoken[], turns: Turns): readonly (readonly Spoken[])[] {
  const texts = [spoken];
  const seen = new Set([textOf(spoken)]);
  let from = 0;
  for (let depth = 0; depth < MOST_DEPTH; depth += 1) {
    const to = texts.length;
    for (const text of texts.slice(from, to)) {
      for (const next of turnedOnce(text, turns)) {
        const key = textOf(next);
        if (seen.has(key) || texts.length > MOST_TEXTS) continue;
        seen.add(key);
        texts.push(next);
      }
    }
    from = to;
  }
  return texts.slice(1);
}

function turnedOnce(spoken: readonly Spoken[], { byWord, anywhere }: Turns): Spoken[][] {
  const text = textOf(spoken);
  const words = new Set(text.split(" "));
  const near = new Set([...words].flatMap((word) => byWord.get(word) ?? []));
  return [...near, ...anywhere].flatMap(({ pattern, asks, plain }) => {
    if (!asks.every((choice) => choice.some((word) => words.has(word)))) return [];
    const found = pattern.exec(text);
    if (found === null) return [];
    const { groups = {} } = found;
    const put = plain
      .map((piece) => (typeof piece === "string" ? `${piece} ` : (groups[piece.group] ?? "")))
      .join("");
    return [spokenOf(put, spoken)];
  });
}

/** The words of a text again; those of pieces as they stood in what it was made from. */
function spokenOf(text: string, from: readonly Spoken[]): Spoken[] {
  return text
    .trim()
    .split(/\s+/)
    .flatMap((word) => {
      const at = /^⟨.*;(\d+)⟩$/.exec(word)?.[1];
      const piece = at === undefined ? undefined : from[Number(at)];
      return [piece ?? { word, slot: null }];
    });
}
