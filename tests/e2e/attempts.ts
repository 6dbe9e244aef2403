import type { Answer } from "#contract/answer.ts";
import type { Preview } from "#contract/desk.ts";
import { previewQuestion } from "#server/desk/preview.ts";
import type { TestDatabase } from "../setup/database.ts";

/** Every attempt made here draws its numbers from this seed. */
const SEED = 7;

/** Begins a practice session of a learner, in which attempts can be opened. */
export async function openPractice(
  { pool }: TestDatabase,
  learnerId: string,
  planned: number,
): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    "INSERT INTO practice (learner_id, planned, started_at) VALUES ($1, $2, now()) RETURNING id",
    [learnerId, planned],
  );
  return idOf(rows, "The practice");
}

/** Puts a question to a learner as the next of a session; one may be open at a time. */
export async function openAttempt(
  { pool }: TestDatabase,
  { learnerId, practiceId, slug }: { learnerId: string; practiceId: string; slug: string },
): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO attempt (learner_id, practice_id, position, question_id, question_version, skill,
       topic, seed, oracle_version, drawn_at)
     SELECT $1, $2, 1 + (SELECT count(*) FROM attempt WHERE practice_id = $2), question.id,
       published_version, skill, topic, $4, '1', now()
     FROM question JOIN question_version ON question_id = question.id
       AND version = published_version WHERE slug = $3
     RETURNING id`,
    [learnerId, practiceId, slug, SEED],
  );
  return idOf(rows, slug);
}

/** One question put to a learner in a session of its own. */
export async function askOne(
  database: TestDatabase,
  learnerId: string,
  slug: string,
): Promise<string> {
  const practiceId = await openPractice(database, learnerId, 1);
  return openAttempt(database, { learnerId, practiceId, slug });
}

function idOf(rows: readonly { id: string }[], what: string): string {
  const id = rows[0]?.id;
  if (id === undefined) throw new Error(`${what} was not made.`);
  return id;
}

type Shown = Extract<Preview, { status: "shown" }>;

/** What an attempt opened here asks, with its key. */
export async function keyOf({ pool }: TestDatabase, slug: string): Promise<Shown> {
  const { rows } = await pool.query<{ source: string }>(
    `SELECT source FROM question JOIN question_key ON question_id = question.id
       AND version = published_version WHERE slug = $1`,
    [slug],
  );
  const shown = previewQuestion(rows[0]?.source ?? "", SEED);
  if (shown.status !== "shown") throw new Error(`${slug} cannot be shown.`);
  return shown;
}

/** By blank, the text that is right there. */
export async function rightBlanks(
  database: TestDatabase,
  slug: string,
): Promise<Record<string, string>> {
  const { key } = await keyOf(database, slug);
  if (key.kind !== "fields" && key.kind !== "state") throw new Error(`${slug} has no blanks.`);
  return Object.fromEntries(key.cells.map(({ blank, truth }) => [blank, truth.absolute]));
}

/** What can be read in a blank and is right nowhere. */
const WRONG = { seq: "1", ack: "1", len: "1459", flags: "RST", state: "LISTEN" } as const;

/** An answer that is right in its first part and wrong or missing in the others. */
export async function partlyRight(database: TestDatabase, slug: string): Promise<Answer> {
  const { key, question } = await keyOf(database, slug);
  switch (key.kind) {
    case "flashcard":
      return { kind: "flashcard", rating: "good" };
    case "choice": {
      const one = (right: boolean) => key.options.find((option) => option.right === right)?.option;
      return { kind: "choice", chosen: [one(true), one(false)].filter((id) => id !== undefined) };
    }
    case "state":
      return { kind: "state", state: WRONG.state };
    case "fields": {
      const blanks = question.kind === "fields" ? question.blanks : [];
      const typed = blanks.map(({ id, field }, at): [string, string] => {
        const truth = key.cells.find(({ blank }) => blank === id)?.truth.absolute ?? "";
        return [id, at === 0 ? truth : at === 1 ? "" : WRONG[field]];
      });
      return { kind: "fields", blanks: Object.fromEntries(typed) };
    }
    default:
      throw new Error(`${slug}: nobody here answers ${JSON.stringify(key)} partly`);
  }
}

/** How often an attempt stands in the log of reviews. */
export async function timesCounted({ pool }: TestDatabase, attemptId: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM review WHERE attempt_id = $1",
    [attemptId],
  );
  return rows[0]?.n ?? 0;
}
