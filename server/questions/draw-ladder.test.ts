import { describe, expect, test } from "vitest";
import { type Ladder, ladder as ladderSchema } from "#contract/ladder.ts";
import type { End } from "#oracle/index.ts";
import { readAsk } from "./ask.ts";
import { drawLadder, hasNumbers } from "./draw-ladder.ts";
import { OPEN_AND_CLOSE } from "./samples.ts";
import { runFigure } from "./variant.ts";

type Wish = { mode?: "open" | "full"; show?: string[]; cut?: { after: number; end: End } };

function places(texts: readonly string[]) {
  return texts.map((text) => {
    const place = readAsk(text);
    if (!place) throw new Error(text);
    return place;
  });
}

function drawn(scenario: string, ask: string[], wish: Wish = {}): Ladder {
  const traced = runFigure(scenario, {}, 1);
  if (!traced.ok) throw new Error(traced.error.message.en);
  const { show = [], mode = "open", ...more } = wish;
  const title = { zh: "图", en: "Figure" };
  const asked = places(ask);
  return ladderSchema.parse(
    drawLadder({ trace: traced.value, title, asked, mode, show: places(show), ...more }),
  );
}

/** One place of a diagram in a word: its value, `?` for a blank, `-` where it is withheld. */
function word(shown: { as: string; value?: unknown }): unknown {
  if (shown.as === "given") return shown.value;
  return shown.as === "blank" ? "?" : "-";
}

const column = (ladder: Ladder, field: "seq" | "ack" | "len" | "flags") =>
  ladder.segments.map((segment) => word(segment[field]));

const statesOf = (ladder: Ladder, end: End) =>
  ladder.states
    .filter((state) => state.end === end)
    .map(({ segment, moment, state }) => [segment, moment, word(state)]);

describe("a number asked for is a blank, and is withheld wherever it would show", () => {
  // Client 4294967295, server 4294967290: 1 SYN, 2 SYN+ACK, 3 ACK, 4 FIN, 5 ACK, 6 FIN, 7 ACK.
  test("without a blank everything is given", () => {
    const ladder = drawn(OPEN_AND_CLOSE, []);
    expect(column(ladder, "seq")).toEqual([
      4_294_967_295, 4_294_967_290, 0, 0, 4_294_967_291, 4_294_967_291, 1,
    ]);
    expect(column(ladder, "ack")).toEqual([
      null,
      0,
      4_294_967_291,
      4_294_967_291,
      1,
      1,
      4_294_967_292,
    ]);
    expect(ladder.isn).toEqual({ client: 4_294_967_295, server: 4_294_967_290 });
  });

  test("ack of 2: the client's next number is nowhere, the server's stay", () => {
    const ladder = drawn(OPEN_AND_CLOSE, ["ack of 2"]);
    expect(column(ladder, "seq")).toEqual([
      ...[4_294_967_295, 4_294_967_290, "-", "-", 4_294_967_291, 4_294_967_291, 1],
    ]);
    expect(column(ladder, "ack")).toEqual([
      ...[null, "?", 4_294_967_291, 4_294_967_291, 1, 1, 4_294_967_292],
    ]);
  });

  test("seq of 1: the ISN is withheld too", () => {
    const ladder = drawn(OPEN_AND_CLOSE, ["seq of 1"]);
    expect(ladder.isn).toEqual({ client: null, server: 4_294_967_290 });
    expect(column(ladder, "seq")[0]).toBe("?");
  });

  test("an equal number of the other end is no secret", () => {
    const equal = OPEN_AND_CLOSE.replace("4294967290", "4294967295");
    const ladder = drawn(equal, ["ack of 2"]);
    expect(column(ladder, "ack")).toEqual([null, "?", 0, 0, 1, 1, 1]);
    expect(column(ladder, "seq")).toEqual([4_294_967_295, 4_294_967_295, "-", "-", 0, 0, 1]);
  });

  test("what the author shows stays, but a blank stays a blank", () => {
    const show = ["seq of 4", "ack of 2"];
    const ladder = drawn(OPEN_AND_CLOSE, ["ack of 2"], { show });
    expect(column(ladder, "seq").slice(2, 4)).toEqual(["-", 0]);
    expect(column(ladder, "ack")[1]).toBe("?");
  });

  test("the verdict shows everything", () => {
    const ask = ["ack of 2", "seq of 1", "flags of 2", "state of client after 7"];
    const ladder = drawn(OPEN_AND_CLOSE, ask, { mode: "full" });
    expect(JSON.stringify(ladder)).not.toMatch(/"(blank|withheld)"/);
    expect({ ...ladder, states: [] }).toEqual({ ...drawn(OPEN_AND_CLOSE, []), states: [] });
  });
});

