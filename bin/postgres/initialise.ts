import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { Complaint } from "../complaint.ts";
import { type Place, program } from "./place.ts";

const MAJOR = "18";

/** What initdb's complaint means, for the cases a person can do something about. */
function explain(output: string): string {
  if (/No space left on device|Disk quota exceeded/i.test(output)) {
    return "The disk became full while the database was being made. Free 300 MB and start again.";
  }
  if (/Permission denied|Operation not permitted/i.test(output)) {
    return `The database could not be made, permission was denied:\n${output.trim()}`;
  }
  return `The database could not be made; initdb said:\n${output.trim().split("\n").slice(-8).join("\n")}`;
}

async function runInitdb(
  place: Place,
  args: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  const child = spawn(program(place, "initdb"), [...args], {
    ...place.account,
    cwd: path.parse(place.cluster).root,
    // Messages in English, and no dependence on a language that is set but not installed.
    env: { ...process.env, LC_ALL: "C", LANG: "C" },
    stdio: ["ignore", "pipe", "pipe"],
    ...(signal === undefined ? {} : { signal }),
  });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output += chunk;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Complaint(explain(output));
}

/** Whether the data folder holds a database already; complains about one of another version. */
async function isInitialised(cluster: string): Promise<boolean> {
  const found = await stat(cluster).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw new Complaint(`The database in ${cluster} belongs to another user (${error.code}).`);
  });
  if (found === null) return false;
  const owner = process.getuid?.();
  if (owner !== undefined && owner !== 0 && found.uid !== owner) {
    throw new Complaint(
      `The database in ${cluster} belongs to another user: start Seqack as that user or as root.`,
    );
  }
  const version = (await readFile(path.join(cluster, "PG_VERSION"), "utf8")).trim();
  if (version === MAJOR) return true;
  throw new Complaint(
    `The database in ${cluster} was made by PostgreSQL ${version}, and this is ${MAJOR}. ` +
      "Keep a copy of it and start with an empty data folder.",
  );
}

/**
 * Makes an empty database server folder unless there is one. It is made beside its place and then
 * renamed, so that an interrupted start leaves nothing that looks finished.
 */
export async function initialise(
  place: Place,
  password: string,
  signal?: AbortSignal,
): Promise<"made" | "kept"> {
  if (await isInitialised(place.cluster)) return "kept";
  const draft = `${place.cluster}.new`;
  const passwordFile = `${place.cluster}.${randomBytes(4).toString("hex")}.password`;
  await rm(draft, { recursive: true, force: true });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    if (place.account !== null) await chown(passwordFile, place.account.uid, place.account.gid);
    await runInitdb(
      place,
      [
        `--pgdata=${draft}`,
        `--pwfile=${passwordFile}`,
        "--username=seqack",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        // PostgreSQL's own locale: the same order of letters whatever the machine has installed.
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions",
      ],
      signal,
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(draft, place.cluster);
  return "made";
}
