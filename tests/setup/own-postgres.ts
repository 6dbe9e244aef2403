import { rm } from "node:fs/promises";
import path from "node:path";
import { anyFreePort } from "#bin/launcher/port.ts";
import { createDatabase } from "#bin/postgres/database.ts";
import { initialise } from "#bin/postgres/initialise.ts";
import { choosePlace } from "#bin/postgres/place.ts";
import { databaseAddress, startServer, stopServer } from "#bin/postgres/server.ts";
import { endChild } from "#bin/process.ts";
import { inRoot } from "#bin/root.ts";
import { temporaryFolder } from "#bin/testing/cluster.ts";
import { loadContent } from "#prisma/load-content.ts";
import { migrate } from "#prisma/migrate.ts";

/** A PostgreSQL of one test's own, with everything loaded, that the test may stop and kill. */
export interface OwnPostgres {
  readonly url: string;
  stop(): Promise<void>;
  /** Ends the server without warning, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
  /** Stops it and removes its files. */
  remove(): Promise<void>;
}

/** Starts one; takes about three seconds, so only tests of failures should. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const folder = await temporaryFolder();
  const place = await choosePlace(folder);
  const password = "own-postgres";
  await initialise(place, password);
  const port = await anyFreePort();
  const options = { place, password, port, logFile: path.join(folder, "postgres.log") };
  let current = await startServer(options);
  const url = databaseAddress(port, password, "seqack");
  await createDatabase(databaseAddress(port, password, "postgres"), "seqack");
  await migrate({ databaseUrl: url });
  await loadContent({ databaseUrl: url, folder: inRoot("content") });
  return {
    url,
    stop: () => stopServer(current, place),
    kill: () => endChild(current.child, "SIGKILL", 5_000),
    async start() {
      current = await startServer(options);
    },
    async remove() {
      await stopServer(current, place);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
