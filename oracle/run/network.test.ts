import fc from "fast-check";
import { expect, test } from "vitest";
import type { End } from "../machine/connection.ts";
import { seq } from "../machine/seq.ts";
import { parseScenario } from "../scenario/parse.ts";
import { run } from "./run.ts";
import { stateAfter, type Trace } from "./trace.ts";

/** A handful in every test run; `ORACLE_NETWORKS=100000` is the sweep that the README names. */
const NETWORKS = Number(process.env.ORACLE_NETWORKS ?? 1500);

/** One SEND of a generated conversation. */
type Talk = { readonly end: End; readonly at: number; readonly len: number };

/** What the ends may agree on or have switched on, with none of it meaning another outcome. */
const OPTIONS = [
  "sack on",
  "timestamps on",
  "nagle on",
  "congestion none",
  "delayed-ack 200ms",
  "delayed-ack server=40ms",
  "window-scale client=3 server=0",
  "time-wait-reuse on",
  "keepalive 7200s",
];

const share = fc.integer({ min: 0, max: 15 });
const anEnd = fc.constantFrom<End>("client", "server");
const network = fc.record({
  isn: fc.tuple(
    fc.integer({ min: 2 ** 32 - 9000, max: 2 ** 32 - 1 }),
    fc.integer({ min: 0, max: 9 }),
  ),
  delays: fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 })),
  mss: fc.integer({ min: 50, max: 1460 }),
  window: fc.integer({ min: 100, max: 65_535 }),
  talks: fc.array(
    fc.record({
      end: anEnd,
      at: fc.integer({ min: 0, max: 3000 }),
      len: fc.integer({ min: 1, max: 4000 }),
    }),
    { maxLength: 5 },
  ),
  closes: fc.tuple(fc.integer({ min: 3001, max: 6000 }), fc.integer({ min: 3001, max: 6000 })),
  drops: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 25 }),
  options: fc.uniqueArray(fc.constantFrom(...OPTIONS), {
    maxLength: 4,
    selector: (text) => text.split(" ")[0],
  }),
  shares: fc.option(fc.tuple(share, share, share, share)),
  seed: fc.nat(),
});
type Network = typeof network extends fc.Arbitrary<infer T> ? T : never;

function textOf(n: Network): string {
  const talks = n.talks.map(({ end, at, len }) => `at ${at}ms ${end} send ${len}`);
  return [
    `isn client=${n.isn[0]} server=${n.isn[1]}`,
    `link client->server=${n.delays[0]}ms server->client=${n.delays[1]}ms`,
    `mss ${n.mss}`,
    `window ${n.window}`,
    "server listen",
    "at 0ms client open",
    ...talks,
    `at ${n.closes[0]}ms client close`,
    `at ${n.closes[1]}ms server close`,
    ...n.options,
    ...(n.shares === null ? [] : [chanceOf(n.shares)]),
    ...(n.drops.length > 0 ? [`drop ${n.drops.join(", ")}`] : []),
  ].join("\n");
}

function chanceOf([drop, duplicate, reorder, delay]: readonly number[]): string {
  return `chance drop ${drop}% duplicate ${duplicate}% reorder ${reorder}% delay ${delay}%`;
}

function play(n: Network): Trace {
  const parsed = parseScenario(textOf(n));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const played = run(parsed.value, {}, n.seed);
  if (!played.ok) throw new Error(JSON.stringify(played.error));
  return played.value;
}

/** The octets of the SENDs that were not refused; at one instant the earlier calls are refused. */
function accepted(trace: Trace, end: End, talks: readonly Talk[]): number {
  const refusals = ["error: remote socket unspecified", "error: connection does not exist"];
  const refused = trace.signals.filter((s) => s.end === end && refusals.includes(s.signal));
  let octets = 0;
  for (const talk of talks.filter((t) => t.end === end)) {
    const i = refused.findIndex((signal) => signal.at === talk.at);
    if (i === -1) octets += talk.len;
    else refused.splice(i, 1);
  }
  return octets;
}

/** An end that says so gave up: its timer ran out, or it closed before anything had answered. */
function gaveUp(trace: Trace): boolean {
  const excuses = ["9293-3.10.8-user-timeout", "9293-3.10.4-close-unsynchronized"];
  return trace.transitions.some((t) => excuses.includes(t.rule));
}

test(
  "over any network that loses, repeats, delays and reorders both ends deliver exactly what was sent, or one gives up",
  () => {
    let delivered = 0;
    fc.assert(
      fc.property(network, (n) => {
        const trace = play(n);
        if (gaveUp(trace)) return;
        expect(trace.received.server).toBe(accepted(trace, "client", n.talks));
        expect(trace.received.client).toBe(accepted(trace, "server", n.talks));
        expect(trace.final).toEqual({ client: "CLOSED", server: "CLOSED" });
        delivered += 1;
      }),
      { seed: 9293, numRuns: NETWORKS },
    );
    expect(delivered).toBeGreaterThan(NETWORKS / 2);
  },
  60_000 + 10 * NETWORKS,
);

test("no segment is sent beyond what its sender has numbered, nor acknowledges the unsent", () => {
  fc.assert(
    fc.property(network, (n) => {
      const { segments } = play(n);
      const sent: Record<End, Set<number>> = { client: new Set(), server: new Set() };
      for (const s of segments) {
        if (s.copyOf !== null) continue;
        if (s.flags.includes("RST")) continue;
        const peer = s.from === "client" ? "server" : "client";
        const took = s.len + s.flags.filter((flag) => flag === "SYN" || flag === "FIN").length;
        if (s.ack !== null) expect(sent[peer].has(s.ack)).toBe(true);
        sent[s.from].add(seq(s.seq + took));
      }
    }),
    { seed: 6298, numRuns: 500 },
  );
}, 60_000);

test("row by row every state follows from the one before it", () => {
  fc.assert(
    fc.property(network, (n) => {
      const trace = play(n);
      for (const end of ["client", "server"] as const) {
        let state = trace.initial[end];
        for (const transition of trace.transitions.filter((t) => t.end === end)) {
          expect(transition.from).toBe(state);
          state = transition.to;
        }
        expect(trace.final[end]).toBe(state);
        expect(stateAfter(trace, end, 0)).toBe(trace.initial[end]);
      }
    }),
    { seed: 793, numRuns: 300 },
  );
}, 60_000);
