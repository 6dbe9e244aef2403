import { describe, expect, test } from "vitest";
import type { MUTANTS } from "../mutants/mutants.ts";
import { RULES } from "../rules/rules.ts";
import { run } from "../run/run.ts";
import type { Trace } from "../run/trace.ts";
import { parseScenario } from "../scenario/parse.ts";
import type { Claim, StateClaim } from "./claim.ts";
import { contextAfter, judgeClaim } from "./judge.ts";
import { emptyContext } from "./numbering.ts";
import { STATEMENTS } from "./statements.ts";

const PLAIN = {
  isDenied: false,
  isAlways: false,
  isExclusive: false,
  isSimultaneous: false,
} as const;

function verdictOn(claim: Claim): string | null {
  return judgeClaim(claim, emptyContext())?.verdict ?? null;
}

function state(part: Pick<StateClaim, "phase" | "who" | "state" | "when">): StateClaim {
  return {
    kind: "state",
    ...PLAIN,
    side: "after",
    lost: null,
    whenWho: null,
    isAround: false,
    isLeft: false,
    isFinal: false,
    ...part,
  };
}

const SENT_SYNACK = { verb: "sends", flags: ["SYN", "ACK"], answers: null } as const;
const GOT_FIN = { verb: "receives", flags: ["FIN"], answers: null } as const;

const STATES_SAID: readonly (readonly [string, StateClaim, string])[] = [
  [
    "the server is SYN-RECEIVED once it has sent SYN,ACK",
    state({ phase: "open", who: "server", state: "SYN-RECEIVED", when: SENT_SYNACK }),
    "right",
  ],
  [
    "the server is ESTABLISHED once it has sent SYN,ACK",
    state({ phase: "open", who: "server", state: "ESTABLISHED", when: SENT_SYNACK }),
    "wrong",
  ],
  [
    "the passive closer is CLOSE-WAIT once it has received FIN",
    state({ phase: "close", who: "passive", state: "CLOSE-WAIT", when: GOT_FIN }),
    "right",
  ],
  [
    "the passive closer waits in TIME-WAIT",
    state({ phase: "close", who: "passive", state: "TIME-WAIT", when: null }),
    "wrong",
  ],
  [
    "TIME-WAIT is at the client, whoever closes first",
    state({ phase: "close", who: "client", state: "TIME-WAIT", when: null }),
    "imprecise",
  ],
  [
    "both ends go through TIME-WAIT",
    state({ phase: "close", who: "both", state: "TIME-WAIT", when: null }),
    "imprecise",
  ],
];

describe("a state is looked up in the runs", () => {
  test.each(STATES_SAID)("%s", (_name, claim, verdict) => {
    expect(verdictOn(claim)).toBe(verdict);
  });
  test.each(STATES_SAID)("denied: %s", (_name, claim, verdict) => {
    const turned = { right: "wrong", wrong: "right" };
    const expected = verdict === "right" || verdict === "wrong" ? turned[verdict] : verdict;
    expect(verdictOn({ ...claim, isDenied: true })).toBe(expected);
  });
});

test("a letter stands for one number throughout: ack = x + 1 is right only if x was the SYN's", () => {
  const syn: Claim = {
    kind: "event",
    ...PLAIN,
    phase: "open",
    who: "client",
    happening: { verb: "sends", flags: ["SYN"], answers: null },
    step: null,
    numbers: [{ field: "seq", is: { base: { kind: "letter", name: "x" }, plus: 0 } }],
    isPure: false,
  };
  const context = contextAfter(syn, emptyContext());
  const answered = (plus: number): Claim => ({
    ...syn,
    who: "server",
    happening: SENT_SYNACK,
    numbers: [{ field: "ack", is: { base: { kind: "letter", name: "x" }, plus } }],
  });
  expect(judgeClaim(answered(1), context)?.verdict).toBe("right");
  expect(judgeClaim(answered(0), context)?.verdict).toBe("wrong");
});

test.each([
  ["SYN", 1],
  ["FIN", 1],
  ["ACK", 0],
  ["RST", 0],
] as const)("%s takes %d numbers, and no other count", (what, count) => {
  const claim = { kind: "takes", ...PLAIN, phase: "open", what } as const;
  expect(verdictOn({ ...claim, count })).toBe("right");
  expect(verdictOn({ ...claim, count: count + 1 })).toBe("wrong");
});

test.each([
  [2, "active", false, "right"],
  [1, "active", false, "wrong"],
  [2, "passive", false, "wrong"],
  [2, "both", false, "imprecise"],
] as const)("waiting %d MSL, said of %s", (amount, who, isLinux, verdict) => {
  const duration = { unit: "msl", amount } as const;
  const claim = { kind: "wait", ...PLAIN, phase: "close", state: "TIME-WAIT" } as const;
  expect(verdictOn({ ...claim, who, duration, isLinux })).toBe(verdict);
});

test("every statement names a rule, and says why in two languages", () => {
  for (const [id, { rule, because }] of Object.entries(STATEMENTS)) {
    expect([id, RULES[rule].id]).toEqual([id, rule]);
    expect(because.en).toMatch(/[.]$/);
    expect(because.zh).toMatch(/[。]$/);
  }
});

function played(scenario: string, mutant: keyof typeof MUTANTS | null): Trace {
  const parsed = parseScenario(scenario);
  if (!parsed.ok) throw new Error(scenario);
  const trace = run(parsed.value, {}, 0, {}, mutant === null ? {} : { mutant });
  if (!trace.ok) throw new Error(scenario);
  return trace.value;
}

const OLD_SYN = "link delay=20ms\nserver listen\ninject client at 0ms SYN seq=client-700\nuntil 1s";

test("old-duplicate-syn: with two segments an old SYN makes the server ESTABLISHED, with three not", () => {
  const opened = (trace: Trace): boolean =>
    trace.transitions.some(({ end, to }) => end === "server" && to === "ESTABLISHED");
  expect(opened(played(OLD_SYN, null))).toBe(false);
  expect(opened(played(OLD_SYN, "two-way-handshake"))).toBe(true);
});

const LOST_ACK =
  "link delay=20ms\nstart established\nat 0ms client close\nat 100ms server close\ndrop 4";

test("last-ack-may-be-lost: without TIME-WAIT the repeated FIN is answered with a RST", () => {
  const flags = (trace: Trace): string => trace.segments.at(-1)?.flags.join() ?? "";
  expect(flags(played(LOST_ACK, null))).toBe("ACK");
  expect(flags(played(LOST_ACK, "no-time-wait"))).toContain("RST");
});
