import { readdirSync } from "node:fs";
import { ROOT } from "../root.ts";
import { boundaryProblems } from "./boundaries.ts";
import { runCommand } from "./command.ts";
import { generated } from "./generated.ts";
import { houseRuleProblems } from "./house-rules.ts";
import { oneTest, type Part } from "./part.ts";

function report(problems: readonly string[]): boolean {
  for (const problem of problems) console.log(`  ${problem}`);
  return problems.length === 0;
}

/** next build and next dev make it; the types of the pages are wrong without it. */
async function typesOfNext(): Promise<void> {
  const isPage = readdirSync(ROOT).includes("app") && readdirSync(`${ROOT}/app`).length > 0;
  if (isPage)
    await runCommand(["next", "next"], ["typegen"], { env: { NEXT_TELEMETRY_DISABLED: "1" } });
}

/** What needs no database and no browser: the parts of `npm run check`. */
export const checks: readonly Part[] = [
  {
    name: "types",
    group: "check",
    async run() {
      await generated();
      await typesOfNext();
      return oneTest(
        await runCommand(
          ["typescript", "tsc"],
          ["--noEmit", "--pretty", String(process.stdout.isTTY === true)],
        ),
      );
    },
  },
  {
    name: "lint",
    group: "check",
    run: async () =>
      oneTest(
        await runCommand(
          ["@biomejs/biome", "biome"],
          ["ci", ".", ...(process.stdout.isTTY ? [] : ["--colors=off"])],
        ),
      ),
  },
  {
    name: "boundaries",
    group: "check",
    run: async () => oneTest(report(await boundaryProblems(ROOT))),
  },
  {
    name: "house rules",
    group: "check",
    run: async () => oneTest(report(await houseRuleProblems(ROOT))),
  },
  {
    name: "unused",
    group: "check",
    run: async () => oneTest(await runCommand(["knip", "knip"], [])),
  },
];
