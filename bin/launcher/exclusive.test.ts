import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inRoot } from "../root.ts";
import { waitUntil } from "../wait.ts";
import { type Exclusive, holdExclusively } from "./exclusive.ts";
import { beOnlyInstance, isRunning } from "./instance.ts";

let folder = "";
const holders: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "seqack-lock-"));
});

afterEach(() => {
  for (const child of holders.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

async function holder(file: string): Promise<() => Promise<void>> {
  const script = `import { holdExclusively } from ${JSON.stringify(inRoot("bin/launcher/exclusive.ts"))};
    console.log(holdExclusively(${JSON.stringify(file)}) !== null);
    setInterval(() => globalThis.gc(), 20);`;
  const child = spawn(process.execPath, ["--expose-gc", "--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  holders.push(child);
  const [said] = await once(child.stdout, "data");
  expect(String(said).trim()).toBe("true");
  return async () => {
    child.kill("SIGKILL");
    await once(child, "exit");
  };
}

describe("holding a file", () => {
  it("is for one process at a time, and ends with it however it ends", async () => {
    const file = path.join(folder, "a.lock");
    const kill = await holder(file);
    // Long enough for the holder to have collected what it no longer refers to.
    const isLost = await waitUntil(() => holdExclusively(file) !== null, { withinMs: 300 });
    expect(isLost).toBe(false);
    await kill();
    let held: Exclusive | null = null;
    await waitUntil(
      () => {
        held = holdExclusively(file);
        return held !== null;
      },
      { withinMs: 2_000 },
    );
    expect(held).not.toBeNull();
  });

  it("can be given back", () => {
    const file = path.join(folder, "b.lock");
    const first = holdExclusively(file);
    expect(holdExclusively(file)).toBeNull();
    first?.release();
    expect(holdExclusively(file)).not.toBeNull();
  });
});

describe("the only instance in a folder", () => {
  it("tells a second one its process and address", async () => {
    const instance = await beOnlyInstance(folder);
    await expect(beOnlyInstance(folder)).rejects.toThrow(`still starting (process ${process.pid})`);
    await instance.announce("http://localhost:3000");
    await expect(beOnlyInstance(folder)).rejects.toThrow(
      `Seqack runs already in this folder, at http://localhost:3000 (process ${process.pid}).`,
    );
    expect(isRunning(folder)).toBe(true);
    await instance.end();
    expect(isRunning(folder)).toBe(false);
    await (await beOnlyInstance(folder)).end();
  });
});
