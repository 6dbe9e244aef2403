import { expect, test } from "vitest";
import { Hash } from "../run/hash.ts";
import { describeScenarioError } from "./error.ts";
import { parseScenario } from "./parse.ts";

/** Lines of every kind, as right as can be. */
const LINES: readonly string[] = [
  "ends client server",
  "isn client=7 server=$n",
  "link client->server=5ms server->client=1.5s",
  "link delay=$t",
  "start established",
  "start closed",
  "client listen",
  "server closes-on-fin",
  "until 20s",
  "mss client=500 server=$n",
  "window 4000",
  "rto 1.5s",
  "msl $t",
  "user-timeout server=9s",
  "profile client=linux server=rfc9293",
  "congestion none",
  "nagle on",
  "delayed-ack client=off server=200ms",
  "window-scale 14",
  "sack off",
  "timestamps server=on",
  "keepalive 7200s",
  "receives on",
  "syn-queue full",
  "syn-cookies on",
  "fast-open client=on",
  "time-wait-reuse off",
  "quiet-time on",
  "at 5ms client open with 30",
  "at $t server listen",
  "after segment 3 client send 20 then close",
  "at 1s server receive 9",
  "at 1s client status # and nothing else",
  "after segment $n server crash",
  "drop 1, 2 ,$n",
  "reorder 4",
  "duplicate 1, 3 after 20ms",
  "delay 5 by 1s",
  "replay 6 at $t",
  "inject client at 5ms SYN,ACK seq=client+$n ack=server-7 len=3 window=9",
  "inject server at 5ms RST seq=90",
  "chance drop 5% duplicate $n% reorder 0.25% delay 10%",
];

/** What is put in the place of a word. */
const STRAYS: readonly string[] = [
  "client",
  "close",
  "delay",
  "off",
  "0",
  "99999999999",
  "20ms",
  "$n",
  "5%",
  "$1",
  "=",
  ",",
];

/** The pieces of a line: words, `=` and `,`, each with the spaces behind it. */
function piecesOf(line: string): readonly string[] {
  return line.match(/(?:[=,]|[^\s=,]+)\s*/g) ?? [];
}

/** A line, and all that it is with one slip in it. */
function slipsOf(line: string): readonly string[] {
  const pieces = piecesOf(line);
  const slips = pieces.flatMap((piece, i) => {
    const word = piece.trimEnd();
    const letters = [
      word.slice(1),
      word.slice(0, -1),
      `${word}x`,
      `${word.slice(1, 2)}${word.slice(0, 1)}${word.slice(2)}`,
      word.toUpperCase(),
      word.toLowerCase(),
    ];
    const others = [...letters, ...STRAYS].map((other) => pieces.with(i, `${other} `));
    const others2 = [pieces.toSpliced(i, 1), pieces.slice(0, i), pieces.toSpliced(i, 0, piece)];
    return [...others, ...others2].map((one) => one.join(""));
  });
  return [line, ...slips];
}

/** How many slips still give a scenario, how many are refused as what, and a hash over it all. */
function rowOf(line: string): string {
  const hash = new Hash();
  const counts: Record<string, number> = {};
  for (const slip of slipsOf(line)) {
    const parsed = parseScenario(`at 0ms client open\r\n${slip}`);
    const what = parsed.ok ? "ok" : parsed.error.code;
    counts[what] = (counts[what] ?? 0) + 1;
    hash.text(JSON.stringify(parsed));
    if (!parsed.ok) hash.text(JSON.stringify(describeScenarioError(parsed.error)));
  }
  const told = Object.entries(counts).map(([code, count]) => `${code} ${count}`);
  return `${told.join(", ")}; ${hash.digits()}`;
}

/**
 * Each line with every slip: how many are a scenario all the same, how many are refused for which
 * reason, and a hash over what was read, and over line, column, expected and nearest words.
 */
