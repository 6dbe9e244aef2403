import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nextMigrationName, readMigrations } from "./migrate-files.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "seqack-migrations-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, sql: string | null): void {
  mkdirSync(path.join(folder, name));
  if (sql !== null) writeFileSync(path.join(folder, name, "migration.sql"), sql);
}

describe("the migrations of this project", () => {
  it("each carry their own BEGIN and COMMIT, and are numbered without a gap", async () => {
    const names = (await readMigrations()).map((migration) => migration.name);
    const numbers = names.map((name) => Number.parseInt(name, 10));
    expect(numbers).toEqual(names.map((_, index) => index + 1));
    expect(names.every((name) => /^\d{4}_[a-z0-9_]+$/.test(name))).toBe(true);
  });
});

describe("reading migrations", () => {
  it("puts them in order", async () => {
    put("0002_b", "BEGIN;\nSELECT 2;\nCOMMIT;\n");
    put("0001_a", "BEGIN;\nSELECT 1;\nCOMMIT;\n");
    expect((await readMigrations(folder)).map(({ name }) => name)).toEqual(["0001_a", "0002_b"]);
  });

  it("refuses a file that is not one transaction", async () => {
    put("0001_a", "SELECT 1;\n");
    await expect(readMigrations(folder)).rejects.toThrow(
      "The migration 0001_a is not one transaction: its first statement must be BEGIN;",
    );
  });

  it("refuses a folder without a file", async () => {
    put("0001_a", null);
    await expect(readMigrations(folder)).rejects.toThrow("0001_a has no file migration.sql");
  });
});

describe("the name of the next migration", () => {
  it.each([
    [[], "Begin", "0001_begin"],
    [["0001_begin"], "Add badges!", "0002_add_badges"],
    [["0001_begin", "0009_x"], "y", "0010_y"],
  ])("after %j, %s is %s", (existing, name, expected) => {
    expect(nextMigrationName(existing, name)).toBe(expected);
  });

  it("must say something", () => {
    expect(() => nextMigrationName([], " !")).toThrow("needs a name");
  });
});
