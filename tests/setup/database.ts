import pg from "pg";
import { copyTemplate } from "#bin/testing/cluster.ts";

/** Variable with the address of the test cluster; set by whoever started it. */
export const CLUSTER_VARIABLE = "SEQACK_TEST_POSTGRES";

/** A database of one's own: all migrations, all of content/, no people. */
export interface TestDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  drop(): Promise<void>;
}

/** Makes a database that nobody else uses. Call `drop` at the end, or use `withDatabase`. */
export async function freshDatabase(): Promise<TestDatabase> {
  const adminUrl = process.env[CLUSTER_VARIABLE];
  if (adminUrl === undefined) {
    throw new Error("No test cluster runs: use npm run test:integration or npm run test:e2e.");
  }
  const copy = await copyTemplate(adminUrl);
  const pool = new pg.Pool({ connectionString: copy.url, max: 8 });
  // Dropping the database ends its connections, which is no failure of a test.
  pool.on("error", () => undefined);
  return {
    url: copy.url,
    pool,
    async drop() {
      await pool.end();
      await copy.drop();
    },
  };
}

/** Gives the work a database of its own and removes it afterwards. */
export async function withDatabase<T>(work: (database: TestDatabase) => Promise<T>): Promise<T> {
  const database = await freshDatabase();
  try {
    return await work(database);
  } finally {
    await database.drop();
  }
}
