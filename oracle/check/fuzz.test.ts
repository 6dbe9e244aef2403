import fc from "fast-check";
import { expect, test } from "vitest";
import type { CapturedSegment } from "../capture/captured.ts";
import { type Seq, seq } from "../machine/seq.ts";
import { checkCapture } from "./checker.ts";
import { DEFAULT_CHECK_LIMITS } from "./report.ts";

const ENDS = [
  { ip: "192.0.2.1", port: 1 },
  { ip: "192.0.2.2", port: 2 },
] as const;

/** Few numbers close together, some of them at the wrap, so that segments often meet. */
const number = fc
  .oneof(fc.integer({ min: -3, max: 12 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }))
  .map((n): Seq => seq(n));

const hostile = fc.record({
  fromFirst: fc.boolean(),
  gap: fc.constantFrom(0, 0.1, 20, 300, 70_000, -5),
  number,
  ack: fc.option(number, { freq: 6 }),
  flags: fc.record({
    syn: fc.boolean(),
    fin: fc.boolean(),
    rst: fc.boolean(),
    psh: fc.boolean(),
  }),
  len: fc.constantFrom(0, 0, 0, 1, 5, 1460, 65_535),
  window: fc.constantFrom(0, 5, 1000, 65_535),
  scale: fc.constantFrom(undefined, 0, 7, 14, 255),
  payload: fc.constantFrom("a", "b"),
});
type Hostile = typeof hostile extends fc.Arbitrary<infer T> ? T : never;

function segmentsOf(all: readonly Hostile[]): CapturedSegment[] {
  let at = 0;
  return all.map((h, i) => {
    at += h.gap;
    const [from, to] = h.fromFirst ? ENDS : [ENDS[1], ENDS[0]];
    return {
      n: i + 1,
      at,
      from,
      to,
      seq: h.number,
      ack: h.ack,
      ...h.flags,
      urg: false,
      len: h.len,
      window: h.window,
      options: h.scale === undefined ? {} : { windowScale: h.scale },
      payload: h.len === 0 ? null : h.payload,
    };
  });
}

test("whatever the segments are, each is judged and each end has a state in every row", () => {
  fc.assert(
    fc.property(fc.array(hostile, { maxLength: 40 }), (all) => {
      const report = checkCapture(segmentsOf(all));
      const told = report.connections.flatMap(({ segments }) => segments);
      expect(told.map(({ n }) => n)).toEqual(all.map((_, i) => i + 1));
      for (const row of told) {
        expect(row.states.client.length).toBeGreaterThan(0);
        expect(row.states.server.length).toBeGreaterThan(0);
      }
      const accused = told.filter(({ verdict }) => verdict === "violation").map(({ n }) => n);
      expect(report.violations.map(({ segment }) => segment)).toEqual(accused);
      expect(report.conformant).toBe(accused.length === 0);
    }),
    { seed: 9293, numRuns: 1500 },
  );
}, 60_000);

test("what there is no room for is counted", () => {
  const wrong = { syn: true, fin: true, rst: false, psh: false };
  const many = segmentsOf(fc.sample(hostile, { seed: 3, numRuns: 100 })).map((segment, i) => ({
    ...segment,
    ...wrong,
    from: { ip: "192.0.2.1", port: 1 + (i % 50) },
    to: { ip: "192.0.2.2", port: 80 },
  }));
  const { connections, violations, left } = checkCapture(many, {
    ...DEFAULT_CHECK_LIMITS,
    connections: 20,
    violations: 30,
  });
  expect(connections).toHaveLength(20);
  expect(violations).toHaveLength(30);
  expect(left).toEqual({ segments: 60, violations: 10 });
  const cut = checkCapture(many.slice(0, 50), { ...DEFAULT_CHECK_LIMITS, segments: 49 });
  expect(cut.left.segments).toBe(1);
  expect(cut.connections.at(-1)?.notes).toContain("too-long");
});

test("two thousand hostile segments of one pair take no more time than their number", () => {
  const many = fc.sample(hostile, { seed: 793, numRuns: 2000 });
  expect(checkCapture(segmentsOf(many)).connections[0]?.segments).toHaveLength(2000);
}, 10_000);
