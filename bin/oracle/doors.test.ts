import { spawn } from "node:child_process";
import { describe, expect, test } from "vitest";
import { RULE_IDS } from "#oracle/index.ts";
import { MUTANT_IDS } from "#oracle/mutants/mutants.ts";
import { PROPERTY_IDS } from "#oracle/search/properties.ts";
import { inRoot } from "../root.ts";
import { listedMutants, listedProperties, listedRules, notFound, wasFound } from "./shapes.ts";
import { oracle } from "./through-door.ts";

describe.concurrent("every door", { timeout: 30_000 }, () => {
  test.each<[string, readonly string[], string]>([
    ["no command", [], "say which command: simulate, check,"],
    ["an unknown command", ["simulat"], 'unknown command "simulat". Did you mean "simulate"?'],
    ["an option first", ["--json"], "the command comes before --json: simulate,"],
    ["a word too many", ["rules", "all"], '"all" is one word too many.'],
    ["an unknown language", ["rules", "--lang", "de"], 'unknown language "de". There is en, zh.'],
    ["a value for a switch", ["rules", "--json=yes"], "--json takes no value."],
    ["an option twice", ["rules", "--lang", "en", "--lang", "zh"], "--lang is given twice."],
  ])("ends with 2 and one line for %s", async (_name, words, line) => {
    const said = await oracle(words);
    expect(said).toEqual({ exit: 2, out: "", err: expect.stringMatching(/^oracle: [^\n]+\n$/) });
    expect(said.err).toContain(line);
  });

  test("is listed by --help, in the language of LANG", async () => {
    const [en, zh] = await Promise.all([
      oracle(["--help"], { env: { LC_ALL: "en_US.UTF-8" } }),
      oracle(["--help"], { env: { LC_ALL: "zh_CN.UTF-8" } }),
    ]);
    for (const name of ["simulate", "check", "search", "mutants", "properties", "rules"]) {
      expect(en.out).toMatch(new RegExp(`^  ${name} +[A-Z]`, "m"));
      expect(zh.out).toMatch(new RegExp(`^  ${name} +[\u4e00-\u9fff]`, "m"));
    }
    expect([en.exit, zh.exit]).toEqual([0, 0]);
  });

  test("lists every rule with its section, and that a test reaches it", async () => {
    const [json, shown] = await Promise.all([oracle(["rules", "--json"]), oracle(["rules"])]);
    const rules = listedRules.parse(JSON.parse(json.out));
    expect(rules.map(({ id }) => id)).toEqual([...RULE_IDS]);
    expect(rules.filter(({ reached }) => !reached)).toEqual([]);
    expect(shown.out).toContain(
      "9293-3.4-syn-takes-one  RFC 9293 §3.4  reached by a test\n    A SYN",
    );
  });

  test("lists every mutant with its sentence and scenario", async () => {
    const said = await oracle(["mutants", "--json"]);
    const ids = listedMutants.parse(JSON.parse(said.out)).map(({ id }) => id);
    expect(ids).toEqual(MUTANT_IDS);
  });

  test("lists every property with its sentence", async () => {
    const said = await oracle(["properties", "--json"]);
    const ids = listedProperties.parse(JSON.parse(said.out)).map(({ id }) => id);
    expect(ids).toEqual(PROPERTY_IDS);
  });

  test("ends quietly when its reader has seen enough", async () => {
    const child = spawn(process.execPath, [inRoot("bin", "oracle.ts"), "rules"]);
    child.stdout.destroy();
    let err = "";
    child.stderr.on("data", (text) => {
      err += text;
    });
    await new Promise((resolve) => child.on("close", resolve));
    expect(err).toBe("");
  });
});

describe.concurrent("search", { timeout: 60_000 }, () => {
  const WANTED = ["--mutant", "two-way-handshake", "--property", "no-stale-connection"];

  test("prints the run it finds as simulate does, ends with 1, and the run can be played", async () => {
    const said = await oracle(["search", ...WANTED, "--json"]);
    expect(said).toMatchObject({ exit: 1, err: "" });
    const { scenario, hash, segments, failure } = wasFound.parse(JSON.parse(said.out));
    const words = ["simulate", "-", "--mutant", "two-way-handshake", "--json"];
    const played = await oracle(words, { input: scenario });
    expect(JSON.parse(played.out)).toMatchObject({ hash, segments });
    expect(failure.because.en).toContain("ESTABLISHED");
  });

  test("finds none for the standard machine, and says in which bound", async () => {
    const said = await oracle([
      "search",
      "--mutant",
      "none",
      "--property",
      "reset-unanswered",
      "--json",
    ]);
    expect(said).toMatchObject({ exit: 0, err: "" });
    expect(notFound.parse(JSON.parse(said.out))).toMatchObject({ found: false, complete: true });
  });

  test("shows the bound, the scenario and the ladder", async () => {
    const said = await oracle(["search", ...WANTED]);
    expect(said.out).toContain("Bound: faults in a run: 2 at most");
    expect(said.out).toContain("    server listen\n    at 0ms client open\n");
    expect(said.out).toMatch(/CLOSED │ +─*╲/);
  });

  test.each<[string, readonly string[], string]>([
    ["no property", ["--mutant", "no-time-wait"], "search needs --mutant NAME and --property NAME"],
    ["an unknown property", ["--mutant", "none", "--property", "last-ak"], 'mean "last-ack"?'],
    [
      "an unknown mutant",
      ["--mutant", "1-msl", "--property", "last-ack"],
      'unknown mutant "1-msl"',
    ],
  ])("ends with 2 and one line for %s", async (_name, words, line) => {
    const said = await oracle(["search", ...words]);
    expect(said).toMatchObject({ exit: 2, out: "" });
    expect(said.err).toMatch(/^oracle: [^\n]+\n$/);
    expect(said.err).toContain(line);
  });
});
