import "server-only";
import pg from "pg";

/** Limits of one connection, in milliseconds: a statement gives up before the request does. */
const STATEMENT_TIMEOUT = 5_000;
const CONNECT_TIMEOUT = 3_000;

/**
 * Opens a pool on a database. The server has one for its life (see `database.ts`); loaders and tests
 * open their own and end it.
 * @param databaseUrl a `postgresql://` address
 */
export function openPool(databaseUrl: string, max = 10): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    statement_timeout: STATEMENT_TIMEOUT,
    query_timeout: STATEMENT_TIMEOUT + 1_000,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT,
    application_name: "seqack",
  });
  // An idle connection that Postgres drops must not end the process: the next query reports it.
  pool.on("error", () => {});
  return pool;
}
