import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { PrismaClient } from "#generated/prisma/client.ts";
import { openPool } from "./pool.ts";

/** One database through its two doors: Prisma for what is plain, SQL for what must be one statement. */
export type Database = { prisma: PrismaClient; pool: pg.Pool };

/** Opens both doors on one pool. End it with `closeDatabase`. */
export function openDatabase(databaseUrl: string, max?: number): Database {
  const pool = openPool(databaseUrl, max);
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

export async function closeDatabase(database: Database): Promise<void> {
  await database.prisma.$disconnect();
  if (!database.pool.ended) await database.pool.end();
}

declare global {
  /** `next dev` loads this file anew at every change; the pool must survive that. */
  var seqackDatabase: Database | undefined;
}

/** The server's database, opened at the first use. */
export function database(): Database {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set: start Seqack with `npm start`.");
  globalThis.seqackDatabase ??= openDatabase(url);
  return globalThis.seqackDatabase;
}
