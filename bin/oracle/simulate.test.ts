import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { simulated } from "./shapes.ts";
import { oracle } from "./through-door.ts";

const OPEN = `isn client=1000 server=5000
server listen
at 0ms client open
`;

const TOO_LONG = "start established\nmss 1\nat 0ms client send 100000\n";

const FOLDER = mkdtempSync(path.join(tmpdir(), "seqack-simulate-"));

function put(name: string, text: string): string {
  const file = path.join(FOLDER, name);
  writeFileSync(file, text);
  return file;
}

const OPENING = put("open.txt", OPEN);
const NAMED = put("named.txt", `${OPEN}at $later client close\n`);

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

describe.concurrent("what simulate prints", { timeout: 30_000 }, () => {
  test("is exactly the promised JSON, the same from a file and from stdin", async () => {
    const [file, stdin] = await Promise.all([
      oracle(["simulate", OPENING, "--json"]),
      oracle(["simulate", "-", "--json"], { input: OPEN }),
    ]);
    expect(file).toEqual({ exit: 0, out: stdin.out, err: "" });
    const { segments, states, final } = simulated.parse(JSON.parse(file.out));
    expect(
      segments.map(({ n, at, from, flags, seq, ack }) => [n, at, from, flags, seq, ack]),
    ).toEqual([
      [1, 0, "client", ["SYN"], 1000, null],
      [2, 20, "server", ["SYN", "ACK"], 5000, 1001],
      [3, 40, "client", ["ACK"], 1001, 5001],
    ]);
    expect(states.map(({ at, end, to }) => `${at} ${end} ${to}`)).toEqual([
      "0 client SYN-SENT",
      "20 server SYN-RECEIVED",
      "40 client ESTABLISHED",
      "60 server ESTABLISHED",
    ]);
    expect(final).toEqual({ client: "ESTABLISHED", server: "ESTABLISHED" });
  });

  test("is another run with a mutant, another seed, another profile", async () => {
    const free = `server listen\nat 0ms client open\nat 100ms client close\nserver closes-on-fin\n`;
    const runs = [
      [],
      ["--seed", "2"],
      ["--seed", "2"],
      ["--mutant", "no-time-wait"],
      ["--profile", "linux"],
    ];
    const said = await Promise.all(
      runs.map((words) => oracle(["simulate", "-", "--json", ...words], { input: free })),
    );
    const hashes = said.map(({ out }) => simulated.parse(JSON.parse(out)).hash);
    expect(new Set(hashes).size).toBe(4);
    expect(hashes[1]).toBe(hashes[2]);
  });

  test("takes the values of names, one option or several words", async () => {
    const [one, words] = await Promise.all([
      oracle(["simulate", NAMED, "--set", "later=500", "--json"]),
      oracle(["simulate", "--set", "later=500", NAMED, "--json"]),
    ]);
    expect(one.out).toBe(words.out);
    expect(simulated.parse(JSON.parse(one.out)).segments[3]?.at).toBe(500);
  });

  test("explains itself in the language asked for", async () => {
    const [help, shown] = await Promise.all([
      oracle(["simulate", "--help"], { env: { LC_ALL: "zh_CN.UTF-8" } }),
      oracle(["simulate", OPENING, "--why", "--lang", "zh"]),
    ]);
    expect(help.exit).toBe(0);
    expect(help.out).toContain("--seed N");
    expect(help.out).toContain("退出码");
    expect(shown.out).toMatch(/CLOSED → SYN-SENT: .*客户端/);
  });

  test("has colours only where they are wanted", async () => {
    const [plain, forced] = await Promise.all([
      oracle(["simulate", OPENING]),
      oracle(["simulate", OPENING], { env: { FORCE_COLOR: "1" } }),
    ]);
    expect(plain.out).not.toContain("\u001b[");
    expect(forced.out).toContain("\u001b[");
  });
});

describe.concurrent("what simulate cannot use ends with 2 and one line", {
  timeout: 30_000,
}, () => {
  test.each<[string, readonly string[], string, string | Uint8Array]>([
    ["a missing file", ["nowhere.txt"], "nowhere.txt: there is no such file.", ""],
    ["a folder", [FOLDER], `${FOLDER}: this is a folder, not a file.`, ""],
    ["an empty text", ["-"], "-: Line 1, column 1: the scenario is empty", "# nothing\n"],
    [
      "garbage",
      ["-"],
      "-: Line 1, column 1: ",
      Uint8Array.from({ length: 999 }, (_, i) => (i * 89) % 256),
    ],
    ["a text too long", ["-"], "-: Line 1, column 1: ", "#".repeat(200_000)],
    ["a misspelt word", ["-"], '-: Line 1, column 15: "opne" does not fit', "at 0ms client opne\n"],
    ["hostile words", ["-"], '"\\u{1b}[2J" does not fit', "at 0ms \u001b[2J open\n"],
    ["a run too long", ["-"], "-: The run was stopped at its limit of", TOO_LONG],
    [
      "no value for a name",
      [NAMED],
      "Line 4: the parameter $later has no value. Give it one: --set later=N.",
      "",
    ],
    [
      "a value for no name",
      [NAMED, "--set", "latter=1"],
      'unknown parameter "latter". Did you mean "later"?',
      "",
    ],
    [
      "a value that is none",
      [NAMED, "--set", "later=soon"],
      "--set later=soon: expected a whole number",
      "",
    ],
    ["a value out of range", [NAMED, "--set", "later=99999999"], "Line 4: $later is 99999999;", ""],
    [
      "a bad seed",
      [OPENING, "--seed", "4294967296"],
      "--seed 4294967296: the seed is a whole number",
      "",
    ],
    ["an unknown mutant", [OPENING, "--mutant", "no-timewait"], 'Did you mean "no-time-wait"?', ""],
    ["an unknown profile", [OPENING, "--profile", "linus"], 'Did you mean "linux"?', ""],
    [
      "an unknown option",
      [OPENING, "--sed", "1"],
      'unknown option "--sed". Did you mean "--seed"?',
      "",
    ],
    ["a value left out", [OPENING, "--seed", "--json"], "--seed needs a value: --seed N.", ""],
    ["two files", [OPENING, OPENING], "simulate takes one FILE", ""],
  ])("%s", async (_name, words, line, input) => {
    const said = await oracle(["simulate", ...words], { input });
    expect(said).toMatchObject({ exit: 2, out: "" });
    expect(said.err).toMatch(/^oracle: [^\n]+\n$/);
    expect(said.err).toContain(line);
  });
});