describe("a segment that is sent again tells nothing of its first sending, nor the reverse", () => {
  // 1 is lost and comes again as 2.
  const lost = "link delay=20ms\nstart established\nat 0ms client send 500\ndrop 1\nuntil 3s";
  test.each([
    ["len of 1", "len", ["?", "-", 0]],
    ["len of 2", "len", ["-", "?", 0]],
    ["flags of 1", "flags", ["?", "-", ["ACK"]]],
  ] as const)("%s", (ask, field, shown) => {
    const ladder = drawn(lost, [ask]);
    expect(ladder.segments.map((segment) => segment.retransmissionOf)).toEqual([null, 1, null]);
    expect(column(ladder, field)).toEqual(shown);
  });

  test("seq of 1 is withheld in the repetition", () => {
    expect(column(drawn(lost, ["seq of 1"]), "seq").slice(0, 2)).toEqual(["?", "-"]);
  });

  test("what the author shows stays", () => {
    const ladder = drawn(lost, ["len of 1"], { show: ["len of 2"] });
    expect(column(ladder, "len")).toEqual(["?", 500, 0]);
  });

  test("both asked are two blanks", () => {
    expect(column(drawn(lost, ["len of 1", "len of 2"]), "len")).toEqual(["?", "?", 0]);
  });

  test("a lost segment does not arrive", () => {
    expect(drawn(lost, []).segments.map(({ arrives }) => arrives === null)).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("an asked state has a row of its own", () => {
  test("where it changes, in place of the change", () => {
    const ladder = drawn(OPEN_AND_CLOSE, ["state of client after 5"]);
    expect(statesOf(ladder, "client")).toEqual([
      ...[
        [1, "departure", "SYN-SENT"],
        [2, "arrival", "ESTABLISHED"],
        [4, "departure", "FIN-WAIT-1"],
      ],
      [5, "arrival", "?"],
      [6, "arrival", "TIME-WAIT"],
    ]);
  });

  test("and where it does not, so that a row says nothing", () => {
    const ladder = drawn(OPEN_AND_CLOSE, ["state of server after 2"]);
    expect(statesOf(ladder, "server").slice(0, 3)).toEqual([
      [1, "arrival", "SYN-RECEIVED"],
      [2, "departure", "?"],
      [3, "arrival", "ESTABLISHED"],
    ]);
    const full = drawn(OPEN_AND_CLOSE, ["state of server after 2"], { mode: "full" });
    expect(statesOf(full, "server")[1]).toEqual([2, "departure", "SYN-RECEIVED"]);
  });

  test("a state that an end only passes through within one segment is not drawn", () => {
    const three =
      "link delay=20ms\nstart established\nserver closes-on-fin\nat 0ms client close\nuntil 1s";
    expect(statesOf(drawn(three, []), "client")).toEqual([
      [1, "departure", "FIN-WAIT-1"],
      [2, "arrival", "TIME-WAIT"],
    ]);
  });

  test("rows stand in the order of time", () => {
    const ask = ["state of server after 6", "state of client after 1", "state of client after 7"];
    const times = drawn(OPEN_AND_CLOSE, ask).states.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  test("a wait of 2MSL would tell TIME-WAIT, so it is not drawn for an end that is asked about", () => {
    const kinds = (ask: string[], wish: Wish = {}) =>
      drawn(OPEN_AND_CLOSE, ask, wish).waits.map(({ end, kind }) => `${end} ${kind}`);
    expect(kinds([])).toEqual(["client 2msl"]);
    expect(kinds(["state of client after 7"])).toEqual([]);
    expect(kinds(["state of server after 7"])).toEqual(["client 2msl"]);
    expect(kinds(["state of client after 7"], { mode: "full" })).toEqual(["client 2msl"]);
  });
});

describe("a cut diagram ends with the segment that is asked about", () => {
  const cutAfter = (after: number, end: End, scenario = OPEN_AND_CLOSE) =>
    drawn(scenario, [`state of ${end} after ${after}`], { cut: { after, end } });

  test.each([
    [1, "client"],
    [4, "server"],
    [7, "client"],
  ] as const)("after %d, of the %s", (after, end) => {
    const ladder = cutAfter(after, end);
    expect(ladder.segments.map(({ n }) => n)).toEqual(
      Array.from({ length: after }, (_, i) => i + 1),
    );
    expect(statesOf(ladder, end).map(([, , state]) => state)).toEqual(["?"]);
  });

  test("the other end's states are drawn up to the segment's arrival", () => {
    expect(statesOf(cutAfter(4, "client"), "server")).toEqual([
      [1, "arrival", "SYN-RECEIVED"],
      [3, "arrival", "ESTABLISHED"],
      [4, "arrival", "CLOSE-WAIT"],
    ]);
  });

  test("a state that belongs to a segment not drawn is not drawn, nor what follows from it", () => {
    const crossing =
      "link delay=20ms\nstart established\nat 0ms client close\nat 8ms server close\nuntil 1s";
    expect(statesOf(cutAfter(1, "client", crossing), "server")).toEqual([]);
    expect(statesOf(cutAfter(2, "client", crossing), "server")).toEqual([
      [2, "departure", "FIN-WAIT-1"],
      [1, "arrival", "CLOSING"],
    ]);
  });

  test("a wait that begins again while the asked segment arrives tells nothing", () => {
    const repeated =
      "link delay=20ms\nstart established\nat 0ms client close\nat 80ms server close\ndrop 4\nuntil 3s";
    const ladder = cutAfter(5, "client", repeated);
    expect(ladder.waits.filter(({ end }) => end === "client")).toEqual([]);
  });
});

describe("sequence numbers belong to an end that has or had a connection", () => {
  test.each([
    ["both by a handshake", OPEN_AND_CLOSE, true, true],
    ["both when established", "start established\nat 0ms client send 1", true, true],
    [
      "not a closed port",
      "isn client=7\nlink delay=20ms\nat 0ms client open\nuntil 1s",
      true,
      false,
    ],
    [
      "not a listener whom no SYN reaches",
      "server listen\nat 0ms client open\ndrop 1\nuntil 500ms",
      true,
      false,
    ],
  ])("%s", (_, scenario, client, server) => {
    const traced = runFigure(scenario, {}, 1);
    if (!traced.ok) throw new Error(traced.error.message.en);
    expect([hasNumbers(traced.value, "client"), hasNumbers(traced.value, "server")]).toEqual([
      client,
      server,
    ]);
    const { isn } = drawn(scenario, []);
    expect([isn.client === null, isn.server === null]).toEqual([!client, !server]);
  });
});
