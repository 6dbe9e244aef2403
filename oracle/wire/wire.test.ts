import { describe, expect, test } from "vitest";
import { establishedConnection } from "../machine/connection.ts";
import { seq } from "../machine/seq.ts";
import { step } from "../machine/step.ts";
import { CONFIG, linesOf, play } from "./wire.ts";
import { WIRE_TRACES } from "./wire-tables.ts";

describe.each(Object.entries(WIRE_TRACES))("%s", (_group, traces) => {
  test.each(Object.entries(traces))("%s", (_promise, script) => {
    expect(play(script).lines).toEqual(linesOf(script));
  });
});

test("numbers run on past 2^32 - 1 to 0", () => {
  const script = `
    open
      < SYN 4294967294 -
      = SYN-SENT
    > SYN,ACK 4294967295 4294967295
      = ESTABLISHED
      < ACK 4294967295 0
    send 20
      < PSH,ACK 4294967295 0 +20
    close
      < FIN,ACK 19 0
      = FIN-WAIT-1
    > FIN,ACK 0 20
      = FIN-WAIT-2
      tell ok
      tell connection closing
      = TIME-WAIT
      < ACK 20 1`;
  const { lines } = play(script, { iss: seq(2 ** 32 - 2) });
  expect(lines).toEqual(linesOf(script));
});

test("a piece that comes early twice is kept once", () => {
  const config = { ...CONFIG, iss: seq(1), mss: 10, window: 99, rto: 1, msl: 1, userTimeout: 9 };
  const piece = { seq: seq(15), ack: seq(2), len: 5, window: 99 };
  const segment = { ...piece, syn: false, fin: false, rst: false, psh: false, options: null };
  let connection = establishedConnection(config, { ...config, iss: seq(9) }, false);
  for (const at of [1, 2])
    connection = step(connection, { kind: "segment", at, segment }).connection;
  expect(connection.early).toEqual([{ seq: 15, len: 5, fin: false }]);
});

test("step leaves the connection it was given as it was", () => {
  const config = { ...CONFIG, iss: seq(1), mss: 10, window: 99, rto: 1, msl: 1, userTimeout: 9 };
  const before = establishedConnection(config, { ...config, iss: seq(9) }, false);
  const copy = JSON.stringify(before);
  step(before, { kind: "call", at: 5, call: { call: "send", len: 25, thenClose: true } });
  expect(JSON.stringify(before)).toBe(copy);
});
