import pg from "pg";
import { Complaint, messageOf } from "../complaint.ts";

/** The first version that has what prisma/migrations uses. */
const OLDEST = 18;

async function withClient<T>(address: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Makes a database unless it is there; as a copy of another one if that is named. */
export async function createDatabase(
  server: string,
  name: string,
  template?: string,
): Promise<void> {
  await withClient(server, async (client) => {
    const known = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (known.rowCount !== 0) return;
    const copied = template === undefined ? "" : ` TEMPLATE ${pg.escapeIdentifier(template)}`;
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}${copied}`);
  });
}

/** Removes a database, whoever is still connected to it. */
export async function dropDatabase(server: string, name: string): Promise<void> {
  await withClient(server, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
  });
}

/** The address without its password, for messages. */
function withoutPassword(address: string): string {
  const url = URL.parse(address);
  return url === null ? "DATABASE_URL" : `${url.hostname}:${url.port || "5432"}${url.pathname}`;
}

/** Complains in one sentence unless the database of DATABASE_URL answers and is new enough. */
export async function checkOwnDatabase(address: string): Promise<string> {
  if (!/^postgres(ql)?:$/.test(URL.parse(address)?.protocol ?? "")) {
    throw new Complaint(
      "DATABASE_URL is set but is no address like postgresql://user:password@host/name.",
    );
  }
  const version = await withClient(address, async (client) => {
    const shown = await client.query<{ server_version: string }>("SHOW server_version");
    return shown.rows[0]?.server_version ?? "0";
  }).catch((error: unknown) => {
    throw new Complaint(
      `DATABASE_URL is set, but ${withoutPassword(address)} cannot be used: ${messageOf(error)}.`,
    );
  });
  if (Number.parseInt(version, 10) >= OLDEST) return version;
  throw new Complaint(
    `The server of DATABASE_URL is PostgreSQL ${version}; Seqack needs ${OLDEST} or newer.`,
  );
}