const SLIPS: Readonly<Record<string, string>> = {
  "after segment $n server crash":
    "ok 12, unknown-word 72, bad-number 15, missing-word 5, out-of-range 2; b24ae2d9d88eed9e",
  "after segment 3 client send 20 then close":
    "ok 20, unknown-word 90, bad-number 27, missing-word 7, out-of-range 5, extra-word 20; f884adcc4ad8df4a",
  "at $t server listen": "ok 12, unknown-word 54, bad-time 15, missing-word 4; 548b988b0a058dcc",
  "at 1s client status # and nothing else":
    "ok 79, unknown-word 52, bad-number 1, bad-time 17, missing-word 4, extra-word 16; e7c31ff6f27b76b4",
  "at 1s server receive 9":
    "ok 18, unknown-word 53, bad-number 12, bad-time 17, missing-word 3, extra-word 1, out-of-range 2; 4006f56b20598326",
  "at 5ms client open with 30":
    "ok 17, unknown-word 53, bad-number 12, bad-time 17, missing-word 5, extra-word 20, out-of-range 3; 1ff1f1fb0f5f7897",
  "chance drop 5% duplicate $n% reorder 0.25% delay 10%":
    "ok 25, unknown-word 91, bad-number 68, missing-word 6; 0a871c88b7c14b27",
  "client listen": "ok 5, unknown-word 35, bad-number 1, missing-word 2; 7219336bf6336b56",
  "congestion none": "ok 4, unknown-word 35, bad-number 1, missing-word 3; 605b44d18c8fe055",
  "delay 5 by 1s":
    "ok 12, unknown-word 35, bad-number 15, out-of-range 2, missing-word 4, bad-time 17; ef58765a0f4d9bc1",
  "delayed-ack client=off server=200ms":
    "ok 25, unknown-word 53, bad-number 1, bad-time 59, extra-word 3, missing-word 6, out-of-range 1; 5f3de608109e597a",
  "drop 1, 2 ,$n":
    "ok 27, unknown-word 17, missing-word 5, bad-number 52, out-of-range 7, extra-word 19; 68f5183c2e7f4862",
  "duplicate 1, 3 after 20ms":
    "ok 25, unknown-word 18, bad-number 38, out-of-range 5, missing-word 4, extra-word 22, bad-time 15; 3bfcef519d898531",
  "ends client server": "ok 6, unknown-word 54, bad-number 1, missing-word 3; 1f3c06b13f3673e6",
  "fast-open client=on":
    "ok 11, unknown-word 68, bad-number 1, extra-word 1, missing-word 4; 7bf2ef544732d56a",
  "inject client at 5ms SYN,ACK seq=client+$n ack=server-7 len=3 window=9":
    "ok 57, unknown-word 244, bad-number 59, missing-word 19, bad-time 17, out-of-range 4; c062b58433883fbe",
  "inject server at 5ms RST seq=90":
    "ok 24, unknown-word 107, bad-number 12, missing-word 8, bad-time 17, out-of-range 1; b6d34361fd5ae379",
  "isn client=7 server=$n":
    "ok 26, unknown-word 83, bad-number 31, missing-word 6, out-of-range 2; 406f6fcad603c5f2",
  "keepalive 7200s":
    "ok 9, unknown-word 17, bad-number 1, bad-time 13, missing-word 3; ac039102cd00b83f",
  "link client->server=5ms server->client=1.5s":
    "ok 22, unknown-word 83, bad-number 1, missing-word 6, bad-time 36; d907554c2f719021",
  "link delay=$t":
    "ok 14, unknown-word 49, bad-number 2, missing-word 4, bad-time 16; dd08a94591bc3784",
  "msl $t": "ok 8, unknown-word 17, missing-word 4, bad-time 14; 2d08697c607c2c0f",
  "mss client=500 server=$n":
    "ok 25, unknown-word 53, bad-number 56, out-of-range 7, extra-word 1, missing-word 6; 2b83e606890f6cc4",
  "nagle on": "ok 5, unknown-word 34, bad-number 1, missing-word 3; c467ef4b18bfacd9",
  "profile client=linux server=rfc9293":
    "ok 18, unknown-word 123, bad-number 1, missing-word 6; 01dd2eaf810fe303",
  "quiet-time on": "ok 5, unknown-word 34, bad-number 1, missing-word 3; ed5e25eef871ce33",
  "receives on": "ok 5, unknown-word 34, bad-number 1, missing-word 3; d98922a3bc986809",
  "reorder 4":
    "ok 8, unknown-word 17, missing-word 5, bad-number 11, out-of-range 2; cd371c47bea5b49b",
  "replay 6 at $t":
    "ok 13, unknown-word 36, bad-number 14, out-of-range 2, missing-word 5, bad-time 15; 18840db8d1f92a02",
  "rto 1.5s": "ok 6, unknown-word 17, bad-number 1, bad-time 16, missing-word 3; 64d2acfd639d0079",
  "sack off": "ok 5, unknown-word 34, bad-number 1, missing-word 3; c7167b27346a5cba",
  "server closes-on-fin": "ok 5, unknown-word 35, bad-number 1, missing-word 2; 10de4401948cb5fc",
  "start closed": "ok 4, unknown-word 36, bad-number 1, missing-word 2; 31960f01fda103b4",
  "start established": "ok 4, unknown-word 36, bad-number 1, missing-word 2; 951bb6fc7de6a9f4",
  "syn-cookies on": "ok 5, unknown-word 34, bad-number 1, missing-word 3; 3399ee19399db9e0",
  "syn-queue full": "ok 4, unknown-word 35, bad-number 1, missing-word 3; c469a48f74988c82",
  "time-wait-reuse off": "ok 5, unknown-word 34, bad-number 1, missing-word 3; 3966747dd1464c10",
  "timestamps server=on":
    "ok 11, unknown-word 68, bad-number 1, extra-word 1, missing-word 4; c2625fc0fdc0b2da",
  "until 20s": "ok 8, unknown-word 17, bad-number 1, bad-time 15, missing-word 2; d3ce96a6089902ba",
  "user-timeout server=9s":
    "ok 12, unknown-word 20, bad-number 1, bad-time 46, extra-word 2, missing-word 4; 03cdfb7d49a51eb0",
  "window 4000":
    "ok 8, unknown-word 17, missing-word 4, bad-number 10, out-of-range 4; 9c0cf37ae1c0f736",
  "window-scale 14":
    "ok 10, unknown-word 17, missing-word 4, bad-number 9, out-of-range 3; 64128f1f74f8799a",
};

test.each(LINES)("%j with a slip in any word is read as pinned", (line) => {
  expect(rowOf(line)).toBe(SLIPS[line]);
});
