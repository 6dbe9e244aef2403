import "server-only";
import type { Pool } from "pg";
import {
  type QuestionBody,
  type QuestionKey,
  questionBody,
  questionKey,
} from "../questions/split.ts";

/** The published version of a question, without its key. */
export type Published = {
  id: string;
  version: number;
  skill: string;
  frequency: number;
  body: QuestionBody;
};

const LOAD = `
SELECT question.id, version, skill, frequency, body
FROM question JOIN question_version ON question_id = question.id AND version = published_version
WHERE slug = $1 AND retired_at IS NULL`;

/** Loads a question as it is published; null when it is a draft, retired, or never was. */
export async function loadPublished(pool: Pool, slug: string): Promise<Published | null> {
  const { rows } = await pool.query<Omit<Published, "body"> & { body: unknown }>(LOAD, [slug]);
  const [row] = rows;
  return row ? { ...row, body: questionBody.parse(row.body) } : null;
}

const KEY = "SELECT key FROM question_key WHERE question_id = $1 AND version = $2";

/** Loads its key. Only for judging an answer and for showing the answer to who asks for it. */
export async function loadPublishedKey(
  pool: Pool,
  { id, version }: Published,
): Promise<QuestionKey> {
  const { rows } = await pool.query<{ key: unknown }>(KEY, [id, version]);
  return questionKey.parse(rows[0]?.key);
}

const SLUGS = `
SELECT slug, published_at AS "publishedAt"
FROM question JOIN question_version ON question_id = question.id AND version = published_version
WHERE retired_at IS NULL ORDER BY slug`;

/** Every published question by its slug, with the time its text was published. */
export async function publishedSlugs(
  pool: Pool,
): Promise<{ slug: string; publishedAt: Date | null }[]> {
  const { rows } = await pool.query<{ slug: string; publishedAt: Date | null }>(SLUGS);
  return rows;
}
