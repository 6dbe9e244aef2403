import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { inRoot } from "#bin/root.ts";
import { boundaryProblems } from "#bin/testing/boundaries.ts";
import { houseRuleProblems } from "#bin/testing/house-rules.ts";
import { plant } from "./planted.ts";

async function problemsOf(
  files: Readonly<Record<string, string>>,
  check: (root: string) => Promise<string[]>,
): Promise<string[]> {
  const planted = plant(files);
  try {
    return await check(planted.root);
  } finally {
    planted.remove();
  }
}

const use = (what: string): string =>
  `import * as used from "${what}";\nexport const mine = used;\n`;
const name = (what: string): string =>
  `import type * as used from "${what}";\nexport type Mine = typeof used;\n`;
const TEST_FILE = { "tests/setup/people.ts": "export const person = 1;\n" };
const CLIENT = { "generated/prisma/client.ts": "export const client = 1;\n" };

/** Rule, the file that breaks it, what that file holds, and what else must be there. */
type Violation = readonly [string, string, string, Readonly<Record<string, string>>?];
const violations: readonly Violation[] = [
  ["oracle-imports-nothing", "oracle/a.ts", use("zod")],
  ["oracle-imports-nothing", "oracle/a.ts", use("node:fs")],
  ["oracle-imports-nothing", "oracle/a.ts", name("#contract/review.ts")],
  ["contract-imports-zod-and-oracle-types", "contract/a.ts", use("yaml")],
  ["contract-imports-zod-and-oracle-types", "contract/a.ts", name("#server/review/submit.ts")],
  ["contract-takes-only-types-of-oracle", "contract/a.ts", use("#oracle/step.ts")],
  ["server-knows-no-page-and-no-test", "server/a.ts", use("#app/page.tsx")],
  [
    "app-knows-what-is-seen",
    "app/page.ts",
    use("#prisma/load.ts"),
    { "prisma/load.ts": "export {};" },
  ],
  ["app-knows-what-is-seen", "app/page.ts", use("#content/one.json"), { "content/one.json": "{}" }],
  [
    "components-take-only-types-of-server",
    "app/_components/a.tsx",
    use("#server/review/submit.ts"),
  ],
  [
    "components-take-only-types-of-server",
    "app/[locale]/review/kinds/a.tsx",
    use("#server/review/submit.ts"),
  ],
  [
    "components-take-only-types-of-server",
    "app/[locale]/a.client.tsx",
    use("#server/review/submit.ts"),
  ],
  [
    "only-doors-of-app-run-server",
    "app/[locale]/review/session.ts",
    use("#server/review/submit.ts"),
  ],
  ["app-has-no-node-in-components", "app/_components/a.tsx", use("node:fs")],
  ["content-is-data", "content/a.ts", use("#oracle/step.ts")],
  ["prisma-stores-rows", "prisma/a.ts", use("#server/review/submit.ts")],
  ["nobody-imports-tests", "server/a.ts", use("#tests/setup/people.ts"), TEST_FILE],
  ["nobody-imports-tests", "bin/a.ts", use("#tests/setup/people.ts"), TEST_FILE],
  ["nobody-imports-bin", "server/a.ts", use("#bin/run.ts")],
  ["postgres-only-through-server", "app/page.ts", use("pg")],
  ["postgres-only-through-server", "app/page.ts", use("@prisma/client")],
  ["postgres-only-through-server", "contract/a.ts", use("#generated/prisma/client.ts"), CLIENT],
  ["prisma-client-only-in-server", "bin/a.ts", use("#generated/prisma/client.ts"), CLIENT],
  ["no-circle", "oracle/a.ts", use("./b.ts"), { "oracle/b.ts": use("./a.ts") }],
  ["nothing-unresolved", "server/a.ts", use("#server/nowhere.ts")],
  // Installed, because others need it, and not listed.
  ["packages-are-listed", "server/a.ts", use("semver")],
  ["product-needs-no-tool-of-development", "server/a.ts", use("vitest")],
];

