import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type CaptureShape, writePcap } from "#oracle/capture/write.ts";
import { seq } from "#oracle/index.ts";
import { checked } from "./shapes.ts";
import { oracle } from "./through-door.ts";

const CLIENT = { ip: "192.0.2.10", port: 40_000 };
const SERVER = { ip: "2001:db8::20", port: 80 };
const V4 = { ip: "192.0.2.20", port: 80 };

type Line = readonly [from: "client" | "server", flags: string, seq: number, ack: number | null];

const OPENING: readonly Line[] = [
  ["client", "SYN", 100, null],
  ["server", "SYN", 300, 101],
  ["client", "", 101, 301],
];
/** The server acknowledges what nobody has sent. */
const BAD: readonly Line[] = [...OPENING, ["server", "", 301, 9999]];

function capture(lines: readonly Line[], shape?: CaptureShape): Uint8Array {
  const segments = lines.map(([from, flags, number, ack], i) => ({
    at: 10 * i,
    from: from === "client" ? CLIENT : V4,
    to: from === "client" ? V4 : CLIENT,
    seq: seq(number),
    ack: ack === null ? null : seq(ack),
    syn: flags.includes("SYN"),
    fin: flags.includes("FIN"),
    rst: flags.includes("RST"),
    window: 65_535,
  }));
  return writePcap(segments, shape);
}

const FOLDER = mkdtempSync(path.join(tmpdir(), "seqack-check-"));

function put(name: string, octets: string | Uint8Array): string {
  const file = path.join(FOLDER, name);
  writeFileSync(file, octets);
  return file;
}

const GOOD_FILE = put("good.pcap", capture(OPENING));
const NG_FILE = put("good.pcapng", capture(OPENING, { format: "pcapng" }));
const BAD_FILE = put("bad.pcap", capture(BAD));
const EMPTY_FILE = put("empty.pcap", "");
const CUT_FILE = put("cut.pcap", capture(OPENING).subarray(0, -5));
const MIDDLE = put("middle.pcap", capture([["client", "", 5000, 900]]));

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

