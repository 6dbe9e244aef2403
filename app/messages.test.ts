import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ERROR_CODES } from "#contract/error-codes.ts";
import { LOCALES, type Locale } from "#contract/text.ts";
import { NAMESPACES } from "./i18n/messages.ts";

const FOLDER = new URL("./messages/", import.meta.url);

/** The texts of a file by their path: `nav.today`. */
function textsOf(locale: Locale, namespace: string): Map<string, string> {
  const file: unknown = JSON.parse(
    readFileSync(new URL(`${locale}/${namespace}.json`, FOLDER), "utf8"),
  );
  return new Map(leaves(file, ""));
}

function leaves(node: unknown, path: string): [string, string][] {
  if (typeof node === "string") return [[path, node]];
  if (typeof node !== "object" || node === null) throw new Error(`${path} is no text`);
  return Object.entries(node).flatMap(([key, below]) =>
    leaves(below, path === "" ? key : `${path}.${key}`),
  );
}

/**
 * The parameters that a message prints, in ICU's grammar, and its tags as `<digest>`. A select, or a
 * plural without `#`, only chooses words, which one language may have to and the other not.
 */
function parameters(text: string): string[] {
  const found = new Set<string>();
  for (const [, tag] of text.matchAll(/<(\w+)>/g)) found.add(`<${tag}>`);
  readText(text, 0, found);
  return [...found].toSorted();
}

/** Reads text until the brace that closes it; returns where that is. */
function readText(text: string, from: number, found: Set<string>): number {
  let at = from;
  while (at < text.length && text[at] !== "}") {
    at = text[at] === "{" ? readParameter(text, at + 1, found) : at + 1;
  }
  return at;
}

/** Reads `n}` or `n, plural, one {…} other {…}}`; returns where text goes on. */
function readParameter(text: string, from: number, found: Set<string>): number {
  const [whole = "", name = "", kind] = /^\s*(\w+)\s*(?:,\s*(\w+))?/.exec(text.slice(from)) ?? [];
  let at = from + whole.length;
  while (at < text.length && text[at] !== "}") {
    at = text[at] === "{" ? readText(text, at + 1, found) + 1 : at + 1;
  }
  const isPrinted = kind !== "select" && (kind !== "plural" || text.slice(from, at).includes("#"));
  if (isPrinted) found.add(name);
  return at + 1;
}

/** Plural and select nest text in braces: braces must close. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === "{") depth += 1;
    if (sign === "}") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

describe("reading parameters", () => {
  it.each([
    ["Nothing here.", []],
    ["Reference: {digest}", ["digest"]],
    ["{n, plural, one {# question} other {# questions}} in {minutes} min", ["minutes", "n"]],
    ["{n, plural, =0 {none of {all}} other {# of {all}}}", ["all", "n"]],
    ["{n, plural, one {It is} other {They are}} kept", []],
    ["{mark, select, partly {Partly right.} other {Wrong.}} You wrote", []],
    ["{field, select, flags {flags} other {{field}}}", ["field"]],
    ["<link>{name}</link>", ["<link>", "name"]],
  ])("%s", (text, names) => {
    expect(parameters(text)).toEqual(names);
  });
});

describe.each(LOCALES)("the texts in %s", (locale) => {
  it("are one file for each namespace", () => {
    const files = readdirSync(new URL(`${locale}/`, FOLDER)).map((file) => file.split(".")[0]);
    expect(files.toSorted()).toEqual([...NAMESPACES].toSorted());
  });

  it("have a sentence for each failure and for nothing else", () => {
    expect([...textsOf(locale, "errors").keys()].toSorted()).toEqual([...ERROR_CODES].toSorted());
  });

  it.each(NAMESPACES)("%s: none is empty, and braces close", (namespace) => {
    for (const [path, text] of textsOf(locale, namespace)) {
      expect(text.trim(), path).not.toBe("");
      expect(isBalanced(text), path).toBe(true);
    }
  });
});

describe.each(NAMESPACES)("%s", (namespace) => {
  const [zh, en] = [textsOf("zh", namespace), textsOf("en", namespace)];

  it("says the same things in both languages", () => {
    expect([...zh.keys()].toSorted()).toEqual([...en.keys()].toSorted());
  });

  it("takes the same parameters in both", () => {
    for (const [path, text] of en) {
      // A text that the other language lacks is the other test's complaint.
      expect(parameters(zh.get(path) ?? text), path).toEqual(parameters(text));
    }
  });

  it("keeps the tone: no exclamation marks, and never 您", () => {
    for (const [path, text] of [...zh, ...en]) expect(text, path).not.toMatch(/[!！您]/);
  });
});
