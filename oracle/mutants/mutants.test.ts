import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { run } from "../run/run.ts";
import type { Trace } from "../run/trace.ts";
import { parseScenario } from "../scenario/parse.ts";
import { FIRST_DIFFERENCES } from "./first-differences.ts";
import { MUTANT_IDS, MUTANTS, type MutantId } from "./mutants.ts";

const SEED = 1;

function play(text: string, mutant: MutantId | null): ReturnType<typeof run> {
  const parsed = parseScenario(text);
  if (!parsed.ok) throw new Error(`${mutant}: ${JSON.stringify(parsed.error)}`);
  return run(parsed.value, {}, SEED, {}, { mutant });
}

function traceOf(id: MutantId, mutant: MutantId | null): Trace {
  const played = play(MUTANTS[id].scenario, mutant);
  if (!played.ok) throw new Error(`${id}: ${JSON.stringify(played.error)}`);
  return played.value;
}

/** What a trace shows a reader, in sections of one line each. */
function sectionsOf({ segments, transitions, signals, received, congestion }: Trace): string[][] {
  return [
    segments.map(({ n, at, from, flags, seq, ack, len }) => {
      return `${n}: ${at} ${from} ${flags.join()} ${seq} ${ack} ${len}`;
    }),
    transitions.map(({ at, end, from, to }) => `${at} ${end} ${from} -> ${to}`),
    signals.map(({ at, end, signal }) => `${at} ${end} ${signal}`),
    [`received ${received.client} ${received.server}`],
    congestion.map(({ at, end, cwnd, ssthresh }) => `${at} ${end} ${cwnd} ${ssthresh}`),
  ];
}

/** The first line that differs: the standard's and the mutant's; "-" where one has no more. */
function firstDifference(standard: Trace, mutant: Trace): string | null {
  const wrong = sectionsOf(mutant);
  for (const [i, right] of sectionsOf(standard).entries()) {
    const other = wrong[i] ?? [];
    for (let line = 0; line < Math.max(right.length, other.length); line += 1) {
      if (right[line] === other[line]) continue;
      return `${right[line] ?? "-"} | ${other[line] ?? "-"}`;
    }
  }
  return null;
}

test.each(MUTANT_IDS)("%s changes the trace of its scenario where the table says", (id) => {
  const difference = firstDifference(traceOf(id, null), traceOf(id, id));
  expect(difference).toBe(FIRST_DIFFERENCES[id]);
});

test("each misconception differs from every other one somewhere", () => {
  const scenarios = new Set(MUTANT_IDS.map((id) => MUTANTS[id].scenario));
  const seen = new Map<string, MutantId>();
  for (const id of MUTANT_IDS) {
    const hashes = [...scenarios].map((text) => {
      const played = play(text, id);
      return played.ok ? played.value.hash : JSON.stringify(played.error);
    });
    expect(seen.get(hashes.join()), id).toBeUndefined();
    seen.set(hashes.join(), id);
  }
});

test("a mutant ends in any scenario: in a trace, or at a limit when it talks for ever", () => {
  const scenarios = new Set(MUTANT_IDS.map((id) => MUTANTS[id].scenario));
  const stopped: string[] = [];
  for (const text of scenarios) {
    for (const id of MUTANT_IDS) {
      const played = play(text, id);
      if (!played.ok) stopped.push(`${id} ${played.error.code}`);
    }
  }
  // It answers a RST with an ACK that names nothing, and so on.
  expect(stopped).toEqual(["ack-is-seq-plus-one too-many"]);
});

test("every id of the table has its branch in the machine, and no branch has another", () => {
  const sources = ["machine", "run"].flatMap((room) => {
    const folder = new URL(`../${room}/`, import.meta.url);
    const names = readdirSync(folder).filter((name) => !name.endsWith(".test.ts"));
    return names.map((name) => readFileSync(new URL(name, folder), "utf8"));
  });
  const code = sources.join("\n");
  expect(MUTANT_IDS.filter((id) => !code.includes(`"${id}"`))).toEqual([]);
  const believed = [...code.matchAll(/believes\(turn, "([^"]+)"\)/g)].map(([, id]) => id);
  expect(believed.filter((id) => !MUTANT_IDS.some((known) => known === id))).toEqual([]);
});

test("a misconception is said in both languages, each sentence once", () => {
  const said = MUTANT_IDS.flatMap((id) => [MUTANTS[id].sentence.en, MUTANTS[id].sentence.zh]);
  expect(new Set(said).size).toBe(2 * MUTANT_IDS.length);
  expect(said.filter((sentence) => !/[.。]$/.test(sentence))).toEqual([]);
  expect(MUTANT_IDS.length).toBeGreaterThanOrEqual(30);
});
