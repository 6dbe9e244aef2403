import { expect, test } from "vitest";
import { checkCapture } from "./checker.ts";
import { CLOSING } from "./recorded/closing.ts";
import { FORGED } from "./recorded/forged.ts";
import { HARDER } from "./recorded/harder.ts";
import { OPENING } from "./recorded/opening.ts";
import { TALKING } from "./recorded/talking.ts";
import { WRONG } from "./recorded/wrong.ts";
import { type Recorded, readRecorded } from "./recorded.ts";
import type { CheckReport } from "./report.ts";

const KNOWN = Object.entries({ ...OPENING, ...CLOSING, ...TALKING, ...WRONG });
const FURTHER = Object.entries({ ...HARDER, ...FORGED });

/** `row end: truth, set` wherever the true state is not among those told. */
function missed({ rows }: Recorded, report: CheckReport): string[] {
  const told = report.connections.flatMap(({ segments }) => segments);
  return rows.flatMap((row) =>
    (["A", "B"] as const).flatMap((end) => {
      const set: readonly string[] = statesOf(report, told[row.n - 1], end);
      const wanted = [row[end], ...(row.hidden[end] ?? [])];
      return wanted.every((state) => set.includes(state))
        ? []
        : [`${row.n} ${end}: ${wanted} ${set}`];
    }),
  );
}

type Told = CheckReport["connections"][number]["segments"][number] | undefined;

function statesOf(report: CheckReport, told: Told, end: "A" | "B") {
  const isClient = (report.connections[0]?.client.ip === "192.0.2.10") === (end === "A");
  return told?.states[isClient ? "client" : "server"] ?? [];
}

test("there are 28 recorded connections and as many harder ones", () => {
  expect([KNOWN.length, FURTHER.length]).toEqual([28, 28]);
});

test.each([...KNOWN, ...FURTHER])("%s: the verdict on the whole is right", (_name, text) => {
  const recorded = readRecorded(text);
  const report = checkCapture(recorded.segments);
  expect(report.conformant).toBe(recorded.violation === null);
  expect(report.violations[0]?.segment ?? null).toBe(recorded.violation);
});

test.each([...KNOWN, ...FURTHER])("%s: the true state is told in every row", (_name, text) => {
  const recorded = readRecorded(text);
  expect(missed(recorded, checkCapture(recorded.segments))).toEqual([]);
});

test.each(KNOWN)("%s: one state is told wherever an onlooker can know it", (_name, text) => {
  const recorded = readRecorded(text);
  const report = checkCapture(recorded.segments);
  const told = report.connections.flatMap(({ segments }) => segments);
  const vague = recorded.rows.flatMap((row) =>
    (["A", "B"] as const)
      .filter((end) => row.hidden[end] === undefined)
      .filter((end) => statesOf(report, told[row.n - 1], end).length !== 1)
      .map((end) => `${row.n} ${end}`),
  );
  expect(vague).toEqual([]);
});

test("many connections at once are told as each of them alone", () => {
  const alone = KNOWN.map(([, text]) => readRecorded(text).segments);
  const mixed = alone
    .flatMap((segments, k) => segments.map((s) => ({ ...s, k, order: s.n })))
    .sort((one, other) => one.order - other.order || one.k - other.k)
    .map(({ k, order: _order, ...s }, i) => {
      const shift = ({ ip, port }: { ip: string; port: number }) => ({ ip, port: port + k });
      return { ...s, n: i + 1, from: shift(s.from), to: shift(s.to) };
    });
  const together = checkCapture(mixed).connections;
  expect(together).toHaveLength(28);
  for (const [k, segments] of alone.entries()) {
    const rows = checkCapture(segments).connections[0]?.segments ?? [];
    const wanted = rows.map(({ verdict, states }) => ({ verdict, states }));
    const told = together[k]?.segments.map(({ verdict, states }) => ({ verdict, states }));
    expect(told).toEqual(wanted);
  }
});
