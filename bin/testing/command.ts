import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { endChild } from "../process.ts";
import { ROOT } from "../root.ts";

export interface CommandOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Flags of Node before the script. */
  readonly nodeFlags?: readonly string[];
  /** Takes its output, which otherwise is ours. */
  readonly say?: (text: string) => void;
}

/** Script of a package's command, so that it runs on this Node on every system. */
function commandScript(packageName: string, command: string): string {
  const require = createRequire(import.meta.url);
  const folder = require.resolve
    .paths(packageName)
    ?.map((place) => path.join(place, packageName))
    .find((place) => existsSync(path.join(place, "package.json")));
  if (folder === undefined) throw new Error(`${packageName} is not installed: run npm ci.`);
  const parsed: unknown = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const bin = typeof parsed === "object" && parsed !== null && "bin" in parsed ? parsed.bin : "";
  if (typeof bin === "string") return path.join(folder, bin);
  const named = Object.entries(bin ?? {}).find(([name]) => name === command);
  return path.join(folder, String(named?.[1]));
}

/** No part takes half as long. */
const LIMIT_MINUTES = 25;

const running = new Set<ChildProcess>();

/** Ends the commands that run now; whoever started them goes on and cleans up. */
export function endCommands(): void {
  for (const child of running) child.kill("SIGTERM");
}

/** Runs a package's command with its output on ours; true when it was content. */
export async function runCommand(
  [packageName, command]: readonly [string, string],
  args: readonly string[],
  options: CommandOptions = {},
): Promise<boolean> {
  return runScript(commandScript(packageName, command), args, options);
}

/** The same with a script of our own or of a package, by its path. */
export async function runScript(
  script: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<boolean> {
  const child = spawn(process.execPath, [...(options.nodeFlags ?? []), script, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...options.env },
    stdio: options.say ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => options.say?.(text));
  }
  running.add(child);
  // A tool that hangs after its last test would hold the whole run.
  const limit = setTimeout(() => {
    console.error(`${path.basename(script)} did not end within ${LIMIT_MINUTES} minutes.`);
    endChild(child, "SIGTERM", 10_000);
  }, LIMIT_MINUTES * 60_000);
  return new Promise<boolean>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code === 0));
  }).finally(() => {
    clearTimeout(limit);
    running.delete(child);
  });
}
