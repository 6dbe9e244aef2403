import { rm } from "node:fs/promises";
import path from "node:path";
import { Complaint } from "../complaint.ts";
import { readIfThere, writePrivately } from "./data-folder.ts";
import { type Exclusive, holdExclusively } from "./exclusive.ts";

export interface Instance {
  /** Tells a second start where this one serves. */
  announce(address: string): Promise<void>;
  end(): Promise<void>;
}

async function whoRuns(file: string): Promise<string> {
  const text = (await readIfThere(file).catch(() => null)) ?? "";
  const [pid, address] = text.trim().split("\n");
  const number = pid === undefined || pid === "" ? "" : ` (process ${pid})`;
  return address === undefined ? `still starting${number}` : `at ${address}${number}`;
}

/** Makes this process the one that runs in the folder; complains when another one does. */
export async function beOnlyInstance(dataFolder: string): Promise<Instance> {
  const file = path.join(dataFolder, "running");
  const held: Exclusive | null = holdExclusively(path.join(dataFolder, "running.lock"));
  if (held === null) {
    throw new Complaint(`Seqack runs already in this folder, ${await whoRuns(file)}.`);
  }
  await writePrivately(file, `${process.pid}\n`);
  return {
    announce: (address) => writePrivately(file, `${process.pid}\n${address}\n`),
    async end() {
      await rm(file, { force: true });
      held.release();
    },
  };
}

/** Whether Seqack runs in the folder, in this process or another. */
export function isRunning(dataFolder: string): boolean {
  const held = holdExclusively(path.join(dataFolder, "running.lock"));
  held?.release();
  return held === null;
}
