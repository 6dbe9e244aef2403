import "server-only";
import type { Bilingual } from "#contract/text.ts";
import { type End, parseScenario, type State, type Trace, transitionsUpTo } from "#oracle/index.ts";
import type { How } from "#oracle/run/run.ts";
import { filled } from "../draw.ts";
import { type Drawn, type NotGradable, runFigure } from "../variant.ts";

export type Language = "python" | "c";

/**
 * What a program does, at the end of the line that does it: `#: at 0ms client open`. A call that only
 * waits for something is marked `nothing`.
 */
const MARKERS: Readonly<Record<Language, RegExp>> = {
  python: /[ \t]*#:[ \t]*(.*)$/,
  c: /[ \t]*\/\/:[ \t]*(.*)$/,
};

const IDLE = "nothing";

/** A line of a program that calls TCP: what it does in the run. */
type MarkedLine = { readonly end: End; readonly line: number; readonly event: string };

/** Two programs, as the learner sees them, and what their lines do. */
export type Programs = {
  readonly shown: Readonly<Record<End, string>>;
  readonly marked: readonly MarkedLine[];
};

/** What a line of a program does to the connection. */
export type Caused = {
  /** The first segment that would not have been sent so without it; null when there is none. */
  readonly segment: number | null;
  /** The state of its end right behind the call; null for one that waits, who knows how long. */
  readonly state: State | null;
  /** The index of the change of state that led there; null when there was none. */
  readonly transition: number | null;
};

/** Cuts the markers off. */
export function readPrograms(
  language: Language,
  programs: Readonly<Record<End, string>>,
  parameters: Record<string, number>,
): Programs {
  const marked: MarkedLine[] = [];
  const shown = { client: "", server: "" };
  for (const end of ["client", "server"] as const) {
    const lines = programs[end].trimEnd().split("\n");
    const cut = lines.map((text, index) => {
      const found = MARKERS[language].exec(text);
      if (found === null) return text;
      marked.push({ end, line: index + 1, event: (found[1] ?? "").trim() });
      return text.slice(0, found.index);
    });
    shown[end] = filled(cut.join("\n"), parameters);
  }
  return { shown, marked };
}

/** The scenario that the marked lines make, all but one of them if `without` is given. */
function scenarioOf(settings: string, { marked }: Programs, without?: MarkedLine): string {
  const events = marked.map((one) => (one === without || one.event === IDLE ? "" : one.event));
  return [...settings.trimEnd().split("\n"), ...events].join("\n");
}

/** Plays the programs. An error in a marker is said to be in the program and its line. */
export function playPrograms(
  settings: string,
  programs: Programs,
  parameters: Record<string, number>,
  seed: number,
  how: How = {},
): Drawn<Trace> {
  const played = runFigure(scenarioOf(settings, programs), parameters, seed, how);
  return played.ok ? played : { ok: false, error: inProgram(played.error, settings, programs) };
}

function inProgram(error: NotGradable, settings: string, { marked }: Programs): NotGradable {
  if (error.at === undefined) return error;
  const line = marked[error.at.line - settings.trimEnd().split("\n").length - 1];
  if (line === undefined) return error;
  const message: Bilingual = {
    en: `${line.end}, line ${line.line}: ${error.message.en}`,
    zh: `${line.end} 第 ${line.line} 行：${error.message.zh}`,
  };
  return { where: "programs", field: ["programs", line.end], message };
}

/**
 * What a line does. Its segment is found by leaving the line out: the first segment of its end that is
 * then not sent, or not so, is the one that it causes. Waiting for a connection sends nothing; what the
 * other end's SYN gets for an answer is caused by the SYN.
 */
export function causedBy(
  settings: string,
  programs: Programs,
  trace: Trace,
  at: { readonly end: End; readonly line: number },
  drawing: { parameters: Record<string, number>; seed: number; how?: How },
): Drawn<Caused> {
  const { end, line } = at;
  const marked = programs.marked.find((one) => one.end === end && one.line === line);
  if (marked === undefined) return { ok: false, error: notMarked(at) };
  if (marked.event === IDLE) {
    return { ok: true, value: { segment: null, state: null, transition: null } };
  }
  if (/\blisten\b/.test(marked.event))
    return { ok: true, value: { segment: null, state: "LISTEN", transition: null } };
  const { parameters, seed, how = {} } = drawing;
  const without = runFigure(scenarioOf(settings, programs, marked), parameters, seed, how);
  if (!without.ok) return without;
  const index = trace.segments.findIndex((segment, i) => {
    const other = without.value.segments[i];
    return other === undefined || !isSame(segment, other);
  });
  const first = trace.segments[index];
  const called = timeOf(marked, settings, programs, trace, parameters);
  const segment = first?.from === end && first.at >= called ? first.n : null;
  const moved = movedBy(trace, end, called, first?.at === called ? segment : null);
  const state = moved?.to ?? trace.initial[end];
  const transition = moved ? trace.transitions.indexOf(moved) : null;
  return { ok: true, value: { segment, state, transition } };
}

export function notMarked({ end, line }: { end: End; line: number }): NotGradable {
  const message = {
    en: `Line ${line} of the ${end} has no marker, or one that only waits, so this cannot be asked.`,
    zh: `${end === "client" ? "客户端" : "服务器"}程序第 ${line} 行没有标记，或者只是在等待，不能这样问。`,
  };
  return { where: "ask", message };
}

function isSame(a: Trace["segments"][number], b: Trace["segments"][number]): boolean {
  return (
    a.from === b.from &&
    a.at === b.at &&
    a.seq === b.seq &&
    a.ack === b.ack &&
    a.len === b.len &&
    a.flags.join() === b.flags.join()
  );
}

/** When a call is made: at its time, or when its end has sent or received a segment. */
function timeOf(
  marked: MarkedLine,
  settings: string,
  programs: Programs,
  trace: Trace,
  parameters: Record<string, number>,
): number {
  const parsed = parseScenario(scenarioOf(settings, programs));
  const line = settings.trimEnd().split("\n").length + programs.marked.indexOf(marked) + 1;
  const call = parsed.ok ? parsed.value.calls.find((one) => one.line === line) : undefined;
  if (call === undefined) return Number.POSITIVE_INFINITY;
  const amount = "at" in call.when ? call.when.at : call.when.afterSegment;
  const value = typeof amount === "number" ? amount : (parameters[amount.parameter] ?? 0);
  if ("at" in call.when) return value;
  const segment = trace.segments[value - 1];
  if (segment === undefined) return Number.POSITIVE_INFINITY;
  return (segment.from === marked.end ? segment.at : segment.arrives) ?? Number.POSITIVE_INFINITY;
}

/** The last change of state of an end by the time of a call; by its segment, if it sent one at once. */
function movedBy(trace: Trace, end: End, called: number, segment: number | null) {
  const own = trace.transitions.filter((change) => change.end === end);
  const counted = segment === null ? own : transitionsUpTo(trace, end, segment);
  // In a crossing the segment that was sent reaches nobody before the other end's comes.
  return counted.filter(({ at }) => at <= called).at(-1);
}
