import { expect, test } from "vitest";
import { type Config, DEFAULT_OPTIONS } from "./config.ts";
import { type Connection, closedConnection, type End } from "./connection.ts";
import { assertInvariants } from "./invariants.ts";
import type { Segment } from "./segment.ts";
import { seq } from "./seq.ts";
import { step } from "./step.ts";

/** Two ends and what is on its way to each, in order. */
type World = Readonly<
  Record<End, { readonly connection: Connection; readonly inbound: readonly Segment[] }>
>;

const CALLS = [
  { call: "open", mode: "active" },
  { call: "open", mode: "passive" },
  { call: "close" },
  { call: "abort" },
] as const;

function start(): World {
  const config = (iss: number): Config => {
    const common = { mss: 1000, window: 5000, rto: 1000, msl: 1000, userTimeout: 9000 };
    return { ...DEFAULT_OPTIONS, iss: seq(iss), ...common };
  };
  const end = (iss: number) => ({ connection: closedConnection(config(iss)), inbound: [] });
  return { client: end(100), server: end(300) };
}

function after(world: World, end: End, event: Parameters<typeof step>[1]): World {
  const { connection, effects } = step(world[end].connection, event);
  assertInvariants(connection);
  const sent = effects.flatMap((effect) => (effect.kind === "send" ? [effect.segment] : []));
  const peer = end === "client" ? "server" : "client";
  const inbound = event.kind === "segment" ? world[end].inbound.slice(1) : world[end].inbound;
  const other = { ...world[peer], inbound: [...world[peer].inbound, ...sent] };
  return end === "client"
    ? { client: { connection, inbound }, server: other }
    : { client: other, server: { connection, inbound } };
}

/** All worlds one event away: a call, the next segment delivered, or the next segment lost. */
function next(world: World): World[] {
  return (["client", "server"] as const).flatMap((end) => {
    const calls = CALLS.map((call) => after(world, end, { kind: "call", at: 0, call }));
    const [segment, ...rest] = world[end].inbound;
    if (segment === undefined) return calls;
    const delivered = after(world, end, { kind: "segment", at: 0, segment });
    const lost = { ...world, [end]: { ...world[end], inbound: rest } };
    return [...calls, delivered, lost];
  });
}

/** The number of distinct worlds at each depth, and of pairs of states seen so far. */
function count(depth: number): { worlds: number[]; pairs: number[] } {
  let frontier = new Map([[JSON.stringify(start()), start()]]);
  const pairs = new Set(["CLOSED CLOSED"]);
  const counted = { worlds: [] as number[], pairs: [] as number[] };
  for (let i = 0; i < depth; i += 1) {
    const reached = new Map<string, World>();
    for (const world of frontier.values()) {
      for (const one of next(world)) reached.set(JSON.stringify(one), one);
    }
    for (const { client, server } of reached.values()) {
      pairs.add(`${client.connection.state} ${server.connection.state}`);
    }
    counted.worlds.push(reached.size);
    counted.pairs.push(pairs.size);
    frontier = reached;
  }
  return counted;
}

test("the number of worlds n events away from CLOSED and CLOSED is pinned, like perft", () => {
  expect(count(6)).toEqual({
    worlds: [5, 15, 39, 90, 210, 484],
    pairs: [5, 9, 11, 18, 29, 38],
  });
}, 60_000);
