import type { Equivalent } from "./equivalent.ts";

const COMPILER = "never so; only the compiler asks";
const REFUSED = "a value that stands for what could not be read: the text is refused";
const COST = "decides how much work is done and not what comes of it";
const PLACE = "where an end is kept decides how often it is made again, not what it is";
const OVERWRITTEN = "all four fields are written over before they are read";
const MODULO = "the next operation counts modulo 2^32 again";

/** A file of oracle/ without its ending, a line of it, why, and which changes; all without any. */
type Row = readonly [file: string, code: string, because: string, ...changes: string[]];

const TIMERS = ["rto", "user", "persist", "delayedAck", "keepalive", "quiet"].map((timer): Row => {
  const code = `log.${timer} ??= { runs: false, at: 0, until: 0, ms: 0 };`;
  return ["run/recorder", code, OVERWRITTEN, "0 → 1", "false → true"];
});

const ROWS: readonly Row[] = [
  ...TIMERS,
  ["capture/endpoints", "const PLACES = 2 ** 14;", PLACE],
  [
    "capture/endpoints",
    "let mixed = Math.imul(a ^ (b >>> 7), 0x9e3779b1) ^ Math.imul(c ^ (d << 3), 0x85ebca6b);",
    PLACE,
  ],
  ["capture/endpoints", "mixed = Math.imul(mixed ^ port ^ (mixed >>> 15), 0xc2b2ae35);", PLACE],
  ["capture/endpoints", "return (mixed ^ (mixed >>> 16)) & (PLACES - 1);", PLACE],
  [
    "capture/endpoints",
    "const b = size === 16 ? view.getUint32(address + 4) : 0;",
    "a negative last word is of no IPv6 end, whatever the two before it are",
    "0 → 1",
  ],
  [
    "capture/endpoints",
    "const c = size === 16 ? view.getUint32(address + 8) : 0;",
    "a negative last word is of no IPv6 end, whatever the two before it are",
    "0 → 1",
  ],
  [
    "capture/endpoints",
    "const d = size === 16 ? view.getUint32(address + 12) : -1;",
    "a negative last word is of no IPv6 end, whatever the two before it are",
    "1 → 2",
  ],
  [
    "capture/address",
    "if (tail === undefined ? missing !== 0 : missing < 2) return null;",
    "groups have two octets: never is just one missing",
    "2 → 1",
  ],
  [
    "capture/ticks",
    "while (at + 4 <= end) {",
    "what begins at the end goes beyond it, which ends the list as well",
    "+ → -",
  ],
  ["capture/ticks", "let seconds = 0;", "set with the first high word, before it is read"],
  ["capture/ticks", "let rest = 0;", "set with the first high word, before it is read"],
  [
    "search/faults",
    "return { amount, line: 1, column: 1 };",
    "a place in no text is shown to nobody",
    "1 → 2",
    "1 → 0",
  ],
  ["capture/pcap", "let linkType = 0;", "the file header, which comes first, sets it"],
  [
    "capture/reader",
    "while (remainder.size() > 0 && at < chunk.length) {",
    "of a chunk that is used up nothing more is taken",
    "< → <=",
  ],
  [
    "capture/gatherer",
    'if (typeof segment === "string") return segment;',
    "a reason has no length to compare, and is returned all the same",
    'typeof segment === "string" → false',
  ],
  [
    "scenario/error",
    "if (a.length > 20) return a.length;",
    "no word of the grammar is within two letters of one so long; only cost",
    "a.length > 20 → false",
    "> → >=",
    "20 → 21",
  ],
  [
    "scenario/error",
    "let row = Array.from({ length: b.length + 1 }, (_, j) => j);",
    "one place more, which is never read",
    "1 → 2",
  ],
  [
    "scenario/error",
    "for (let i = 1; i <= a.length; i += 1) {",
    "the step for no letter gives the row it began with",
    "1 → 0",
  ],
  ["scenario/error", "return row[b.length] ?? 0;", COMPILER, "0 → 1"],
  ["scenario/words", "return hit ?? words[0];", REFUSED, "0 → 1"],
  [
    "scenario/words",
    "return Math.abs(ms - whole) < 1e-6 ? whole : null;",
    "times have three decimals at most: none is off by just so much",
    "< → <=",
  ],
  ["scenario/words", "const placed = here(line, amount ?? 0);", REFUSED, "0 → 1"],
  ["scenario/words", "const placed = here(line, amount ?? 1);", REFUSED, "1 → 2", "1 → 0"],
  [
    "scenario/words",
    "const column = line.words[line.next]?.column ?? line.length + 1;",
    REFUSED,
    "+ → -",
    "1 → 2",
    "1 → 0",
  ],
  [
    "run/agenda",
    "const PHASES = { repeat: 0, forge: 0, arrive: 1, call: 2, crash: 2, flush: 3 } as const;",
    "the last remains the last",
    "3 → 4",
  ],
  ["run/agenda", "const MOST_DONE = 256;", COST],
  [
    "run/agenda",
    "return a.at === b.at ? PHASES[a.kind] < PHASES[b.kind] : a.at < b.at;",
    "asked of two times that differ (the other < is killed)",
    "< → <=",
  ],
  [
    "run/agenda",
    "items.push(item);",
    "the place behind the last is written all the same",
    "items.push(item); → ;",
  ],
  [
    "run/agenda",
    "if (before === undefined || !isBefore(item, before)) break;",
    COMPILER,
    "before === undefined → false",
  ],
  [
    "run/agenda",
    "if (agenda.head === agenda.items.length) agenda.items.length = 0;",
    COST,
    "agenda.head === agenda.items.length → false",
  ],
  [
    "run/agenda",
    "else if (agenda.head < MOST_DONE) return;",
    COST,
    "agenda.head < MOST_DONE → true",
    "agenda.head < MOST_DONE → false",
    "< → <=",
    "< → >=",
  ],
  [
    "run/agenda",
    "for (let i = agenda.head; i < items.length; i += 1) {",
    "one step more meets no item",
    "< → <=",
  ],
  [
    "run/agenda",
    "if (item === undefined || item.at > at) return false;",
    "what comes later is at another time: only cost, and what the compiler asks",
    "item === undefined → false",
    "item === undefined || item.at > at → false",
    "|| → &&",
    "item.at > at → false",
  ],
  ["run/chance", "let state = seed >>> 0;", MODULO, ">>> → <<"],
  ["run/chance", "state = (state + 0x6d2b79f5) >>> 0;", MODULO, ">>> → <<"],
  ["run/hash", "if (known !== undefined) return known;", COST, "known !== undefined → false"],
  ["run/hash", "CODES.set(text, code);", COST],
  [
    "run/link",
    "if (faults !== null) planCopies(agenda, row, copiesOf(faults, row.n, arrives, delay), delay);",
    COMPILER,
    "faults !== null → true",
  ],
  [
    "run/recorder",
    "(syn ? 1 : 0) + (fin ? 2 : 0) + (rst ? 4 : 0) + (psh ? 8 : 0) + (ack === null ? 0 : 16);",
    "each set of flags still has a key of its own",
    "+ → -",
    "=== → !==",
    "16 → 17",
  ],
  [
    "run/recorder",
    "if (original === undefined || segment === undefined) return null;",
    COMPILER,
    "original === undefined → false",
    "original === undefined || segment === undefined → false",
    "|| → &&",
    "segment === undefined → false",
  ],
  [
    "run/recorder",
    "if (earlier.from !== end || earlier.forged || sent === undefined) continue;",
    COMPILER,
    "sent === undefined → false",
  ],
  [
    "run/recorder",
    "if (timeWait !== null && at < timeWait.until) timeWait.until = at;",
    "what ends at its time is given the same time",
    "< → <=",
  ],
  [
    "run/recorder",
    "if (runs) recorder.waits.push({ at, until, end, kind, ms });",
    "a timer that was stopped does not run out",
    "runs → true",
  ],
  [
    "run/recorder",
    "for (let i = rules.length - 1; i >= 0; i -= 1) {",
    "the places behind the last are empty",
    "- → +",
  ],
  [
    "run/recorder",
    "for (let i = rules.length - 1; i >= 0; i -= 1) {",
    "the place behind the last is empty",
    "1 → 0",
  ],
  [
    "explain/explain-state",
    "const before = mine.slice(0, moved).find((t) => t.segment !== null && t.segment > segment.n);",
    "null is greater than no number",
    "t.segment !== null → true",
  ],
  [
    "explain/explain-state",
    "const before = mine.slice(0, moved).find((t) => t.segment !== null && t.segment > segment.n);",
    "before the first one of that segment there is none of it",
    "> → >=",
  ],
  [
    "explain/explain-numbers",
    'if (segment.rules.includes("9293-3.5.2-rst-seq-zero") && cause !== undefined) {',
    COMPILER,
    "cause !== undefined → true",
  ],
  [
    "explain/explain-numbers",
    'return ["9293-3.5.2-rst-seq-zero", ...(cause === undefined ? [] : takesOne(cause))];',
    COMPILER,
    "cause === undefined → false",
  ],
  [
    "explain/tell-again",
    "why === undefined ? NOTHING : RULES[why].sentence,",
    "what is sent again has a rule; only the compiler asks",
    "why === undefined → false",
  ],
  [
    "explain/tell-again",
    "wait === null",
    "probes and keepalives are sent by their timer alone; only the compiler asks",
    "wait === null → false",
  ],
  [
    "explain/tell-again",
    "if (cause === undefined || rule === undefined || segment.ack === null) return NOTHING;",
    COMPILER,
    "cause === undefined → false",
  ],
  [
    "explain/tell-again",
    'if (rule === "9293-3.10.7.4-ack-of-unsent" && cause.ack !== null) {',
    COMPILER,
    "cause.ack !== null → true",
  ],
  [
    "search/faults",
    'if ("at" in when && typeof when.at === "number") times.add(when.at + 1);',
    COMPILER,
    '"at" in when → true',
  ],
  [
    "capture/write",
    'const out = newOctets((shape.order ?? "little") === "little", 4096);',
    COST,
    "4096 → 4097",
  ],
];

/** The equivalents in capture, scenario, run, search and explain. */
export const EQUIVALENTS_OF_THE_REST: readonly Equivalent[] = ROWS.flatMap(
  ([name, code, because, ...changes]) => {
    const file = `oracle/${name}.ts`;
    if (changes.length === 0) return [{ file, code, because }];
    return changes.map((change) => ({ file, code, change, because }));
  },
);
