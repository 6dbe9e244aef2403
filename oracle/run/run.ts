import type { Effect, End, TcpEvent } from "../machine/connection.ts";
import { assertInvariants } from "../machine/invariants.ts";
import { advance } from "../machine/step.ts";
import { fail, ok, type Result } from "../result.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type Overrides, settle } from "../scenario/settings.ts";
import { callsAt, type Planned, plan, soonestPlanned, takeSoonest } from "./agenda.ts";
import { carry, carryAgain } from "./link.ts";
import {
  finishTrace,
  type Occasion,
  recordCongestion,
  recordCopy,
  recordEnter,
  recordForged,
  recordSend,
  recordTimeout,
  recordTimer,
  sentAs,
} from "./recorder.ts";
import { DEFAULT_LIMITS, type Limits, type RunError } from "./run-error.ts";
import type { Trace } from "./trace.ts";
import { type Host, hostAt, newWorld, noteTimers, planCall, states, type World } from "./world.ts";

/** Which TCP plays at both ends, whatever the text says. */
export type How = Overrides;

/**
 * Plays a scenario in virtual time. A pure function: the same arguments give a byte-identical
 * trace. `parameters` gives each `$name` its value (times in ms). The run ends when nothing is
 * left to happen, at the scenario's `until`, or with an error at a limit. `how` sets the mutant
 * both ends believe in (the invariants are then not asserted) and the profile of both.
 */
export function run(
  scenario: Scenario,
  parameters: Readonly<Record<string, number>>,
  seed: number,
  limits: Partial<Limits> = {},
  how: How = {},
): Result<Trace, RunError> {
  const settled = settle(scenario, parameters, seed, how);
  if (!settled.ok) return settled;
  const settings = settled.value;
  const world = newWorld(settings, { ...DEFAULT_LIMITS, ...limits });
  const initial = states(world);
  const error = play(world);
  if (error !== null) return fail(error);
  const { client, server } = settings.config;
  const isn = { client: client.iss, server: server.iss };
  const received = { client: world.client.log.received, server: world.server.log.received };
  return ok(finishTrace(world.recorder, isn, initial, states(world), received));
}

/** One thing after the other until nothing is left; the error when a limit is met. */
function play(world: World): RunError | null {
  const { limits, settings, recorder, agenda, client, server } = world;
  const end = settings.until ?? Number.POSITIVE_INFINITY;
  for (let events = 0; ; events += 1) {
    const late = server.dueAt < client.dueAt ? server : client;
    const planned = soonestPlanned(agenda);
    // In one instant whatever is planned comes before a timer.
    const fires = planned === undefined || late.dueAt < planned.at;
    const at = fires ? late.dueAt : planned.at;
    if (at > end || at === Number.POSITIVE_INFINITY) return null;
    if (at > limits.time) return tooMany(limits, "time");
    if (events >= limits.events) return tooMany(limits, "events");
    if (fires) fire(world, late);
    else {
      takeSoonest(agenda);
      happen(world, planned);
    }
    if (recorder.segments.length > limits.segments) return tooMany(limits, "segments");
    if (world.bytes > limits.bytes) return tooMany(limits, "bytes");
  }
}

function tooMany(limits: Limits, what: keyof Limits): RunError {
  return { code: "too-many", what, limit: limits[what] };
}

function fire(world: World, host: Host): void {
  const { end, dueAt: at, dueTimer: timer } = host;
  recordTimeout(world.recorder, host.log, end, timer);
  take(world, host, { at, end, arrived: null }, { kind: "timeout", at, timer });
}

function happen(world: World, item: Planned): void {
  const { at, end } = item;
  const host = hostAt(world, end);
  switch (item.kind) {
    case "arrive":
      arrive(world, host, item);
      return;
    case "repeat":
      repeat(world, host, item);
      return;
    case "forge": {
      const { segment, at: due } = item.forged;
      const row = recordForged(world.recorder, at, end, segment);
      carryAgain(world.link, world.agenda, row, segment, due, host.delay);
      return;
    }
    case "call":
      if (item.call.call === "send" || item.call.call === "open") {
        world.bytes += item.call.len ?? 0;
      }
      take(world, host, { at, end, arrived: null }, { kind: "call", at, call: item.call });
      return;
    case "crash":
    case "flush":
      take(world, host, { at, end, arrived: null }, { kind: item.kind, at });
      return;
  }
}

