import { spawn } from "node:child_process";
import { access, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { Complaint } from "../complaint.ts";
import { endChild } from "../process.ts";
import { inRoot, ROOT } from "../root.ts";
import { readIfThere } from "./data-folder.ts";
import { holdInTurn } from "./exclusive.ts";
import { generateClient } from "./generate-client.ts";
import { sourceHash } from "./source-hash.ts";

const OUTPUT = inRoot(".next");
const STAMP = path.join(OUTPUT, "source-hash");
/** One build at a time in this folder, wherever the data of those who ask for it is. */
const LOCK = inRoot(".data", "build.lock");

/** Next's command, run by this very Node and not by what a shell finds. */
export function nextCommand(): string {
  return createRequire(import.meta.url).resolve("next/dist/bin/next");
}

async function runBuild(signal?: AbortSignal): Promise<void> {
  // A build is the same whatever database the one who starts it has.
  const { DATABASE_URL: _unused, ...env } = process.env;
  const child = spawn(process.execPath, [nextCommand(), "build"], {
    cwd: ROOT,
    env: { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", CI: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const abort = (): void => {
    endChild(child, "SIGTERM", 2_000);
  };
  signal?.addEventListener("abort", abort, { once: true });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output += chunk;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  signal?.removeEventListener("abort", abort);
  signal?.throwIfAborted();
  if (code === 0) return;
  if (/ENOSPC|No space left/.test(output))
    throw new Complaint("The build failed: the disk is full.");
  throw new Complaint(`The build failed:\n${output.trim()}`);
}

async function isBuilt(hash: string): Promise<boolean> {
  const isThere = await access(path.join(OUTPUT, "BUILD_ID")).then(
    () => true,
    () => false,
  );
  return isThere && (await readIfThere(STAMP)) === hash;
}

export interface BuildOptions {
  /** Says why building may not happen now; asked only when it would. */
  readonly refuse?: () => string | null;
  readonly onWait?: () => void;
  readonly onBuild?: () => void;
  readonly signal?: AbortSignal;
}

/** Builds the application unless the last good build was of these very sources. */
export async function buildIfChanged(options: BuildOptions): Promise<"built" | "kept"> {
  const turn = await holdInTurn(LOCK, options.onWait ?? (() => undefined));
  try {
    await generateClient();
    const hash = sourceHash(ROOT, process.env);
    if (await isBuilt(hash)) return "kept";
    const refusal = options.refuse?.() ?? null;
    if (refusal !== null) throw new Complaint(refusal);
    options.onBuild?.();
    await rm(STAMP, { force: true });
    await runBuild(options.signal);
    // Taken again: a source that was saved during the build is not in it for sure.
    if (sourceHash(ROOT, process.env) === hash) await writeFile(STAMP, hash);
    return "built";
  } finally {
    turn.release();
  }
}
