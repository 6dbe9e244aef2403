import { randomUUID } from "node:crypto";
import { z } from "zod";
import { appRouter } from "#server/trpc/router.ts";
import type { TestDatabase } from "../setup/database.ts";

const definition = z.looseObject({ type: z.enum(["query", "mutation"]) });

export interface Procedure {
  readonly path: string;
  readonly type: "query" | "mutation";
  /** An input that an admin could send and that would change something; null where none is taken. */
  readonly input: Readonly<Record<string, unknown>> | null;
}

const EMAIL = "made.by.stranger@example.org";
const INPUTS: Record<string, Procedure["input"]> = {
  "account.signUp": { email: EMAIL, password: "river lantern nine", name: "Stranger" },
  "account.settings": { name: "Renamed" },
  "account.changePassword": { current: "not this one", next: "river lantern nine" },
  "account.signOutEverywhere": null,
  "account.people": { search: "" },
  "account.setRole": { id: randomUUID(), role: "admin" },
  "account.setBanned": { id: randomUUID(), banned: true },
  "board.show": { period: "week" },
  "board.hide": { hidden: true },
  "desk.list": { search: "" },
  "desk.open": { slug: "handshake-numbers" },
  "desk.preview": { source: "slug: x", seed: 1 },
  "desk.save": { slug: null, revision: 0, source: "slug: made-by-stranger\nskill: x\n" },
  "desk.publish": { slug: "handshake-numbers", revision: 1 },
  "desk.retire": { slug: "handshake-numbers" },
  "library.answer": { slug: "handshake-numbers", locale: "en" },
  "library.try": { slug: "reasons-for-2msl", answer: { kind: "choice", chosen: ["a"] } },
  "progress.show": null,
  "report.send": { attemptId: randomUUID(), reason: "typo", text: "Odd." },
  "report.list": { slug: "handshake-numbers" },
  "report.close": { slug: "handshake-numbers", id: randomUUID() },
  "review.hint": { attemptId: randomUUID(), n: 1 },
  "review.next": {},
  "review.reveal": { attemptId: randomUUID() },
  "review.submit": {
    attemptId: randomUUID(),
    answer: { kind: "choice", chosen: ["a"] },
  },
};

const known: Record<string, unknown> = appRouter._def.procedures;

/** Every procedure of the router. One that is missing in the table above stops the tests. */
export const PROCEDURES: readonly Procedure[] = Object.entries(known).map(([path, procedure]) => {
  const input = INPUTS[path];
  if (input === undefined) throw new Error(`${path} has no input in the table of procedures.`);
  const isProcedure = typeof procedure === "function" && "_def" in procedure;
  const { type } = definition.parse(isProcedure ? procedure._def : null);
  return { path, type, input };
});

/** Everything that stands in the database, as one text: equal before and after if nothing happened. */
export async function fingerprint({ pool }: TestDatabase): Promise<string> {
  const tables = await pool.query<{ name: string }>(
    `SELECT quote_ident(table_name) AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const parts: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await pool.query<{ hash: string | null }>(
      `SELECT md5(string_agg(row::text, '|' ORDER BY row::text)) AS hash FROM ${name} AS row`,
    );
    parts.push(`${name} ${rows[0]?.hash ?? "empty"}`);
  }
  return parts.join("\n");
}
