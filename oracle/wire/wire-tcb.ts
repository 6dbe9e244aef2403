import type { Call, Connection, Step, TcpEvent, TimerKind } from "../machine/connection.ts";
import { closedConnection } from "../machine/connection.ts";
import { assertInvariants } from "../machine/invariants.ts";
import { step } from "../machine/step.ts";
import { CONFIG, linesOf } from "./wire.ts";
import { segmentOf, settingOf } from "./wire-words.ts";

/** The last step of a wire trace and when it was: for what no segment shows. */
export type Last = Step & { readonly at: number };

/**
 * Plays the inputs of a wire trace (see wire.ts) that are separated by line ends or `;`, and
 * gives the last step whole: the TCB with its congestion state and timers, the effects, the
 * rules. What the end did in answer may stand there and is not compared. Only the tests of this
 * room use it.
 */
export function lastStep(script: string): Last {
  const all = linesOf(script.replaceAll(";", "\n"));
  const lines = all.filter((line) => !/^(<|=|tell|deliver)/.test(line));
  const settings = lines.filter((line) => line.startsWith("with ")).flatMap((l) => l.split(" "));
  const config = Object.assign({}, CONFIG, ...settings.filter((w) => w !== "with").map(settingOf));
  let last: Last = { connection: closedConnection(config), effects: [], rules: [], at: 0 };
  for (const line of lines) {
    if (line.startsWith("with ")) continue;
    if (line.startsWith("wait ")) last = { ...last, at: last.at + Number(line.slice(5)) };
    else last = next(last, eventOf(line, last));
  }
  return last;
}

/** The TCB at the end of a wire trace. */
export function tcbAfter(script: string): Connection {
  return lastStep(script).connection;
}

/** How long after the last input each running timer ends, in ms. */
export function timersAfter(script: string): Partial<Record<TimerKind, number>> {
  const { connection, at } = lastStep(script);
  const running = Object.entries(connection.timers).flatMap(([timer, until]) =>
    until === null ? [] : [[timer, until - at]],
  );
  return Object.fromEntries(running);
}

function next({ connection }: Last, event: TcpEvent): Last {
  const result = step(connection, event);
  assertInvariants(result.connection);
  return { ...result, at: event.at };
}

function eventOf(line: string, { connection, at }: Last): TcpEvent {
  const [verb = "", value = ""] = line.split(" ");
  if (verb === ">") return { kind: "segment", at: at + 10, segment: segmentOf(line.slice(2)) };
  if (verb === "hold") {
    return { kind: "segment", at, segment: segmentOf(line.slice(7)), holdAck: true };
  }
  if (verb === "crash" || verb === "flush") return { kind: verb, at };
  if (verb !== "timeout") return { kind: "call", at, call: callOf(verb, value, line) };
  const timers: readonly [string, number | null][] = Object.entries(connection.timers);
  const until = timers.find(([timer]) => timer === value)?.[1] ?? at;
  return { kind: "timeout", at: until, timer: timerOf(value) };
}

function timerOf(word: string): TimerKind {
  const kinds = ["rto", "user", "2msl", "persist", "delayed-ack", "keepalive", "quiet"] as const;
  return kinds.find((kind) => kind === word) ?? "rto";
}

function callOf(verb: string, value: string, line: string): Call {
  const len = value === "" ? {} : { len: Number(value) };
  switch (verb) {
    case "listen":
      return { call: "open", mode: "passive" };
    case "open":
      return { call: "open", mode: "active", ...len };
    case "send":
      return { call: "send", len: Number(value), thenClose: line.endsWith("then close") };
    case "receive":
      return { call: "receive", ...len };
    case "abort":
    case "status":
      return { call: verb };
    default:
      return { call: "close" };
  }
}
