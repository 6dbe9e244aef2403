import { setTimeout as delay } from "node:timers/promises";
import { messageOf } from "../complaint.ts";
import { hasEnded, signalPid } from "../process.ts";
import { type PostgresServer, type ServerOptions, startServer, stopServer } from "./server.ts";

const LONGEST_WAIT_MS = 30_000;

export interface KeptServer {
  readonly port: number;
  /** Process number of the present server, for those who want to kill it. */
  readonly pid: () => number | undefined;
  stop(): Promise<void>;
  /** Ends it at once, without waiting: the next start repairs. */
  abandon(): void;
}

/** Starts PostgreSQL and starts it again whenever it ends by itself, on the same port. */
export async function keepRunning(
  options: ServerOptions,
  note: (text: string) => void,
): Promise<KeptServer> {
  let current: PostgresServer = await startServer(options);
  const { port } = current;
  const stopping = new AbortController();

  const restart = async (): Promise<void> => {
    for (let wait = 250; !stopping.signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      await delay(wait, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      try {
        const next = await startServer({ ...options, port, signal: stopping.signal });
        if (next.port !== port) {
          await stopServer(next, options.place);
          throw new Error(`another program took port ${port}`);
        }
        current = next;
        watch();
        note("PostgreSQL runs again.");
        return;
      } catch (error) {
        if (!stopping.signal.aborted) note(`PostgreSQL does not start: ${messageOf(error)}`);
      }
    }
  };
  let restarting: Promise<void> = Promise.resolve();
  function watch(): void {
    current.child.once("exit", (code, signal) => {
      if (stopping.signal.aborted) return;
      note(`PostgreSQL ended by itself (${signal ?? `code ${code}`}); starting it again.`);
      restarting = restart();
    });
    // It may have ended between its first answer and this line.
    if (hasEnded(current.child)) current.child.emit("exit", current.child.exitCode, null);
  }
  watch();

  return {
    port,
    pid: () => current.child.pid,
    async stop() {
      stopping.abort();
      await restarting;
      await stopServer(current, options.place);
    },
    abandon() {
      stopping.abort();
      if (current.child.pid !== undefined) signalPid(current.child.pid, "SIGQUIT");
    },
  };
}
