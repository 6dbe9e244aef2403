import type {
  Call,
  Connection,
  Effect,
  End,
  Step,
  TcpEvent,
  TimerKind,
} from "../machine/connection.ts";
import { closedConnection, establishedConnection } from "../machine/connection.ts";
import { assertInvariants } from "../machine/invariants.ts";
import { add } from "../machine/seq.ts";
import { step } from "../machine/step.ts";
import { fail, ok, type Result } from "../result.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type Settings, type SettledCall, settle } from "../scenario/settings.ts";
import { type Agenda, callsAt, type Planned, plan } from "./agenda.ts";
import {
  finishTrace,
  newRecorder,
  type Occasion,
  type Recorder,
  recordEnter,
  recordSend,
  recordTimeout,
  recordTimer,
} from "./recorder.ts";
import { DEFAULT_LIMITS, type Limits, type RunError } from "./run-error.ts";
import type { Trace } from "./trace.ts";

const TIMERS = ["user", "rto", "2msl"] as const;

/** The ISN of a later connection of the same end: RFC 9293 §3.4.1 has the clock tick every 4 µs. */
const ISN_TICKS_PER_MS = 250;

/** Two ends, the link between them and what is still to happen. Lives within one `run` only. */
type World = {
  readonly settings: Settings;
  readonly limits: Limits;
  readonly connections: Record<End, Connection>;
  readonly opened: Record<End, boolean>;
  readonly agenda: Agenda;
  readonly recorder: Recorder;
  readonly triggers: Map<number, SettledCall[]>;
  /** The segment whose acknowledgment an end holds for a call of this instant. */
  readonly owedFor: Record<End, number | null>;
  bytes: number;
};

/**
 * Plays a scenario in virtual time. A pure function: the same scenario, parameters and seed give
 * a byte-identical trace. `parameters` gives each `$name` its value (times in ms). The run ends
 * when nothing is left to happen, at the scenario's `until`, or with an error at a limit.
 */
export function run(
  scenario: Scenario,
  parameters: Readonly<Record<string, number>>,
  seed: number,
  limits: Partial<Limits> = {},
): Result<Trace, RunError> {
  const settled = settle(scenario, parameters, seed);
  if (!settled.ok) return settled;
  const settings = settled.value;
  const world = newWorld(settings, { ...DEFAULT_LIMITS, ...limits });
  const initial = states(world);
  const error = play(world);
  if (error !== null) return fail(error);
  const { client, server } = settings.config;
  const isn = { client: client.iss, server: server.iss };
  return ok(finishTrace(world.recorder, isn, initial, states(world)));
}

function newWorld(settings: Settings, limits: Limits): World {
  const { config } = settings;
  const established = settings.start === "established";
  const first = (end: End): Connection => {
    const peer = config[otherEnd(end)];
    if (established) return establishedConnection(config[end], peer, end === "server");
    const closed = closedConnection(config[end]);
    if (!settings.listening.includes(end)) return closed;
    const call = { call: "open", mode: "passive" } as const;
    return step(closed, { kind: "call", at: 0, call }).connection;
  };
  const world: World = {
    settings,
    limits,
    connections: { client: first("client"), server: first("server") },
    opened: { client: established, server: established },
    agenda: { items: [] },
    recorder: newRecorder(),
    triggers: new Map(),
    owedFor: { client: null, server: null },
    bytes: 0,
  };
  for (const made of settings.calls) planCall(world, made);
  return world;
}

function planCall(world: World, made: SettledCall): void {
  if ("at" in made.when) {
    plan(world.agenda, { at: made.when.at, end: made.end, kind: "call", call: userCallOf(made) });
    return;
  }
  const n = made.when.afterSegment;
  world.triggers.set(n, [...(world.triggers.get(n) ?? []), made]);
}

function userCallOf({ call }: SettledCall): Call {
  if (call.call === "open") return { call: "open", mode: "active" };
  if (call.call === "listen") return { call: "open", mode: "passive" };
  if (call.call === "send") return call;
  return { call: call.call };
}

function otherEnd(end: End): End {
  return end === "client" ? "server" : "client";
}

function states(world: World): Record<End, Connection["state"]> {
  return { client: world.connections.client.state, server: world.connections.server.state };
}

/** One thing after the other until nothing is left; the error when a limit is met. */
function play(world: World): RunError | null {
  const { limits, settings, recorder } = world;
  const end = settings.until ?? Number.POSITIVE_INFINITY;
  for (let events = 0; ; events += 1) {
    const next = soonest(world);
    if (next === null || next.at > end) return null;
    if (next.at > limits.time) return tooMany(limits, "time");
    if (events >= limits.events) return tooMany(limits, "events");
    if (next.kind === "timer") fire(world, next);
    else happen(world, next);
    if (recorder.segments.length > limits.segments) return tooMany(limits, "segments");
    if (world.bytes > limits.bytes) return tooMany(limits, "bytes");
  }
}

function tooMany(limits: Limits, what: keyof Limits): RunError {
  return { code: "too-many", what, limit: limits[what] };
}

type Due = { readonly kind: "timer"; readonly at: number; readonly end: End; timer: TimerKind };

