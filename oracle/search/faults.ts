import type { Trace } from "../run/trace.ts";
import type { Placed, Scenario, ScenarioFault } from "../scenario/scenario.ts";

/** What happens to one segment; times in ms. */
export type Fault =
  | { readonly fault: "drop"; readonly n: number }
  /** A second copy arrives so long after the first. */
  | { readonly fault: "duplicate"; readonly n: number; readonly after: number }
  | { readonly fault: "delay"; readonly n: number; readonly by: number };

/** How far a search goes: how many faults one run may have, of each kind, and how many runs. */
export type Bounds = {
  readonly faults: number;
  readonly losses: number;
  /** Segments that come late, so that others overtake them, or twice; none outlives the MSL. */
  readonly late: number;
  readonly runs: number;
};

/** RFC 9293 §3.4.2 and RFC 6298 §2.1, for a script that says nothing of them; in ms. */
const USUAL = { msl: 120_000, rto: 1_000 } as const;

/** A duration that both ends have in this scenario, in ms. */
function duration({ hosts }: Scenario, which: keyof typeof USUAL): number {
  const written = hosts.client[which]?.amount;
  return typeof written === "number" ? written : USUAL[which];
}

/** A script with faults, as a scenario text, and perhaps the time in ms at which the run ends. */
export function withFaults(script: string, faults: readonly Fault[], end?: number): string {
  const until = end === undefined ? [] : [`until ${end}ms`];
  return [script, ...faults.map(lineOf), ...until].join("\n");
}

function lineOf(fault: Fault): string {
  switch (fault.fault) {
    case "drop":
      return `drop ${fault.n}`;
    case "duplicate":
      return `duplicate ${fault.n} after ${fault.after}ms`;
    case "delay":
      return `delay ${fault.n} by ${fault.by}ms`;
  }
}

/** The scenario that `withFaults` writes, without reading it: a search has thousands of them. */
export function struck(script: Scenario, faults: readonly Fault[]): Scenario {
  return { ...script, faults: faults.map(faultOf) };
}

function faultOf(fault: Fault): ScenarioFault {
  const segments = [placed(fault.n)];
  switch (fault.fault) {
    case "drop":
      return { fault: "drop", segments };
    case "duplicate":
      return { fault: "duplicate", segments, after: placed(fault.after) };
    case "delay":
      return { fault: "delay", segments, by: placed(fault.by) };
  }
}

/** A number that stands in no text. */
function placed(amount: number): Placed {
  return { amount, line: 1, column: 1 };
}

/** A run and the faults it has already. */
type Struck = {
  readonly faults: readonly Fault[];
  readonly scenario: Scenario;
  readonly trace: Trace;
};

/**
 * All that may strike next in a run: segments behind the one struck last, so that no set of
 * faults is tried in two orders. A segment comes late, or once more, right behind an event.
 */
export function faultsAfter({ faults, scenario, trace }: Struck, allowed: Bounds): Fault[] {
  const losses = faults.filter(({ fault }) => fault === "drop").length;
  const mayBeLost = losses < allowed.losses;
  const mayBeLate = faults.length - losses < allowed.late;
  const last = faults.at(-1)?.n ?? 0;
  const times = moments(scenario, trace);
  return trace.segments.flatMap((row) => {
    const { n, at, arrives, copyOf } = row;
    if (n <= last || copyOf !== null || arrives === null || !row.delivered) return [];
    const latest = at + duration(scenario, "msl");
    const next: Fault[] = mayBeLost ? [{ fault: "drop", n }] : [];
    if (!mayBeLate) return next;
    const late = times.filter((time) => time > arrives && time < latest);
    if (latest > arrives) late.push(latest);
    for (const time of late) {
      next.push({ fault: "duplicate", n, after: time - arrives });
      next.push({ fault: "delay", n, by: time - arrives });
    }
    return next;
  });
}

/**
 * One ms behind everything that happens, and behind the timeouts that did not happen because an
 * ACK came in time: between two of these times it makes no difference when a segment arrives.
 */
function moments(scenario: Scenario, { segments, transitions, waits }: Trace): number[] {
  const rto = duration(scenario, "rto");
  const times = new Set<number>();
  for (const { at, arrives, len, flags } of segments) {
    times.add(at + 1);
    if (len > 0 || flags.includes("SYN") || flags.includes("FIN")) times.add(at + rto + 1);
    if (arrives !== null) times.add(arrives + 1);
  }
  for (const { at } of transitions) times.add(at + 1);
  for (const { until } of waits) times.add(until + 1);
  for (const { when } of scenario.calls) {
    if ("at" in when && typeof when.at === "number") times.add(when.at + 1);
  }
  return [...times].sort((a, b) => a - b);
}
