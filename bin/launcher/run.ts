import { randomBytes } from "node:crypto";
import { Complaint } from "../complaint.ts";
import { checkOwnDatabase } from "../postgres/database.ts";
import { startEmbedded } from "../postgres/embedded.ts";
import type { StartOptions } from "./arguments.ts";
import { buildIfChanged } from "./build-if-changed.ts";
import { keptSecret, prepareDataFolder } from "./data-folder.ts";
import { fillDatabase, showFirstAdmin } from "./fill-database.ts";
import { beOnlyInstance } from "./instance.ts";
import type { Progress } from "./progress.ts";
import { serve } from "./serve.ts";
import { watchContent } from "./watch-content.ts";

/** What was started, to be ended in the opposite order. */
export interface Started {
  /** Ends one thing properly. */
  readonly stop: () => Promise<void>;
  /** Ends it at once, when waiting is no longer wanted. */
  readonly abandon?: () => void;
}

export interface RunOptions {
  readonly start: StartOptions;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** Takes over each thing as soon as it runs. */
  readonly started: (thing: Started) => void;
}

async function openDatabase({ start, progress, signal, started }: RunOptions): Promise<string> {
  const { databaseUrl, dataFolder } = start;
  if (databaseUrl !== null) {
    await progress.step(
      "PostgreSQL",
      "trying DATABASE_URL",
      () => checkOwnDatabase(databaseUrl),
      (version) => `version ${version} of DATABASE_URL`,
    );
    return databaseUrl;
  }
  const { url } = await progress.step(
    "PostgreSQL",
    "starting",
    async () => {
      const postgres = await startEmbedded({ dataFolder, note: progress.note, signal });
      started(postgres.server);
      return postgres;
    },
    ({ made, server }) =>
      `${made === "made" ? "made and started" : "started"}, port ${server.port}`,
  );
  return url;
}

async function build({ start, progress, signal }: RunOptions): Promise<void> {
  if (start.isDevelopment || !start.mayBuild) return;
  await progress.step(
    "Build",
    "looking for changes",
    () =>
      buildIfChanged({
        onWait: () => progress.note("Another build is going on here; waiting for it."),
        onBuild: () => progress.note("The sources changed: building, which takes a minute."),
        signal,
      }),
    (outcome) => (outcome === "built" ? "built" : "nothing changed, last build kept"),
  );
}

/** Starts everything there is, step by step; returns the address when it serves. */
export async function run(options: RunOptions): Promise<string> {
  const { start, progress, signal, started } = options;
  await prepareDataFolder(start.dataFolder);
  const instance = await beOnlyInstance(start.dataFolder);
  started({ stop: () => instance.end() });

  const databaseUrl = await openDatabase(options);
  signal.throwIfAborted();
  await fillDatabase(databaseUrl, progress);
  signal.throwIfAborted();
  await build(options);
  const secret =
    process.env.NEXTAUTH_SECRET ||
    (await keptSecret(start.dataFolder, "nextauth-secret", () => randomBytes(32).toString("hex")));
  const served = await progress.step(
    "Web server",
    "starting",
    async () => {
      const web = await serve({ start, databaseUrl, secret, signal, progress });
      started(web);
      return web;
    },
    () => "started",
  );
  await showFirstAdmin(databaseUrl, progress);
  await instance.announce(served.address);
  if (start.isDevelopment) {
    const end = watchContent(databaseUrl, progress);
    started({ stop: async () => end() });
  }
  return served.address;
}

/** Ends everything that runs; a failure to end one thing does not keep the others. */
export async function endAll(things: readonly Started[]): Promise<void> {
  const failures: unknown[] = [];
  for (const thing of things.toReversed()) {
    await thing.stop().catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new Complaint(`Not everything ended well: ${failures.join("; ")}`);
}
