import { expect, test } from "vitest";
import { run } from "../run/run.ts";
import { parseScenario } from "../scenario/parse.ts";
import { type Fault, faultsAfter, struck, withFaults } from "./faults.ts";

const START = "isn client=1000 server=5000\nstart established\n";
const ALL = { faults: 9, losses: 9, late: 9, runs: 9 };

/** What may strike next, in words; `late` is behind the first arrival. */
function nextOf(text: string, faults: readonly Fault[] = [], bounds: Partial<typeof ALL> = {}) {
  const parsed = parseScenario(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const played = run(struck(parsed.value, faults), {}, 0);
  if (!played.ok) throw new Error(JSON.stringify(played.error));
  const next = faultsAfter(
    { faults, scenario: parsed.value, trace: played.value },
    { ...ALL, ...bounds },
  );
  return next.map((fault) => {
    if (fault.fault === "drop") return `drop ${fault.n}`;
    return `${fault.fault} ${fault.n} ${fault.fault === "delay" ? fault.by : fault.after}`;
  });
}

/** Sent at 0 and answered at 20 ms; an RTO would have run out at 1000. */
const ONE = `${START}at 0ms client send 5\nat 300ms client status`;

test("a segment is lost, or comes late or twice behind each event and at the end of its MSL", () => {
  const late = (n: number, times: readonly number[], arrives: number): string[] => {
    return times.flatMap((at) => [`duplicate ${n} ${at - arrives}`, `delay ${n} ${at - arrives}`]);
  };
  const first = late(1, [21, 41, 301, 1001, 120_000], 20);
  const second = late(2, [41, 301, 1001, 120_020].slice(1), 40);
  expect(nextOf(ONE)).toEqual(["drop 1", ...first, "drop 2", ...late(2, [41], 40), ...second]);
});

test("no segment outlives the MSL, one ms of it left or none", () => {
  expect(nextOf(`${ONE}\nmsl 25ms`)).toEqual([
    ...["drop 1", "duplicate 1 1", "delay 1 1", "duplicate 1 5", "delay 1 5"],
    ...["drop 2", "duplicate 2 1", "delay 2 1", "duplicate 2 5", "delay 2 5"],
  ]);
  expect(nextOf(`${ONE}\nmsl 20ms`)).toEqual(["drop 1", "drop 2"]);
});

test("the timeout that did not happen is the host's", () => {
  expect(nextOf(`${ONE}\nmsl 2s\nrto 700ms`)).toContain("delay 1 681");
  expect(nextOf(`${ONE}\nmsl 2s\nrto 700ms`)).not.toContain("delay 1 981");
});

test("faults strike behind the last one, and no more of a kind than the bounds allow", () => {
  const dropped: Fault = { fault: "drop", n: 1 };
  const again = nextOf(`${ONE}\nmsl 20ms`, [dropped]);
  expect(again).toEqual(["drop 2", "drop 3"]);
  expect(nextOf(`${ONE}\nmsl 20ms`, [dropped], { losses: 1 })).toEqual([]);
  expect(nextOf(`${ONE}\nmsl 21ms`, [dropped], { losses: 1, late: 1 })).toEqual([
    ...["duplicate 2 1", "delay 2 1", "duplicate 3 1", "delay 3 1"],
  ]);
  const late: Fault = { fault: "duplicate", n: 1, after: 1 };
  expect(nextOf(`${ONE}\nmsl 21ms`, [late], { late: 1 })).toEqual(["drop 3", "drop 4"]);
});

test("a script with faults, as a text and as a scenario, is the same", () => {
  const faults: readonly Fault[] = [
    { fault: "drop", n: 3 },
    { fault: "duplicate", n: 4, after: 7 },
    { fault: "delay", n: 5, by: 9 },
  ];
  const text = withFaults(ONE, faults);
  expect(text).toBe(`${ONE}\ndrop 3\nduplicate 4 after 7ms\ndelay 5 by 9ms`);
  expect(withFaults(ONE, [], 30)).toBe(`${ONE}\nuntil 30ms`);
  const [plain, read] = [parseScenario(ONE), parseScenario(text)];
  if (!plain.ok || !read.ok) throw new Error("both can be read");
  const traces = [struck(plain.value, faults), read.value].map((scenario) => run(scenario, {}, 0));
  expect(JSON.stringify(traces[0])).toBe(JSON.stringify(traces[1]));
});
