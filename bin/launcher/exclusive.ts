import { mkdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";
import { Complaint } from "../complaint.ts";

export interface Exclusive {
  release(): void;
}

/** SQLite's own numbers for "held by another", "may not write" and "may not open". */
const BUSY = 5;
const REFUSED: readonly unknown[] = [8, 14];

/** A database that nobody refers to is collected, which would close it and end the lock. */
const holding = new Set<DatabaseSync>();

function reason(error: unknown): unknown {
  return error instanceof Error && "errcode" in error ? error.errcode : undefined;
}

/**
 * Holds a file for this process alone, or returns null when another process holds it.
 * It is SQLite's lock of its own file: the operating system drops it with the process, however
 * that ends, so there is no stale lock to recognise and no process number that could be reused.
 */
export function holdExclusively(file: string): Exclusive | null {
  mkdirSync(path.dirname(file), { recursive: true });
  let database: DatabaseSync | undefined;
  try {
    const opened = new DatabaseSync(file);
    database = opened;
    opened.exec("PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE");
    holding.add(opened);
    return {
      release() {
        holding.delete(opened);
        opened.close();
      },
    };
  } catch (error) {
    database?.close();
    if (reason(error) === BUSY) return null;
    if (!REFUSED.includes(reason(error))) throw error;
    throw new Complaint(`${file} belongs to another user: start Seqack as that user or as root.`);
  }
}

/** Waits for its turn to hold the file. */
export async function holdInTurn(file: string, onWait: () => void): Promise<Exclusive> {
  for (let tries = 0; ; tries += 1) {
    const held = holdExclusively(file);
    if (held !== null) return held;
    if (tries === 0) onWait();
    await delay(250);
  }
}
