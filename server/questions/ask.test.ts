import { describe, expect, test } from "vitest";
import { readAsk, truthOf } from "./ask.ts";
import { OPEN_AND_CLOSE } from "./samples.ts";
import { runFigure } from "./variant.ts";

describe("what a question asks is read", () => {
  test.each([
    ["seq of 1", { blank: "1.seq", segment: 1, field: "seq", end: null }],
    ["ack of 2", { blank: "2.ack", segment: 2, field: "ack", end: null }],
    ["flags of 12", { blank: "12.flags", segment: 12, field: "flags", end: null }],
    ["len of 3", { blank: "3.len", segment: 3, field: "len", end: null }],
    ["  ack   of 2 ", { blank: "2.ack", segment: 2, field: "ack", end: null }],
    ["state of server after 3", { blank: "3.server", segment: 3, field: "state", end: "server" }],
    ["state of client after 0", { blank: "0.client", segment: 0, field: "state", end: "client" }],
  ])("%j", (text, asked) => {
    expect(readAsk(text)).toEqual(asked);
  });

  test.each([
    "",
    "ack",
    "ack of",
    "ack of x",
    "ack of -1",
    "ack of 1.5",
    "ack of 1000",
    "ack of $k",
    "Ack of 2",
    "window of 2",
    "state of 2",
    "state of router after 2",
    "state of client before 2",
    "ack of 2, seq of 3",
    "please: ack of 2",
  ])("%j asks nothing", (text) => {
    expect(readAsk(text)).toBeNull();
  });
});

describe("the truth of a place comes from the run", () => {
  // 1 SYN, 2 SYN+ACK, 3 ACK, 4 FIN of the client, 5 ACK, 6 FIN of the server, 7 ACK.
  test.each([
    ["seq of 1", { as: "number", value: 4_294_967_295, of: "client" }],
    ["seq of 2", { as: "number", value: 4_294_967_290, of: "server" }],
    ["ack of 2", { as: "number", value: 0, of: "client" }], // 4294967295 + 1
    ["ack of 3", { as: "number", value: 4_294_967_291, of: "server" }],
    ["ack of 5", { as: "number", value: 1, of: "client" }],
    ["ack of 7", { as: "number", value: 4_294_967_292, of: "server" }],
    ["flags of 2", { as: "flags", value: ["SYN", "ACK"] }],
    ["len of 4", { as: "length", value: 0 }],
    ["state of client after 1", { as: "state", value: "SYN-SENT" }],
    ["state of client after 4", { as: "state", value: "FIN-WAIT-1" }],
    ["state of server after 6", { as: "state", value: "LAST-ACK" }],
    ["state of client after 7", { as: "state", value: "TIME-WAIT" }],
    ["state of server after 7", { as: "state", value: "CLOSED" }],
    ["ack of 1", null], // the first SYN acknowledges nothing
    ["seq of 8", null],
    ["seq of 0", null],
    ["state of client after 0", null],
    ["state of client after 8", null],
  ])("%s", (text, truth) => {
    const traced = runFigure(OPEN_AND_CLOSE, {}, 1);
    const asked = readAsk(text);
    expect(traced.ok && asked && truthOf(traced.value, asked)).toEqual(truth);
  });
});
