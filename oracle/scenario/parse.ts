import type { End } from "../machine/connection.ts";
import { fail, ok, type Result } from "../result.ts";
import type { ScenarioError } from "./error.ts";
import { chanceOf, FAULTS } from "./parse-faults.ts";
import { ALWAYS_PER_END, HOST_SETTINGS, offersScale, type Reader } from "./parse-settings.ts";
import { type HostSettings, RANGES, type Scenario, type ScenarioCall } from "./scenario.ts";
import {
  endOfLine,
  goesOn,
  type Line,
  number,
  oneOf,
  optional,
  peek,
  readLine,
  reject,
  time,
} from "./words.ts";

/** A scenario longer than this is refused before it is read. */
export const MAX_SCENARIO_LENGTH = 100_000;

type Draft = { -readonly [K in keyof Scenario]: Scenario[K] };

const ENDS = ["client", "server"] as const;
const CALLS = ["open", "listen", "send", "receive", "close", "abort", "status", "crash"] as const;

/** One way, in ms, where a scenario says nothing. */
const DEFAULT_DELAY = 20;

function emptyDraft(): Draft {
  const delay = { amount: DEFAULT_DELAY, line: 0, column: 0 };
  return {
    hosts: { client: {}, server: {} },
    delay: { client: delay, server: delay },
    start: "closed",
    listening: [],
    closesOnFin: [],
    calls: [],
    faults: [],
    chance: {},
    until: null,
    parameters: [],
  };
}

type Directive = (line: Line, draft: Draft) => void;

/** Every line that is neither a host's setting nor a fault, by its first word. */
const OTHER_LINES: Readonly<Record<string, Directive>> = {
  ends: (line) => {
    oneOf(line, ["client"]);
    oneOf(line, ["server"]);
  },
  link,
  start: (line, draft) => {
    draft.start = oneOf(line, ["established", "closed"]);
  },
  client: (line, draft) => endSetting(line, draft, "client"),
  server: (line, draft) => endSetting(line, draft, "server"),
  at: (line, draft) => {
    const when = { at: time(line, "moment").amount };
    call(line, draft, when);
  },
  after: (line, draft) => {
    oneOf(line, ["segment"]);
    const when = { afterSegment: number(line, "segment").amount };
    call(line, draft, when);
  },
  chance: (line, draft) => {
    draft.chance = chanceOf(line);
  },
  until: (line, draft) => {
    draft.until = time(line, "moment");
  },
};

/** Lines that may stand only once: a second one would silently win over the first. */
const ONCE: readonly string[] = [
  ...Object.keys(HOST_SETTINGS),
  "ends",
  "link",
  "start",
  "chance",
  "until",
];

const WORDS: readonly string[] = [
  ...Object.keys(OTHER_LINES),
  ...Object.keys(HOST_SETTINGS),
  ...Object.keys(FAULTS),
];

/** `VALUE` for both ends, or `client=VALUE server=VALUE`, one or both, in any order. */
function hostSetting(line: Line, draft: Draft, word: string, reader: Reader): void {
  const set = (end: End, read: HostSettings): void => {
    draft.hosts = { ...draft.hosts, [end]: { ...draft.hosts[end], ...read } };
  };
  const next = peek(line);
  if (next !== "client" && next !== "server" && !ALWAYS_PER_END.includes(word)) {
    const read = reader(line);
    for (const end of ENDS) set(end, read);
    return;
  }
  do {
    const end = oneOf(line, ENDS);
    oneOf(line, ["="]);
    set(end, reader(line));
  } while (goesOn(line));
}

/** `delay=T` for both directions, or `client->server=T server->client=T`. */
function link(line: Line, draft: Draft): void {
  do {
    const word = oneOf(line, ["delay", "client->server", "server->client"]);
    oneOf(line, ["="]);
    const value = time(line, "moment");
    const { client, server } = draft.delay;
    if (word === "delay") draft.delay = { client: value, server: value };
    else if (word === "client->server") draft.delay = { client: value, server };
    else draft.delay = { client, server: value };
  } while (goesOn(line));
}

