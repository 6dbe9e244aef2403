import { expect, test } from "vitest";
import type { MutantId } from "../mutants/mutants.ts";
import { run } from "../run/run.ts";
import { parseScenario } from "../scenario/parse.ts";
import { PROPERTIES, PROPERTY_IDS, type PropertyId } from "./properties.ts";
import type { Deed } from "./property.ts";
import { DEFAULT_BOUNDS, describeBounds, search } from "./search.ts";

function play(text: string, mutant: MutantId | null): Deed {
  const parsed = parseScenario(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const played = run(parsed.value, {}, 0, {}, { mutant });
  if (!played.ok) throw new Error(JSON.stringify(played.error));
  return { scenario: parsed.value, trace: played.value };
}

/** The fault lines of a scenario text. */
function faultsOf(text: string): string {
  return text
    .split("\n")
    .filter((line) => /^(drop|duplicate|delay) \d/.test(line))
    .join("; ");
}

/** How many different runs there are within the default bounds. */
const EXPLORED: Readonly<Record<PropertyId, number>> = {
  "no-stale-connection": 1605,
  "no-old-data": 3918,
  "last-ack": 2721,
  "closes-in-the-end": 2721,
  "same-bytes": 6908,
  "acks-what-came": 6908,
  "reset-unanswered": 139,
};

test.each(PROPERTY_IDS)("the standard machine: %s holds in all runs within the bounds", (id) => {
  const { found, explored, bounds } = search(null, id);
  expect(found?.scenario ?? null).toBeNull();
  expect(explored).toBe(EXPLORED[id]);
  expect(explored).toBeLessThan(bounds.runs);
});

/** Why three, why 2MSL, why CLOSING ...: a belief, what it breaks, and the faults it takes. */
const COUNTEREXAMPLES: readonly [MutantId, PropertyId, string][] = [
  ["two-way-handshake", "no-stale-connection", "delay 1 by 81ms"],
  ["established-on-syn-ack", "no-stale-connection", "delay 1 by 81ms"],
  ["constant-isn", "no-stale-connection", "delay 2 by 161ms"],
  ["constant-isn", "no-old-data", "duplicate 4 after 101ms"],
  ["isn-zero", "no-old-data", "duplicate 4 after 101ms"],
  ["no-time-wait", "no-old-data", "duplicate 3 after 10ms"],
  ["no-time-wait", "last-ack", "drop 3"],
  ["one-msl", "no-old-data", "drop 4; delay 5 by 49ms"],
  ["one-msl", "last-ack", "drop 3; delay 4 by 981ms"],
  ["passive-closer-time-wait", "last-ack", "drop 3"],
  ["time-wait-resets-fin", "last-ack", "drop 3"],
  ["time-wait-ignores-fin", "last-ack", "drop 3"],
  ["no-fin-wait-2", "same-bytes", "drop 2"],
  ["no-closing", "closes-in-the-end", "drop 1"],
  ["fin-takes-no-number", "closes-in-the-end", "drop 1"],
  ["fin-not-retransmitted", "closes-in-the-end", "drop 1"],
  ["window-never-probed", "closes-in-the-end", "drop 5"],
  ["fin-wait-2-times-out", "last-ack", ""],
  ["close-drops-unsent", "same-bytes", ""],
  ["gap-skipped", "same-bytes", "drop 1"],
  ["gap-skipped", "acks-what-came", "drop 1"],
  ["duplicate-delivered", "same-bytes", "duplicate 1 after 1ms"],
  ["retransmission-takes-new-number", "closes-in-the-end", "drop 1"],
  ["ack-is-peers-seq", "acks-what-came", "drop 1"],
  ["ack-of-one-segment", "acks-what-came", "drop 1"],
  ["ack-is-seq-plus-one", "acks-what-came", ""],
  ["rst-answered-by-rst", "reset-unanswered", ""],
];

test.each(COUNTEREXAMPLES)("%s breaks %s: %j", (mutant, property, faults) => {
  const { found } = search(mutant, property);
  expect(found).not.toBeNull();
  if (found === null) return;
  expect(faultsOf(found.scenario)).toBe(faults);
  const { failure } = PROPERTIES[property];
  const wrong = play(found.scenario, mutant);
  expect(wrong.trace.hash).toBe(found.trace.hash);
  expect(failure(wrong)).toEqual(found.failure);
  expect(failure(play(found.scenario, null))).toBeNull();
});

test("the search is deterministic and finds no longer run when it may go further", () => {
  const first = search("no-time-wait", "last-ack");
  expect(search("no-time-wait", "last-ack")).toEqual(first);
  expect(search("no-time-wait", "last-ack", { faults: 3, losses: 3, late: 2 }).found).toEqual(
    first.found,
  );
});

test("no losses, no lost ACK: a bound keeps faults out", () => {
  expect(search("no-time-wait", "last-ack", { losses: 0, late: 0 })).toMatchObject({
    found: null,
    explored: 6,
    bounds: { ...DEFAULT_BOUNDS, losses: 0, late: 0 },
  });
  expect(search("one-msl", "last-ack", { faults: 1 }).found).toBeNull();
});

test("a search stops at its number of runs and says so", () => {
  const { explored, bounds } = search(null, "last-ack", { runs: 50 });
  expect(explored).toBe(50);
  expect(describeBounds(bounds).en).toBe(
    "faults in a run: 2 at most (segments lost: 2, late or twice: 1); no segment outlives the MSL; runs: 50 at most",
  );
});
