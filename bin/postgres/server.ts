import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { Complaint, messageOf } from "../complaint.ts";
import { anyFreePort } from "../launcher/port.ts";
import { endChild, hasEnded } from "../process.ts";
import { waitUntil } from "../wait.ts";
import { type Place, program } from "./place.ts";
import { clearRemains } from "./stale.ts";

export interface ServerOptions {
  readonly place: Place;
  readonly password: string;
  readonly port: number;
  readonly logFile: string;
  /** Settings of PostgreSQL beyond the usual ones; the tests trade safety for speed. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export interface PostgresServer {
  readonly child: ChildProcess;
  readonly port: number;
}

/** Address of a database on the server of these options. */
export function databaseAddress(port: number, password: string, database: string): string {
  return `postgresql://seqack:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

function launch(options: ServerOptions, port: number): ChildProcess {
  const settings = {
    // Local connections only, and by TCP: the path of a unix socket may be too long for one.
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    logging_collector: "off",
    log_destination: "stderr",
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // The log is a file and no pipe: the server can outlive us without choking on a closed one.
  const log = openSync(options.logFile, "a", 0o600);
  try {
    return spawn(
      program(options.place, "postgres"),
      ["-D", options.place.cluster, "-p", String(port), ...flags],
      {
        ...options.place.account,
        cwd: path.parse(options.place.cluster).root,
        env: { ...process.env, LC_ALL: "C", LANG: "C" },
        stdio: ["ignore", log, log],
        // Its own group: a Ctrl-C in the terminal must reach us first, the web server next.
        detached: true,
        windowsHide: true,
      },
    );
  } finally {
    closeSync(log);
  }
}

function logSize(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

async function logSince(file: string, offset: number): Promise<string> {
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  return bytes.subarray(offset).toString("utf8");
}

/** null when the server answers; else why it does not yet. */
async function connectionProblem(address: string): Promise<Error | null> {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    await client.end().catch(() => undefined);
  }
}

type Attempt = { readonly started: true } | { readonly started: false; readonly why: string };

async function attempt(options: ServerOptions, child: ChildProcess, port: number, offset: number) {
  const address = databaseAddress(port, options.password, "postgres");
  let isReady = false;
  // Long, because after a crash the server first repeats what its log holds.
  await waitUntil(
    async () => {
      if (hasEnded(child)) return true;
      const problem = await connectionProblem(address);
      if (problem instanceof pg.DatabaseError && problem.code === "28P01") {
        await endChild(child, "SIGINT", 10_000);
        throw new Complaint(
          "The database refuses the password kept in the data folder. If the file " +
            "postgres-password was changed or lost, put the old one back.",
        );
      }
      isReady = problem === null && !hasEnded(child);
      return isReady;
    },
    { withinMs: 300_000, ...(options.signal === undefined ? {} : { signal: options.signal }) },
  );
  if (isReady) return { started: true } satisfies Attempt;
  await endChild(child, "SIGINT", 10_000);
  const why = (await logSince(options.logFile, offset)).trim();
  return { started: false, why } satisfies Attempt;
}

function explain(log: string): string {
  const fatal = log.split("\n").filter((line) => /FATAL|PANIC|HINT|error while/.test(line));
  if (/No space left on device/.test(log)) return "PostgreSQL cannot start: the disk is full.";
  return `PostgreSQL cannot start: ${(fatal.length > 0 ? fatal : log.split("\n")).slice(-4).join("\n")}`;
}

/** Starts the server; clears what an earlier hard kill left, as often as that is in the way. */
export async function startServer(options: ServerOptions): Promise<PostgresServer> {
  await clearRemains(options.place.cluster);
  let port = options.port;
  for (let tries = 1; ; tries += 1) {
    const offset = logSize(options.logFile);
    const child = launch(options, port);
    const failedToSpawn = once(child, "error").then(([error]) => messageOf(error));
    const outcome = await Promise.race([
      attempt(options, child, port, offset),
      failedToSpawn.then((why): Attempt => ({ started: false, why })),
    ]);
    if (outcome.started) return { child, port };
    options.signal?.throwIfAborted();
    const isInTheWay = /postmaster\.pid|shared memory block|Address already in use/.test(
      outcome.why,
    );
    if (!isInTheWay || tries >= 20) throw new Complaint(explain(outcome.why));
    if (/Address already in use/.test(outcome.why)) port = await anyFreePort();
    await clearRemains(options.place.cluster);
    await waitUntil(() => false, { withinMs: 1_000 });
  }
}

/** Ends the server: open transactions are rolled back, everything committed is on disk. */
export async function stopServer(server: PostgresServer, place: Place): Promise<void> {
  if (process.platform === "win32" && !hasEnded(server.child)) {
    const stop = spawn(program(place, "pg_ctl"), ["stop", "-D", place.cluster, "-m", "fast"]);
    await once(stop, "close");
  }
  await endChild(server.child, "SIGINT", 15_000);
}
