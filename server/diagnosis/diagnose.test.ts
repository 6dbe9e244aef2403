import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MUTANT_IDS, type MutantId } from "#oracle/mutants/mutants.ts";
import { fieldsSample, stateSample } from "../questions/samples.ts";
import { diagnose } from "./diagnose.ts";
import { type Diagnosable, diagnosable } from "./kinds.ts";
import { agrees, type Reading } from "./parts.ts";
import { type Answered, posteriorOf, suspectsOf } from "./suspects.ts";

const CLOSE = `isn client=$x server=$y
link delay=20ms
start established
at 0ms client send 100
at 70ms client close
at 150ms server close
until 1s`;
const ISNS = { x: { from: 0, to: 2 ** 32 - 1 }, y: { from: 0, to: 2 ** 32 - 1 } };
const SEED = 3;

function fields(ask: string[], scenario = CLOSE, numbers = "either"): Diagnosable {
  const { body } = fieldsSample({ scenario, ask, parameters: ISNS, numbers });
  const put = diagnosable(body, SEED);
  if (!put) throw new Error("not diagnosed");
  return put;
}

function state(ask: string, scenario = CLOSE): Diagnosable {
  const put = diagnosable(stateSample({ scenario, ask, parameters: ISNS }).body, SEED);
  if (!put) throw new Error("not diagnosed");
  return put;
}

/** An answer to every blank: the true value plus what is said of it, modulo 2^32. */
function typed({ asked, givenBy }: Diagnosable, change: Record<string, number | string>): Answered {
  const blanks = [...asked.truth.parts].map(([id, { readings }]): [string, string] => {
    const [right] = readings;
    const by = change[id] ?? 0;
    const value = typeof right === "number" && typeof by === "number" ? right + by : by || right;
    return [id, String(typeof value === "number" ? (value + 2 ** 32) % 2 ** 32 : value)];
  });
  const given = givenBy({ kind: "fields", blanks: Object.fromEntries(blanks) });
  if (!given) throw new Error("not given");
  return { asked, given };
}

const FOUR = ["ack of 2", "seq of 3", "ack of 4", "ack of 6"];

describe("one answer", () => {
  test.each<[string, Record<string, number>, MutantId]>([
    ["the FIN takes no number, twice", { "4.ack": -1, "6.ack": -1 }, "fin-takes-no-number"],
    ["the ack is always seq + 1", { "2.ack": -99 }, "ack-is-seq-plus-one"],
    ["every ack is one short", { "2.ack": -1, "4.ack": -1, "6.ack": -1 }, "ack-names-last-octet"],
  ])("%s: the belief is named", (_, change, mutant) => {
    expect(diagnose(typed(fields(FOUR), change), [])).toEqual({ status: "named", mutant });
  });

  test.each<[string, Record<string, number>]>([
    ["one digit off", { "4.ack": 1000 }],
    ["one of the two numbers that the belief changes", { "6.ack": -7 }],
    ["two beliefs at once", { "2.ack": -99, "6.ack": -1 }],
    ["a number out of the air", { "3.seq": 123_456_789 }],
  ])("%s: no belief fits", (_, change) => {
    expect(diagnose(typed(fields(FOUR), change), [])).toEqual({ status: "none-fits" });
  });

  test("an answer one beside the truth may be a slip: the belief is possible, not named", () => {
    const found = diagnose(typed(fields(["ack of 2", "ack of 4"]), { "4.ack": -1 }), []);
    expect(found).toMatchObject({ status: "possible" });
    const first = found?.status === "possible" ? found.suspects[0]?.mutant : null;
    expect(first).toBe("fin-takes-no-number");
  });

  test("a right answer, and one with every wrong blank left empty, is not diagnosed", () => {
    const put = fields(FOUR);
    expect(diagnose(typed(put, {}), [])).toBeNull();
    const given = put.givenBy({ kind: "fields", blanks: { "2.ack": "" } });
    expect(given && diagnose({ asked: put.asked, given }, [])).toBeNull();
  });

  test("a blank left empty says nothing: the others name the belief", () => {
    const put = fields([...FOUR, "seq of 5"]);
    const answer = typed(put, { "4.ack": -1, "6.ack": -1 });
    const given = new Map([...answer.given].filter(([id]) => id !== "5.seq"));
    expect(diagnose({ asked: put.asked, given }, [])).toMatchObject({ status: "named" });
  });

  test("relative numbers are the same answer as absolute ones", () => {
    const put = fields(FOUR);
    const blanks = { "2.ack": "101", "3.seq": "101", "4.ack": "101", "6.ack": "1" };
    const given = put.givenBy({ kind: "fields", blanks });
    const found = given && diagnose({ asked: put.asked, given }, []);
    expect(found).toEqual({ status: "named", mutant: "fin-takes-no-number" });
  });

  test("PSH makes no difference to a set of flags", () => {
    const put = fields(["flags of 1", ...FOUR]);
    const answer = typed(put, { "1.flags": "ACK", "4.ack": -1, "6.ack": -1 });
    expect(diagnose(answer, [])).toMatchObject({ status: "named", mutant: "fin-takes-no-number" });
  });
});

