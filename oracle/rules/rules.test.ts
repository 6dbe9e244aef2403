/// <reference types="vite/client" />
import { expect, test } from "vitest";
import { play } from "../wire/wire.ts";
import { CLOSING } from "../wire/wire-close.ts";
import { CONGESTION } from "../wire/wire-congestion.ts";
import { FLOW } from "../wire/wire-flow.ts";
import { LINUX } from "../wire/wire-linux.ts";
import { DATA, OPENING } from "../wire/wire-open.ts";
import { OPTIONS } from "../wire/wire-options.ts";
import { RESETTING } from "../wire/wire-reset.ts";
import { RULE_IDS, RULES } from "./rules.ts";

const SOURCES: Readonly<Record<string, string>> = import.meta.glob(
  ["../machine/*.ts", "!../machine/*.test.ts"],
  { query: "?raw", import: "default", eager: true },
);

/** The ids that stand as `// rule ID` above a branch. */
function idsInComments(): Set<string> {
  const code = Object.values(SOURCES).join("\n");
  return new Set([...code.matchAll(/\/\/ rule (\S+)/g)].map((match) => match[1] ?? ""));
}

/** The ids that a run of all wire traces gives as reasons. */
function idsReached(): Set<string> {
  const tables = [OPENING, DATA, CLOSING, RESETTING, FLOW, CONGESTION, OPTIONS, LINUX];
  const scripts = tables.flatMap((table) => Object.values(table));
  return new Set(scripts.flatMap((script) => [...play(script).rules]));
}

test("every rule stands above a branch, and no branch names a rule outside the table", () => {
  expect([...idsInComments()].sort()).toEqual([...RULE_IDS].sort());
});

test("every rule is reached by a wire trace", () => {
  const reached = idsReached();
  expect(RULE_IDS.filter((id) => !reached.has(id))).toEqual([]);
});

test("every rule has its section and one sentence in each language", () => {
  for (const id of RULE_IDS) {
    const { section, sentence } = RULES[id];
    expect(section, id).toMatch(/^RFC \d+ §/);
    expect(sentence.en, id).toMatch(/^[A-Z].*\.$/);
    expect(sentence.zh, id).toMatch(/[\u4e00-\u9fff].*。$/);
    expect(sentence.zh, id).not.toMatch(/您|[,;:] ?[\u4e00-\u9fff]/);
  }
});
