import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { findBrowser } from "../browser/find.ts";
import { buildForTests } from "./build.ts";
import { startTestCluster } from "./cluster.ts";
import { runCommand } from "./command.ts";
import type { Outcome, Part } from "./part.ts";

function statistic(report: unknown, key: string): number {
  if (typeof report !== "object" || report === null || !("stats" in report)) return 0;
  const found = Object.entries(report.stats ?? {}).find(([name]) => name === key)?.[1];
  return typeof found === "number" ? found : 0;
}

async function readOutcome(file: string, isGood: boolean): Promise<Outcome> {
  const report: unknown = JSON.parse(await readFile(file, "utf8").catch(() => "null"));
  const failed = statistic(report, "unexpected") + statistic(report, "flaky");
  return {
    passed: statistic(report, "expected"),
    failed: failed === 0 && !isGood ? 1 : failed,
    skipped: statistic(report, "skipped"),
  };
}

/** The tests in a browser: a real build, served on a real database. */
export const endToEnd: Part = {
  name: "end-to-end",
  group: "e2e",
  async run(filter) {
    const browser = await findBrowser();
    console.log(`Browser: ${browser}`);
    await buildForTests();
    const folder = await mkdtemp(path.join(tmpdir(), "seqack-report-"));
    const report = path.join(folder, "report.json");
    const cluster = await startTestCluster();
    try {
      const isGood = await runCommand(["@playwright/test", "playwright"], ["test", ...filter], {
        // The fixtures use server/ directly: see vitest.config.ts.
        nodeFlags: ["--conditions=react-server"],
        env: {
          CHROMIUM_PATH: browser,
          PLAYWRIGHT_JSON_OUTPUT_FILE: report,
          SEQACK_TEST_POSTGRES: cluster.adminUrl,
        },
      });
      return await readOutcome(report, isGood);
    } finally {
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};
