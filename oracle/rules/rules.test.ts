/// <reference types="vite/client" />
import { expect, test } from "vitest";
import { play } from "../wire/wire.ts";
import { WIRE_TRACES } from "../wire/wire-tables.ts";
import { CHECK_RULES } from "./check.ts";
import { RULE_IDS, RULES } from "./rules.ts";

const MACHINE: Readonly<Record<string, string>> = import.meta.glob(
  ["../machine/*.ts", "!../machine/*.test.ts"],
  { query: "?raw", import: "default", eager: true },
);
const CHECKER: Readonly<Record<string, string>> = import.meta.glob(
  ["../check/*.ts", "!../check/*.test.ts"],
  { query: "?raw", import: "default", eager: true },
);
const MACHINE_IDS = RULE_IDS.filter((id) => !(id in CHECK_RULES));

/** The ids that stand as `// rule ID` above a branch. */
function idsInComments(): Set<string> {
  const code = Object.values(MACHINE).join("\n");
  return new Set([...code.matchAll(/\/\/ rule (\S+)/g)].map((match) => match[1] ?? ""));
}

/** The ids that a run of all wire traces gives as reasons. */
function idsReached(): Set<string> {
  const scripts = Object.values(WIRE_TRACES).flatMap((table) => Object.values(table));
  return new Set(scripts.flatMap((script) => [...play(script).rules]));
}

test("every rule stands above a branch, and no branch names a rule outside the table", () => {
  expect([...idsInComments()].sort()).toEqual([...MACHINE_IDS].sort());
});

test("every rule of the checker is named where a segment is judged", () => {
  const code = Object.values(CHECKER).join("\n");
  expect(Object.keys(CHECK_RULES).filter((id) => !code.includes(`"${id}"`))).toEqual([]);
});

test("every rule of the machine is reached by a wire trace", () => {
  const reached = idsReached();
  expect(MACHINE_IDS.filter((id) => !reached.has(id))).toEqual([]);
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
