import {
  access,
  chmod,
  constants,
  mkdir,
  readFile,
  rename,
  statfs,
  writeFile,
} from "node:fs/promises";
import path from "node:path";
import { Complaint } from "../complaint.ts";

/** What PostgreSQL needs for an empty database with its logs, and some air. */
const NEEDED_MEGABYTES = 300;

async function checkFreeSpace(folder: string): Promise<void> {
  const disk = await statfs(folder);
  const free = Math.floor((disk.bavail * disk.bsize) / 1_000_000);
  if (free >= NEEDED_MEGABYTES) return;
  throw new Complaint(
    `Only ${free} MB are free on the disk of ${folder}; Seqack needs ${NEEDED_MEGABYTES} MB to start.`,
  );
}

/** Makes the folder of everything that belongs to this machine, and checks that it can be used. */
export async function prepareDataFolder(folder: string): Promise<void> {
  try {
    const made = await mkdir(folder, { recursive: true });
    // Others may pass through, not look: the user who runs PostgreSQL for root must get below.
    if (made !== undefined) await chmod(folder, 0o711);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Complaint(
      `Seqack keeps its data in ${folder} and may not write there` +
        `${error instanceof Error && "code" in error ? ` (${String(error.code)})` : ""}. ` +
        "Start it as the owner of the folder.",
    );
  }
  await checkFreeSpace(folder);
}

/** Writes a file that only its owner reads, whole or not at all. */
export async function writePrivately(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}.new`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, file);
}

/** The text of a file, or null when there is none. */
export async function readIfThere(file: string): Promise<string | null> {
  return readFile(file, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  });
}

/** A secret that is made once and then kept beside the data. */
export async function keptSecret(
  folder: string,
  name: string,
  make: () => string,
): Promise<string> {
  const file = path.join(folder, name);
  const kept = (await readIfThere(file))?.trim();
  if (kept !== undefined && kept !== "") {
    await chmod(file, 0o600);
    return kept;
  }
  const made = make();
  await writePrivately(file, `${made}\n`);
  return made;
}
