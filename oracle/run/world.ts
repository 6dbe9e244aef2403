import type { Config } from "../machine/config.ts";
import type { Connection, End, TimerKind } from "../machine/connection.ts";
import { closedConnection, establishedConnection } from "../machine/connection.ts";
import { advance } from "../machine/step.ts";
import { newTurn, type Turn } from "../machine/turn.ts";
import type { Settings, SettledCall } from "../scenario/settings.ts";
import { type Agenda, newAgenda, plan } from "./agenda.ts";
import { type Link, newLink } from "./link.ts";
import { type EndLog, newEndLog, newRecorder, type Recorder } from "./recorder.ts";
import type { Limits } from "./run-error.ts";

/**
 * One end while a run goes on. Whatever a run does is done by one of two hosts, so each is looked up
 * once an event and not its every part.
 */
export type Host = {
  readonly end: End;
  readonly delay: number;
  readonly closesOnFin: boolean;
  readonly log: EndLog;
  /** Its TCB, written over from event to event. */
  readonly turn: Turn;
  /** The segment whose acknowledgment it still owes. */
  owedFor: number | null;
  /** When its first timer runs out, infinitely late when none runs, and which that is. */
  dueAt: number;
  dueTimer: TimerKind;
};

/** Two ends, the link between them and what is still to happen. Lives within one `run` only. */
export type World = {
  readonly settings: Settings;
  readonly limits: Limits;
  readonly client: Host;
  readonly server: Host;
  readonly agenda: Agenda;
  readonly link: Link;
  readonly recorder: Recorder;
  readonly triggers: ReadonlyMap<number, readonly SettledCall[]>;
  bytes: number;
};

/** The host at one end. */
export function hostAt(world: World, end: End): Host {
  return end === "client" ? world.client : world.server;
}

/** Looks anew which timer of an end runs out first. */
export function noteTimers(host: Host): void {
  const { timers } = host.turn.tcb;
  host.dueAt = Number.POSITIVE_INFINITY;
  // In this order when several end in one instant.
  sooner(host, "user", timers.user);
  sooner(host, "rto", timers.rto);
  sooner(host, "2msl", timers["2msl"]);
  sooner(host, "persist", timers.persist);
  sooner(host, "delayed-ack", timers["delayed-ack"]);
  sooner(host, "keepalive", timers.keepalive);
  sooner(host, "quiet", timers.quiet);
}

function sooner(host: Host, timer: TimerKind, until: number | null): void {
  if (until === null || until >= host.dueAt) return;
  host.dueAt = until;
  host.dueTimer = timer;
}

/** The other end of the connection. */
export function otherEnd(end: End): End {
  return end === "client" ? "server" : "client";
}

function newHost(settings: Settings, end: End): Host {
  const { config, delay, closesOnFin } = settings;
  return {
    end,
    delay: delay[end],
    closesOnFin: closesOnFin.includes(end),
    log: newEndLog(),
    turn: firstTurn(settings, end, config[end]),
    owedFor: null,
    dueAt: Number.POSITIVE_INFINITY,
    dueTimer: "rto",
  };
}

function firstTurn(settings: Settings, end: End, config: Config): Turn {
  if (settings.start === "established") {
    const peer = settings.config[otherEnd(end)];
    return newTurn(establishedConnection(config, peer, end === "server"));
  }
  const turn = newTurn(closedConnection(config));
  if (!settings.listening.includes(end)) return turn;
  advance(turn, { kind: "call", at: 0, call: { call: "open", mode: "passive" } });
  return turn;
}

/** The world before anything has happened but the passive OPENs. */
export function newWorld(settings: Settings, limits: Limits): World {
  const { faults } = settings;
  const triggers = new Map<number, SettledCall[]>();
  const world: World = {
    settings,
    limits,
    client: newHost(settings, "client"),
    server: newHost(settings, "server"),
    agenda: newAgenda(),
    link: newLink(faults),
    recorder: newRecorder(),
    triggers,
    bytes: 0,
  };
  for (const made of settings.calls) {
    if ("at" in made.when) {
      planCall(world, made, made.when.at);
      continue;
    }
    const n = made.when.afterSegment;
    triggers.set(n, [...(triggers.get(n) ?? []), made]);
  }
  for (const forged of faults?.forged ?? []) {
    const { end } = forged;
    const at = Math.max(0, forged.at - settings.delay[end]);
    plan(world.agenda, { at, end, kind: "forge", forged });
  }
  return world;
}

/** Plans a call of a user, or the crash of its host. */
export function planCall(world: World, { end, call }: SettledCall, at: number): void {
  if (call.call === "crash") plan(world.agenda, { at, end, kind: "crash" });
  else plan(world.agenda, { at, end, kind: "call", call });
}

/** The state each end is in. */
export function states({ client, server }: World): Record<End, Connection["state"]> {
  return { client: client.turn.tcb.state, server: server.turn.tcb.state };
}
