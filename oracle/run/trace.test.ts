import { describe, expect, test } from "vitest";
import { traceOf, wireOf } from "../wire/wire-run.ts";
import { relative, stateAfter } from "./trace.ts";

const OPEN = "isn client=1000 server=2000\nserver listen\nmsl 10s\nat 0ms client open\n";

describe("the state of a row", () => {
  const normal = traceOf(`${OPEN}at 100ms client close\nat 200ms server close`);
  test.each([
    [0, "CLOSED", "LISTEN"],
    [1, "SYN-SENT", "SYN-RECEIVED"],
    [2, "ESTABLISHED", "SYN-RECEIVED"],
    [3, "ESTABLISHED", "ESTABLISHED"],
    [4, "FIN-WAIT-1", "CLOSE-WAIT"],
    [5, "FIN-WAIT-2", "CLOSE-WAIT"],
    [6, "TIME-WAIT", "LAST-ACK"],
    [7, "TIME-WAIT", "CLOSED"], // the 2MSL timer runs out later than segment 7
    [99, "TIME-WAIT", "CLOSED"],
  ])("%d of a normal close is %s and %s", (n, client, server) => {
    expect([stateAfter(normal, "client", n), stateAfter(normal, "server", n)]).toEqual([
      client,
      server,
    ]);
  });

  test("a FIN that comes after an end's own FIN does not reach back", () => {
    const start = "start established\nisn client=5 server=9\n";
    const trace = traceOf(`${start}at 0ms client close\nat 10ms server close`);
    const rows = [1, 2, 3, 4].map((n) => [
      stateAfter(trace, "client", n),
      stateAfter(trace, "server", n),
    ]);
    expect(rows).toEqual([
      ["FIN-WAIT-1", "ESTABLISHED"],
      ["CLOSING", "CLOSING"],
      ["TIME-WAIT", "CLOSING"],
      ["TIME-WAIT", "TIME-WAIT"],
    ]);
  });

  test("a silent call counts from the next segment on", () => {
    const trace = traceOf("server listen\nat 0ms client open\nat 10ms client abort");
    expect(wireOf(trace).map((line) => line.split(" ")[3])).toEqual(["SYN", "SYN,ACK", "RST"]);
    expect([1, 2, 3].map((n) => stateAfter(trace, "client", n))).toEqual([
      "SYN-SENT",
      "CLOSED",
      "CLOSED",
    ]);
    expect(stateAfter(trace, "server", 3)).toBe("LISTEN");
  });

  test("a lost segment moves only the end that sent it", () => {
    const trace = traceOf(`${OPEN}at 100ms client close\ndrop 4\nuntil 500ms`);
    expect(stateAfter(trace, "client", 4)).toBe("FIN-WAIT-1");
    expect(stateAfter(trace, "server", 4)).toBe("ESTABLISHED");
  });
});

test("a relative number is counted from the ISN of its end, past 2^32 - 1 as well", () => {
  const trace = traceOf("isn client=4294967295 server=10\nserver listen\nat 0ms client open");
  expect(relative(trace, "client", 4294967295)).toBe(0);
  expect(relative(trace, "client", 0)).toBe(1);
  expect(relative(trace, "server", 11)).toBe(1);
});
