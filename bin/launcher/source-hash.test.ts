import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sourceHash } from "./source-hash.ts";

let root = "";

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "seqack-hash-"));
  write("app/page.tsx", "one");
  write("next.config.ts", "config");
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("the hash over the sources", () => {
  it.each([
    "app/page.tsx",
    "server/a.ts",
    "package-lock.json",
    "next.config.ts",
    "app/messages/en/a.json",
    "prisma/schema.prisma",
    ".env",
    "content/vocabulary/en.yaml",
    "content/vocabulary/statements/closing.yaml",
  ])("changes with %s", (file) => {
    const before = sourceHash(root, {});
    write(file, "other");
    expect(sourceHash(root, {})).not.toBe(before);
  });

  it.each([
    "app/page.test.tsx",
    "tests/e2e/a.spec.ts",
    "content/questions/a.yaml",
    "bin/a.ts",
    "README.md",
    ".next/BUILD_ID",
    ".data/running",
    "node_modules/a/index.js",
    "prisma/migrations/0001_a/migration.sql",
  ])("does not change with %s", (file) => {
    const before = sourceHash(root, {});
    write(file, "other");
    expect(sourceHash(root, {})).toBe(before);
  });

  it("changes when a file is renamed or moves its end into the next one", () => {
    write("app/a.ts", "xy");
    write("app/b.ts", "z");
    const before = sourceHash(root, {});
    write("app/a.ts", "x");
    write("app/b.ts", "yz");
    expect(sourceHash(root, {})).not.toBe(before);
  });

  it("changes with what Next copies into the pages, and with nothing else of the environment", () => {
    const before = sourceHash(root, {});
    expect(sourceHash(root, { DATABASE_URL: "postgresql://a/b" })).toBe(before);
    expect(sourceHash(root, { NEXT_PUBLIC_NAME: "a" })).not.toBe(before);
  });
});
