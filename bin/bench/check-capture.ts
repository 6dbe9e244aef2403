import { openSync, readSync } from "node:fs";
import { newCaptureReader } from "#oracle/capture/reader.ts";
import { newChecker } from "#oracle/check/checker.ts";

/**
 * Checks one capture and prints what that cost, as one line of JSON: a process of its own, because
 * only so is its peak of memory its own. `node bin/bench/check-capture.ts FILE`
 */

const CHUNK = 65_536;

const [, , file] = process.argv;
if (file === undefined) throw new Error("which capture?");
const since = performance.now();
const reader = newCaptureReader();
const checker = newChecker();
const handle = openSync(file, "r");
const chunk = Buffer.alloc(CHUNK);
for (let size = readSync(handle, chunk); size > 0; size = readSync(handle, chunk)) {
  const segments = reader.push(chunk.subarray(0, size));
  if (!segments.ok) throw new Error(segments.error.code);
  for (const segment of segments.value) checker.push(segment);
}
const ended = reader.end();
if (!ended.ok) throw new Error(ended.error.code);
const report = checker.end();
const seconds = (performance.now() - since) / 1000;
console.log(
  JSON.stringify({
    seconds,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    connections: report.connections.length,
    violations: report.violations.length,
  }),
);
