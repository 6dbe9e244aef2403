import "server-only";
import { z } from "zod";
import { type Net, netOf } from "./net.ts";
import { isOptional, type Node, type Output, slotNamed } from "./patterns.ts";
import { symbolsOf } from "./symbols.ts";
import { type Turns, turnOf, turnsOf } from "./turns.ts";

/** What a file of content/vocabulary/grammar/ holds: see content/README.md. */
const file = z.strictObject({
  /** Words that may stand anywhere and change nothing. */
  skip: z.array(z.string().min(1)).default([]),
  /** A name for many words or phrases. */
  classes: z.record(z.string().regex(/^[A-Z][A-Z0-9-]*$/), z.array(z.string().min(1))).default({}),
  /** For each part of a sentence the ways to say it: "pattern => in plain words". */
  rules: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), z.array(z.string().min(1))).default({}),
  /** Ways to put anything: "it is {A} that {B} => {A} {B}". */
  turns: z.array(z.string().min(1)).default([]),
});

/** The ways to say things of one language, by the parts they are for, and to put them otherwise. */
export type Grammar = Net & { readonly turns: Turns };

/** The part that may stand anywhere. */
export const SKIP = "SKIP";

/**
 * Reads the files of one language. Throws with file and rule when an author's file is not as it
 * should be.
 */
export function readGrammar(language: string, files: Readonly<Record<string, unknown>>): Grammar {
  const parts = new Map<string, Node>();
  const read = Object.entries(files).map(([file, value]) => {
    const name = `${language}/${file}`;
    return { name, ...parsed(name, value) };
  });
  for (const { name, skip: words, classes } of read) {
    for (const phrase of words) addRule(parts, SKIP, `${phrase} => `, name);
    for (const [of, phrases] of Object.entries(classes)) {
      for (const phrase of phrases) addRule(parts, of, `${phrase} => `, name);
    }
  }
  for (const { name, rules } of read) {
    for (const [of, ways] of Object.entries(rules)) {
      for (const way of ways) addRule(parts, of, way, name);
    }
  }
  for (const { name, rules } of read) complete(parts, rules, name);
  const turns = read.flatMap(({ name, turns: ways }) =>
    ways.map((way) => turnOf(way, `${name}.yaml`)),
  );
  return { ...netOf(parts), turns: turnsOf(turns) };
}

function parsed(name: string, value: unknown): z.infer<typeof file> {
  const read = file.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new Error(`grammar/${name}.yaml: ${issue?.path.join(".")}: ${issue?.message}`);
}

/** Every part that a rule asks for has rules of its own. */
function complete(
  parts: ReadonlyMap<string, Node>,
  rules: Readonly<Record<string, readonly string[]>>,
  name: string,
): void {
  for (const way of Object.values(rules).flat()) {
    for (const symbol of way.split("=>")[0]?.match(/\{[^}]*\}|\b[A-Z][A-Z0-9-]+\b/g) ?? []) {
      const part = symbol.replace(/[{}]/g, "").split(":")[0] ?? "";
      if (!parts.has(part) && slotNamed(part) === null) {
        throw new Error(`grammar/${name}.yaml: no rules for ${part} in "${way}"`);
      }
    }
  }
}

function addRule(parts: Map<string, Node>, of: string, way: string, name: string): void {
  const [left, right] = way.split("=>");
  const patterns = expanded(left ?? "", (symbol, ways) => {
    const root = newNode(true);
    for (const symbols of ways) {
      let node = root;
      for (const one of symbols) node = stepped(node, one);
      node.outputs.push([]);
    }
    parts.set(symbol, root);
  });
  if (patterns.length > MOST_WAYS) throw new Error(`grammar/${name}.yaml: too many ways: ${way}`);
  for (const symbols of patterns) {
    if (symbols.every(isOptional)) throw new Error(`grammar/${name}.yaml: ${way} may be empty`);
    const labels: string[] = [];
    let node = parts.get(of) ?? newNode(true);
    parts.set(of, node);
    for (const symbol of symbols) {
      node = stepped(node, symbol);
      if (isPart(symbol)) labels.push(symbol.replace(/[{}]/g, ""));
    }
    node.outputs.push(outputOf(right ?? bare(symbols), labels, `${name}.yaml: ${way}`));
  }
}

