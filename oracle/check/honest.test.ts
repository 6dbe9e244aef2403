import fc from "fast-check";
import { expect, test } from "vitest";
import { traceOf } from "../wire/wire-run.ts";
import { checkCapture } from "./checker.ts";
import { captureOf } from "./trace-capture.ts";

const anEnd = fc.constantFrom("client", "server");
const network = fc.record({
  isn: fc.tuple(
    fc.integer({ min: 2 ** 32 - 9000, max: 2 ** 32 - 1 }),
    fc.integer({ min: 0, max: 9 }),
  ),
  delays: fc.tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 })),
  mss: fc.integer({ min: 200, max: 1460 }),
  window: fc.integer({ min: 400, max: 65_535 }),
  talks: fc.array(
    fc.record({
      end: anEnd,
      at: fc.integer({ min: 0, max: 3000 }),
      len: fc.integer({ min: 1, max: 4000 }),
    }),
    { maxLength: 4 },
  ),
  closes: fc.tuple(fc.integer({ min: 3001, max: 4000 }), fc.integer({ min: 3001, max: 4000 })),
  drops: fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 5 }),
  aborts: fc.option(fc.tuple(anEnd, fc.integer({ min: 500, max: 2900 })), { freq: 5 }),
});
type Network = typeof network extends fc.Arbitrary<infer T> ? T : never;

function textOf(n: Network): string {
  return [
    `isn client=${n.isn[0]} server=${n.isn[1]}`,
    `link client->server=${n.delays[0]}ms server->client=${n.delays[1]}ms`,
    `mss ${n.mss}`,
    `window ${n.window}`,
    "server listen",
    "at 0ms client open",
    ...n.talks.map(({ end, at, len }) => `at ${at}ms ${end} send ${len}`),
    `at ${n.closes[0]}ms client close`,
    `at ${n.closes[1]}ms server close`,
    ...(n.aborts === null ? [] : [`at ${n.aborts[1]}ms ${n.aborts[0]} abort`]),
    ...(n.drops.length > 0 ? [`drop ${n.drops.join(", ")}`] : []),
  ].join("\n");
}

type Tally = { rows: number; missed: string[]; single: number };

/** Counts over one run how often the truth was told, and how often nothing else was. */
function tally(n: Network, into: Tally): void {
  const { segments, truth } = captureOf(traceOf(textOf(n)), "client");
  const report = checkCapture(segments);
  expect(report.violations).toEqual([]);
  const told = report.connections.flatMap((connection) => connection.segments);
  told.forEach(({ states }, i) => {
    for (const end of ["client", "server"] as const) {
      const state = truth[i]?.[end];
      into.rows += 1;
      if (states[end].length === 1) into.single += 1;
      if (state === undefined || !states[end].includes(state)) {
        into.missed.push(`row ${i + 1} ${end}: ${state}, told ${states[end]}\n${textOf(n)}`);
      }
    }
  });
}

test("nothing is lost: the true state of both ends is told in every row", () => {
  const sum: Tally = { rows: 0, missed: [], single: 0 };
  fc.assert(
    fc.property(network, (n) => tally({ ...n, drops: [], aborts: null }, sum)),
    { seed: 9293, numRuns: 300 },
  );
  expect(sum.missed).toEqual([]);
  expect(sum.single / sum.rows).toBeGreaterThan(0.95);
}, 60_000);

test("with losses and aborts no honest run is ever accused, and the truth is seldom missed", () => {
  const sum: Tally = { rows: 0, missed: [], single: 0 };
  fc.assert(
    fc.property(network, (n) => tally(n, sum)),
    { seed: 6298, numRuns: 300 },
  );
  // What was lost behind the capture and left no mark on anything later cannot be told.
  expect(sum.missed.length / sum.rows).toBeLessThan(0.015);
}, 60_000);
