import "server-only";
import type { Pool } from "pg";
import { frequency, type LibraryQuestion } from "#contract/library.ts";
import type { Database } from "../database/database.ts";
import { toPublic } from "../questions/to-public.ts";
import { loadPublished } from "./load-published.ts";
import { publicSeed } from "./public-variant.ts";

/**
 * A question as its own page shows it: the fixed public variant, its skill and those before it.
 * @returns null when no question of this slug is published
 */
export async function showQuestion(db: Database, slug: string): Promise<LibraryQuestion | null> {
  const published = await loadPublished(db.pool, slug);
  if (!published) return null;
  const question = toPublic(published.body, publicSeed(slug));
  if (!question.ok) throw new Error(`${slug}: ${question.error.message.en}`);
  return {
    question: question.value,
    frequency: frequency.parse(published.frequency),
    skill: await skillOf(db.pool, published.skill),
  };
}

type SkillRow = { id: string; zh: string; en: string; own: boolean };

/** The skill itself and what it requires, in the order in which it names them. */
const SKILLS = `
SELECT required.id, required.name_zh AS zh, required.name_en AS en, required.id = own.id AS own
FROM skill own JOIN skill required ON required.id = own.id OR required.id = ANY(own.requires)
WHERE own.id = $1 ORDER BY array_position(own.requires, required.id)`;

async function skillOf(pool: Pool, id: string): Promise<LibraryQuestion["skill"]> {
  const { rows } = await pool.query<SkillRow>(SKILLS, [id]);
  const named = rows.map(({ id, zh, en, own }) => ({ id, name: { zh, en }, own }));
  const own = named.find((skill) => skill.own);
  if (!own) return null;
  const requires = named.filter((skill) => !skill.own).map(({ id, name }) => ({ id, name }));
  return { id: own.id, name: own.name, requires };
}
