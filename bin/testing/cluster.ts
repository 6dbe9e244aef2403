import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { migrate } from "#prisma/migrate.ts";
import { generateClient } from "../launcher/generate-client.ts";
import { createDatabase, dropDatabase } from "../postgres/database.ts";
import { type EmbeddedPostgres, startEmbedded } from "../postgres/embedded.ts";
import { inRoot } from "../root.ts";

/** A real PostgreSQL in a temporary folder, with one filled database that others are copied from. */
export interface TestCluster {
  /** Address of the server's own database; see `copyTemplate`. */
  readonly adminUrl: string;
  readonly postgres: EmbeddedPostgres;
  stop(): Promise<void>;
}

/** Name of the database with all migrations and all of content/. */
const TEMPLATE = "seqack";

/** Nothing here has to survive a loss of power. */
const FAST = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "300",
};

/** A new folder that PostgreSQL's own user may enter. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "seqack-test-"));
  await chmod(folder, 0o711);
  return folder;
}

/** Starts PostgreSQL with the template database; with `isSafe` it is set as in real use. */
export async function startTestCluster(
  options: { readonly isSafe?: boolean } = {},
): Promise<TestCluster> {
  await generateClient();
  const { loadContent } = await import("#prisma/load-content.ts");
  const dataFolder = await temporaryFolder();
  const settings = options.isSafe === true ? {} : FAST;
  const postgres = await startEmbedded({ dataFolder, note: () => undefined, settings });
  const stop = async (): Promise<void> => {
    await postgres.server.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
  try {
    await migrate({ databaseUrl: postgres.url });
    const { problems } = await loadContent({
      databaseUrl: postgres.url,
      folder: inRoot("content"),
    });
    for (const { file, line, field, message } of problems) {
      console.error(`${file}:${line ?? "?"} ${field} ${message}`);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { adminUrl: postgres.adminUrl, postgres, stop };
}

/** A copy of the template database, and the way to be rid of it. */
export async function copyTemplate(
  adminUrl: string,
): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await createDatabase(adminUrl, name, TEMPLATE);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => dropDatabase(adminUrl, name) };
}
