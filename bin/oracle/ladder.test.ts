import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseScenario, run, type Trace } from "#oracle/index.ts";
import { ladderOf, type View } from "./ladder.ts";
import { momentsOf } from "./moments.ts";
import { harmless, type Language, type Terminal } from "./terminal.ts";
import { widthOf, wrap } from "./width.ts";

function traceOf(text: string, seed = 1): Trace {
  const parsed = parseScenario(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const played = run(parsed.value, {}, seed);
  if (!played.ok) throw new Error(JSON.stringify(played.error));
  return played.value;
}

/** The lines of a ladder without colours and without the hash, which other tests pin. */
function drawn(trace: Trace, language: Language, view: Partial<View> = {}): string[] {
  const terminal: Terminal = {
    language,
    columns: 92,
    write: async () => undefined,
    complain: () => undefined,
    paint: (_style, text) => text,
  };
  const text = ladderOf(trace, { isAbsolute: false, hasReasons: false, ...view }, terminal);
  return text.split("\n").slice(0, -2);
}

const LOSS = traceOf(`isn client=1000 server=5000
msl 30s
server listen
at 0ms client open
at 60ms client send 100
at 100ms client close
at 100ms server close
drop 4`);

const FORGED = traceOf(`isn client=4294967295 server=70
start established
at 0ms client send 10
at 10ms server abort
duplicate 1 after 30ms
inject client at 90ms RST seq=client+11`);

describe("a ladder", () => {
  test("shows states beside the lifelines, losses crossed out, and timers", () => {
    expect(drawn(LOSS, "en")).toEqual([
      "       ms        client                                                        server",
      "                 CLOSED │                                                    │ LISTEN",
      "        0      SYN-SENT │─ 1 SYN seq=0 ─────────────────╲                    │",
      "       20               │                                ───────────────────▶│ SYN-RECEIVED",
      "       20               │               ╱──────────── 2 SYN,ACK seq=0 ack=1 ─│",
      "       40   ESTABLISHED │◀──────────────                                     │",
      "       40               │─ 3 ACK seq=1 ack=1 ──────────────╲                 │",
      "       60               │                                   ────────────────▶│ ESTABLISHED",
      "       60               │─ 4 PSH,ACK seq=1 ack=1 len=100 ────✕ lost          │",
      "      100    FIN-WAIT-1 │─ 5 FIN,ACK seq=101 ack=1 ────────╲                 │",
      "      100               │                   ╱──────── 6 FIN,ACK seq=1 ack=1 ─│ FIN-WAIT-1",
      "      120               │           ╱───────                      ──────────▶│",
      "      120       CLOSING │◀──────────                                         │",
      "      120               │                     ╱────────── 7 ACK seq=2 ack=1 ─│",
      "      120               │─ 8 ACK seq=102 ack=2 ─────────╲                    │",
      "      140               │◀────────────                   ───────╲            │",
      "      140               │                                        ───────────▶│ FIN-WAIT-2",
      "     1060               │ * retransmission timeout (1000 ms)                 │",
      "     1060               │─ 9 PSH,ACK seq=1 ack=2 len=100 again 4 ────╲       │",
      "     1080               │                                             ──────▶│ TIME-WAIT",
      "     1080               │               ╱───────────── 10 ACK seq=2 ack=102 ─│",
      "     1100     TIME-WAIT │◀──────────────                                     │",
      "    61080               │                          * 2MSL is over (60000 ms) │ CLOSED",
      "    61100        CLOSED │ * 2MSL is over (60000 ms)                          │",
      "",
      "final: client CLOSED, received 0 octets; server CLOSED, received 100 octets",
    ]);
  });

  test("is as wide in Chinese", () => {
    expect(drawn(LOSS, "zh")).toEqual([
      "       ms        客户端                                                        服务器",
      "                 CLOSED │                                                    │ LISTEN",
      "        0      SYN-SENT │─ 1 SYN seq=0 ─────────────────╲                    │",
      "       20               │                                ───────────────────▶│ SYN-RECEIVED",
      "       20               │               ╱──────────── 2 SYN,ACK seq=0 ack=1 ─│",
      "       40   ESTABLISHED │◀──────────────                                     │",
      "       40               │─ 3 ACK seq=1 ack=1 ──────────────╲                 │",
      "       60               │                                   ────────────────▶│ ESTABLISHED",
      "       60               │─ 4 PSH,ACK seq=1 ack=1 len=100 ────✕ 丢失          │",
      "      100    FIN-WAIT-1 │─ 5 FIN,ACK seq=101 ack=1 ────────╲                 │",
      "      100               │                   ╱──────── 6 FIN,ACK seq=1 ack=1 ─│ FIN-WAIT-1",
      "      120               │           ╱───────                      ──────────▶│",
      "      120       CLOSING │◀──────────                                         │",
      "      120               │                     ╱────────── 7 ACK seq=2 ack=1 ─│",
      "      120               │─ 8 ACK seq=102 ack=2 ─────────╲                    │",
      "      140               │◀────────────                   ───────╲            │",
      "      140               │                                        ───────────▶│ FIN-WAIT-2",
      "     1060               │ * 重传超时（1000 ms）                              │",
      "     1060               │─ 9 PSH,ACK seq=1 ack=2 len=100 重传 4 ─────╲       │",
      "     1080               │                                             ──────▶│ TIME-WAIT",
      "     1080               │               ╱───────────── 10 ACK seq=2 ack=102 ─│",
      "     1100     TIME-WAIT │◀──────────────                                     │",
      "    61080               │                            * 2MSL 结束（60000 ms） │ CLOSED",
      "    61100        CLOSED │ * 2MSL 结束（60000 ms）                            │",
      "",
      "最终状态：客户端 CLOSED，收到 0 字节；服务器 CLOSED，收到 100 字节",
    ]);
  });

  test("marks copies and forgeries, and has the numbers of the wire when asked", () => {
    expect(drawn(FORGED, "en", { isAbsolute: true })).toEqual([
      "       ms        client                                                        server",
      "            ESTABLISHED │                                                    │ ESTABLISHED",
      "        0               │─ 1 PSH,ACK seq=0 ack=71 len=10 ──────╲             │",
      "       10               │                           ╱───────── 2 RST seq=71 ─│ CLOSED",
      "       20               │                   ╱───────                ────────▶│",
      "       20               │            ╱──────        ╱───────── 3 RST seq=71 ─│",
      "       30        CLOSED │◀───────────       ╱───────                         │",
      "       30               │─ 4 PSH,ACK seq=0 ack=71 len=10 copy of 1 ──╲       │",
      "       40               │◀───────────                                 ─╲     │",
      "       50               │                                               ────▶│",
      "       50               │                   ╱───────────────── 5 RST seq=71 ─│",
      "       70               │◀──────────────────                                 │",
      "       70               │─ 6 RST seq=10 forged ─────────────╲                │",
      "       90               │                                    ───────────────▶│",
      "",
      "30 ms  client is told: error: connection reset",
      "final: client CLOSED, received 0 octets; server CLOSED, received 0 octets",
    ]);
  });

  test("marks them in Chinese too", () => {
    expect(drawn(FORGED, "zh", { isAbsolute: true })).toEqual([
      "       ms        客户端                                                        服务器",
      "            ESTABLISHED │                                                    │ ESTABLISHED",
      "        0               │─ 1 PSH,ACK seq=0 ack=71 len=10 ──────╲             │",
      "       10               │                           ╱───────── 2 RST seq=71 ─│ CLOSED",
      "       20               │                   ╱───────                ────────▶│",
      "       20               │            ╱──────        ╱───────── 3 RST seq=71 ─│",
      "       30        CLOSED │◀───────────       ╱───────                         │",
      "       30               │─ 4 PSH,ACK seq=0 ack=71 len=10 （1 的副本） ─╲     │",
      "       40               │◀───────────                                   ╲    │",
      "       50               │                                                ───▶│",
      "       50               │                   ╱───────────────── 5 RST seq=71 ─│",
      "       70               │◀──────────────────                                 │",
      "       70               │─ 6 RST seq=10 伪造 ──────────────╲                 │",
      "       90               │                                   ────────────────▶│",
      "",
      "30 ms  客户端得到通知：error: connection reset",
      "最终状态：客户端 CLOSED，收到 0 字节；服务器 CLOSED，收到 0 字节",
    ]);
  });

  test("gives reasons between the lifelines, every line as wide as the others", () => {
    for (const language of ["en", "zh"] as const) {
      const lines = drawn(LOSS, language, { hasReasons: true });
      expect(lines.join("\n")).toContain("CLOSED → SYN-SENT");
      const places = lines
        .filter((line) => line.includes("│"))
        .map((line) => {
          return widthOf(line.slice(0, line.lastIndexOf("│")));
        });
      expect(new Set(places)).toEqual(new Set([77]));
    }
  });
});

/** Two ends that open and close at odd times, on a link where much goes wrong. */
const ODD = fc.record({ seed: fc.nat(2 ** 32 - 1), delay: fc.nat(60), close: fc.nat(400) });

test("whatever the link does: rows in order, each move once, lines equally wide", () => {
  fc.assert(
    fc.property(ODD, fc.boolean(), ({ seed, delay, close }, isAbsolute) => {
      const trace = traceOf(
        `server listen
link client->server=${delay}ms server->client=${60 - delay}ms
msl 1s
at 0ms client open
at 70ms client send 3000
at 100ms server send 500
at ${close}ms client close
at ${400 - close}ms server close
chance drop 10% duplicate 8% reorder 8% delay 8%
until 100s`,
        seed,
      );
      const moments = momentsOf(trace);
      expect(moments.map(({ at }) => at)).toEqual(moments.map(({ at }) => at).toSorted(byNumber));
      const moves = moments.flatMap((moment) => moment.moves);
      expect(moves).toHaveLength(trace.transitions.length);
      for (const end of trace.ends) {
        const last = moves.findLast((move) => move.end === end)?.to ?? trace.initial[end];
        expect(last).toBe(trace.final[end]);
      }
      const lines = drawn(trace, "zh", { isAbsolute }).filter((line) => line.includes("│"));
      const places = lines.map((line) => widthOf(line.slice(0, line.lastIndexOf("│"))));
      expect(new Set(places)).toEqual(new Set([77]));
    }),
    { numRuns: 100, seed: 3 },
  );
});

function byNumber(a: number, b: number): number {
  return a - b;
}

test("lines are broken between words or Chinese characters, and stops never begin one", () => {
  expect(wrap("One two, three.", 8)).toEqual(["One two,", "three."]);
  expect(wrap("收到（SYN），进入。", 8)).toEqual(["收到", "（SYN），", "进入。"]);
  expect(wrap("averylongword on", 5)).toEqual(["averylongword", "on"]);
});

test("text from outside cannot move the cursor", () => {
  expect(harmless("a\u001b[2Jb\r\n\u202e")).toBe("a\\u{1b}[2Jb\\u{d}\\u{a}\\u{202e}");
});
