import { type Config, DEFAULT_OPTIONS } from "../machine/config.ts";
import type { Call, Connection, TcpEvent, TimerKind } from "../machine/connection.ts";
import { closedConnection } from "../machine/connection.ts";
import { assertInvariants } from "../machine/invariants.ts";
import { seq } from "../machine/seq.ts";
import { step } from "../machine/step.ts";
import type { RuleId } from "../rules/rules.ts";
import { segmentOf, settingOf, written } from "./wire-words.ts";

/**
 * One end under test, written as a wire trace. What it is set up with (`with nagle mss=500`, see
 * wire-words.ts), what it is told (`listen`, `open [N]`, `send 10`, `send 10 then close`,
 * `receive [N]`, `close`, `abort`, `status`, `crash`), what comes in (`> ACK 301 101 +20 w1000`:
 * flags, seq, ack or -, octets, window, options; each comes 10 ms later), how time goes on
 * (`wait 500`), which timer runs out (`timeout rto`), and below each of these what the end did:
 * `< ...` for a segment out, `deliver N`, `tell ...` for a word to the user and `= STATE` for a
 * new state. Only the tests of this room use it.
 */
export type Wire = { readonly lines: readonly string[]; readonly rules: ReadonlySet<RuleId> };

export const CONFIG: Config = {
  ...DEFAULT_OPTIONS,
  iss: seq(100),
  mss: 1000,
  window: 5000,
  rto: 1000,
  msl: 30_000,
  userTimeout: 300_000,
};

/** Plays the inputs of a wire trace and writes down all that the end did, line by line. */
export function play(script: string, config: Partial<Config> = {}): Wire {
  const inputs = inputsOf(script);
  let connection = closedConnection({ ...CONFIG, ...config, ...settingsIn(inputs) });
  let at = 0;
  const lines: string[] = [];
  const rules = new Set<RuleId>();
  for (const input of inputs) {
    lines.push(input);
    if (input.startsWith("wait ")) at += Number(input.slice(5));
    if (/^(with|wait) /.test(input)) continue;
    const event = eventOf(input, connection, at);
    at = event.at;
    const result = step(connection, event);
    assertInvariants(result.connection);
    connection = result.connection;
    for (const rule of result.rules) rules.add(rule);
    lines.push(...outputsOf(result.effects, connection.config.window));
  }
  return { lines, rules };
}

/** The lines of a trace without indentation, comments and blank lines. */
export function linesOf(script: string): string[] {
  const lines = script.split("\n").map((line) => line.replace(/#.*/, "").trim());
  return lines.map((line) => line.replace(/\s+/g, " ")).filter((line) => line !== "");
}

function inputsOf(script: string): string[] {
  return linesOf(script).filter((line) => !/^(<|=|tell|deliver)/.test(line));
}

function settingsIn(inputs: readonly string[]): Partial<Config> {
  const words = inputs.filter((line) => line.startsWith("with ")).flatMap((l) => l.split(" "));
  return Object.assign({}, ...words.slice(1).map(settingOf));
}

function eventOf(line: string, connection: Connection, at: number): TcpEvent {
  const [verb = "", value = ""] = line.split(" ");
  switch (verb) {
    case ">":
      return { kind: "segment", at: at + 10, segment: segmentOf(line.slice(2)) };
    case "hold":
      return { kind: "segment", at, segment: segmentOf(line.slice(7)), holdAck: true };
    case "flush":
    case "crash":
      return { kind: verb, at };
    case "timeout": {
      const timer = timerOf(value);
      return { kind: "timeout", at: connection.timers[timer] ?? at, timer };
    }
    default:
      return { kind: "call", at, call: callOf(line) };
  }
}

function callOf(line: string): Call {
  const [verb = "", value] = line.split(" ");
  const len = value === undefined ? {} : { len: Number(value) };
  switch (verb) {
    case "listen":
      return { call: "open", mode: "passive" };
    case "open":
      return { call: "open", mode: "active", ...len };
    case "send":
      return { call: "send", len: Number(value), thenClose: line.endsWith("then close") };
    case "receive":
      return { call: "receive", ...len };
    case "close":
    case "abort":
    case "status":
      return { call: verb };
    default:
      throw new Error(`no such line in a wire trace: ${line}`);
  }
}

function timerOf(word: string): TimerKind {
  const kinds = ["rto", "user", "2msl", "persist", "delayed-ack", "keepalive", "quiet"] as const;
  const kind = kinds.find((one) => one === word);
  if (kind === undefined) throw new Error(`no such timer: ${word}`);
  return kind;
}

function outputsOf(effects: ReturnType<typeof step>["effects"], window: number): string[] {
  return effects.flatMap((effect) => {
    if (effect.kind === "enter") return [`= ${effect.to}`];
    if (effect.kind === "deliver") return [`deliver ${effect.len}`];
    if (effect.kind === "signal") return [`tell ${effect.signal}`];
    return effect.kind === "send" ? [`< ${written(effect.segment, window)}`] : [];
  });
}
