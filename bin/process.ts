import { type ChildProcess, execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { waitUntil } from "./wait.ts";

const run = promisify(execFile);

async function linuxCommand(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (stat === null) return null;
  // A zombie is still listed but runs no more: "pid (name) Z …".
  const state = stat.slice(stat.lastIndexOf(")") + 2, stat.lastIndexOf(")") + 3);
  if (state === "Z" || state === "X") return null;
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return command.replaceAll("\0", " ");
}

/** The command line of a living process; null when no such process runs. */
export async function commandOf(pid: number): Promise<string | null> {
  if (process.platform === "linux") return linuxCommand(pid);
  if (process.platform === "win32") {
    const listed = await run("tasklist", ["/fi", `PID eq ${pid}`, "/fo", "csv", "/nh"]);
    return listed.stdout.includes(`"${pid}"`) ? listed.stdout.trim() : null;
  }
  const listed = await run("ps", ["-o", "stat=,command=", "-p", String(pid)]).catch(() => null);
  const line = listed?.stdout.trim() ?? "";
  return line === "" || line.startsWith("Z") ? null : line;
}

/** Sends a signal to a process that may be gone already. */
export function signalPid(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone: that is what the signal was for.
  }
}

/** True once the child has ended, however it did. */
export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
}

/** Asks a child to end and forces it when it does not in time. */
export async function endChild(
  child: ChildProcess,
  signal: NodeJS.Signals,
  withinMs: number,
): Promise<void> {
  if (hasEnded(child)) return;
  child.kill(signal);
  const ended = await waitUntil(() => hasEnded(child), { withinMs });
  if (ended) return;
  child.kill("SIGKILL");
  await waitUntil(() => hasEnded(child), { withinMs: 5_000 });
}
