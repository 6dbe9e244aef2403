import { randomBytes } from "node:crypto";
import { rename, stat } from "node:fs/promises";
import path from "node:path";
import { Complaint } from "../complaint.ts";
import { keptSecret, readIfThere, writePrivately } from "../launcher/data-folder.ts";
import { anyFreePort, portState } from "../launcher/port.ts";
import { createDatabase } from "./database.ts";
import { initialise } from "./initialise.ts";
import { type KeptServer, keepRunning } from "./keep-running.ts";
import { choosePlace, type Place } from "./place.ts";
import { databaseAddress } from "./server.ts";
import { clearRemains } from "./stale.ts";

const DATABASE = "seqack";
const LONGEST_LOG = 10_000_000;

export interface EmbeddedOptions {
  /** Folder that keeps the database, its password, port and log. */
  readonly dataFolder: string;
  readonly note: (text: string) => void;
  readonly settings?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export interface EmbeddedPostgres {
  /** The database of Seqack. */
  readonly url: string;
  /** The server's own database, from which others are made. */
  readonly adminUrl: string;
  readonly server: KeptServer;
  readonly made: "made" | "kept";
}

/** The port of the last time if it is free, else another one; remembered for the next time. */
async function keptPort(dataFolder: string): Promise<number> {
  const kept = Number(await readIfThere(path.join(dataFolder, "postgres-port")));
  const isUsable = Number.isInteger(kept) && kept > 0 && kept < 65_536;
  if (isUsable && (await portState("127.0.0.1", kept)) === "free") return kept;
  return anyFreePort();
}

async function passwordOf(dataFolder: string, place: Place): Promise<string> {
  const isThere = (await stat(place.cluster).catch(() => null)) !== null;
  const kept = await readIfThere(path.join(dataFolder, "postgres-password"));
  if (isThere && kept === null) {
    throw new Complaint(
      `The database in ${place.cluster} is there but its password is not: the file ` +
        "postgres-password is missing in the data folder. Put it back, or remove both.",
    );
  }
  return keptSecret(dataFolder, "postgres-password", () => randomBytes(24).toString("hex"));
}

async function limitLog(file: string): Promise<void> {
  const log = await stat(file).catch(() => null);
  if (log !== null && log.size > LONGEST_LOG) await rename(file, `${file}.old`);
}

/** Starts the project's own PostgreSQL, making it first if need be, and keeps it running. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { dataFolder, note } = options;
  const place = await choosePlace(dataFolder);
  if (place.elsewhere) {
    note(`The user postgres may not enter this folder: the database is in ${place.cluster}.`);
  }
  const password = await passwordOf(dataFolder, place);
  const made = await initialise(place, password, options.signal);
  const logFile = path.join(dataFolder, "postgres.log");
  await limitLog(logFile);
  await clearRemains(place.cluster);
  const port = await keptPort(dataFolder);
  const server = await keepRunning({ ...options, place, password, port, logFile }, note);
  await writePrivately(path.join(dataFolder, "postgres-port"), `${server.port}\n`);
  const adminUrl = databaseAddress(server.port, password, "postgres");
  try {
    await createDatabase(adminUrl, DATABASE);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { url: databaseAddress(server.port, password, DATABASE), adminUrl, server, made };
}
