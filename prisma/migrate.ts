import { readFile } from "node:fs/promises";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { openSchemaEngine } from "./migrate-engine.ts";
import {
  MIGRATIONS_FOLDER,
  type Migration,
  MigrationError,
  readMigrations,
  SCHEMA_FILE,
} from "./migrate-files.ts";
import { beforeCommit } from "./migrate-sql.ts";

/** Any fixed number: whoever holds it is the only one who migrates this database. */
const LOCK = 7_351_225;

/** The row of the migration that is being run: the engine writes it first and finishes it last. */
const UNFINISHED = `"finished_at" IS NULL AND "rolled_back_at" IS NULL`;
const FINISH = `UPDATE "_prisma_migrations" SET "finished_at" = now() WHERE ${UNFINISHED}`;

interface RecordedMigration {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
}

function sentence(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(sentence).join("; ");
  return error instanceof Error ? error.message : String(error);
}

/** Says what Postgres refused, with the line of the file if it named a place. */
function refusal(migration: string, sql: string, error: unknown): MigrationError {
  const position = error instanceof pg.DatabaseError ? Number(error.position ?? "0") : 0;
  const line = position > 0 ? `, line ${sql.slice(0, position).split("\n").length}` : "";
  return new MigrationError(
    `The migration ${migration} failed${line}: ${sentence(error)}. ` +
      "Nothing of it was applied; the database is as it was before.",
  );
}

/** Waits for whoever migrates now, also for a statement that outlived its killed client. */
async function takeLock(pool: pg.Pool, patienceMs: number): Promise<void> {
  try {
    await pool.query("SET lock_timeout = '60s'");
    await pool.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await pool.query("SELECT set_config('lock_timeout', $1, false)", [String(patienceMs)]);
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === "55P03") {
      throw new MigrationError("Another process has been migrating this database for a minute.");
    }
    throw new MigrationError(`The database cannot be reached: ${sentence(error)}`);
  }
}

async function recordedMigrations(pool: pg.Pool): Promise<RecordedMigration[]> {
  const table = await pool.query<{ found: string | null }>(
    `SELECT to_regclass('"_prisma_migrations"')::text AS found`,
  );
  if (table.rows[0]?.found == null) return [];
  const result = await pool.query<RecordedMigration>(
    `SELECT "migration_name", "checksum", "finished_at" FROM "_prisma_migrations"
     WHERE "rolled_back_at" IS NULL ORDER BY "started_at"`,
  );
  return result.rows;
}

/** The code and the database must tell the same story, or the next step would be a guess. */
function compare(recorded: readonly RecordedMigration[], migrations: readonly Migration[]): void {
  for (const { migration_name: name, checksum } of recorded) {
    const known = migrations.find((migration) => migration.name === name);
    if (known === undefined) {
      throw new MigrationError(
        `The database has a migration ${name} that these sources do not have: ` +
          "it was used by newer sources. Update the sources.",
      );
    }
    if (known.checksum !== checksum) {
      throw new MigrationError(
        `The migration ${name} was changed after it had been applied to this database. ` +
          "Put it back and write a new migration.",
      );
    }
  }
}

/**
 * The package's adapter cuts scripts at every semicolon, also inside functions, and leaves the
 * transaction of a failed one open. This one sends the script as it is, and finishes the record
 * of the migration within the same transaction: after a crash the record is right.
 */
function scriptAdapter(
  pool: pg.Pool,
  onFailure: (sql: string, error: unknown) => void,
): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool);
  const connect = async () => {
    const adapter = await factory.connect();
    adapter.executeScript = async (script) => {
      const isMigration = /\bCOMMIT\b/i.test(script);
      try {
        await pool.query(isMigration ? beforeCommit(script, FINISH) : script);
      } catch (error) {
        await pool.query("ROLLBACK").catch(() => undefined);
        onFailure(script, error);
        throw error;
      }
    };
    return adapter;
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect,
    connectToShadowDb: () => factory.connectToShadowDb(),
  };
}

async function applyWithEngine(
  pool: pg.Pool,
  folder: string,
  migrations: readonly Migration[],
): Promise<string[]> {
  let failure: MigrationError | undefined;
  const adapter = scriptAdapter(pool, (sql, error) => {
    const name = migrations.find((migration) => migration.sql === sql)?.name ?? "(unknown)";
    failure = refusal(name, sql, error);
  });
  const engine = await openSchemaEngine(await readFile(SCHEMA_FILE, "utf8"), adapter);
  try {
    const applied = await engine.applyMigrations({
      migrationsList: {
        baseDir: folder,
        lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"' },
        shadowDbInitScript: "",
        migrationDirectories: migrations.map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
        })),
      },
      filters: { externalTables: [], externalEnums: [] },
    });
    return applied.appliedMigrationNames;
  } catch (error) {
    throw failure ?? error;
  } finally {
    engine.free();
  }
}

export interface MigrateOptions {
  readonly databaseUrl: string;
  /** Another folder of migrations; only the tests of this file have one. */
  readonly folder?: string;
  /** How long a statement may wait for a table that others use. */
  readonly patienceMs?: number;
}

/** Applies what is missing and returns the names; throws MigrationError with a sentence. */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const folder = options.folder ?? MIGRATIONS_FOLDER;
  const migrations = await readMigrations(folder);
  // One connection: lock and scripts share it, so an orphaned script still holds the lock.
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 10_000,
  });
  pool.on("error", () => undefined);
  try {
    await takeLock(pool, options.patienceMs ?? 10_000);
    const recorded = await recordedMigrations(pool);
    // Unfinished means never committed, because committing is what finishes the record.
    if (recorded.some((migration) => migration.finished_at === null)) {
      await pool.query(
        `UPDATE "_prisma_migrations" SET "rolled_back_at" = now() WHERE ${UNFINISHED}`,
      );
    }
    compare(
      recorded.filter((migration) => migration.finished_at !== null),
      migrations,
    );
    return await applyWithEngine(pool, folder, migrations);
  } finally {
    await pool.end();
  }
}
