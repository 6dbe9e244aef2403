import "server-only";
import type { Spoken } from "./kinds.ts";
import { symbolsOf } from "./symbols.ts";

/** A way to put things that changes no meaning, and what it is put into plain words by. */
export type Turn = {
  /** Over the words of a clause as one text: see textOf. */
  readonly pattern: RegExp;
  /** Without these it need not be tried. */
  readonly words: readonly string[];
  readonly plain: readonly (string | { readonly group: string })[];
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
  let depth = 0;
  const words: string[] = [];
  const source = symbols.map((symbol) => {
    if (symbol === "(" || symbol === "[") depth += 1;
    if (symbol === ")" || symbol === "]") depth -= 1;
    if (!/[()[\]|{}]/.test(symbol) && depth === 0 && !symbol.endsWith("*")) words.push(symbol);
    return regexOf(symbol, named);
  });
  const plain = symbolsOf(right).map((symbol) => {
    if (!symbol.startsWith("{")) return symbol;
    const group = groupOf(symbol);
    if (!named.has(group))
      throw new Error(`grammar/${place}: ${symbol} is not in "${left.trim()}"`);
    return { group };
  });
  return { pattern: new RegExp(`^${source.join("")}$`), words, plain };
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
export function turned(spoken: readonly Spoken[], turns: readonly Turn[]): Spoken[][] {
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
  return texts.slice(1).map((text) => [...text]);
}

function turnedOnce(spoken: readonly Spoken[], turns: readonly Turn[]): Spoken[][] {
  const text = textOf(spoken);
  const words = new Set(text.split(" "));
  return turns.flatMap(({ pattern, words: asked, plain }) => {
    if (!asked.every((word) => words.has(word))) return [];
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
