import { existsSync, statSync } from "node:fs";
import { chmod, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { anyFreePort } from "#bin/launcher/port.ts";
import { databaseAddress } from "#bin/postgres/server.ts";
import { commandOf } from "#bin/process.ts";
import { buildForTests } from "#bin/testing/build.ts";
import { temporaryFolder } from "#bin/testing/cluster.ts";
import { waitUntil } from "#bin/wait.ts";
import { withDatabase } from "../setup/database.ts";
import { killHard, type Launcher, launch, postgresPid } from "../setup/launcher.ts";

// A first start loads every question; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 150_000 });

let data = "";
let port = "";
const launched: Launcher[] = [];

function start(env: Readonly<Record<string, string>> = {}, flags?: readonly string[]): Launcher {
  const launcher = launch(data, { PORT: port, ...env }, flags);
  launched.push(launcher);
  return launcher;
}

async function stop(launcher: Launcher): Promise<number | null> {
  launcher.child.kill("SIGINT");
  return launcher.ended();
}

async function status(address: string): Promise<number> {
  return fetch(address, { redirect: "manual" }).then(
    (response) => response.status,
    () => 0,
  );
}

/** One value out of the database of the data folder. */
async function ask(sql: string): Promise<unknown> {
  const kept = async (name: string) => (await readFile(path.join(data, name), "utf8")).trim();
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

beforeAll(async () => {
  await buildForTests();
  data = await temporaryFolder();
  port = String(await anyFreePort());
}, 240_000);

afterEach(async () => {
  for (const launcher of launched.splice(0)) {
    if (launcher.child.exitCode === null && launcher.child.signalCode === null)
      await stop(launcher);
  }
});

afterAll(() => rm(data, { recursive: true, force: true }));

describe("npm start", () => {
  it("serves, shows the first admin once, is alone, and ends cleanly", async () => {
    const first = start();
    const address = await first.ready();
    expect(address).toBe(`http://localhost:${port}`);
    expect(first.output()).toMatch(/PostgreSQL[\s\S]*Migrations[\s\S]*Content[\s\S]*Web server/);
    expect(first.output()).toMatch(/e-mail\s+\S+@\S+[\s\S]*password\s+\S+/);
    expect(await status(address)).not.toBe(0);

    const second = start();
    expect(await second.ended()).toBe(1);
    expect(second.output()).toContain(
      `Seqack runs already in this folder, at ${address} (process ${first.child.pid}).`,
    );

    const postgres = await postgresPid(data);
    expect(await stop(first)).toBe(0);
    expect(await status(address)).toBe(0);
    expect(await commandOf(postgres)).toBeNull();
    expect(existsSync(path.join(data, "running"))).toBe(false);
  });

  it("keeps its secrets to its owner and the admin's password to that one time", async () => {
    for (const secret of ["postgres-password", "nextauth-secret"]) {
      expect(statSync(path.join(data, secret)).mode & 0o777).toBe(0o600);
    }
    const again = start();
    await again.ready();
    expect(again.output()).not.toContain("password");
    expect(again.output()).toContain("up to date");
    expect(await stop(again)).toBe(0);
  });

  it("starts again after the launcher was killed hard, and leaves no web server behind", async () => {
    const killed = start();
    const address = await killed.ready();
    await ask("CREATE TABLE mark AS SELECT 7 AS x");
    const orphan = await postgresPid(data);
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
    const postgres = await postgresPid(data);
    killHard(killed.child.pid);
    killHard(postgres);
    await killed.ended();
    const next = start();
    await next.ready();
    expect(await ask("SELECT x FROM mark")).toBe(7);
    expect(await stop(next)).toBe(0);
  });

  it("is not blocked by a process number that another program has now", async () => {
    const cluster = path.join(data, "postgres/cluster");
    const lines = [process.pid, cluster, 1, 5432, "", "localhost", "1 1", "ready"];
    await writeFile(path.join(cluster, "postmaster.pid"), `${lines.join("\n")}\n`);
    await writeFile(path.join(data, "running"), `${process.pid}\nhttp://localhost:1\n`);
    const next = start();
    await next.ready();
    expect(await stop(next)).toBe(0);
  });

  it("starts PostgreSQL again when it dies, while the web server stays", async () => {
    const launcher = start();
    const address = await launcher.ready();
    const before = await postgresPid(data);
    killHard(before);
    const isBack = await waitUntil(() => launcher.output().includes("PostgreSQL runs again."), {
      withinMs: 10_000,
    });
    expect(isBack).toBe(true);
    expect(launcher.output()).toContain("PostgreSQL ended by itself (SIGKILL)");
    expect(launcher.output()).not.toContain("The web server ended");
    expect(await postgresPid(data)).not.toBe(before);
    expect(await status(address)).not.toBe(0);
    expect(await stop(launcher)).toBe(0);
  });

  it("ends at a signal in the middle of the start, and forgets nothing", async () => {
    const launcher = start();
    await waitUntil(() => launcher.output().includes("Migrations"), { withinMs: 60_000 });
    launcher.child.kill("SIGTERM");
    expect([0, 130]).toContain(await launcher.ended());
    expect(existsSync(path.join(data, "postgres/cluster/postmaster.pid"))).toBe(false);
  });
});

describe("npm run dev", () => {
  it("is the same with Next's development server", async () => {
    const launcher = start({}, ["--dev"]);
    const address = await launcher.ready();
    expect(launcher.output()).not.toContain("Build");
    expect(await status(`${address}/_next/static/ready`)).not.toBe(0);
    expect(await stop(launcher)).toBe(0);
    expect(await status(address)).toBe(0);
  });
});

describe.runIf(process.getuid?.() === 0)("below a folder that is closed to others, as root", () => {
  it("keeps the database elsewhere, says so, and finds it again", async () => {
    const closed = await temporaryFolder();
    await chmod(closed, 0o700);
    const folder = path.join(closed, "data");
    for (const expected of ["applied", "up to date"]) {
      const launcher = launch(folder, { PORT: port });
      launched.push(launcher);
      await launcher.ready();
      expect(launcher.output()).toContain("may not enter this folder: the database is in");
      expect(launcher.output()).toContain(expected);
      expect(await stop(launcher)).toBe(0);
    }
    const elsewhere = (await readFile(path.join(folder, "postgres-elsewhere"), "utf8")).trim();
    await rm(elsewhere, { recursive: true });
    await rm(closed, { recursive: true });
  });
});

describe("ports", () => {
  it("obeys PORT or refuses it", async () => {
    const server = createServer().listen(Number(port), "127.0.0.1");
    const refused = start();
    expect(await refused.ended()).toBe(1);
    expect(refused.output()).toContain(`PORT asks for ${port}, but another program listens there`);
    server.close();
    for (const wrong of ["abc", "0", "70000"]) {
      const launcher = start({ PORT: wrong });
      expect(await launcher.ended()).toBe(1);
      expect(launcher.output()).toContain(`PORT is "${wrong}"`);
    }
  });

  it("names a taken port and takes another when none was asked for", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => {
      // Taken by somebody else already is as good.
      server.once("error", () => resolve());
      server.listen(3000, "127.0.0.1", resolve);
    });
    const launcher = start({ PORT: "" });
    const address = await launcher.ready();
    expect(launcher.output()).toMatch(/Port 3000 is taken by another program: using \d+\./);
    expect(address).not.toBe("http://localhost:3000");
    expect(await stop(launcher)).toBe(0);
    server.close();
  });
});

describe("DATABASE_URL", () => {
  it("is used, and then no PostgreSQL is started", async () => {
    const elsewhere = await temporaryFolder();
    await withDatabase(async ({ url }) => {
      const launcher = launch(elsewhere, { PORT: port, DATABASE_URL: url });
      launched.push(launcher);
      await launcher.ready();
      expect(launcher.output()).toContain("of DATABASE_URL");
      expect(existsSync(path.join(elsewhere, "postgres"))).toBe(false);
      expect(await stop(launcher)).toBe(0);
    });
    await rm(elsewhere, { recursive: true, force: true });
  });

  it("ends in a sentence when nobody answers there", async () => {
    const nobody = await anyFreePort();
    for (const url of [`postgresql://a:secret@127.0.0.1:${nobody}/b`, "mysql://a/b", "nonsense"]) {
      const launcher = start({ DATABASE_URL: url });
      expect(await launcher.ended()).toBe(1);
      expect(launcher.output()).toContain("DATABASE_URL is set");
      expect(launcher.output()).not.toMatch(/secret|\n\s+at /);
    }
  });
});
