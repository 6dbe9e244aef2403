import { database } from "#server/database/database.ts";

export const dynamic = "force-dynamic";

/** Says whether Seqack can work: pages that found the database away ask here until it is back. */
export async function GET(): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  try {
    await database().pool.query("SELECT 1");
    return Response.json({ status: "ok" }, { headers });
  } catch {
    return Response.json({ status: "database-away" }, { status: 503, headers });
  }
}
