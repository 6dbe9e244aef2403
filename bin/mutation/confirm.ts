import path from "node:path";
import { startVitest } from "vitest/node";
import { inRoot } from "../root.ts";
import type { Mutant, Verdict } from "./mutant.ts";
import { isTest, reachedFrom, type Sources } from "./sources.ts";

/** The files of one folder's tests that reach the mutant; the wire traces speak for all of them. */
function testsOf({ file }: Mutant, sources: Sources): string[] {
  const folders = new Set([path.posix.dirname(file), "oracle/wire", "oracle/rules"]);
  return Object.keys(sources).filter(
    (name) =>
      isTest(name) && folders.has(path.posix.dirname(name)) && reachedFrom(name, sources).has(file),
  );
}

/** The name of the first test of Vitest's own that fails; null when all are content. */
async function failingTest(mutant: Mutant, sources: Sources): Promise<string | null> {
  const text = sources[mutant.file] ?? "";
  const mutated = text.slice(0, mutant.start) + mutant.becomes + text.slice(mutant.end);
  const target = inRoot(mutant.file);
  const vitest = await startVitest(
    "test",
    testsOf(mutant, sources),
    { watch: false, project: "unit", reporters: [], maxWorkers: 1, passWithNoTests: true },
    {
      plugins: [
        {
          name: "one-mutant",
          enforce: "pre",
          transform: (_code, id) => (id === target ? { code: mutated, map: null } : null),
        },
      ],
    },
  );
  const tests = vitest.state.getFiles().flatMap((file) => file.tasks);
  const failed = tests.find((task) => task.result?.state === "fail");
  await vitest.close();
  // Vitest says so in the exit code of this process, which is ours to set.
  process.exitCode = 0;
  return failed?.name ?? null;
}

/** Runs each survivor with Vitest itself: only what these tests leave alive as well survives. */
export async function confirmSurvivors(
  sources: Sources,
  verdicts: readonly Verdict[],
): Promise<Verdict[]> {
  const confirmed: Verdict[] = [];
  for (const verdict of verdicts) {
    const by = verdict.outcome === "survived" ? await failingTest(verdict.mutant, sources) : null;
    confirmed.push(by === null ? verdict : { ...verdict, outcome: "killed", by });
  }
  return confirmed;
}