const BOTH_OPEN = `isn client=$x server=$y
at 0ms client open
at 0ms server open`;

/** An answer to the client's state where both ends open at once; right is SYN-RECEIVED. */
function saying(name: "CLOSED" | "SYN-RECEIVED" | "LAST-ACK"): Answered {
  const { asked, givenBy } = state("state of client after 3", BOTH_OPEN);
  const given = givenBy({ kind: "state", state: name });
  if (!given) throw new Error("not given");
  return { asked, given };
}

describe("several answers", () => {
  test("one state of eleven is weak: possible at first, named when it comes again", () => {
    const once = saying("CLOSED");
    const first = diagnose(once, []);
    expect(first).toMatchObject({ status: "possible" });
    expect(diagnose(once, [once])).toEqual({ status: "named", mutant: "no-simultaneous-open" });
    expect(diagnose(saying("LAST-ACK"), [once])).toEqual({ status: "none-fits" });
  });

  test("a belief that earlier right answers contradict is not named", () => {
    const numbers = fields(FOUR);
    const slip = typed(numbers, { "4.ack": -1, "6.ack": -1 });
    expect(diagnose(slip, [])).toMatchObject({ status: "named" });
    const right = typed(numbers, {});
    expect(diagnose(slip, [right, right])).toMatchObject({ status: "possible" });
  });

  test("the order of the answers does not matter, and probabilities sum to 1", () => {
    const answers = [
      typed(fields(FOUR), { "4.ack": -1, "6.ack": -1 }),
      typed(fields(FOUR), { "2.ack": -1 }),
      typed(fields(["ack of 4"]), {}),
      saying("CLOSED"),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(answers, { minLength: 1 }), (some) => {
        const one = posteriorOf(some, MUTANT_IDS);
        const other = posteriorOf(some.toReversed(), MUTANT_IDS);
        const sum = [...one.believes.values()].reduce((all, share) => all + share, 0);
        expect(one.knows + one.guesses + sum).toBeCloseTo(1, 9);
        for (const [mutant, share] of one.believes) {
          expect(other.believes.get(mutant)).toBeCloseTo(share, 9);
        }
      }),
      { seed: 5, numRuns: 20 },
    );
  });
});

test("whoever answers as a belief says is suspected of it, whatever the numbers", () => {
  const asks = [FOUR, ["flags of 2", "seq of 5", "state of client after 4", "ack of 6"]];
  fc.assert(
    fc.property(fc.nat({ max: 10 ** 6 }), fc.constantFrom(...asks), (seed, ask) => {
      const { body } = fieldsSample({ scenario: CLOSE, ask, parameters: ISNS });
      const asked = diagnosable(body, seed)?.asked;
      if (!asked) throw new Error("not diagnosed");
      for (const mutant of MUTANT_IDS) {
        const believed = asked.believed(mutant)?.parts;
        const given = new Map<string, Reading>();
        let wrong = false;
        for (const [id, truth] of asked.truth.parts) {
          const value = (believed?.get(id) ?? truth).readings[0];
          if (value === undefined) continue;
          given.set(id, value);
          wrong ||= !agrees(truth, value);
        }
        const suspects = suspectsOf({ asked, given });
        expect(suspects.some((suspect) => suspect.mutant === mutant)).toBe(wrong);
      }
    }),
    { seed: 7, numRuns: 10 },
  );
});

test("full fits come before partial ones, then the more probable", () => {
  const halfClose = `isn client=$x server=$y
link delay=20ms
start established
at 0ms client close
at 60ms server send 300
at 150ms server close
until 1s`;
  const half = fields(["ack of 4", "seq of 5"], halfClose);
  const suspects = suspectsOf(typed(half, { "4.ack": -299 }));
  const ranks = suspects.map(({ full, share }) => Number(full) + share);
  expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
  expect(suspects.length).toBeGreaterThan(0);
});

test("a belief that talks for ever is cut off and explains nothing", () => {
  // Who believes it answers a RST with an ACK that acknowledges nothing, and so on.
  const scenario = `isn client=$x server=$y
start established
at 0ms client send 100
at 1ms client abort
drop 1`;
  const { asked } = fields(["seq of 2"], scenario);
  expect(asked.believed("ack-is-seq-plus-one")).toBeNull();
  expect(asked.believed("rst-is-acknowledged")?.trace.segments.length).toBeLessThan(10);
});
