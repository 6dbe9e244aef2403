import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseScenario, run, type Scenario } from "#oracle/index.ts";
import { inRoot } from "../root.ts";
import { EXCHANGED, loopbackPerSecond } from "./loopback.ts";
import { writeManyConnections } from "./many-connections.ts";
import { type QuestionTime, timeQuestions } from "./questions.ts";

/**
 * How fast the oracle is, each figure beside its goal: whole connections beside real ones on
 * loopback and simulated events, in rounds that alternate; then single runs, memory, a large capture.
 */

const ROUNDS = 5;
/** How long a round plays each scenario, in ms. */
const PLAYED = 1000;
/** About as long a round as one of the oracle. */
const LOOPBACK_CONNECTIONS = 10_000;
const AT_ONCE = [1, 16] as const;
const MANY_RUNS = 100_000;
const CAPTURE = { connections: 10_000, octets: 100 * 1024 * 1024 };

const CONNECTION = `isn client=1000 server=5000
server listen
at 0ms client open
after segment 3 client send ${EXCHANGED}
after segment 4 server send ${EXCHANGED}
after segment 5 client close
after segment 7 server close`;

/** One long transfer: hardly anything but segments that arrive. */
const TRANSFER = `isn client=1000 server=5000
start established
at 0ms client send 2000000`;

const TWO_LOSSES = `isn client=1000 server=5000
server listen
at 0ms client open
at 50ms client send 60000
drop 10, 25`;

function scenarioOf(text: string): Scenario {
  const parsed = parseScenario(text);
  if (!parsed.ok) throw new Error(`line ${parsed.error.line} of the benchmark cannot be read`);
  return parsed.value;
}

type Play = (scenario: Scenario, seed: number) => void;

function playOnce(scenario: Scenario, seed: number): void {
  const played = run(scenario, {}, seed);
  if (!played.ok) throw new Error(played.error.code);
}

/** The hash is computed when it is read. */
function playAndHash(scenario: Scenario, seed: number): void {
  const played = run(scenario, {}, seed);
  if (!played.ok || played.value.hash === "") throw new Error("every run has a hash");
}

/** Events of one run: the least limit that it does not meet. Each is one call of `step`. */
function eventsOf(scenario: Scenario): number {
  let low = 0;
  let high = 20_000;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (run(scenario, {}, 1, { events: middle }).ok) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Runs a second, as whole runs in so long a time. */
function runsPerSecond(scenario: Scenario, ms: number, play: Play): number {
  const since = performance.now();
  let runs = 0;
  while (performance.now() - since < ms) {
    for (let i = 0; i < 20; i += 1) play(scenario, runs + i);
    runs += 20;
  }
  return (1000 * runs) / (performance.now() - since);
}

function middleTime(scenario: Scenario, times: number): number {
  const taken = Array.from({ length: times }, (_, seed) => {
    const since = performance.now();
    playOnce(scenario, seed);
    return performance.now() - since;
  });
  return taken.sort((a, b) => a - b)[times >> 1] ?? 0;
}

function print(name: string, figure: string, goal: string, holds: boolean | null): void {
  const mark = holds === null ? "" : holds ? "  holds" : "  FAILS";
  console.log(`  ${name.padEnd(46)}${figure.padStart(16)}   ${goal.padEnd(16)}${mark}`);
}

const whole = (n: number): string => Math.round(n).toLocaleString("en");

/** Oracle and loopback in turn, so that a busy moment of the machine meets both; the best of each. */
async function compareConnections(): Promise<void> {
  const connection = scenarioOf(CONNECTION);
  const transfer = scenarioOf(TRANSFER);
  const events = { connection: eventsOf(connection), transfer: eventsOf(transfer) };
  const best = { connections: 0, hashed: 0, transfers: 0, loopback: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    best.connections = Math.max(best.connections, runsPerSecond(connection, PLAYED, playOnce));
    best.hashed = Math.max(best.hashed, runsPerSecond(connection, PLAYED, playAndHash));
    best.transfers = Math.max(best.transfers, runsPerSecond(transfer, PLAYED, playOnce));
    for (const atOnce of AT_ONCE) {
      const real = await loopbackPerSecond(LOOPBACK_CONNECTIONS, atOnce);
      best.loopback = Math.max(best.loopback, real);
    }
  }
  const { connections, loopback } = best;
  print("whole connections, oracle", `${whole(connections)}/s`, "20,000/s", connections >= 20_000);
  print("the same with the hash of each", `${whole(best.hashed)}/s`, "", null);
  print("whole connections, Node on loopback", `${whole(loopback)}/s`, "", null);
  const ratio = connections / loopback;
  print("oracle : loopback", `${ratio.toFixed(1)}`, "3", ratio >= 3);
  const inConnections = connections * events.connection;
  print(
    "events, in whole connections",
    `${whole(inConnections)}/s`,
    "1,000,000/s",
    inConnections >= 1e6,
  );
  const inTransfer = best.transfers * events.transfer;
  print("events, in one long transfer", `${whole(inTransfer)}/s`, "1,000,000/s", inTransfer >= 1e6);
}

function timeSingleRuns(): void {
  const two = middleTime(scenarioOf(TWO_LOSSES), 500);
  print("60 kB with two losses", `${two.toFixed(3)} ms`, "5 ms", two < 5);
  const times = timeQuestions(201);
  const slowest = times.reduce<QuestionTime>((a, b) => (b.ms > a.ms ? b : a), { slug: "", ms: 0 });
  const figure = `${slowest.ms.toFixed(3)} ms`;
  print(`slowest of ${times.length} questions (${slowest.slug})`, figure, "2 ms", slowest.ms < 2);
}

function watchMemory(): void {
  const scenario = scenarioOf(CONNECTION);
  const resident = (): number => process.memoryUsage.rss() / 2 ** 20;
  const before = resident();
  for (let seed = 0; seed < MANY_RUNS; seed += 1) playOnce(scenario, seed);
  const after = resident();
  const figure = `${before.toFixed(0)} to ${after.toFixed(0)} MB`;
  print(`memory over ${whole(MANY_RUNS)} runs`, figure, "flat", after - before < 20);
}

type Checked = { seconds: number; peakMegabytes: number; connections: number; violations: number };

function checkLargeCapture(): void {
  const folder = mkdtempSync(path.join(tmpdir(), "seqack-capture-"));
  try {
    const file = path.join(folder, "many.pcap");
    const packets = writeManyConnections(file, CAPTURE.connections, CAPTURE.octets);
    const size = `${(statSync(file).size / 2 ** 20).toFixed(0)} MB`;
    const script = inRoot("bin", "bench", "check-capture.ts");
    const printed = execFileSync(process.execPath, [script, file], { encoding: "utf8" });
    const checked: Checked = JSON.parse(printed);
    const { seconds, peakMegabytes, connections, violations } = checked;
    print(
      `check of ${size}, ${whole(packets)} packets`,
      `${seconds.toFixed(1)} s`,
      "10 s",
      seconds < 10,
    );
    print("its peak of memory", `${peakMegabytes.toFixed(0)} MB`, "300 MB", peakMegabytes < 300);
    print(
      "connections found in it",
      whole(connections),
      whole(CAPTURE.connections),
      connections === CAPTURE.connections,
    );
    print("violations found in it", whole(violations), "0", violations === 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

console.log(`${ROUNDS} rounds in turn, best of each; single runs: the middle of many\n`);
console.log(`  ${"".padEnd(46)}${"figure".padStart(16)}   goal`);
await compareConnections();
timeSingleRuns();
watchMemory();
checkLargeCapture();