/** The link delivers a segment once more. */
function repeat(world: World, host: Host, item: Extract<Planned, { kind: "repeat" }>): void {
  const segment = sentAs(world.recorder, item.n);
  const row = recordCopy(world.recorder, item.at, item.n);
  if (row === null || segment === undefined) return;
  carryAgain(world.link, world.agenda, row, segment, item.arrives, host.delay);
}

function arrive(world: World, host: Host, item: Extract<Planned, { kind: "arrive" }>): void {
  const { at, end, n, segment } = item;
  const arrived = world.recorder.segments[n - 1];
  if (arrived !== undefined) arrived.delivered = true;
  const closes = segment.fin && host.closesOnFin;
  trigger(world, n, end, at);
  const holdAck = closes || callsAt(world.agenda, end, at);
  const occasion = { at, end, arrived: n };
  take(world, host, occasion, { kind: "segment", at, segment, holdAck });
  const { tcb } = host.turn;
  // A FIN that came early is seen only when the gap before it is filled.
  if (host.closesOnFin && tcb.state === "CLOSE-WAIT" && seesFin(host.turn.effects)) {
    plan(world.agenda, { at, end, kind: "call", call: { call: "close" } });
  }
  if (tcb.ackOwed === null) return;
  host.owedFor = n;
  // What is owed and not held waits for the delayed-ack timer.
  if (holdAck) plan(world.agenda, { at, end, kind: "flush" });
}

function seesFin(effects: readonly Effect[]): boolean {
  return effects.some((effect) => {
    return effect.kind === "signal" && effect.signal === "connection closing";
  });
}

/** Plans the calls that wait for `end` to have sent or received segment `n`. */
function trigger(world: World, n: number, end: End, at: number): void {
  if (world.triggers.size === 0) return;
  for (const made of world.triggers.get(n) ?? []) {
    if (made.end === end) planCall(world, made, at);
  }
}

/** One event for one end: its TCB moves on, and the effects are carried out. */
function take(world: World, host: Host, occasion: Occasion, event: TcpEvent): void {
  const { turn } = host;
  const { tcb } = turn;
  const { state } = tcb;
  const { cwnd, ssthresh } = tcb.congestion;
  advance(turn, event);
  // A machine with a misconception may well break them.
  if (turn.mutant === null) assertInvariants(tcb);
  if (turn.timed) noteTimers(host);
  let opening: number | null = null;
  for (const effect of turn.effects) {
    const sent = carryOut(world, host, occasion, effect, opening);
    if (sent !== null && isOpening(effect)) opening = sent;
  }
  const begins = tcb.state === "ESTABLISHED" && state !== "ESTABLISHED";
  if (begins || tcb.congestion.cwnd !== cwnd || tcb.congestion.ssthresh !== ssthresh) {
    recordCongestion(world.recorder, occasion, tcb, turn.rules);
  }
  if (tcb.ackOwed === null) host.owedFor = null;
}

/** SYN, FIN and RST are what an OPEN, CLOSE or ABORT sends. */
function isOpening(effect: Effect): boolean {
  return effect.kind === "send" && (effect.segment.syn || effect.segment.fin || effect.segment.rst);
}

function carryOut(
  world: World,
  host: Host,
  occasion: Occasion,
  effect: Effect,
  opening: number | null,
): number | null {
  const { recorder } = world;
  switch (effect.kind) {
    case "send":
      return transmit(world, host, occasion, effect);
    case "enter":
      recordEnter(recorder, occasion, effect, opening);
      return null;
    case "timer":
      recordTimer(recorder, host.log, occasion, effect);
      return null;
    case "deliver":
      host.log.received += effect.len;
      return null;
    case "signal":
      recorder.signals.push({ at: occasion.at, end: occasion.end, signal: effect.signal });
      return null;
  }
}

/** Puts a segment on the link. */
function transmit(
  world: World,
  host: Host,
  occasion: Occasion,
  effect: Extract<Effect, { kind: "send" }>,
): number {
  const { at, end } = occasion;
  const { segment } = effect;
  const causedBy = occasion.arrived ?? (segment.ack === null ? null : host.owedFor);
  if (segment.ack !== null) host.owedFor = null;
  const row = recordSend(world.recorder, at, end, causedBy, effect);
  carry(world.link, world.agenda, row, segment, host.delay);
  trigger(world, row.n, end, at);
  return row.n;
}
