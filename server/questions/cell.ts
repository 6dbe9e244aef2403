import "server-only";
import type { CellVerdict } from "#contract/cell.ts";
import type { Mark } from "#contract/judged.ts";
import type { NumberForm } from "#contract/kinds/fields.ts";
import { plainDigits, readNumber } from "#contract/reading.ts";
import { readFlagNames } from "#contract/spelling.ts";
import { STATE_NAMES } from "#contract/tcp.ts";
import {
  explainField,
  explainState,
  FLAGS,
  type Flag,
  relative,
  type Trace,
} from "#oracle/index.ts";
import { type Asked, type Truth, truthOf } from "./ask.ts";
import { hasNumbers } from "./draw-ladder.ts";
import { referencesTo } from "./judged.ts";

/** A blank as read: left empty, a number, flags, a state; or text that is none of what it asks. */
type Read =
  | { as: "empty" }
  | { as: "number"; value: number }
  | { as: "flags"; value: ReadonlySet<Flag> }
  | { as: "state"; value: string }
  | { as: "unreadable" };

/** Reads what was typed into a blank. */
export function readCell(field: Asked["field"], typed: string): Read {
  const text = typed.normalize("NFKC").trim();
  if (text === "") return { as: "empty" };
  if (field === "state") {
    const state = STATE_NAMES.find((name) => name === text.toUpperCase());
    return state ? { as: "state", value: state } : { as: "unreadable" };
  }
  if (field === "flags") return readFlags(text);
  const value = readNumber(text);
  return value === null ? { as: "unreadable" } : { as: "number", value };
}

function readFlags(text: string): Read {
  const flags = readFlagNames(text);
  return flags ? { as: "flags", value: new Set(flags) } : { as: "unreadable" };
}

/** Judges one blank against the run. The typed text must have been read by `readCell` before. */
export function judgeCell(
  trace: Trace,
  asked: Asked,
  typed: string,
  numbers: NumberForm,
): CellVerdict {
  const truth = truthOf(trace, asked);
  if (!truth) throw new Error(`blank ${asked.blank} has no truth: the variant was not checked`);
  const read = readCell(asked.field, typed);
  const { mark, form } = compare(trace, truth, read, numbers);
  return {
    blank: asked.blank,
    segment: asked.segment,
    mark,
    form,
    given: read.as === "empty" ? null : givenText(read, typed),
    truth: printed(trace, truth),
    ...reasons(trace, asked),
  };
}

type Judged = { mark: Mark; form: CellVerdict["form"] };

function compare(trace: Trace, truth: Truth, read: Read, numbers: NumberForm): Judged {
  const plain = (same: boolean): Judged => ({ mark: same ? "right" : "wrong", form: "plain" });
  if (truth.as === "state") return plain(read.as === "state" && read.value === truth.value);
  if (truth.as === "flags") return plain(read.as === "flags" && sameFlags(read.value, truth.value));
  if (truth.as === "length") return plain(read.as === "number" && read.value === truth.value);
  const relation = hasNumbers(trace, truth.of) ? relative(trace, truth.of, truth.value) : null;
  if (read.as !== "number") {
    return { mark: "wrong", form: numbers === "relative" ? "relative" : "absolute" };
  }
  const asAbsolute = read.value === truth.value;
  const asRelative = relation !== null && read.value === relation;
  if (asAbsolute && numbers !== "relative") return { mark: "right", form: "absolute" };
  if (asRelative && numbers !== "absolute") return { mark: "right", form: "relative" };
  // The right number in the form that was not asked for: right thinking, wrong frame.
  if (asAbsolute || asRelative) {
    return { mark: "partly", form: asAbsolute ? "absolute" : "relative" };
  }
  return { mark: "wrong", form: numbers === "relative" ? "relative" : "absolute" };
}

/** PSH is left to the sender's own judgement (RFC 9293 §3.9.1), so it is neither asked nor missed. */
function sameFlags(given: ReadonlySet<Flag>, truth: readonly Flag[]): boolean {
  return FLAGS.every((flag) => flag === "PSH" || given.has(flag) === truth.includes(flag));
}

function givenText(read: Read, typed: string): string {
  if (read.as === "number") return plainDigits(typed);
  if (read.as === "flags") return flagText([...read.value]);
  return typed.trim().toUpperCase();
}

function flagText(flags: readonly Flag[]): string {
  return FLAGS.filter((flag) => flags.includes(flag)).join(", ");
}

function printed(trace: Trace, truth: Truth): CellVerdict["truth"] {
  if (truth.as === "flags") return { absolute: flagText(truth.value), relative: null };
  if (truth.as !== "number") return { absolute: String(truth.value), relative: null };
  const relation = hasNumbers(trace, truth.of) ? relative(trace, truth.of, truth.value) : null;
  return { absolute: String(truth.value), relative: relation === null ? null : String(relation) };
}

function reasons(trace: Trace, asked: Asked): Pick<CellVerdict, "because" | "rules"> {
  if (asked.field === "state") {
    const { because, rules } = explainState(trace, asked.end, asked.segment);
    return { because: { absolute: because, relative: because }, rules: referencesTo(rules) };
  }
  const absolute = explainField(trace, asked.segment, asked.field, "absolute");
  const other = explainField(trace, asked.segment, asked.field, "relative");
  return {
    because: { absolute: absolute.because, relative: other.because },
    rules: referencesTo(absolute.rules),
  };
}
