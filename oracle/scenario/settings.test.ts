import { describe, expect, test } from "vitest";
import { parseScenario } from "./parse.ts";
import type { Scenario } from "./scenario.ts";
import { type Settings, settle } from "./settings.ts";

const DAY = 86_400_000;

function read(text: string): Scenario {
  const parsed = parseScenario(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

function settled(text: string, parameters: Readonly<Record<string, number>> = {}): Settings {
  const settings = settle(read(text), parameters, 5);
  if (!settings.ok) throw new Error(JSON.stringify(settings.error));
  return settings.value;
}

/** Every place of a number in the grammar: a line with `?` for it, its least and its greatest. */
const PLACES: readonly (readonly [string, number, number])[] = [
  ["isn client=? server=1", 0, 2 ** 32 - 1],
  ["mss ?", 1, 65_535],
  ["window ?", 1, 65_535],
  ["window-scale 3\nwindow ?", 1, 2 ** 30],
  ["profile linux\nwindow server=?", 1, 2 ** 30],
  ["window-scale client=?", 0, 14],
  ["at 5ms client open with ?", 1, 10_000_000],
  ["at 5ms client send ?", 1, 10_000_000],
  ["at 5ms client send ? then close", 1, 10_000_000],
  ["at 5ms client receive ?", 1, 10_000_000],
  ["after segment ? client close", 1, 100_000],
  ["drop 1, ?", 1, 100_000],
  ["reorder ?", 1, 100_000],
  ["duplicate ?", 1, 100_000],
  ["delay ? by 1s", 1, 100_000],
  ["replay ? at 1s", 1, 100_000],
  ["inject client at 0ms ACK seq=? ack=1", 0, 2 ** 32 - 1],
  ["inject client at 0ms ACK seq=1 ack=?", 0, 2 ** 32 - 1],
  ["inject client at 0ms ACK seq=client+? ack=1", 0, 2 ** 32 - 1],
  ["inject client at 0ms ACK seq=client-? ack=1", 0, 2 ** 32 - 1],
  ["inject client at 0ms RST seq=1 len=?", 0, 65_535],
  ["inject client at 0ms RST seq=1 window=?", 0, 65_535],
  ["chance drop ?%", 0, 100],
];

/** The same for times, in ms. */
const TIMES: readonly (readonly [string, number, number])[] = [
  ["link delay=?", 0, DAY],
  ["link client->server=?", 0, DAY],
  ["rto ?", 1, 3_600_000],
  ["msl ?", 1, 3_600_000],
  ["user-timeout ?", 1, 3_600_000],
  ["delayed-ack ?", 1, 500],
  ["keepalive ?", 1, DAY],
  ["until ?", 0, DAY],
  ["at ? client close", 0, DAY],
  ["duplicate 1 after ?", 0, DAY],
  ["delay 1 by ?", 0, DAY],
  ["replay 1 at ?", 0, DAY],
  ["inject client at ? RST seq=1", 0, DAY],
];

describe("the least and the greatest value", () => {
  test.each(PLACES)("of ? in %j as a number", (text, least, greatest) => {
    const accepted = [least, greatest, greatest + 1].map(
      (value) => parseScenario(text.replace("?", `${value}`)).ok,
    );
    expect(accepted).toEqual([true, true, false]);
    if (least > 0) expect(parseScenario(text.replace("?", `${least - 1}`)).ok).toBe(false);
  });

  test.each(TIMES)("of ? in %j as a time", (text, least, greatest) => {
    const accepted = [least, greatest, greatest + 1].map(
      (value) => parseScenario(text.replace("?", `${value}ms`)).ok,
    );
    expect(accepted).toEqual([true, true, false]);
    if (least > 0) expect(parseScenario(text.replace("?", `${least - 1}ms`)).ok).toBe(false);
  });

  test.each([...PLACES, ...TIMES])("of ? in %j as a parameter", (text, least, greatest) => {
    const scenario = read(text.replace("?", "$n"));
    const line = text.split("\n").length;
    for (const value of [least, greatest]) expect(settle(scenario, { n: value }, 0).ok).toBe(true);
    for (const value of [least - 1, greatest + 1, least + 0.5, Number.NaN]) {
      expect(settle(scenario, { n: value }, 0)).toEqual({
        ok: false,
        error: { code: "parameter-out-of-range", name: "n", line, value, least, greatest },
      });
    }
    expect(settle(scenario, {}, 0)).toEqual({
      ok: false,
      error: { code: "missing-parameter", name: "n", line },
    });
  });

  test.each([
    [0, true],
    [2 ** 32 - 1, true],
    [2 ** 32, false],
    [-1, false],
    [0.5, false],
  ])("of a seed: %d", (seed, isOne) => {
    const settings = settle(read(""), {}, seed);
    expect(settings.ok).toBe(isOne);
    if (!settings.ok) expect(settings.error).toEqual({ code: "bad-seed", value: seed });
  });
});

test("a name that every object has is no value of a parameter", () => {
  const settings = settle(read("mss $constructor"), {}, 0);
  expect(settings).toMatchObject({ error: { code: "missing-parameter", name: "constructor" } });
});

test("of several parameters without a value the first in the order of the settings is named", () => {
  const scenario = read("at $t client send $n\nmss $m");
  expect(settle(scenario, {}, 0)).toMatchObject({ error: { name: "m", line: 2 } });
  expect(settle(scenario, { m: 9 }, 0)).toMatchObject({ error: { name: "t", line: 1 } });
  expect(settle(scenario, { m: 0, t: -1, n: 0 }, 0)).toMatchObject({
    error: { name: "m", value: 0 },
  });
  expect(settle(scenario, { m: 9, t: -1 }, 0)).toMatchObject({ error: { name: "t", value: -1 } });
  expect(settle(scenario, { m: 9, t: 1 }, 0)).toMatchObject({ error: { name: "n", line: 1 } });
});

describe("what is said of nothing", () => {
  test("a host is set up as the README lists", () => {
    const { config, delay, start, listening, closesOnFin, calls, faults, until } = settled("");
    expect(config.client).toEqual({
      profile: "rfc9293",
      mutant: null,
      iss: 2962560684,
      mss: 1460,
      window: 65_535,
      rto: 1_000,
      msl: 120_000,
      userTimeout: 300_000,
      congestion: "reno",
      nagle: false,
      delayedAck: null,
      windowScale: null,
      sack: false,
      timestamps: false,
      keepalive: null,
      receives: false,
      synQueueFull: false,
      synCookies: false,
      fastOpen: false,
      timeWaitReuse: false,
      quietTime: false,
    });
    expect(config.server).toEqual({ ...config.client, iss: 3318907087 });
    expect({ delay, start, listening, closesOnFin, calls, faults, until }).toEqual({
      delay: { client: 20, server: 20 },
      start: "closed",
      listening: [],
      closesOnFin: [],
      calls: [],
      faults: null,
      until: null,
    });
  });

  test("and a mutant or a profile of the run is that of both ends, over the text's own", () => {
    const settings = settle(read("profile client=linux"), {}, 0, {
      mutant: "no-wrap",
      profile: "rfc9293",
    });
    if (!settings.ok) throw new Error("settles");
    const { client, server } = settings.value.config;
    expect([client.mutant, server.mutant]).toEqual(["no-wrap", "no-wrap"]);
    expect([client.profile, client.sack, server.profile]).toEqual(["rfc9293", false, "rfc9293"]);
  });
});

test("every setting of a host ends in its field, an amount as a number and off as null", () => {
  const text = `isn client=9 server=$x\nmss client=$x\nwindow client=$w\nrto client=$x
    msl client=1s\nuser-timeout client=$x\ncongestion client=none\nnagle client=on
    delayed-ack client=$x\nwindow-scale client=$x\nsack client=on\ntimestamps client=on
    keepalive client=$x\nreceives client=on\nsyn-queue client=full\nsyn-cookies client=on
    fast-open client=on\ntime-wait-reuse client=on\nquiet-time client=on\nprofile server=linux`;
  const { client, server } = settled(text, { x: 12, w: 70_000 }).config;
  expect(client).toEqual({
    profile: "rfc9293",
    mutant: null,
    iss: 9,
    mss: 12,
    window: 70_000,
    rto: 12,
    msl: 1_000,
    userTimeout: 12,
    congestion: "none",
    nagle: true,
    delayedAck: 12,
    windowScale: 12,
    sack: true,
    timestamps: true,
    keepalive: 12,
    receives: true,
    synQueueFull: true,
    synCookies: true,
    fastOpen: true,
    timeWaitReuse: true,
    quietTime: true,
  });
  expect(server).toMatchObject({ iss: 12, profile: "linux", sack: true, windowScale: 7 });
  const off = settled("profile linux\nwindow-scale off\ndelayed-ack off\nkeepalive off").config;
  expect(off.server).toMatchObject({ windowScale: null, delayedAck: null, keepalive: null });
});

test("every call and its time are settled", () => {
  const text = `at $t client open\nat 1ms client open with $n\nafter segment $n server listen
    at 2ms server send $n then close\nat 3ms server send 5\nat 4ms client receive
    at 5ms client receive $n\nat 6ms client crash\nat 7ms client abort`;
  expect(settled(text, { t: 30, n: 8 }).calls).toEqual([
    { end: "client", when: { at: 30 }, call: { call: "open", mode: "active" } },
    { end: "client", when: { at: 1 }, call: { call: "open", mode: "active", len: 8 } },
    { end: "server", when: { afterSegment: 8 }, call: { call: "open", mode: "passive" } },
    { end: "server", when: { at: 2 }, call: { call: "send", len: 8, thenClose: true } },
    { end: "server", when: { at: 3 }, call: { call: "send", len: 5, thenClose: false } },
    { end: "client", when: { at: 4 }, call: { call: "receive" } },
    { end: "client", when: { at: 5 }, call: { call: "receive", len: 8 } },
    { end: "client", when: { at: 6 }, call: { call: "crash" } },
    { end: "client", when: { at: 7 }, call: { call: "abort" } },
  ]);
});

test("every fault is settled by the number of its segment", () => {
  const text = `isn client=10 server=4294967295\ndrop $n, 2\nreorder 3, 4\ndelay 5 by 1s\ndelay 5 by $n
    duplicate 6\nduplicate 6 after $n\nduplicate 7\nreplay 8 at $n\nreplay 8 at 9s
    inject client at $n SYN,FIN,RST,PSH,ACK seq=client-$n ack=server+2 len=$n window=0
    inject server at 0ms RST seq=$n`;
  const { faults } = settled(text, { n: 11 });
  if (faults === null) throw new Error("there are faults");
  expect({ ...faults, chance: null }).toEqual({
    drops: new Set([11, 2]),
    reorders: new Set([3, 4]),
    delays: new Map([[5, 1011]]),
    duplicates: new Map([
      [6, [null, 11]],
      [7, [null]],
    ]),
    replays: new Map([[8, [11, 9000]]]),
    forged: [
      {
        at: 11,
        end: "client",
        segment: {
          seq: 2 ** 32 - 1,
          ack: 1,
          syn: true,
          fin: true,
          rst: true,
          psh: true,
          len: 11,
          window: 0,
          options: null,
        },
      },
      {
        at: 0,
        end: "server",
        segment: {
          seq: 11,
          ack: null,
          syn: false,
          fin: false,
          rst: true,
          psh: false,
          len: 0,
          window: 65_535,
          options: null,
        },
      },
    ],
    chance: null,
  });
  expect(faults.chance).toBeNull();
});

test.each([
  ["chance drop 5%", { drop: 500, duplicate: 0, reorder: 0, delay: 0 }],
  ["chance delay $p% duplicate 0.01%", { drop: 0, duplicate: 1, reorder: 0, delay: 300 }],
  ["chance drop 1% duplicate 2%", { drop: 100, duplicate: 200, reorder: 0, delay: 0 }],
  ["chance reorder 1% delay 2%", { drop: 0, duplicate: 0, reorder: 100, delay: 200 }],
  ["chance duplicate 1% reorder 2%", { drop: 0, duplicate: 100, reorder: 200, delay: 0 }],
  ["chance delay 0.01%", { drop: 0, duplicate: 0, reorder: 0, delay: 1 }],
  ["chance reorder 100% drop $p%", { drop: 300, duplicate: 0, reorder: 10_000, delay: 0 }],
])("%j draws by these shares, from a stream that the ISNs have no part in", (text, shares) => {
  const { faults, config } = settled(text, { p: 3 });
  expect(faults?.chance?.shares).toEqual(shares);
  expect(faults?.chance?.draw()).toBe(932838338);
  expect(config.client.iss).toBe(settled("").config.client.iss);
});

test("a chance of nothing is no fault", () => {
  expect(settled("chance drop 0% delay $p%", { p: 0 }).faults).toBeNull();
});
