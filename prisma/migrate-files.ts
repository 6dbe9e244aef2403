import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { transactionProblem } from "./migrate-sql.ts";

/** The folder with one subfolder per migration. */
export const MIGRATIONS_FOLDER = path.join(import.meta.dirname, "migrations");

/** The schema that the code is written against. */
export const SCHEMA_FILE = path.join(import.meta.dirname, "schema.prisma");

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** A problem that is told to a person in one sentence, without a stack. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

async function folders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** All migrations in the order in which they are applied, each checked to be one transaction. */
export async function readMigrations(folder: string = MIGRATIONS_FOLDER): Promise<Migration[]> {
  const migrations: Migration[] = [];
  for (const name of await folders(folder)) {
    const file = path.join(folder, name, "migration.sql");
    const sql = await readFile(file, "utf8").catch(() => {
      throw new MigrationError(`The migration ${name} has no file migration.sql.`);
    });
    const problem = transactionProblem(sql);
    if (problem !== null) {
      throw new MigrationError(`The migration ${name} is not one transaction: ${problem}`);
    }
    const checksum = createHash("sha256").update(sql).digest("hex");
    migrations.push({ name, sql, checksum });
  }
  return migrations;
}

/** Folder name of the migration to be written next: four digits, then what it is for. */
export function nextMigrationName(existing: readonly string[], name: string): string {
  const words = name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  if (words === "") throw new MigrationError("A migration needs a name, for instance add_badges.");
  const last = existing.map((folder) => Number.parseInt(folder, 10)).filter(Number.isFinite);
  return `${String(Math.max(0, ...last) + 1).padStart(4, "0")}_${words}`;
}
