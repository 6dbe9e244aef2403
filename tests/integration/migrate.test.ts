import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDatabase } from "#bin/postgres/database.ts";
import { inRoot } from "#bin/root.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { migrate } from "#prisma/migrate.ts";
import { schemaDifference } from "#prisma/migrate-create.ts";
import { closeDatabase, openDatabase } from "#server/database/database.ts";
import {
  CLUSTER_VARIABLE,
  freshDatabase,
  type TestDatabase,
  withDatabase,
} from "../setup/database.ts";

let folder = "";
let database: TestDatabase;

/** Applies the folder of this test on a database that has only this project's own migrations. */
async function apply(): Promise<string[]> {
  return migrate({ databaseUrl: database.url, folder, patienceMs: 500 });
}

function put(name: string, ...statements: string[]): void {
  mkdirSync(path.join(folder, name), { recursive: true });
  const sql = ["BEGIN", ...statements, "COMMIT", ""].join(";\n");
  writeFileSync(path.join(folder, name, "migration.sql"), sql);
}

async function tables(): Promise<string[]> {
  const found = await database.pool.query<{ table_name: string }>(
    "SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'try%' ORDER BY 1",
  );
  return found.rows.map((row) => row.table_name);
}

function canFind(model: unknown): model is { findFirst(): Promise<unknown> } {
  return typeof model === "object" && model !== null && "findFirst" in model;
}

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "seqack-migrations-"));
  database = await freshDatabase();
  await database.pool.query('DELETE FROM "_prisma_migrations"');
});

afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

