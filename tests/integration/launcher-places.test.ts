import { existsSync } from "node:fs";
import { chmod, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { anyFreePort } from "#bin/launcher/port.ts";
import { temporaryFolder } from "#bin/testing/cluster.ts";
import { withDatabase } from "../setup/database.ts";
import { launcherOfFile, status, stop } from "../setup/launcher.ts";

// A file of its own, so that one of them can wait while the other works: see launcher.test.ts.
vi.setConfig({ testTimeout: 150_000 });

const { start, startIn, port } = launcherOfFile();

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
      const launcher = startIn(folder);
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
    const server = createServer().listen(Number(port()), "127.0.0.1");
    const refused = start();
    expect(await refused.ended()).toBe(1);
    expect(refused.output()).toContain(
      `PORT asks for ${port()}, but another program listens there`,
    );
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
      const launcher = startIn(elsewhere, { DATABASE_URL: url });
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