function endSetting(line: Line, draft: Draft, end: End): void {
  const word = oneOf(line, ["listen", "closes-on-fin"]);
  if (word === "listen") draft.listening = [...draft.listening, end];
  else draft.closesOnFin = [...draft.closesOnFin, end];
}

function call(line: Line, draft: Draft, when: ScenarioCall["when"]): void {
  const end = oneOf(line, ENDS);
  const made = callOf(line);
  draft.calls = [...draft.calls, { line: line.number, when, end, call: made }];
}

function callOf(line: Line): ScenarioCall["call"] {
  const word = oneOf(line, CALLS);
  switch (word) {
    case "open": {
      const len = optional(line, "with") ? number(line, "len").amount : null;
      return { call: word, len };
    }
    case "receive":
      return { call: word, len: peek(line) === null ? null : number(line, "len").amount };
    case "send": {
      const len = number(line, "len").amount;
      const thenClose = optional(line, "then");
      // The FIN may ride on the last data.
      if (thenClose) oneOf(line, ["close"]);
      return { call: word, len, thenClose };
    }
    default:
      return { call: word };
  }
}

function parameterNames(text: string): string[] {
  const code = text.replace(/#.*/g, "");
  const names = [...code.matchAll(/\$([A-Za-z][A-Za-z0-9_]*)/g)].map((match) => match[1] ?? "");
  return [...new Set(names)];
}

function directiveOf(word: string): Directive | null {
  const reader = Object.hasOwn(HOST_SETTINGS, word) ? HOST_SETTINGS[word] : undefined;
  if (reader !== undefined) return (line, draft) => hostSetting(line, draft, word, reader);
  const fault = Object.hasOwn(FAULTS, word) ? FAULTS[word] : undefined;
  if (fault !== undefined) {
    return (line, draft) => {
      draft.faults = [...draft.faults, fault(line)];
    };
  }
  return Object.hasOwn(OTHER_LINES, word) ? (OTHER_LINES[word] ?? null) : null;
}

function parseLine(line: Line, draft: Draft, seen: Set<string>): void {
  const word = peek(line);
  if (word === null) return;
  const directive = directiveOf(word);
  if (directive === null) {
    reject(line, "unknown-word", WORDS);
    return;
  }
  if (ONCE.includes(word) && seen.has(word)) {
    reject(line, "duplicate-line", ["<another line>"]);
  }
  seen.add(word);
  line.next += 1;
  directive(line, draft);
  endOfLine(line);
  if (draft.start === "established" && draft.listening.length > 0) {
    reject(line, "conflict", word === "start" ? ["closed"] : ["closes-on-fin"], 1);
  }
}

/** The field of a segment has 16 bits: a larger window needs a scale, whichever line is first. */
function unscaledWindow(draft: Draft): ScenarioError | null {
  for (const end of ENDS) {
    const host = draft.hosts[end];
    const { window } = host;
    if (window === undefined || typeof window.amount !== "number" || offersScale(host)) continue;
    if (window.amount <= RANGES["unscaled-window"][1]) continue;
    const { line, column, amount } = window;
    return {
      line,
      column,
      code: "out-of-range",
      found: `${amount}`,
      expected: ["<unscaled-window>", "<window-scale line>"],
    };
  }
  return null;
}

/**
 * Reads a scenario text: one event a line, in the grammar of this room's README. The first line
 * that cannot be read gives an error with its line and column (both from 1).
 */
export function parseScenario(text: string): Result<Scenario, ScenarioError> {
  if (text.length > MAX_SCENARIO_LENGTH) {
    const expected = ["<end of text>"];
    return fail({ line: 1, column: 1, code: "too-long", found: `${text.length}`, expected });
  }
  const draft = emptyDraft();
  const seen = new Set<string>();
  for (const [i, content] of text.split(/\r?\n/).entries()) {
    const line = readLine(content, i + 1);
    parseLine(line, draft, seen);
    if (line.error !== null) return fail(line.error);
  }
  const error = unscaledWindow(draft);
  if (error !== null) return fail(error);
  return ok({ ...draft, parameters: parameterNames(text) });
}
