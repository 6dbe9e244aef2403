import { type ChildProcess, spawn } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeAll } from "vitest";
import { anyFreePort } from "#bin/launcher/port.ts";
import { signalPid } from "#bin/process.ts";
import { inRoot, ROOT } from "#bin/root.ts";
import { buildForTests } from "#bin/testing/build.ts";
import { temporaryFolder } from "#bin/testing/cluster.ts";
import { waitUntil } from "#bin/wait.ts";

/** `npm start` as a process, with all that it printed. */
export interface Launcher {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** The address it printed; fails with the output when it ends without one. */
  ready(): Promise<string>;
  /** Its exit code, once it has ended. */
  ended(): Promise<number | null>;
}

/** Starts the last build with its data in the given folder. */
function launch(
  dataFolder: string,
  env: Readonly<Record<string, string>> = {},
  flags: readonly string[] = ["--no-build"],
): Launcher {
  const {
    DATABASE_URL: _1,
    NEXTAUTH_SECRET: _2,
    NEXTAUTH_URL: _3,
    PORT: _4,
    ...rest
  } = process.env;
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", inRoot("bin/start.ts"), "--data", dataFolder, ...flags],
    { cwd: ROOT, env: { ...rest, ...env }, stdio: ["ignore", "pipe", "pipe"] },
  );
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
  }
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    child,
    output: () => printed,
    async ready() {
      const address = (): string | undefined => /runs at (http\S+)/.exec(printed)?.[1];
      await waitUntil(() => address() !== undefined || hasEnded(), { withinMs: 120_000 });
      const found = address();
      if (found === undefined) throw new Error(`It did not start:\n${printed}`);
      return found;
    },
    async ended() {
      const isOver = await waitUntil(hasEnded, { withinMs: 30_000 });
      if (!isOver) throw new Error(`It did not end:\n${printed}`);
      return child.exitCode;
    },
  };
}

type Env = Readonly<Record<string, string>>;

/** What the tests of a file share: a data folder, a port, and an end of all that they started. */
export interface LauncherOfFile {
  readonly data: () => string;
  readonly port: () => string;
  start(env?: Env, flags?: readonly string[]): Launcher;
  /** The same with its data elsewhere. */
  startIn(dataFolder: string, env?: Env): Launcher;
}

/** Called at the top of a test file: builds before its tests and cleans up after them. */
export function launcherOfFile(): LauncherOfFile {
  let data = "";
  let port = "";
  const launched: Launcher[] = [];
  const begin = (folder: string, env: Env = {}, flags?: readonly string[]): Launcher => {
    const launcher = launch(folder, { PORT: port, ...env }, flags);
    launched.push(launcher);
    return launcher;
  };
  beforeAll(async () => {
    await buildForTests();
    data = await temporaryFolder();
    port = String(await anyFreePort());
  }, 240_000);
  afterEach(async () => {
    for (const launcher of launched.splice(0)) {
      if (launcher.child.exitCode === null && launcher.child.signalCode === null)
        await stop(launcher);
    }
  });
  afterAll(() => rm(data, { recursive: true, force: true }));
  return {
    data: () => data,
    port: () => port,
    start: (env, flags) => begin(data, env, flags),
    startIn: (folder, env) => begin(folder, env),
  };
}

/** Ends it as Ctrl and C do. */
export async function stop(launcher: Launcher): Promise<number | null> {
  launcher.child.kill("SIGINT");
  return launcher.ended();
}

/** The status of an address; 0 when nobody answers. */
export async function status(address: string): Promise<number> {
  return fetch(address, { redirect: "manual" }).then(
    (response) => response.status,
    () => 0,
  );
}

/** Process number of the PostgreSQL of a data folder. */
export async function postgresPid(dataFolder: string): Promise<number> {
  const file = path.join(dataFolder, "postgres/cluster/postmaster.pid");
  return Number.parseInt(await readFile(file, "utf8"), 10);
}

/** Ends a process as a crash would. */
export function killHard(pid: number | undefined): void {
  if (pid !== undefined) signalPid(pid, "SIGKILL");
}
