import { expect, test } from "vitest";
import { checkCapture } from "./checker.ts";
import { checkByHand, rowsByHand, segmentsByHand } from "./hand.ts";
import { DEFAULT_CHECK_LIMITS } from "./report.ts";

const OPEN = `client SYN 100 - 0
server SYN,ACK 500 101 0
client ACK 101 501 0`;

/** So many segments of 10 octets from the client, one behind the other. */
function data(count: number): string {
  return Array.from({ length: count }, (_, i) => `client ACK ${101 + 10 * i} 501 10`).join("\n");
}

test("both ends on one host: the port tells them apart", () => {
  const host = { ip: "127.0.0.1" };
  const segments = segmentsByHand(OPEN).map((s) => ({
    ...s,
    from: { ...host, port: s.from.port },
    to: { ...host, port: s.to.port },
  }));
  const [connection] = checkCapture(segments).connections;
  expect(connection?.client).toEqual({ ...host, port: 41000 });
  expect(connection?.segments.map(({ from }) => from)).toEqual(["client", "server", "client"]);
});

test("both ends on one port: the address tells them apart", () => {
  const segments = segmentsByHand(OPEN).map((s) => ({
    ...s,
    from: { ...s.from, port: 179 },
    to: { ...s.to, port: 179 },
  }));
  const [connection] = checkCapture(segments).connections;
  expect(connection?.client).toEqual({ ip: "192.0.2.1", port: 179 });
  expect(connection?.segments.map(({ from }) => from)).toEqual(["client", "server", "client"]);
});

test("of one connection a thousand violations are listed and the others counted", () => {
  const wrong = Array.from({ length: 1003 }, () => "client PSH 101 - 10").join("\n");
  const report = checkByHand(`${OPEN}\n${wrong}`);
  expect(report.violations).toHaveLength(1000);
  expect(report.left).toEqual({ segments: 0, violations: 3 });
  const rows = report.connections.flatMap(({ segments }) => segments);
  expect(rows.filter(({ verdict }) => verdict === "violation")).toHaveLength(1003);
});

test("a report has room for what its README promises", () => {
  expect(DEFAULT_CHECK_LIMITS).toEqual({
    connections: 50_000,
    segments: 1_500_000,
    violations: 10_000,
  });
});

test("of an end its last 64 segments are known by their octets", () => {
  const last = (seq: number): string | undefined =>
    rowsByHand(`${OPEN}\n${data(70)}\nclient ACK ${seq} 501 10 +300 d=other`).at(-1);
  expect(last(161)).toMatch(/^violation\(check-one-content\)/);
  expect(last(151)).toMatch(/^retransmission/);
});

test("a SYN in the middle opens when it is answered within 64 segments", () => {
  const answered = (count: number) =>
    checkByHand(`${OPEN}\nclient SYN 90000 - 0\n${data(count)}\nserver SYN,ACK 7000 90001 0`);
  expect(answered(10).connections[0]?.notes).toEqual([]);
  const silent = (count: number) => {
    const acks = Array.from({ length: count }, () => "server ACK 501 101 0").join("\n");
    return checkByHand(`${OPEN}\nclient SYN 90000 - 0\n${acks}\nserver SYN,ACK 7000 90001 0`);
  };
  expect(silent(63).connections[0]?.notes).toEqual(["new-incarnation"]);
  expect(silent(64).connections[0]?.notes).toEqual([]);
});
