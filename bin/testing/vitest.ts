import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startTestCluster } from "./cluster.ts";
import { runCommand } from "./command.ts";
import { generated } from "./generated.ts";
import type { Outcome, Part } from "./part.ts";

const NOTHING: Outcome = { passed: 0, failed: 1, skipped: 0 };

function numberAt(report: object, key: string): number {
  const value = Object.entries(report).find(([name]) => name === key)?.[1];
  return typeof value === "number" ? value : 0;
}

async function readOutcome(file: string, isGood: boolean): Promise<Outcome> {
  const parsed: unknown = JSON.parse(await readFile(file, "utf8").catch(() => "null"));
  if (typeof parsed !== "object" || parsed === null) return NOTHING;
  const failed = numberAt(parsed, "numFailedTests");
  return {
    passed: numberAt(parsed, "numPassedTests"),
    // A file that cannot be loaded has no test that failed, but it failed.
    failed: failed === 0 && !isGood ? 1 : failed,
    skipped: numberAt(parsed, "numPendingTests") + numberAt(parsed, "numTodoTests"),
  };
}

async function runVitest(
  project: string,
  filter: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const folder = await mkdtemp(path.join(tmpdir(), "seqack-report-"));
  const report = path.join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  try {
    const isGood = await runCommand(
      ["vitest", "vitest"],
      ["run", "--project", project, ...reporters, ...filter],
      { env },
    );
    return await readOutcome(report, isGood);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The tests beside the files they test. */
export const unit: Part = {
  name: "unit",
  group: "unit",
  async run(filter) {
    await generated();
    return runVitest("unit", filter, {});
  },
};

/** The tests that need a real PostgreSQL. */
export const integration: Part = {
  name: "integration",
  group: "integration",
  async run(filter) {
    const cluster = await startTestCluster();
    try {
      return await runVitest("integration", filter, { SEQACK_TEST_POSTGRES: cluster.adminUrl });
    } finally {
      await cluster.stop();
    }
  },
};
