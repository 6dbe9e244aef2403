import { existsSync, statSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { describe, expect, it, vi } from "vitest";
import { databaseAddress } from "#bin/postgres/server.ts";
import { commandOf } from "#bin/process.ts";
import { temporaryFolder } from "#bin/testing/cluster.ts";
import { waitUntil } from "#bin/wait.ts";
import { killHard, launcherOfFile, postgresPid, status, stop } from "../setup/launcher.ts";

// A first start loads every question; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 150_000 });

const { start, startIn, data, port } = launcherOfFile();

/** One value out of the database of the data folder. */
async function ask(sql: string): Promise<unknown> {
  const kept = async (name: string) => (await readFile(path.join(data(), name), "utf8")).trim();
  const [number, password] = [await kept("postgres-port"), await kept("postgres-password")];
  const client = new pg.Client(databaseAddress(Number(number), password, "seqack"));
  client.on("error", () => undefined);
  await client.connect();
  try {
    const result = await client.query({ text: sql, rowMode: "array" });
    return result.rows[0]?.[0];
  } finally {
    await client.end();
  }
}

describe("npm start", () => {
  it("serves, shows the first admin once, is alone, and ends cleanly", async () => {
    const first = start();
    const address = await first.ready();
    expect(address).toBe(`http://localhost:${port()}`);
    expect(first.output()).toMatch(/PostgreSQL[\s\S]*Migrations[\s\S]*Content[\s\S]*Web server/);
    expect(first.output()).toMatch(/e-mail\s+\S+@\S+[\s\S]*password\s+\S+/);
    expect(await status(address)).not.toBe(0);

    const second = start();
    expect(await second.ended()).toBe(1);
    expect(second.output()).toContain(
      `Seqack runs already in this folder, at ${address} (process ${first.child.pid}).`,
    );

    const postgres = await postgresPid(data());
    expect(await stop(first)).toBe(0);
    expect(await status(address)).toBe(0);
    expect(await commandOf(postgres)).toBeNull();
    expect(existsSync(path.join(data(), "running"))).toBe(false);
  });

  it("keeps its secrets to its owner and the admin's password to that one time", async () => {
    for (const secret of ["postgres-password", "nextauth-secret"]) {
      expect(statSync(path.join(data(), secret)).mode & 0o777).toBe(0o600);
    }
    const again = start();
    await again.ready();
    expect(again.output()).not.toContain("password");
    expect(again.output()).toContain("up to date");
    expect(await stop(again)).toBe(0);
  });

  it("says at every start which file is ignored because of the desk", async () => {
    const first = start();
    await first.ready();
    expect(first.output()).not.toContain("ignored");
    // As an edit at the desk and a newer file leave it: neither text is the one last loaded.
    await ask("UPDATE question SET content_hash = 'an older file' WHERE slug = 'why-2msl'");
    await ask(
      `UPDATE question_key SET source = source || '# At the desk.' FROM question
       WHERE question.id = question_id AND slug = 'why-2msl'`,
    );
    expect(await stop(first)).toBe(0);
    for (let time = 1; time <= 2; time++) {
      const launcher = start();
      await launcher.ready();
      expect(launcher.output()).toMatch(/Content +0 loaded, \d+ unchanged, 1 ignored/);
      expect(launcher.output()).toContain(
        "questions/why-2msl.yaml is ignored: the question was edited at the desk, and that text stands.",
      );
      expect(await stop(launcher)).toBe(0);
    }
  });

  it("starts again after the launcher was killed hard, and leaves no web server behind", async () => {
    const killed = start();
    const address = await killed.ready();
    await ask("CREATE TABLE mark AS SELECT 7 AS x");
    const orphan = await postgresPid(data());
    killHard(killed.child.pid);
    await killed.ended();
    expect(await waitUntil(async () => (await status(address)) === 0, { withinMs: 2_000 })).toBe(
      true,
    );
    expect(await commandOf(orphan)).not.toBeNull();

    const next = start();
    await next.ready();
    expect(await commandOf(orphan)).toBeNull();
    expect(await ask("SELECT x FROM mark")).toBe(7);
    expect(await stop(next)).toBe(0);
  });

  it("starts again after everything was killed hard", async () => {
    const killed = start();
    await killed.ready();
    const postgres = await postgresPid(data());
    killHard(killed.child.pid);
    killHard(postgres);
    await killed.ended();
    const next = start();
    await next.ready();
    expect(await ask("SELECT x FROM mark")).toBe(7);
    expect(await stop(next)).toBe(0);
  });

  it("is not blocked by a process number that another program has now", async () => {
    const cluster = path.join(data(), "postgres/cluster");
    const lines = [process.pid, cluster, 1, 5432, "", "localhost", "1 1", "ready"];
    await writeFile(path.join(cluster, "postmaster.pid"), `${lines.join("\n")}\n`);
    await writeFile(path.join(data(), "running"), `${process.pid}\nhttp://localhost:1\n`);
    const next = start();
    await next.ready();
    expect(await stop(next)).toBe(0);
  });

  it("starts PostgreSQL again when it dies, while the web server stays", async () => {
    const launcher = start();
    const address = await launcher.ready();
    const before = await postgresPid(data());
    killHard(before);
    const isBack = await waitUntil(() => launcher.output().includes("PostgreSQL runs again."), {
      withinMs: 10_000,
    });
    expect(isBack).toBe(true);
    expect(launcher.output()).toContain("PostgreSQL ended by itself (SIGKILL)");
    expect(launcher.output()).not.toContain("The web server ended");
    expect(await postgresPid(data())).not.toBe(before);
    expect(await status(address)).not.toBe(0);
    expect(await stop(launcher)).toBe(0);
  });

  it("says of a step that Ctrl-C ended that it was stopped, not that it failed", async () => {
    const fresh = await temporaryFolder();
    const launcher = startIn(fresh);
    await waitUntil(() => launcher.output().includes("PostgreSQL"), { withinMs: 60_000 });
    expect(await stop(launcher)).toBe(130);
    expect(launcher.output()).toMatch(/^ {2}PostgreSQL +stopped$/m);
    expect(launcher.output()).not.toContain("failed");
    await rm(fresh, { recursive: true, force: true });
  });

  it("ends at a signal in the middle of the start, and forgets nothing", async () => {
    const launcher = start();
    await waitUntil(() => launcher.output().includes("Migrations"), { withinMs: 60_000 });
    launcher.child.kill("SIGTERM");
    expect([0, 130]).toContain(await launcher.ended());
    expect(existsSync(path.join(data(), "postgres/cluster/postmaster.pid"))).toBe(false);
  });
});
