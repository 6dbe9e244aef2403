import { type ChildProcess, spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
import { Complaint } from "../complaint.ts";
import { endChild, hasEnded } from "../process.ts";
import { inRoot, ROOT } from "../root.ts";
import { waitUntil } from "../wait.ts";
import { nextCommand } from "./build-if-changed.ts";

export interface WebOptions {
  readonly mode: "production" | "development";
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string;
  readonly secret: string;
  /** Address that people open; also the one that sign-in comes back to. */
  readonly address: string;
  /** Further variables of the server; the tests have some. */
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Takes what the server prints once it serves; before that it is kept for a failure. */
  readonly output: (text: string) => void;
}

export interface WebServer {
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

/** The port was taken between our look at it and the server's. */
export class PortTaken extends Error {
  override readonly name = "PortTaken";
}

function launch(options: WebOptions): ChildProcess {
  const preload = pathToFileURL(inRoot("bin/launcher/end-with-parent.ts")).href;
  const command = options.mode === "production" ? "start" : "dev";
  const place = ["--port", String(options.port), "--hostname", options.host];
  return spawn(process.execPath, ["--import", preload, nextCommand(), command, ...place], {
    cwd: ROOT,
    env: {
      ...process.env,
      ...options.env,
      NODE_ENV: options.mode,
      NEXT_TELEMETRY_DISABLED: "1",
      DATABASE_URL: options.databaseUrl,
      NEXTAUTH_SECRET: options.secret,
      NEXTAUTH_URL: options.address,
      PORT: String(options.port),
    },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // Its own group: the launcher ends it, in its order, and not the terminal's Ctrl-C.
    detached: process.platform !== "win32",
    windowsHide: true,
  });
}

async function answers(host: string, port: number): Promise<boolean> {
  // A file of the build that does not exist: answered at once, without a page or the database.
  const probe = `http://${host}:${port}/_next/static/ready`;
  return fetch(probe, { redirect: "manual", signal: AbortSignal.timeout(10_000) }).then(
    () => true,
    () => false,
  );
}

/** Starts Next and resolves when it answers. */
export async function startWebServer(options: WebOptions): Promise<WebServer> {
  const child = launch(options);
  let early = "";
  let isServing = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      if (isServing) options.output(text);
      else early += text;
    });
  }
  let failure: Error | undefined;
  child.once("error", (error) => {
    failure = error;
  });
  const host = options.host === "0.0.0.0" || options.host === "::" ? "127.0.0.1" : options.host;
  const isUp = await waitUntil(
    async () => failure !== undefined || hasEnded(child) || (await answers(host, options.port)),
    {
      withinMs: 120_000,
      everyMs: 100,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    },
  );
  if (isUp && failure === undefined && !hasEnded(child)) {
    isServing = true;
    return { child, stop: () => stopWebServer(child) };
  }
  await stopWebServer(child);
  options.signal?.throwIfAborted();
  if (/EADDRINUSE/.test(early)) throw new PortTaken(`Port ${options.port} was taken just now.`);
  throw new Complaint(`The web server does not start:\n${failure?.message ?? early.trim()}`);
}

async function stopWebServer(child: ChildProcess): Promise<void> {
  await endChild(child, "SIGTERM", 10_000);
}