const MOST_WAYS = 400;

/** What a rule says that does not say it: its parts, or else its words. */
function bare(symbols: readonly string[]): string {
  const parts = symbols.filter((symbol) => symbol.startsWith("{"));
  const words = symbols.filter((symbol) => !/^[([]/.test(symbol));
  return (parts.length > 0 ? parts : words).join(" ");
}

function newNode(isRoot = false): Node {
  return { isRoot, words: new Map(), stems: new Map(), parts: new Map(), outputs: [] };
}

function isPart(symbol: string): boolean {
  return /^[{([]/.test(symbol) || /^[A-Z][A-Z0-9-]+$/.test(symbol);
}

function stepped(node: Node, symbol: string): Node {
  const part = symbol.replace(/[{}]/g, "").split(":")[0] ?? "";
  const [edges, name] = isPart(symbol)
    ? [node.parts, /^[([]/.test(symbol) ? symbol : part]
    : symbol.endsWith("*")
      ? [node.stems, symbol.slice(0, -1)]
      : [node.words, symbol];
  const next = edges.get(name) ?? newNode();
  edges.set(name, next);
  return next;
}

function outputOf(said: string, labels: readonly string[], place: string): Output {
  const used = new Map<string, number>();
  return said
    .trim()
    .split(/(\{[^}]*\}|\b[A-Z][A-Z0-9-]+\b)/)
    .filter((piece) => piece !== "")
    .map((piece) => {
      if (!piece.startsWith("{")) return piece;
      const label = piece.slice(1, -1);
      const places = labels.flatMap((one, at) => (one === label ? [at] : []));
      const nth = used.get(label) ?? 0;
      used.set(label, nth + 1);
      const at = places[Math.min(nth, places.length - 1)];
      if (at === undefined) throw new Error(`grammar/${place}: {${label}} is not in the pattern`);
      return at;
    });
}

/**
 * All readings of "(a|b) c [d]". A choice that has no part with a meaning is a class of its own,
 * which `keep` is given with its ways.
 */
function expanded(
  pattern: string,
  keep: (symbol: string, ways: readonly (readonly string[])[]) => void,
): string[][] {
  const symbols = symbolsOf(pattern);
  let at = 0;
  const alternatives = (close: string | null): string[][] => {
    let all: string[][] = [];
    let ways: string[][] = [[]];
    while (at < symbols.length) {
      const symbol = symbols[at] ?? "";
      at += 1;
      if (symbol === close) return close === ")" ? classed([...all, ...ways]) : [...all, ...ways];
      if (symbol === "|") {
        all = [...all, ...ways];
        ways = [[]];
        continue;
      }
      const inner =
        symbol === "("
          ? alternatives(")")
          : symbol === "["
            ? optional(alternatives("]"))
            : [[symbol]];
      ways = ways.flatMap((way) => inner.map((one) => [...way, ...one]));
    }
    return [...all, ...ways];
  };
  // What asks for one piece by its name has nothing to say that the rule does not know.
  const isPlain = (ways: string[][]): boolean => !ways.flat().some((one) => /^\{(?!.=)/.test(one));
  const optional = (ways: string[][]): string[][] => {
    if (!isPlain(ways)) return [...ways, []];
    const symbol = `[${ways.map((way) => way.join(" ")).join("|")}]`;
    keep(symbol, ways);
    return [[symbol]];
  };
  const classed = (ways: string[][]): string[][] => {
    const filled = ways.filter((way) => way.length > 0);
    if (filled.length < ways.length) return optional(filled);
    if (ways.length === 1 || !isPlain(ways)) return ways;
    const symbol = `(${ways.map((way) => way.join(" ")).join("|")})`;
    keep(symbol, ways);
    return [[symbol]];
  };
  return alternatives(null);
}
