import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { inRoot } from "#bin/root.ts";

/** Files that break no rule, so that what a test finds is what it planted. */
const SOUND: Readonly<Record<string, string>> = {
  "oracle/step.ts": "export const step = 1;\nexport type Step = number;\n",
  "contract/review.ts":
    'import { z } from "zod";\nimport type { Step } from "#oracle/step.ts";\n' +
    "export const review = z.number();\nexport type Review = Step;\n",
  "server/review/submit.ts":
    'import "server-only";\nimport { step } from "#oracle/step.ts";\nexport const submit = step;\n' +
    "export type Submit = typeof submit;\n",
  "app/page.tsx":
    'import { submit } from "#server/review/submit.ts";\nexport const page = submit;\n',
  "app/_components/card.tsx":
    'import type { Submit } from "#server/review/submit.ts";\nexport const card: Submit = 1;\n',
  "bin/run.ts": 'import { submit } from "#server/review/submit.ts";\nexport const run = submit;\n',
  "content/one.yaml": "prompt: why\n",
};

/** A small project in a temporary folder: sound files, and those that a test plants. */
export function plant(files: Readonly<Record<string, string>>): {
  readonly root: string;
  remove(): void;
} {
  const root = mkdtempSync(path.join(tmpdir(), "seqack-rooms-"));
  cpSync(inRoot("package.json"), path.join(root, "package.json"));
  cpSync(inRoot("tsconfig.json"), path.join(root, "tsconfig.json"));
  symlinkSync(inRoot("node_modules"), path.join(root, "node_modules"), "junction");
  for (const [name, text] of Object.entries({ ...SOUND, ...files })) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}
