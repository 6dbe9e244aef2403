import { createHash } from "node:crypto";
import { type Dirent, existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Environment } from "../root.ts";

/** What never ends up in the built application. */
const LEFT_OUT_FOLDERS: ReadonlySet<string> = new Set([
  "bin",
  "content",
  "generated",
  "migrations",
  "node_modules",
  "playwright-report",
  "test-results",
  "tests",
]);

function isLeftOut(entry: Dirent): boolean {
  if (entry.name.startsWith(".")) return !entry.name.startsWith(".env") || entry.isDirectory();
  if (entry.isDirectory()) return LEFT_OUT_FOLDERS.has(entry.name);
  return /\.test\.tsx?$|\.md$|\.tsbuildinfo$|^next-env\.d\.ts$/.test(entry.name);
}

function* sourceFiles(root: string, below: string): Generator<string> {
  const entries = readdirSync(path.join(root, below), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (isLeftOut(entry)) continue;
    // "/" on every system, so that the hash of one commit is one value.
    const name = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* sourceFiles(root, name);
    else if (entry.isFile()) yield name;
  }
}

/** The words of free answers are built in. */
function* vocabularyFiles(root: string): Generator<string> {
  const folder = "content/vocabulary";
  if (existsSync(path.join(root, folder))) yield* sourceFiles(root, folder);
}

/**
 * Changes when the build would: with any source, setting or the lock file, with the runtime, and
 * with variables that Next copies into the pages.
 */
export function sourceHash(root: string, env: Environment): string {
  const hash = createHash("sha256").update(process.version);
  for (const file of [...sourceFiles(root, ""), ...vocabularyFiles(root)]) {
    const content = readFileSync(path.join(root, file));
    hash.update(`\0${file}\0${content.length}\0`).update(content);
  }
  for (const name of Object.keys(env).sort()) {
    if (name.startsWith("NEXT_PUBLIC_")) hash.update(`\0${name}=${env[name]}`);
  }
  return hash.digest("hex");
}
