import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import { openSchemaEngine } from "./migrate-engine.ts";
import {
  MIGRATIONS_FOLDER,
  MigrationError,
  nextMigrationName,
  readMigrations,
  SCHEMA_FILE,
} from "./migrate-files.ts";
import { losses } from "./migrate-sql.ts";

const EMPTY_SCHEMA = 'datasource db {\n  provider = "postgresql"\n}\n';
const run = promisify(execFile);

/** The schema as of the last commit, or null when there is none yet. */
async function committedSchema(): Promise<string | null> {
  const options = { cwd: path.dirname(SCHEMA_FILE), maxBuffer: 1 << 26 };
  const known = await run("git", ["rev-parse", "--verify", "--quiet", "HEAD"], options).then(
    () => true,
    () => false,
  );
  if (!known) return null;
  const shown = await run("git", ["show", "HEAD:./schema.prisma"], options).catch(() => null);
  return shown === null ? null : shown.stdout;
}

/** Migrations of the last commit; a later one that is not among them would be written twice. */
async function committedMigrations(): Promise<string> {
  const listed = await run("git", ["ls-tree", "-r", "--name-only", "HEAD", "migrations/"], {
    cwd: path.dirname(SCHEMA_FILE),
  }).catch(() => null);
  return listed?.stdout ?? "";
}

/**
 * The difference of two texts needs no server, but the engine asks for its version when it opens:
 * it gets the answer of a PostgreSQL 18 with an empty schema, and nothing is connected to.
 */
function noServer(): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg("postgresql://localhost");
  const connect = async () => {
    const adapter = await factory.connect();
    adapter.queryRaw = async () => ({
      columnNames: ["exists", "version", "numeric_version"],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, "PostgreSQL 18.4", 180004]],
    });
    return adapter;
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect,
    connectToShadowDb: connect,
  };
}

/** SQL that turns a database of the first schema into one of the second; empty when none is needed. */
export async function schemaDifference(before: string | null, after: string): Promise<string> {
  const engine = await openSchemaEngine(before ?? EMPTY_SCHEMA, noServer());
  const target = (content: string) => ({
    tag: "schemaDatamodel" as const,
    files: [{ path: "schema.prisma", content }],
  });
  try {
    const { stdout } = await engine.diff({
      from: before === null ? { tag: "empty" } : target(before),
      to: target(after),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const sql = (stdout ?? "").trim();
    return /^(-- [^\n]*\s*)*$/.test(sql) ? "" : sql;
  } finally {
    engine.free();
  }
}

export interface CreatedMigration {
  readonly file: string;
  /** Statements that lose stored data or may not run on a table with rows. */
  readonly warnings: readonly string[];
}

/** Writes the migration from the schema of the last commit to the present one; null if equal. */
export async function createMigration(name: string): Promise<CreatedMigration | null> {
  const existing = await readMigrations();
  const committed = await committedMigrations();
  const loose = existing.find((migration) => !committed.includes(`migrations/${migration.name}/`));
  if (loose !== undefined) {
    throw new MigrationError(
      `The migration ${loose.name} is not committed yet and a new one would repeat it. ` +
        "Commit it first, or delete its folder to have it written anew.",
    );
  }
  const after = await readFile(SCHEMA_FILE, "utf8").catch(() => {
    throw new MigrationError("There is no prisma/schema.prisma yet.");
  });
  const sql = await schemaDifference(await committedSchema(), after);
  if (sql === "") return null;
  const folder = nextMigrationName(
    existing.map((migration) => migration.name),
    name,
  );
  const file = path.join(MIGRATIONS_FOLDER, folder, "migration.sql");
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `BEGIN;\n\n${sql}\n\nCOMMIT;\n`);
  await writeFile(path.join(MIGRATIONS_FOLDER, "migration_lock.toml"), 'provider = "postgresql"\n');
  return { file: path.relative(process.cwd(), file), warnings: losses(sql) };
}
