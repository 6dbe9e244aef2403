import { FLAGS, type Flag } from "../machine/segment.ts";
import {
  MISHAPS,
  type Mishap,
  type Placed,
  type ScenarioFault,
  type WrittenSeq,
} from "./scenario.ts";
import {
  goesOn,
  type Line,
  number,
  oneOf,
  optional,
  percent,
  reject,
  sequenceNumber,
  time,
} from "./words.ts";

/** Every fault by the word its line begins with. */
export const FAULTS: Readonly<Record<string, (line: Line) => ScenarioFault>> = {
  drop: (line) => ({ fault: "drop", segments: segments(line) }),
  reorder: (line) => ({ fault: "reorder", segments: segments(line) }),
  duplicate: (line) => {
    const which = segments(line);
    const after = optional(line, "after") ? time(line, "moment") : null;
    return { fault: "duplicate", segments: which, after };
  },
  delay: (line) => {
    const which = segments(line);
    oneOf(line, ["by"]);
    return { fault: "delay", segments: which, by: time(line, "moment") };
  },
  replay: (line) => {
    const which = segments(line);
    oneOf(line, ["at"]);
    return { fault: "replay", segments: which, at: time(line, "moment") };
  },
  inject,
};

function segments(line: Line): Placed[] {
  const read: Placed[] = [];
  do read.push(number(line, "segment"));
  while (optional(line, ","));
  return read;
}

/** `inject END at TIME FLAGS seq=N [ack=N] [len=N] [window=N]`; ack stands exactly with ACK. */
function inject(line: Line): ScenarioFault {
  const end = oneOf(line, ["client", "server"]);
  oneOf(line, ["at"]);
  const at = time(line, "moment");
  const flags = flagsOf(line);
  oneOf(line, ["seq"]);
  oneOf(line, ["="]);
  const seq = sequenceNumber(line);
  let ack: WrittenSeq | null = null;
  if (flags.includes("ACK")) {
    oneOf(line, ["ack"]);
    oneOf(line, ["="]);
    ack = sequenceNumber(line);
  }
  const len = field(line, "len");
  const window = field(line, "window");
  if (goesOn(line)) reject(line, "unknown-word", leftOver(len, window));
  return { fault: "inject", end, at, flags, seq, ack, len, window };
}

function leftOver(len: Placed | null, window: Placed | null): string[] {
  if (window !== null) return ["<end of line>"];
  return [...(len === null ? ["len"] : []), "window", "<end of line>"];
}

function field(line: Line, name: string): Placed | null {
  if (!optional(line, name)) return null;
  oneOf(line, ["="]);
  return number(line, "field");
}

function flagsOf(line: Line): Flag[] {
  const flags: Flag[] = [];
  do flags.push(oneOf(line, FLAGS));
  while (optional(line, ","));
  return flags;
}

/** `chance drop 5% duplicate 1% ...`: each at most once, in any order. */
export function chanceOf(line: Line): Partial<Record<Mishap, Placed>> {
  const shares: Partial<Record<Mishap, Placed>> = {};
  do {
    const left = MISHAPS.filter((mishap) => shares[mishap] === undefined);
    const [first, ...more] = left;
    if (first === undefined) break;
    const mishap = oneOf(line, [first, ...more]);
    shares[mishap] = percent(line);
  } while (goesOn(line));
  return shares;
}