describe("applying migrations", () => {
  it("applies each once, in order, with functions in one piece", async () => {
    put("0001_a", "CREATE TABLE try_a (x int)");
    put(
      "0002_b",
      "CREATE FUNCTION try_f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$",
      "CREATE TABLE try_b (x int DEFAULT try_f())",
    );
    expect(await apply()).toEqual(["0001_a", "0002_b"]);
    expect(await apply()).toEqual([]);
    expect(await tables()).toEqual(["try_a", "try_b"]);
  });

  it("keeps the ordinary table of Prisma, with checksums", async () => {
    put("0001_a", "CREATE TABLE try_a (x int)");
    await apply();
    const rows = await database.pool.query(
      `SELECT migration_name, length(checksum) AS checksum, finished_at IS NOT NULL AS finished
       FROM "_prisma_migrations"`,
    );
    expect(rows.rows).toEqual([{ migration_name: "0001_a", checksum: 64, finished: true }]);
  });

  it("leaves nothing of a failed one and goes on once it is mended", async () => {
    put("0001_a", "CREATE TABLE try_a (x int)", "CREATE TABLE try_b (x itn)");
    await expect(apply()).rejects.toThrow(
      'The migration 0001_a failed, line 3: type "itn" does not exist. Nothing of it was applied',
    );
    expect(await tables()).toEqual([]);
    put("0001_a", "CREATE TABLE try_a (x int)", "CREATE TABLE try_b (x int)");
    expect(await apply()).toEqual(["0001_a"]);
  });

  it("applies once when several start at the same moment", async () => {
    put("0001_a", "CREATE TABLE try_a (x int)", "SELECT pg_sleep(0.3)");
    const names = await Promise.all([apply(), apply(), apply()]);
    expect(names.flat()).toEqual(["0001_a"]);
  });

  it("knows after a hard end whether the transaction was committed", async () => {
    put("0001_a", "CREATE TABLE try_a (x int)");
    // The record that a killed process leaves: begun and never finished, nothing committed.
    await database.pool.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES ('x', 'y', '0001_a')`,
    );
    expect(await apply()).toEqual(["0001_a"]);
    expect(await tables()).toEqual(["try_a"]);
  });

  it("waits for a script that outlived its killed client, and does not run it twice", async () => {
    put("0001_a", "CREATE TABLE try_a (x int)", "SELECT pg_sleep(1.5)");
    const script = `import { migrate } from ${JSON.stringify(inRoot("prisma/migrate.ts"))};
      await migrate(${JSON.stringify({ databaseUrl: database.url, folder })});`;
    const client = spawn(process.execPath, ["--input-type=module", "-e", script]);
    const running = async (): Promise<number | null> => {
      const found = await database.pool.query(
        "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE $1",
        ["BEGIN%pg_sleep(1.5)%"],
      );
      return found.rowCount;
    };
    await expect.poll(running, { timeout: 5_000 }).toBe(1);
    client.kill("SIGKILL");
    expect(await apply()).toEqual([]);
    expect(await running()).toBe(0);
    expect(await tables()).toEqual(["try_a"]);
  });

  it("refuses one that was changed after it had been applied, and one it does not know", async () => {
    put("0001_a", "CREATE TABLE try_a (x int)");
    await apply();
    put("0001_a", "CREATE TABLE try_a (y int)");
    await expect(apply()).rejects.toThrow("0001_a was changed after it had been applied");
    rmSync(path.join(folder, "0001_a"), { recursive: true });
    put("0001_z", "CREATE TABLE try_z (x int)");
    await expect(apply()).rejects.toThrow("a migration 0001_a that these sources do not have");
    expect(await tables()).toEqual(["try_a"]);
  });

  it("gives up on a table that somebody holds, and applies nothing", async () => {
    await database.pool.query("CREATE TABLE try_held (x int)");
    put("0001_a", "CREATE TABLE try_a (x int)", "ALTER TABLE try_held ADD y int");
    const holder = await database.pool.connect();
    await holder.query("BEGIN; LOCK TABLE try_held");
    await expect(apply()).rejects.toThrow("lock timeout");
    await holder.query("ROLLBACK");
    holder.release();
    expect(await tables()).toEqual(["try_held"]);
    expect(await apply()).toEqual(["0001_a"]);
  });

  it("says that a database is not there", async () => {
    const url = new URL(database.url);
    url.pathname = "/nowhere";
    await expect(migrate({ databaseUrl: url.href, folder })).rejects.toThrow(
      'The database cannot be reached: database "nowhere" does not exist',
    );
  });
});

describe("the migrations of this project", () => {
  it("make every table and column of the schema", async () => {
    await withDatabase(async ({ url }) => {
      const opened = openDatabase(url, 1);
      try {
        const names = Object.values(Prisma.ModelName);
        expect(names.length).toBeGreaterThan(0);
        for (const name of names) {
          const model: unknown = Reflect.get(opened.prisma, name[0]?.toLowerCase() + name.slice(1));
          if (!canFind(model)) throw new Error(`The client has no ${name}.`);
          // Names every column, so a migration that was forgotten is an error here.
          await model.findFirst();
        }
      } finally {
        await closeDatabase(opened);
      }
    });
  });

  it("apply to an empty database", async () => {
    const url = new URL(process.env[CLUSTER_VARIABLE] ?? "");
    const name = `empty_${Date.now()}`;
    await createDatabase(url.href, name);
    url.pathname = `/${name}`;
    expect((await migrate({ databaseUrl: url.href })).length).toBeGreaterThan(0);
    expect(await migrate({ databaseUrl: url.href })).toEqual([]);
  });
});

describe("writing a migration", () => {
  const schema = (fields: string): string =>
    `datasource db {\n  provider = "postgresql"\n}\nmodel Thing {\n  id Int @id\n${fields}\n}\n`;

  it("is the difference of two schemas", async () => {
    expect(await schemaDifference(null, schema("  a Int"))).toContain('CREATE TABLE "Thing"');
    const added = await schemaDifference(schema("  a Int"), schema("  a Int\n  b String?"));
    expect(added).toContain('ALTER TABLE "Thing" ADD COLUMN     "b" TEXT');
    expect(await schemaDifference(schema("  a Int"), schema("  a Int"))).toBe("");
  });
});