const houseRules: readonly (readonly [string, string, string])[] = [
  ["content/ is data", "content/answers.ts", "export const answers = [1];\n"],
  ["server/ never reaches the browser", "server/a.ts", "export const a = 1;\n"],
  [
    "server/ never reaches the browser",
    "server/b.ts",
    'import { a } from "./a.ts";\nimport "server-only";\nexport const b = a;\n',
  ],
  ['no "use server"', "app/act.ts", '"use server";\nexport const act = 1;\n'],
  ['no "use server"', "app/act.tsx", 'export async function act() {\n  "use server";\n}\n'],
  ["oracle/ has no clock", "oracle/a.ts", "export const now = Date.now();\n"],
  ["oracle/ has no clock", "oracle/a.ts", "export const chance = Math.random();\n"],
  ["oracle/ has no clock", "oracle/a.ts", "export const now = performance.now();\n"],
  ["oracle/ has no clock", "oracle/a.ts", "export const id = crypto.randomUUID();\n"],
  ["oracle/ has no clock", "oracle/a.ts", "export const { now } = performance;\n"],
  ["oracle/ has no clock", "oracle/a.ts", "export const { random } = Math;\n"],
  ["oracle/ has no clock", "oracle/a.ts", "export const now = globalThis.performance.now();\n"],
  ["oracle/ has no clock", "oracle/a.ts", "export const at = process.hrtime();\n"],
  ["oracle/ has no clock", "oracle/a.ts", "setImmediate(() => undefined);\n"],
  ["oracle/ has no clock", "oracle/a.ts", "export const at = AbortSignal.timeout(9);\n"],
  ["takes anything", "server/utils/a.ts", 'import "server-only";\n'],
  ["takes anything", "app/lib/a.ts", "export const a = 1;\n"],
  ["ask which word names the second half", "oracle/long.ts", "export {};\n".repeat(301)],
];

describe("boundaries between rooms", () => {
  it("finds nothing in a sound tree", async () => {
    expect(await problemsOf({}, boundaryProblems)).toEqual([]);
  });

  for (const [rule, file, text, more] of violations) {
    it(`${rule}: ${file}`, async () => {
      const problems = await problemsOf({ ...more, [file]: text }, boundaryProblems);
      expect(problems.map((problem) => problem.split(":", 1)[0])).toContain(rule);
      expect(problems.join("\n")).toContain(file);
    });
  }

  it("has a planted violation for each rule", () => {
    const { forbidden } = createRequire(import.meta.url)(inRoot(".dependency-cruiser.cjs"));
    const planted = new Set(violations.map(([rule]) => rule));
    const rules: string[] = forbidden.map((rule: { name: string }) => rule.name);
    expect(rules.filter((rule) => !planted.has(rule))).toEqual([]);
  });

  it("does not take an empty reading for success", async () => {
    const planted = plant({});
    const { rmSync } = await import("node:fs");
    for (const room of ["oracle", "contract", "server", "app", "bin", "content"]) {
      rmSync(`${planted.root}/${room}`, { recursive: true });
    }
    const problems = await boundaryProblems(planted.root).catch((error: Error) => [error.message]);
    planted.remove();
    expect(problems).not.toEqual([]);
  });
});

describe("house rules", () => {
  it("finds nothing in a sound tree", async () => {
    expect(await problemsOf({}, houseRuleProblems)).toEqual([]);
  });

  it.each(houseRules)("%s: %s", async (sentence, file, text) => {
    const problems = await problemsOf({ [file]: text }, houseRuleProblems);
    expect(problems.join("\n")).toContain(sentence);
  });

  it("lets oracle/ speak of a process and its performance, and count", async () => {
    const text = "// One process. Its performance.\nexport const most = Math.max(1, 2);\n";
    expect(await problemsOf({ "oracle/a.ts": text }, houseRuleProblems)).toEqual([]);
  });

  it("lets tests of server/ do without", async () => {
    const text = "export const a = 1;\n";
    expect(await problemsOf({ "server/a.test.ts": text }, houseRuleProblems)).toEqual([]);
  });
});
