import "server-only";
import type { Pool } from "pg";
import { type QuestionBody, questionBody } from "../questions/split.ts";
import { fillTable } from "./answer-table.ts";
import { DIAGNOSED_KINDS } from "./kinds.ts";

/** What the published versions ask, by name. A version never changes, so each is read once. */
const bodies = new Map<string, QuestionBody>();
const KEPT = 5000;

/** Names a version of a question. */
export const versionName = (id: string, version: number): string => `${id} ${version}`;

const MISSING = `
SELECT question.id, published_version AS version, body
FROM question JOIN question_version ON question_version.question_id = question.id
  AND question_version.version = published_version
WHERE retired_at IS NULL AND kind = ANY($1)
  AND NOT question.id || ' ' || published_version = ANY($2)`;

/**
 * What the published questions of diagnosed kinds ask, by the name of the version; one that can no
 * longer be read is left out. What is new among them is looked at between other work.
 */
export async function publishedBodies(pool: Pool): Promise<ReadonlyMap<string, QuestionBody>> {
  if (bodies.size >= KEPT) bodies.clear();
  const { rows } = await pool.query<{ id: string; version: number; body: unknown }>({
    name: "missing-bodies",
    text: MISSING,
    values: [DIAGNOSED_KINDS, [...bodies.keys()]],
  });
  const fresh = rows.flatMap(({ id, version, body }) => {
    const read = questionBody.safeParse(body);
    return read.success ? [{ version: versionName(id, version), body: read.data }] : [];
  });
  for (const { version, body } of fresh) bodies.set(version, body);
  fillTable(fresh);
  return bodies;
}
