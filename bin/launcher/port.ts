import { createServer } from "node:net";
import { Complaint } from "../complaint.ts";

const DEFAULT_PORT = 3000;
const TRIES = 50;

/** The port a person asked for, or null when they left it to us. */
export function wantedPort(text: string | undefined): number | null {
  if (text === undefined || text.trim() === "") return null;
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (port >= 1 && port <= 65_535) return port;
  throw new Complaint(`PORT is "${text}"; a port is a whole number from 1 to 65535.`);
}

type Binding = "free" | "taken" | "forbidden" | "no such address";

async function bind(host: string, port: number): Promise<{ result: Binding; port: number }> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve({ result: "taken", port });
      else if (error.code === "EACCES") resolve({ result: "forbidden", port });
      else resolve({ result: "no such address", port });
    });
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === "object" && address !== null ? address.port : port;
      server.close(() => resolve({ result: "free", port: bound }));
    });
  });
}

/**
 * Whether we can serve on the port. The other loopback address is asked too: a browser that opens
 * "localhost" tries both, and would show whatever program answers first.
 */
export async function portState(host: string, port: number): Promise<Binding> {
  const { result } = await bind(host, port);
  if (result !== "free") return result;
  const other = await bind("::1", port);
  return other.result === "taken" ? "taken" : "free";
}

/** A port that no program listens on now. */
export async function anyFreePort(): Promise<number> {
  const { port } = await bind("127.0.0.1", 0);
  return port;
}

export interface ChosenPort {
  readonly port: number;
  /** The port we would rather have had, when another program holds it. */
  readonly taken: number | null;
}

/** The port to serve on: the one asked for or none, else the first free one from 3000 on. */
export async function choosePort(
  host: string,
  wanted: number | null,
  from: number = DEFAULT_PORT,
): Promise<ChosenPort> {
  if (wanted !== null) {
    const state = await portState(host, wanted);
    if (state === "free") return { port: wanted, taken: null };
    if (state === "no such address") throw new Complaint(`HOST is "${host}", which is not here.`);
    throw new Complaint(
      state === "taken"
        ? `PORT asks for ${wanted}, but another program listens there. Stop it or set another PORT.`
        : `PORT asks for ${wanted}, but this user may not listen there. Set a PORT above 1023.`,
    );
  }
  for (let port = from; port < from + TRIES; port += 1) {
    const state = await portState(host, port);
    if (state === "free") return { port, taken: port === from ? null : from };
    if (state === "no such address") throw new Complaint(`HOST is "${host}", which is not here.`);
  }
  throw new Complaint(`The ports ${from} to ${from + TRIES - 1} are all taken. Set PORT.`);
}
