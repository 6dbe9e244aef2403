import "server-only";
import { type End, stateAfter, type Trace, type TraceSegment } from "#oracle/index.ts";

/** A place in a run that a question asks about. */
export type Asked =
  | { blank: string; segment: number; field: "seq" | "ack" | "flags" | "len"; end: null }
  | { blank: string; segment: number; field: "state"; end: End };

const FIELD = /^(seq|ack|flags|len) of (\d{1,3})$/;
const STATE = /^state of (client|server) after (\d{1,3})$/;

/** Reads `ack of 2` or `state of server after 3`; null when it is neither. */
export function readAsk(text: string): Asked | null {
  const plain = text.trim().replace(/\s+/g, " ");
  const field = FIELD.exec(plain);
  if (field) {
    const segment = Number(field[2]);
    const name = fieldName(field[1]);
    return name && { blank: `${segment}.${name}`, segment, field: name, end: null };
  }
  const state = STATE.exec(plain);
  if (!state) return null;
  const end: End = state[1] === "client" ? "client" : "server";
  const segment = Number(state[2]);
  return { blank: `${segment}.${end}`, segment, field: "state", end };
}

function fieldName(text: string | undefined): "seq" | "ack" | "flags" | "len" | null {
  return text === "seq" || text === "ack" || text === "flags" || text === "len" ? text : null;
}

/** What the run says at an asked place. `null`: the run has no such place, so nothing can be asked. */
export type Truth =
  | { as: "number"; value: number; of: End }
  | { as: "length"; value: number }
  | { as: "flags"; value: TraceSegment["flags"] }
  | { as: "state"; value: ReturnType<typeof stateAfter> };

/** Computes the key of an asked place. This is the only place where keys of runs come from. */
export function truthOf(trace: Trace, asked: Asked): Truth | null {
  const segment = trace.segments[asked.segment - 1];
  if (!segment) return null;
  switch (asked.field) {
    case "state":
      return { as: "state", value: stateAfter(trace, asked.end, asked.segment) };
    case "flags":
      return { as: "flags", value: segment.flags };
    case "len":
      return { as: "length", value: segment.len };
    case "seq":
      return { as: "number", value: segment.seq, of: segment.from };
    case "ack":
      // An acknowledgment number counts in the numbers of the other end.
      return segment.ack === null
        ? null
        : { as: "number", value: segment.ack, of: otherEnd(segment.from) };
  }
}

export function otherEnd(end: End): End {
  return end === "client" ? "server" : "client";
}
