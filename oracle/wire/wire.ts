import type { Config, Connection, TcpEvent, TimerKind } from "../machine/connection.ts";
import { closedConnection } from "../machine/connection.ts";
import { assertInvariants } from "../machine/invariants.ts";
import { flagsOf, type Segment } from "../machine/segment.ts";
import { seq } from "../machine/seq.ts";
import { step } from "../machine/step.ts";
import type { RuleId } from "../rules/rules.ts";

/**
 * One end under test, written as a wire trace: what it is told (`listen`, `open`, `send 10`,
 * `send 10 then close`, `close`, `abort`), what comes in (`> ACK 301 101 +20 w1000`: flags, seq,
 * ack or -, octets, window), which timer runs out (`timeout rto`), and below each of these what
 * the end did: `< ...` for a segment out, `deliver N`, `tell ...` for a word to the user and
 * `= STATE` for a new state. Only the tests of this room use it.
 */
export type Wire = { readonly lines: readonly string[]; readonly rules: ReadonlySet<RuleId> };

const CONFIG: Config = {
  iss: seq(100),
  mss: 1000,
  window: 5000,
  rto: 1000,
  msl: 30_000,
  userTimeout: 300_000,
};

/** Plays the inputs of a wire trace and writes down all that the end did, line by line. */
export function play(script: string, config: Partial<Config> = {}): Wire {
  let connection = closedConnection({ ...CONFIG, ...config });
  let at = 0;
  const lines: string[] = [];
  const rules = new Set<RuleId>();
  for (const input of inputsOf(script)) {
    lines.push(input);
    const event = eventOf(input, connection, at);
    at = event.at;
    const result = step(connection, event);
    assertInvariants(result.connection);
    connection = result.connection;
    for (const rule of result.rules) rules.add(rule);
    lines.push(...outputsOf(result.effects));
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

function eventOf(line: string, connection: Connection, at: number): TcpEvent {
  const [verb = "", value = ""] = line.split(" ");
  switch (verb) {
    case ">":
      return { kind: "segment", at: at + 10, segment: segmentOf(line.slice(2)) };
    case "hold":
      return { kind: "segment", at, segment: segmentOf(line.slice(7)), holdAck: true };
    case "flush":
      return { kind: "flush", at };
    case "timeout": {
      const timer = timerOf(value);
      return { kind: "timeout", at: connection.timers[timer] ?? at, timer };
    }
    case "listen":
    case "open":
      return {
        kind: "call",
        at,
        call: { call: "open", mode: verb === "open" ? "active" : "passive" },
      };
    case "send": {
      const thenClose = line.endsWith("then close");
      return { kind: "call", at, call: { call: "send", len: Number(value), thenClose } };
    }
    case "close":
    case "abort":
      return { kind: "call", at, call: { call: verb } };
    default:
      throw new Error(`no such line in a wire trace: ${line}`);
  }
}

function timerOf(word: string): TimerKind {
  if (word === "rto" || word === "2msl" || word === "user") return word;
  throw new Error(`no such timer: ${word}`);
}

function segmentOf(text: string): Segment {
  const [flags = "", at = "", ack = "-", ...rest] = text.split(" ");
  const has = (flag: string): boolean => flags.split(",").includes(flag);
  const extra = (mark: string): string | undefined => rest.find((word) => word.startsWith(mark));
  return {
    seq: seq(Number(at)),
    ack: ack === "-" ? null : seq(Number(ack)),
    syn: has("SYN"),
    fin: has("FIN"),
    rst: has("RST"),
    psh: has("PSH"),
    len: Number(extra("+")?.slice(1) ?? 0),
    window: Number(extra("w")?.slice(1) ?? 5000),
  };
}

function outputsOf(effects: ReturnType<typeof step>["effects"]): string[] {
  return effects.flatMap((effect) => {
    if (effect.kind === "enter") return [`= ${effect.to}`];
    if (effect.kind === "deliver") return [`deliver ${effect.len}`];
    if (effect.kind === "signal") return [`tell ${effect.signal}`];
    return effect.kind === "send" ? [`< ${written(effect.segment)}`] : [];
  });
}

function written(segment: Segment): string {
  const flags = flagsOf(segment).join(",");
  const data = segment.len === 0 ? "" : ` +${segment.len}`;
  return `${flags} ${segment.seq} ${segment.ack ?? "-"}${data}`;
}
