import { describe, expect, it } from "vitest";
import type { Ladder } from "#contract/ladder.ts";
import { hasBothForms } from "./cells.ts";
import { firstWrapped } from "./numbers.ts";
import { placesOf, withBlanks } from "./places.ts";
import { tableRows } from "./table-rows.ts";

const given = <T>(value: T) => ({ as: "given" as const, value });
const blank = (id: string) => ({ as: "blank" as const, blank: id });

const LAST = 2 ** 32 - 1;

/** A handshake whose client begins at the last number; the open form asks two things. */
function handshake(open: boolean): Ladder {
  const ask = <T>(id: string, value: T) => (open ? blank(id) : given(value));
  const common = { retransmissionOf: null, len: given(0) };
  return {
    title: { zh: "", en: "" },
    isn: { client: LAST, server: 300 },
    initial: { client: given("CLOSED"), server: given("LISTEN") },
    segments: [
      {
        n: 1,
        from: "client",
        at: 0,
        arrives: 20,
        ...common,
        flags: given(["SYN"]),
        seq: given(LAST),
        ack: given(null),
      },
      {
        n: 2,
        from: "server",
        at: 20,
        arrives: 40,
        ...common,
        flags: given(["SYN", "ACK"]),
        seq: given(300),
        ack: ask("2.ack", 0),
      },
      {
        n: 3,
        from: "client",
        at: 40,
        arrives: 60,
        ...common,
        flags: given(["ACK"]),
        seq: given(0),
        ack: given(301),
      },
    ],
    states: [
      { end: "client", at: 0, segment: 1, moment: "departure", state: given("SYN-SENT") },
      { end: "server", at: 20, segment: 1, moment: "arrival", state: given("SYN-RECEIVED") },
      {
        end: "client",
        at: 40,
        segment: 2,
        moment: "arrival",
        state: ask("2.client", "ESTABLISHED" as const),
      },
      { end: "server", at: 60, segment: 3, moment: "arrival", state: given("ESTABLISHED") },
    ],
    waits: [],
  };
}

describe("blanks", () => {
  it("are found with their place", () => {
    expect([...placesOf(handshake(true)).values()]).toEqual([
      { blank: "2.ack", field: "ack", segment: 2, from: "server" },
      { blank: "2.client", field: "state", segment: 2, end: "client" },
    ]);
  });

  it("go back into the verdict's diagram, and nothing else does", () => {
    expect(withBlanks(handshake(false), handshake(true))).toEqual(handshake(true));
    expect(withBlanks(handshake(false), handshake(false))).toEqual(handshake(false));
  });
});

describe("numbers of a diagram", () => {
  it("tag the first value past 2^32 of each side, once", () => {
    expect([...firstWrapped(handshake(false))]).toEqual(["2:ack"]);
    expect([...firstWrapped(handshake(true))]).toEqual(["3:seq"]);
  });

  it("have both forms only where every printed number has an ISN", () => {
    const source = handshake(false);
    expect(hasBothForms(source)).toBe(true);
    expect(hasBothForms({ ...source, isn: { client: null, server: 300 } })).toBe(false);
    expect(hasBothForms({ ...source, isn: { client: null, server: null } })).toBe(false);
  });
});

describe("tableRows", () => {
  it("tells the states of both ends after each segment, and asks a blank once", () => {
    const rows = tableRows(handshake(true)).map(({ key, client, server }) => [
      key,
      client?.as === "given" ? client.value : (client?.as ?? null),
      server?.as === "given" ? server.value : (server?.as ?? null),
    ]);
    expect(rows).toEqual([
      ["first", "CLOSED", "LISTEN"],
      ["segment1", "SYN-SENT", "SYN-RECEIVED"],
      ["segment2", "blank", "SYN-RECEIVED"],
      ["segment3", null, "ESTABLISHED"],
    ]);
  });
});
