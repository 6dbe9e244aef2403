import type { End } from "../machine/connection.ts";
import { fail, ok, type Result } from "../result.ts";
import type { ScenarioError } from "./error.ts";
import type { Amount, Placed, Quantity, Scenario, ScenarioCall } from "./scenario.ts";
import {
  endOfLine,
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
const CALLS = ["open", "listen", "send", "close", "abort"] as const;

function emptyDraft(): Draft {
  const both = (amount: Amount) => ({ client: { amount, line: 0 }, server: { amount, line: 0 } });
  return {
    isn: { client: null, server: null },
    delay: both(20),
    mss: both(1460),
    window: both(65_535),
    msl: { amount: 120_000, line: 0 },
    rto: { amount: 1_000, line: 0 },
    userTimeout: { amount: 300_000, line: 0 },
    start: "closed",
    listening: [],
    closesOnFin: [],
    calls: [],
    drops: [],
    until: null,
    parameters: [],
  };
}

type Directive = (line: Line, draft: Draft) => void;

const DIRECTIVES: Readonly<Record<string, Directive>> = {
  ends: (line) => {
    oneOf(line, ["client"]);
    oneOf(line, ["server"]);
  },
  isn: (line, draft) => {
    draft.isn = perEnd(line, "isn", draft.isn);
  },
  mss: (line, draft) => {
    draft.mss = oneOrPerEnd(line, "mss", draft.mss);
  },
  window: (line, draft) => {
    draft.window = oneOrPerEnd(line, "window", draft.window);
  },
  link,
  msl: (line, draft) => {
    draft.msl = time(line, "duration");
  },
  rto: (line, draft) => {
    draft.rto = time(line, "duration");
  },
  "user-timeout": (line, draft) => {
    draft.userTimeout = time(line, "duration");
  },
  start: (line, draft) => {
    draft.start = oneOf(line, ["established", "closed"]);
  },
  client: (line, draft) => endSetting(line, draft, "client"),
  server: (line, draft) => endSetting(line, draft, "server"),
  at: (line, draft) => {
    const when = { at: time(line, "time").amount };
    call(line, draft, when);
  },
  after: (line, draft) => {
    oneOf(line, ["segment"]);
    const when = { afterSegment: number(line, "segment").amount };
    call(line, draft, when);
  },
  drop: (line, draft) => {
    const drops = [...draft.drops];
    do drops.push(number(line, "segment"));
    while (line.error === null && optional(line, ","));
    draft.drops = drops;
  },
  until: (line, draft) => {
    draft.until = time(line, "time");
  },
};

/** Lines that may stand only once: a second one would silently win over the first. */
const ONCE = [
  "ends",
  "isn",
  "link",
  "mss",
  "window",
  "msl",
  "rto",
  "user-timeout",
  "start",
  "until",
];

const WORDS: readonly string[] = Object.keys(DIRECTIVES);

/** `client=N server=N`, one or both, in any order. */
function perEnd<T>(
  line: Line,
  quantity: Quantity,
  before: Record<End, T>,
): Record<End, T | Placed> {
  const values: Record<End, T | Placed> = { ...before };
  do {
    const end = oneOf(line, ENDS);
    oneOf(line, ["="]);
    values[end] = number(line, quantity);
  } while (line.error === null && peek(line) !== null);
  return values;
}

/** `N` for both ends, or `client=N server=N`. */
function oneOrPerEnd(
  line: Line,
  quantity: Quantity,
  before: Readonly<Record<End, Placed>>,
): Readonly<Record<End, Placed>> {
  const word = peek(line);
  if (word === "client" || word === "server") return perEnd(line, quantity, { ...before });
  const value = number(line, quantity);
  return { client: value, server: value };
}

/** `delay=T` for both directions, or `client->server=T server->client=T`. */
function link(line: Line, draft: Draft): void {
  do {
    const word = oneOf(line, ["delay", "client->server", "server->client"]);
    oneOf(line, ["="]);
    const value = time(line, "time");
    const { client, server } = draft.delay;
    if (word === "delay") draft.delay = { client: value, server: value };
    else if (word === "client->server") draft.delay = { client: value, server };
    else draft.delay = { client, server: value };
  } while (line.error === null && peek(line) !== null);
}

function endSetting(line: Line, draft: Draft, end: End): void {
  const word = oneOf(line, ["listen", "closes-on-fin"]);
  if (word === "listen") draft.listening = [...draft.listening, end];
  else draft.closesOnFin = [...draft.closesOnFin, end];
}

function call(line: Line, draft: Draft, when: ScenarioCall["when"]): void {
  const end = oneOf(line, ENDS);
  const word = oneOf(line, CALLS);
  const made = word === "send" ? sendOf(line) : { call: word };
  draft.calls = [...draft.calls, { line: line.number, when, end, call: made }];
}

/** `send N`, or `send N then close` when the FIN may ride on the last data. */
function sendOf(line: Line): ScenarioCall["call"] {
  const len = number(line, "len").amount;
  const thenClose = optional(line, "then");
  if (thenClose) oneOf(line, ["close"]);
  return { call: "send", len, thenClose };
}

function parameterNames(text: string): string[] {
  const code = text.replace(/#.*/g, "");
  const names = [...code.matchAll(/\$([A-Za-z][A-Za-z0-9_]*)/g)].map((match) => match[1] ?? "");
  return [...new Set(names)];
}

function parseLine(line: Line, draft: Draft, seen: Set<string>): void {
  const word = peek(line);
  if (word === null) return;
  const directive = Object.hasOwn(DIRECTIVES, word) ? DIRECTIVES[word] : undefined;
  if (directive === undefined) {
    reject(line, "unknown-word", WORDS);
    return;
  }
  if (ONCE.includes(word) && seen.has(word)) {
    reject(line, "duplicate-line", ["<another line>"]);
    return;
  }
  seen.add(word);
  line.next += 1;
  directive(line, draft);
  endOfLine(line);
  if (draft.start === "established" && draft.listening.length > 0) {
    reject(line, "conflict", word === "start" ? ["closed"] : ["closes-on-fin"], 1);
  }
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
  return ok({ ...draft, parameters: parameterNames(text) });
}