describe.concurrent("what check prints", { timeout: 30_000 }, () => {
  test("is one promised line of JSON a file, from both formats", async () => {
    const said = await oracle(["check", "--json", GOOD_FILE, NG_FILE]);
    expect(said).toMatchObject({ exit: 0, err: "" });
    const [good, ng, ...more] = said.out.split("\n");
    expect(more).toEqual([""]);
    const report = checked.parse(JSON.parse(good ?? ""));
    expect(checked.parse(JSON.parse(ng ?? ""))).toEqual({ ...report, file: NG_FILE });
    expect(report).toMatchObject({ file: GOOD_FILE, conformant: true, violations: [], notes: [] });
    const [connection] = report.connections;
    expect(connection).toMatchObject({ client: CLIENT, server: V4, notes: [] });
    expect(connection?.segments.map(({ states }) => states)).toEqual([
      { client: ["SYN-SENT"], server: ["SYN-RECEIVED"] },
      { client: ["ESTABLISHED"], server: ["SYN-RECEIVED"] },
      { client: ["ESTABLISHED"], server: ["ESTABLISHED"] },
    ]);
  });

  test("names the violation, and ends with 1", async () => {
    const [json, shown] = await Promise.all([
      oracle(["check", "--json", BAD_FILE]),
      oracle(["check", BAD_FILE, "--absolute"]),
    ]);
    expect([json.exit, shown.exit]).toEqual([1, 1]);
    const report = checked.parse(JSON.parse(json.out));
    expect(report.conformant).toBe(false);
    expect(report.violations.map(({ segment }) => segment)).toEqual([4]);
    expect(shown.out).toMatch(/4 +server ACK +301 +9999 +0 +violation/);
    expect(shown.out).toContain(report.violations[0]?.rule);
    expect(shown.out).toContain("violations 1: connections 1, segments 4, packets 4");
  });

  test("is a table with numbers counted from the ISNs, in Chinese too", async () => {
    const said = await oracle(["check", "-", "--lang", "zh"], { input: capture(OPENING) });
    expect(said.out.split("\n").map((line) => line.trimEnd())).toEqual([
      "-",
      "",
      "  192.0.2.10:40000 → 192.0.2.20:80",
      "  n      来自   标志         seq         ack         len    判断           客户端                   服务器",
      "  1      client SYN          0                       0      ok             SYN-SENT                 SYN-RECEIVED",
      "  2      server SYN,ACK      0           1           0      ok             ESTABLISHED              SYN-RECEIVED",
      "  3      client ACK          1           1           0      ok             ESTABLISHED              ESTABLISHED",
      "",
      "符合 RFC 9293：连接 1，报文段 3，数据包 3",
      "",
    ]);
  });

  test("says what it could not see", async () => {
    const said = await oracle(["check", "--json", CUT_FILE, MIDDLE]);
    const [cut, middle] = said.out.trim().split("\n");
    const notes = checked.parse(JSON.parse(cut ?? "")).notes;
    expect(notes.map(({ code, packet }) => [code, packet])).toEqual([["truncated", 3]]);
    const [connection] = checked.parse(JSON.parse(middle ?? "")).connections;
    expect(connection?.notes).toContain("mid-connection");
  });

  test("shows of many connections those with a violation", async () => {
    const many = Array.from({ length: 30 }, (_, i) => ({
      from: { ip: "2001:db8::1", port: 1000 + i },
      to: SERVER,
      seq: seq(7),
      ack: null,
      syn: true,
      fin: i === 20,
      window: 100,
    }));
    const input = writePcap(many);
    const [few, all] = await Promise.all([
      oracle(["check", "-"], { input }),
      oracle(["check", "-", "--all"], { input }),
    ]);
    expect(few.out.match(/→/g)).toHaveLength(1);
    expect(few.out).toContain("[2001:db8::1]:1020 → [2001:db8::20]:80");
    expect(few.out).toContain("29 connections without a violation are not shown");
    expect(all.out.match(/→/g)).toHaveLength(30);
  });
});

describe.concurrent("what check cannot use ends with 2 and one line", { timeout: 30_000 }, () => {
  test.each<[string, readonly string[], string, string | Uint8Array]>([
    ["no file", [], "check takes one FILE or more", ""],
    ["a missing file", ["nowhere.pcap"], "nowhere.pcap: there is no such file.", ""],
    ["a folder", [FOLDER], `${FOLDER}: this is a folder`, ""],
    ["an empty file", [EMPTY_FILE], `${EMPTY_FILE}: Octet 0, packet 1: the file is empty.`, ""],
    [
      "text",
      ["-"],
      "-: Octet 0, packet 1: this is no pcap or pcapng file: it is text.",
      "at 0ms\n",
    ],
    ["a zip", ["-"], "it is a zip archive", Uint8Array.from([80, 75, 3, 4, 0, 0, 0, 0])],
    ["a cut header", ["-"], "-: Octet 20, packet 1: ", capture(OPENING).subarray(0, 20)],
    ["stdin twice", ["-", "-"], "the standard input (-) can be read once only.", ""],
  ])("%s", async (_name, words, line, input) => {
    const said = await oracle(["check", ...words], { input });
    expect(said).toMatchObject({ exit: 2, out: "" });
    expect(said.err).toMatch(/^oracle: [^\n]+\n$/);
    expect(said.err).toContain(line);
  });

  test("and the other files are checked all the same", async () => {
    const said = await oracle(["check", "--json", EMPTY_FILE, BAD_FILE, "nowhere", GOOD_FILE]);
    expect(said.exit).toBe(2);
    expect(said.err.trim().split("\n")).toHaveLength(2);
    const files = said.out.trim().split("\n");
    expect(files.map((line) => checked.parse(JSON.parse(line)).file)).toEqual([
      BAD_FILE,
      GOOD_FILE,
    ]);
  });
});
