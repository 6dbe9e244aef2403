import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { promisify } from "node:util";
import { Complaint } from "../complaint.ts";

const run = promisify(execFile);

/** The user that PostgreSQL runs as, when that is not the one who started us. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

async function numberOf(flag: "-u" | "-g"): Promise<number | null> {
  const answer = await run("id", [flag, "postgres"]).catch(() => null);
  return answer === null ? null : Number.parseInt(answer.stdout, 10);
}

async function postgresUser(): Promise<Account | null> {
  const [uid, gid] = [await numberOf("-u"), await numberOf("-g")];
  return uid === null || gid === null ? null : { uid, gid };
}

async function makePostgresUser(): Promise<void> {
  try {
    await run("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]);
  } catch {
    throw new Complaint(
      "PostgreSQL refuses to run as root, and a user named postgres could not be made. " +
        "Make one, or start Seqack as an ordinary user.",
    );
  }
}

/**
 * PostgreSQL refuses to run as root. For root it runs as the owner of the database that is there
 * already, else as the system's user postgres, which is made when missing. For anybody else: null.
 */
export async function postgresAccount(cluster: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(cluster).catch(() => null);
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const known = await postgresUser();
  if (known !== null) return known;
  await makePostgresUser();
  const made = await postgresUser();
  if (made === null) throw new Complaint("The user postgres was made and cannot be found.");
  return made;
}

/** Whether the account (or we ourselves) can run a program. */
export async function canRun(
  account: Account | null,
  program: string,
  args: readonly string[],
): Promise<boolean> {
  return run(program, [...args], { ...account, cwd: "/" }).then(
    () => true,
    () => false,
  );
}
