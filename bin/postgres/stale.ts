import { readdir, readFile, readlink, rm } from "node:fs/promises";
import path from "node:path";
import { commandOf, signalPid } from "../process.ts";
import { waitUntil } from "../wait.ts";

async function listedPid(cluster: string): Promise<number | null> {
  const text = await readFile(path.join(cluster, "postmaster.pid"), "utf8").catch(() => "");
  const pid = Number.parseInt(text, 10);
  return Number.isInteger(pid) && pid > 1 ? pid : null;
}

/** Whether the process is a PostgreSQL server of this very folder. */
async function isServerOf(pid: number, cluster: string): Promise<boolean> {
  const command = await commandOf(pid);
  return command?.includes("postgres") === true && command.includes(cluster);
}

/** Processes that still work in the folder although their server is gone (known on Linux only). */
async function leftovers(cluster: string): Promise<number[]> {
  if (process.platform !== "linux") return [];
  const found: number[] = [];
  for (const name of await readdir("/proc").catch(() => [])) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) continue;
    const folder = await readlink(`/proc/${name}/cwd`).catch(() => "");
    if (folder === cluster) found.push(Number(name));
  }
  return found;
}

async function stopOrphan(pid: number, cluster: string): Promise<void> {
  // Fast, then immediate, then by force: the log of the database makes all three safe.
  for (const [signal, withinMs] of [
    ["SIGINT", 10_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ] as const) {
    if (!(await isServerOf(pid, cluster))) return;
    signalPid(pid, signal);
    const isGone = await waitUntil(async () => !(await isServerOf(pid, cluster)), { withinMs });
    if (isGone) return;
  }
}

export type Remains = "nothing" | "an orphaned server was stopped" | "a stale lock was removed";

/**
 * Clears what a hard kill leaves in the data folder: a server that lost its launcher, or a
 * postmaster.pid whose number now belongs to a zombie or to another program. PostgreSQL would
 * refuse to start because of either. Only called by the holder of the folder's launcher lock.
 */
export async function clearRemains(cluster: string): Promise<Remains> {
  const pid = await listedPid(cluster);
  if (pid === null) return "nothing";
  const wasRunning = await isServerOf(pid, cluster);
  if (wasRunning) await stopOrphan(pid, cluster);
  const isFree = await waitUntil(async () => (await leftovers(cluster)).length === 0, {
    withinMs: 5_000,
  });
  if (!isFree) {
    for (const leftover of await leftovers(cluster)) signalPid(leftover, "SIGKILL");
    await waitUntil(async () => (await leftovers(cluster)).length === 0, { withinMs: 2_000 });
  }
  if ((await listedPid(cluster)) !== pid) return "an orphaned server was stopped";
  await rm(path.join(cluster, "postmaster.pid"), { force: true });
  return wasRunning ? "an orphaned server was stopped" : "a stale lock was removed";
}