/** What happens next; at the same time whatever is planned comes before a timer. */
function soonest(world: World): Planned | Due | null {
  let due: Due | null = null;
  for (const end of ["client", "server"] as const) {
    for (const timer of TIMERS) {
      const at = world.connections[end].timers[timer];
      if (at !== null && (due === null || at < due.at)) due = { kind: "timer", at, end, timer };
    }
  }
  const planned = world.agenda.items[0];
  if (planned === undefined || (due !== null && due.at < planned.at)) return due;
  world.agenda.items.shift();
  return planned;
}

function fire(world: World, { at, end, timer }: Due): void {
  recordTimeout(world.recorder, end, timer);
  take(world, { at, end, arrived: null }, { kind: "timeout", at, timer });
}

function happen(world: World, item: Planned): void {
  const { at, end } = item;
  if (item.kind === "arrive") {
    arrive(world, item);
    return;
  }
  const occasion = { at, end, arrived: null };
  if (item.kind === "flush") {
    take(world, occasion, { kind: "flush", at });
    return;
  }
  if (item.call.call === "open") chooseIsn(world, end, at);
  if (item.call.call === "send") world.bytes += item.call.len;
  take(world, occasion, { kind: "call", at, call: item.call });
}

/** A second connection of the same end does not begin with the numbers of the first. */
function chooseIsn(world: World, end: End, at: number): void {
  const connection = world.connections[end];
  if (world.opened[end] && connection.state === "CLOSED") {
    const iss = add(world.settings.config[end].iss, ISN_TICKS_PER_MS * at);
    world.connections[end] = { ...connection, config: { ...connection.config, iss } };
  }
  world.opened[end] = true;
}

function arrive(world: World, item: Extract<Planned, { kind: "arrive" }>): void {
  const { at, end, n, segment } = item;
  const arrived = world.recorder.segments[n - 1];
  if (arrived !== undefined) arrived.delivered = true;
  const closes = segment.fin && world.settings.closesOnFin.includes(end);
  trigger(world, n, end, at);
  const holdAck = closes || callsAt(world.agenda, end, at);
  const { effects } = take(
    world,
    { at, end, arrived: n },
    { kind: "segment", at, segment, holdAck },
  );
  const finSeen = effects.some((e) => e.kind === "signal" && e.signal === "connection closing");
  const { state, ackOwed } = world.connections[end];
  if (world.settings.closesOnFin.includes(end) && finSeen && state === "CLOSE-WAIT") {
    plan(world.agenda, { at, end, kind: "call", call: { call: "close" } });
  }
  if (ackOwed === null) return;
  world.owedFor[end] = n;
  plan(world.agenda, { at, end, kind: "flush" });
}

/** Plans the calls that wait for `end` to have sent or received segment `n`. */
function trigger(world: World, n: number, end: End, at: number): void {
  for (const made of world.triggers.get(n) ?? []) {
    if (made.end === end) plan(world.agenda, { at, end, kind: "call", call: userCallOf(made) });
  }
}

/** One event for one end: the next connection, and its effects carried out. */
function take(world: World, occasion: Occasion, event: TcpEvent): Step {
  const result = step(world.connections[occasion.end], event);
  assertInvariants(result.connection);
  world.connections[occasion.end] = result.connection;
  let opening: number | null = null;
  for (const effect of result.effects) {
    const sent = carryOut(world, occasion, effect, opening);
    if (sent !== null && isOpening(effect)) opening = sent;
  }
  if (result.connection.ackOwed === null) world.owedFor[occasion.end] = null;
  return result;
}

/** SYN, FIN and RST are what an OPEN, CLOSE or ABORT sends. */
function isOpening(effect: Effect): boolean {
  return effect.kind === "send" && (effect.segment.syn || effect.segment.fin || effect.segment.rst);
}

function carryOut(
  world: World,
  occasion: Occasion,
  effect: Effect,
  opening: number | null,
): number | null {
  const { recorder } = world;
  if (effect.kind === "send") return transmit(world, occasion, effect);
  if (effect.kind === "enter") recordEnter(recorder, occasion, effect, opening);
  else if (effect.kind === "timer") recordTimer(recorder, occasion, effect);
  else if (effect.kind === "signal") {
    recorder.signals.push({ at: occasion.at, end: occasion.end, signal: effect.signal });
  } else if (effect.kind === "deliver") recorder.received[occasion.end] += effect.len;
  return null;
}

/** Puts a segment on the link, which loses it or delivers it after its delay. */
function transmit(
  world: World,
  occasion: Occasion,
  effect: Extract<Effect, { kind: "send" }>,
): number {
  const { at, end } = occasion;
  const lost = world.settings.drops.has(world.recorder.segments.length + 1);
  const arrives = lost ? null : at + world.settings.delay[end];
  const { segment } = effect;
  const causedBy = occasion.arrived ?? (segment.ack === null ? null : world.owedFor[end]);
  if (segment.ack !== null) world.owedFor[end] = null;
  const n = recordSend(world.recorder, { at, end, arrived: causedBy }, effect, arrives);
  const to = otherEnd(end);
  if (arrives !== null) {
    plan(world.agenda, { at: arrives, end: to, kind: "arrive", n, segment });
  }
  trigger(world, n, end, at);
  return n;
}
