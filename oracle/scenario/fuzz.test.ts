import fc from "fast-check";
import { expect, test } from "vitest";
import { MUTANT_IDS } from "../mutants/mutants.ts";
import { run } from "../run/run.ts";
import { DEFAULT_LIMITS } from "../run/run-error.ts";
import { describeScenarioError } from "./error.ts";
import { parseScenario } from "./parse.ts";

const end = fc.constantFrom("client", "server");
const small = fc.integer({ min: 1, max: 12 }).map(String);
const size = fc.constantFrom("1", "7", "536", "1460", "5000", "$n");
const time = fc.constantFrom("0ms", "1ms", "20ms", "40ms", "300ms", "1s", "2.5s", "9s", "$t");
const onOff = fc.constantFrom("on", "off");

/** One line of the text between `before` and what each part gives. */
function line(...parts: readonly (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> {
  const read = parts.map((part) => (typeof part === "string" ? fc.constant(part) : part));
  return fc.tuple(...read).map((words) => words.join(" "));
}

function setting(name: string, ...values: readonly string[]): fc.Arbitrary<string> {
  const value = fc.constantFrom(...values);
  return fc.oneof(
    line(name, value),
    fc.tuple(end, value).map(([one, chosen]) => `${name} ${one}=${chosen}`),
  );
}

const call = fc.constantFrom(
  "open",
  "open with 700",
  "listen",
  "send 1",
  "send 3000",
  "send 9 then close",
  "receive",
  "receive 100",
  "close",
  "abort",
  "status",
  "crash",
);
const flags = fc.constantFrom("SYN seq=", "RST seq=", "FIN seq=", "PSH seq=");
const acked = fc.constantFrom("ACK seq=", "SYN,ACK seq=", "FIN,ACK seq=", "RST,ACK seq=");
const place = fc.constantFrom(
  "client+1",
  "server+1",
  "client-7",
  "client",
  "server+2000",
  "0",
  "$n",
);

const setup = fc.oneof(
  setting("profile", "linux", "rfc9293"),
  setting("congestion", "none", "reno"),
  setting("delayed-ack", "off", "1ms", "200ms", "$t"),
  setting("window-scale", "off", "0", "7", "14"),
  setting("window", "1", "100", "8192", "65535", "$n"),
  setting("mss", "1", "100", "1460"),
  setting("keepalive", "off", "1s", "7200s"),
  setting("syn-queue", "full", "free"),
  setting("msl", "1ms", "1s", "30s"),
  setting("rto", "1ms", "200ms", "3s"),
  setting("user-timeout", "1ms", "5s", "3600s"),
  fc
    .constantFrom("nagle", "sack", "timestamps", "receives", "syn-cookies", "fast-open")
    .chain((name) => line(name, onOff)),
  fc.constantFrom("time-wait-reuse", "quiet-time").chain((name) => line(name, onOff)),
  line("isn client=4294967290 server=0"),
  fc.constantFrom("link delay=0ms", "link delay=1ms", "link client->server=90ms"),
  line("chance drop 5% duplicate 2.5% reorder 1% delay 10%"),
  line(end, "closes-on-fin"),
  line("until", time),
);
const happening = fc.oneof(
  line("at", time, end, call),
  line("after segment", small, end, call),
  line("drop", small),
  line("reorder", small),
  line("duplicate", small),
  line("duplicate", small, "after", time),
  line("delay", small, "by", time),
  line("replay", small, "at", time),
  fc.tuple(end, time, flags, place).map(([e, at, f, p]) => `inject ${e} at ${at} ${f}${p} len=3`),
  fc
    .tuple(end, time, acked, place, place, size)
    .map(([e, at, f, p, q, len]) => `inject ${e} at ${at} ${f}${p} ack=${q} len=${len}`),
);
const opening = fc.constantFrom("server listen\nat 0ms client open", "", "start established");
const scenario = fc
  .tuple(
    opening,
    // A second line of one setting is an error: rare enough to leave most texts readable.
    fc.uniqueArray(setup, { maxLength: 6, selector: (text) => text.split(/[ =]/)[0] }),
    fc.array(happening, { maxLength: 10 }),
  )
  .map(([first, host, rest]) => [first, ...host, ...rest].join("\n"));

/** A text with a piece of it taken out, doubled, or replaced by something that may not belong. */
const spoiled = fc
  .tuple(
    scenario,
    fc.array(
      fc.record({
        at: fc.nat(),
        length: fc.integer({ min: 0, max: 12 }),
        by: fc.oneof(
          fc.constantFrom(
            "",
            " ",
            "\n",
            "=",
            ",",
            "$",
            "%",
            "+",
            "-",
            "client",
            "99999999999",
            "on",
          ),
          fc.string({ unit: "binary", maxLength: 4 }),
          fc.string({ unit: "grapheme-ascii", maxLength: 4 }),
        ),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([text, edits]) =>
    edits.reduce((before, { at, length, by }) => {
      const from = at % (before.length + 1);
      return before.slice(0, from) + by + before.slice(from + length);
    }, text),
  );

const vocabulary =
  "client server at after by on off 0 1 1460 4294967295 $n 20ms 1.5s 5% open close SYN ACK seq".split(
    " ",
  );

/** A text with a word or two put in place of others, as a hasty author would leave it. */
const miswritten = fc
  .tuple(
    scenario,
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...vocabulary)), { minLength: 1, maxLength: 2 }),
  )
  .map(([text, changes]) =>
    changes.reduce((before, [at, word]) => {
      const words = before.split(/([\s=,]+)/);
      words[2 * (at % Math.ceil(words.length / 2))] = word;
      return words.join("");
    }, text),
  );

test("10,000 spoiled texts end in a scenario or in an error that points into the text", () => {
  let readable = 0;
  fc.assert(
    fc.property(fc.oneof(spoiled, miswritten), (text) => {
      const parsed = parseScenario(text);
      if (parsed.ok) {
        readable += 1;
        return;
      }
      const { line: at, column, expected, nearest } = parsed.error;
      const there = text.split(/\r?\n/)[at - 1] ?? "";
      expect(column).toBeGreaterThanOrEqual(1);
      expect(column).toBeLessThanOrEqual(there.length + 1);
      expect(expected.length).toBeGreaterThan(0);
      if (nearest !== undefined) expect(expected).toContain(nearest);
      expect(describeScenarioError(parsed.error).en).toMatch(/[.?]$/);
    }),
    { seed: 9293, numRuns: 10_000 },
  );
  expect(readable).toBeGreaterThan(200);
}, 60_000);

test("a slip of one letter in a first word is told its nearest word", () => {
  const words = [
    "duplicate",
    "reorder",
    "inject",
    "nagle",
    "keepalive",
    "congestion",
    "timestamps",
  ];
  for (const word of words) {
    for (let i = 1; i < word.length; i += 1) {
      const parsed = parseScenario(`${word.slice(0, i)}${word.slice(i + 1)} 1`);
      expect(parsed.ok ? null : parsed.error.nearest, `${word} without letter ${i}`).toBe(word);
    }
  }
});

test("whatever can be read can be run, with any mutant: a trace, or a typed error at a limit", () => {
  const outcomes = { trace: 0, error: 0, unreadable: 0 };
  fc.assert(
    fc.property(scenario, fc.nat(), fc.constantFrom(null, ...MUTANT_IDS), (text, seed, mutant) => {
      const parsed = parseScenario(text);
      if (!parsed.ok) {
        outcomes.unreadable += 1;
        return;
      }
      const played = run(parsed.value, { n: 1000, t: 50 }, seed, {}, { mutant });
      outcomes[played.ok ? "trace" : "error"] += 1;
      if (!played.ok) return;
      expect(played.value.segments.length).toBeLessThanOrEqual(DEFAULT_LIMITS.segments);
      expect(played.value.segments.map(({ n }) => n)).toEqual(
        played.value.segments.map((_, i) => i + 1),
      );
    }),
    { seed: 9293, numRuns: 1500 },
  );
  expect(outcomes.trace).toBeGreaterThan(500);
}, 60_000);
