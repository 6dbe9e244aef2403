import { setTimeout as delay } from "node:timers/promises";
import { messageOf } from "../complaint.ts";
import { signalPid } from "../process.ts";
import type { StartOptions } from "./arguments.ts";
import { choosePort } from "./port.ts";
import type { Progress } from "./progress.ts";
import { PortTaken, startWebServer, type WebOptions, type WebServer } from "./web-server.ts";

export interface Served {
  readonly address: string;
  stop(): Promise<void>;
  abandon(): void;
}

export interface ServeOptions {
  readonly start: StartOptions;
  readonly databaseUrl: string;
  readonly secret: string;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/** Starts Next on the wanted port, or on the next free one when none was asked for. */
async function startOnSomePort(options: ServeOptions): Promise<[WebServer, WebOptions]> {
  const { start, progress, signal } = options;
  for (let from = 3000; ; ) {
    const { port, taken } = await choosePort(start.host, start.port, from);
    if (taken !== null) progress.note(`Port ${taken} is taken by another program: using ${port}.`);
    const web: WebOptions = {
      mode: start.isDevelopment ? "development" : "production",
      host: start.host,
      port,
      databaseUrl: options.databaseUrl,
      secret: options.secret,
      address: process.env.NEXTAUTH_URL || `http://localhost:${port}`,
      signal,
      output: (text) => process.stdout.write(text),
    };
    try {
      return [await startWebServer(web), web];
    } catch (error) {
      if (!(error instanceof PortTaken) || start.port !== null) throw error;
      from = port + 1;
    }
  }
}

/** Serves, and starts the web server again should it end by itself. */
export async function serve(options: ServeOptions): Promise<Served> {
  const { progress, signal } = options;
  let [current, web] = await startOnSomePort(options);
  const restart = async (): Promise<void> => {
    for (let wait = 500; !signal.aborted; wait = Math.min(wait * 2, 30_000)) {
      await delay(wait, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        current = await startWebServer(web);
        watch();
        progress.note("The web server runs again.");
        return;
      } catch (error) {
        if (!signal.aborted) progress.note(messageOf(error));
      }
    }
  };
  let restarting: Promise<void> = Promise.resolve();
  function watch(): void {
    current.child.once("exit", (code, name) => {
      if (signal.aborted) return;
      progress.note(
        `The web server ended by itself (${name ?? `code ${code}`}); starting it again.`,
      );
      restarting = restart();
    });
  }
  watch();
  return {
    address: web.address,
    async stop() {
      await restarting;
      await current.stop();
    },
    abandon() {
      if (current.child.pid !== undefined) signalPid(current.child.pid, "SIGKILL");
    },
  };
}
