import type { CapturedSegment } from "../capture/captured.ts";
import type { End, State } from "../machine/connection.ts";
import { seq } from "../machine/seq.ts";
import type { Trace, TraceSegment } from "../run/trace.ts";

/** What a capture taken at one end would show of a run, and the true states after each row. */
export type TraceCapture = {
  readonly segments: readonly CapturedSegment[];
  /** For each row the number of its segment in the run. */
  readonly numbers: readonly number[];
  readonly truth: readonly Readonly<Record<End, State>>[];
};

const PORTS = { client: 41000, server: 80 } as const;

function endpoint(end: End) {
  return { ip: end === "client" ? "192.0.2.1" : "192.0.2.2", port: PORTS[end] };
}

type Seen = { readonly at: number; readonly segment: TraceSegment };

/**
 * A capture of `trace` taken at `vantage`: its own segments when it sends them, those of the other
 * end when they reach it.
 */
export function captureOf(trace: Trace, vantage: End): TraceCapture {
  const seen: Seen[] = [];
  for (const segment of trace.segments) {
    if (segment.from === vantage && segment.copyOf === null) seen.push({ at: segment.at, segment });
    else if (segment.arrives !== null && segment.delivered) {
      seen.push({ at: segment.arrives, segment });
    }
  }
  seen.sort((a, b) => a.at - b.at || a.segment.n - b.segment.n);
  const rowOf = new Map(seen.map(({ segment }, i) => [segment.n, i + 1]));
  const segments = seen.map(({ at, segment }, i) => captured(segment, i + 1, at));
  const truth = seen.map((_, i) => ({
    client: stateIn(trace, "client", i + 1, rowOf, seen),
    server: stateIn(trace, "server", i + 1, rowOf, seen),
  }));
  return { segments, numbers: seen.map(({ segment }) => segment.n), truth };
}

function stateIn(
  trace: Trace,
  end: End,
  row: number,
  rowOf: ReadonlyMap<number, number>,
  seen: readonly Seen[],
): State {
  let state = trace.initial[end];
  for (const change of trace.transitions) {
    if (change.end !== end) continue;
    const shown = change.segment === null ? undefined : rowOf.get(change.segment);
    // What no captured segment shows belongs to the row after those captured before it.
    const label = shown ?? seen.filter(({ at }) => at <= change.at).length + 1;
    if (label > row) break;
    state = change.to;
  }
  return state;
}

function captured(segment: TraceSegment, n: number, at: number): CapturedSegment {
  const to: End = segment.from === "client" ? "server" : "client";
  const has = (flag: TraceSegment["flags"][number]) => segment.flags.includes(flag);
  return {
    n,
    at,
    from: endpoint(segment.from),
    to: endpoint(to),
    seq: seq(segment.seq),
    ack: segment.ack === null ? null : seq(segment.ack),
    syn: has("SYN"),
    fin: has("FIN"),
    rst: has("RST"),
    psh: has("PSH"),
    urg: false,
    len: segment.len,
    window: segment.window,
    options: segment.options ?? {},
    payload: segment.len === 0 ? null : `${segment.seq}+${segment.len}`,
  };
}
