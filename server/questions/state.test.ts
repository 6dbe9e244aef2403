import { describe, expect, test } from "vitest";
import { stateVerdict } from "#contract/kinds/state.ts";
import { STATE_NAMES } from "#contract/tcp.ts";
import { OPEN_AND_CLOSE, stateSample } from "./samples.ts";
import { gradeState } from "./state.ts";

function rightStates(ask: string) {
  const sample = stateSample({ scenario: OPEN_AND_CLOSE, ask });
  return STATE_NAMES.filter((state) => {
    const graded = gradeState({ ...sample, seed: 1 }, { kind: "state", state });
    if (graded.status !== "judged") throw new Error(graded.status);
    const { mark, right, of } = stateVerdict.parse(graded.verdict);
    expect([mark, right, of]).toEqual(mark === "right" ? ["right", 1, 1] : ["wrong", 0, 1]);
    return mark === "right";
  });
}

describe("of the eleven states one is right", () => {
  test.each([
    ["state of client after 1", "SYN-SENT"],
    ["state of server after 1", "SYN-RECEIVED"],
    ["state of client after 3", "ESTABLISHED"],
    ["state of server after 2", "SYN-RECEIVED"], // unchanged by its own SYN+ACK
    ["state of server after 4", "CLOSE-WAIT"],
    ["state of client after 5", "FIN-WAIT-2"],
    ["state of client after 6", "TIME-WAIT"],
    ["state of server after 7", "CLOSED"],
  ])("%s: %s", (ask, state) => {
    expect(rightStates(ask)).toEqual([state]);
  });
});

test("the verdict names the state, the reason and the whole run", () => {
  const sample = stateSample({ scenario: OPEN_AND_CLOSE, ask: "state of client after 5" });
  const graded = gradeState({ ...sample, seed: 1 }, { kind: "state", state: "CLOSING" });
  expect(graded).toMatchObject({
    verdict: {
      cells: [
        {
          blank: "5.client",
          mark: "wrong",
          given: "CLOSING",
          truth: { absolute: "FIN-WAIT-2", relative: null },
          rules: [{ id: "9293-3.10.7.4-fin-acked" }],
        },
      ],
      ladder: { segments: { length: 7 } },
    },
  });
  expect(JSON.stringify(graded)).not.toMatch(/"as":"(blank|withheld)"/);
});

test("a question that asks no state of this run judges nothing", () => {
  for (const ask of ["ack of 2", "state of client after 9", "whatever"]) {
    const sample = stateSample({ scenario: OPEN_AND_CLOSE, ask });
    const graded = gradeState({ ...sample, seed: 1 }, { kind: "state", state: "CLOSED" });
    expect(graded).toMatchObject({ status: "not-gradable", error: { where: "ask" } });
  }
});
