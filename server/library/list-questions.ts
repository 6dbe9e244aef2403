import "server-only";
import { z } from "zod";
import { TOPICS, type Topic, topic } from "#contract/asked.ts";
import {
  frequency,
  type Library,
  type LibraryAddress,
  type LibraryEntry,
} from "#contract/library.ts";
import { type Kind, kind } from "#contract/question.ts";
import type { Database } from "../database/database.ts";
import { drawParameters, filledBoth } from "../questions/draw.ts";
import { KIND_MODULES } from "../questions/kinds.ts";
import { parameter } from "../questions/source-parts.ts";
import { publicSeed } from "./public-variant.ts";
import { searchTerms } from "./search-terms.ts";

/** A list that is longer says so, and a search makes it shorter. */
const LONGEST_LIST = 300;

/**
 * What may be searched of a question: what anybody may read of it. The key is not among it, or a
 * search would answer the question. In lower case, plain width and with spaces for hyphens, as
 * `searchTerms` writes its terms.
 */
const SEARCHED = `translate(lower(normalize(
  concat_ws(' ', slug, prompt_zh, prompt_en, name_zh, name_en), NFKC)), '-_+,', '    ')`;

/**
 * The published questions that hold every term ($1), of one skill ($2) where one is named. A scan,
 * since trigrams do not serve words of two Chinese characters, nor does full text.
 */
const FOUND = `
SELECT slug, kind, published.topic, frequency, prompt_zh AS zh, prompt_en AS en,
  body->'parameters' AS parameters, skill.position AS place
FROM question
JOIN question_version published ON question_id = question.id AND version = published_version
LEFT JOIN skill ON skill.id = published.skill
WHERE retired_at IS NULL AND ($2::text IS NULL OR published.skill = $2)
  AND (cardinality($1::text[]) = 0 OR (
    SELECT bool_and(strpos(searched, term) > 0)
    FROM (SELECT ${SEARCHED} AS searched OFFSET 0) AS words, unnest($1::text[]) AS term))`;

const COUNT = `
SELECT topic, kind, count(*)::int AS questions FROM (${FOUND}) found GROUP BY topic, kind`;

const TOPIC_ORDER = "array_position($4::text[], topic)";
const ORDER = {
  frequency: `frequency DESC, ${TOPIC_ORDER}, place, slug`,
  topic: `${TOPIC_ORDER}, frequency DESC, place, slug`,
};
const listBy = (by: LibraryAddress["by"]) => `
SELECT * FROM (${FOUND}) found WHERE $3::text IS NULL OR topic = $3
ORDER BY ${ORDER[by]} LIMIT ${LONGEST_LIST}`;

const row = z.object({
  ...{ slug: z.string(), kind, topic, frequency, zh: z.string(), en: z.string() },
  parameters: z.record(z.string(), parameter),
});

type Counted = { topic: Topic; kind: Kind; questions: number };

/** Lists the published questions that an address asks for. */
export async function listQuestions(db: Database, address: LibraryAddress): Promise<Library> {
  const narrowed = [searchTerms(address.q), address.skill];
  const [counted, listed, skill] = await Promise.all([
    db.pool.query<Counted>(COUNT, narrowed),
    db.pool.query(listBy(address.by), [...narrowed, address.topic, TOPICS]),
    address.skill === null ? null : db.prisma.skill.findUnique({ where: { id: address.skill } }),
  ]);
  const here = counted.rows.filter(({ topic }) => topic === (address.topic ?? topic));
  return {
    entries: listed.rows.map((found) => entryOf(row.parse(found))),
    found: sumOf(here),
    graded: sumOf(here.filter((count) => KIND_MODULES[count.kind].gradedByOracle)),
    topics: TOPICS.flatMap((topic) => {
      const questions = sumOf(counted.rows.filter((count) => count.topic === topic));
      return questions > 0 ? [{ topic, questions }] : [];
    }),
    skill: skill && { id: skill.id, name: { zh: skill.nameZh, en: skill.nameEn } },
  };
}

function sumOf(counts: readonly Counted[]): number {
  return counts.reduce((sum, { questions }) => sum + questions, 0);
}

function entryOf({ slug, zh, en, parameters, ...shown }: z.infer<typeof row>): LibraryEntry {
  const prompt = filledBoth({ zh, en }, drawParameters(parameters, publicSeed(slug)));
  return { slug, ...shown, prompt };
}
