import { spawn } from "node:child_process";
import { type Environment, inRoot } from "../root.ts";

/** How a command ended and what it said. */
export type Said = { readonly exit: number | null; readonly out: string; readonly err: string };

/** How a command is called: with what on its standard input, and in which environment. */
export type Call = { readonly input?: string | Uint8Array; readonly env?: Environment };

/** No language and no colours but what a test asks for. */
const PLAIN = { LC_ALL: "C", FORCE_COLOR: undefined, NO_COLOR: undefined };

/** Runs the command line door as a process of its own. Only the tests of these doors use it. */
export function oracle(words: readonly string[], { input, env }: Call = {}): Promise<Said> {
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", inRoot("bin", "oracle.ts"), ...words],
    {
      env: { ...process.env, ...PLAIN, ...env },
    },
  );
  const out: Uint8Array[] = [];
  const err: Uint8Array[] = [];
  child.stdout.on("data", (octets: Uint8Array) => out.push(octets));
  child.stderr.on("data", (octets: Uint8Array) => err.push(octets));
  // It may refuse before it has read everything.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input ?? "");
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exit) => {
      resolve({ exit, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() });
    });
  });
}
