import type { Answer } from "#contract/answer.ts";
import type { PublicQuestion } from "#contract/question.ts";
import type { AttemptView } from "#contract/review.ts";
import { showAttempt } from "#server/review/show-attempt.ts";
import { anAuthor, count, type Person, type World } from "../setup/people.ts";

/** Small questions whose answers a test can work out from what a learner sees. */
type About = { slug: string; skill?: string; topic?: string; frequency?: number; words?: string };

function head(kind: string, { slug, skill = slug, topic = "handshake", ...about }: About): string {
  const { frequency = 2, words = "" } = about;
  return `slug: ${slug}
kind: ${kind}
skill: ${skill}
topic: ${topic}
frequency: ${frequency}
explanation: { zh: 说明 ${words}, en: Explained ${words} }
`;
}

const HANDSHAKE = `figure: { zh: 握手, en: A handshake }
scenario: |
  isn client=$x server=$y
  link delay=20ms
  server listen
  at 0ms client open
`;
const ISNS = "x: { from: 0, to: 4294967295 }, y: { from: 0, to: 4294967295 }";

/** Three numbers of a handshake, from both ISNs. */
export function fieldsQuestion(about: About): string {
  return `${head("fields", about)}prompt: { zh: 两个 ISN 是 $x 和 $y, en: The ISNs are $x and $y }
parameters: { ${ISNS} }
${HANDSHAKE}ask: [ack of 2, seq of 3, ack of 3]
`;
}

/** The server's state after one of three segments: three variants, no more. */
export function stateQuestion(about: About): string {
  return `${head("state", about)}prompt: { zh: 第 $k 个之后, en: After segment $k }
parameters: { ${ISNS}, k: { oneOf: [1, 2, 3] } }
${HANDSHAKE}ask: state of server after $k
`;
}

/** The right option is "yes", and there is only one variant. */
export function choiceQuestion(about: About): string {
  const { words = "" } = about;
  return `${head("choice", about)}prompt: { zh: 是吗, en: Is it so }
answers: one
options:
  - { id: yes-it-is, right: true, text: { zh: 是, en: Yes }, because: { zh: 对 ${words}, en: So ${words} } }
  - { id: no, text: { zh: 否, en: No }, because: { zh: 错 ${words}, en: Not so ${words} } }
`;
}

export function flashcardQuestion(about: About): string {
  const { words = "" } = about;
  return `${head("flashcard", about)}prompt: { zh: 为什么, en: Why }
back: { zh: 因为 ${words}, en: Because ${words} }
`;
}

/** Publishes texts at the desk, as an author does. */
export async function publish(author: Person, ...sources: string[]): Promise<void> {
  for (const source of sources) {
    const made = await author.asks((api) => api.desk.save({ slug: null, revision: 0, source }));
    const { slug, revision } = made;
    const told = await author.asks((api) => api.desk.publish({ slug, revision }));
    if (told.status !== "published") throw new Error(JSON.stringify(told));
  }
}

/** Leaves nothing to practise but these texts. */
export async function onlyQuestions(world: World, ...sources: string[]): Promise<Person> {
  await world.db.pool.query("UPDATE question SET retired_at = now() WHERE retired_at IS NULL");
  const author = await anAuthor(world);
  await publish(author, ...sources);
  return author;
}

/** What a learner who knows would answer, worked out from what the page shows. */
export function solve(question: PublicQuestion): Answer {
  switch (question.kind) {
    case "flashcard":
      return { kind: "flashcard", rating: "good" };
    case "choice":
      return { kind: "choice", chosen: ["yes-it-is"] };
    case "state":
      return { kind: "state", state: question.asked.after < 3 ? "SYN-RECEIVED" : "ESTABLISHED" };
    case "fields": {
      const [x, y] = [...question.prompt.en.matchAll(/\d+/g)].map((digits) => Number(digits[0]));
      const next = (isn: number | undefined) => String(((isn ?? 0) + 1) % 2 ** 32);
      return { kind: "fields", blanks: { "2.ack": next(x), "3.seq": next(x), "3.ack": next(y) } };
    }
    default:
      throw new Error(`nobody here solves ${JSON.stringify(question)}`);
  }
}

/** An answer of which nothing is right. */
export function fail(question: PublicQuestion): Answer {
  switch (question.kind) {
    case "flashcard":
      return { kind: "flashcard", rating: "again" };
    case "choice":
      return { kind: "choice", chosen: ["no"] };
    case "state":
      return { kind: "state", state: "CLOSED" };
    case "fields":
      return { kind: "fields", blanks: {} };
    default:
      throw new Error(`nobody here fails ${JSON.stringify(question)}`);
  }
}

export function shown(world: World, person: Person, attemptId: string): Promise<AttemptView> {
  return person.learner().then(async (learner) => {
    const view = await showAttempt(world.db, learner, attemptId, world.now);
    if (!view) throw new Error(`no attempt ${attemptId}`);
    return view;
  });
}

/** The question that a learner is asked next; anything else fails the test. */
export async function asked(world: World, person: Person, sessionId?: string) {
  const next = await person.asks((api) => api.review.next(sessionId ? { sessionId } : {}));
  if (next.goTo !== "attempt") throw new Error(`no question but ${JSON.stringify(next)}`);
  return shown(world, person, next.attemptId);
}

/** Submits an answer that must be judged. */
export async function judged(person: Person, attemptId: string, answer: Answer) {
  const told = await person.asks((api) => api.review.submit({ attemptId, answer }));
  if (told.status !== "judged") throw new Error(`not judged: ${JSON.stringify(told)}`);
  return told;
}

/** Takes the next question and answers it. */
export async function practise(
  world: World,
  person: Person,
  how: (question: PublicQuestion) => Answer = solve,
) {
  const { attemptId, question } = await asked(world, person);
  return { attemptId, question, ...(await judged(person, attemptId, how(question))) };
}

/** Every row that practice makes for one learner, with all its columns, to compare. */
export async function rowsOf(world: World, learnerId: string) {
  const tables = [
    ...["practice", "attempt", "review", "card", "point_entry", "score"],
    ...["belief", "problem_report"],
  ];
  const rows = await Promise.all(
    tables.map(async (table) => {
      const sql = `SELECT to_jsonb(t) AS row FROM ${table} t WHERE learner_id = $1 ORDER BY t`;
      const found = await world.db.pool.query<{ row: unknown }>(sql, [learnerId]);
      return [table, found.rows.map(({ row }) => row)] as const;
    }),
  );
  return Object.fromEntries(rows);
}

/**
 * An open question of a session that is over, such as adopting a guest leaves behind: so that a test
 * can have as many as it likes, of the skills it likes.
 */
export async function leftOpen(world: World, person: Person, slug: string): Promise<string> {
  const { rows } = await world.db.pool.query<{ id: string }>(
    `WITH ended AS (INSERT INTO practice (learner_id, planned, started_at, ended_at)
       VALUES ($1, 1, $2, $2) RETURNING id)
     INSERT INTO attempt (learner_id, practice_id, position, question_id, question_version, skill,
       topic, seed, oracle_version, drawn_at)
     SELECT $1, ended.id, 1, question.id, published_version, skill, topic, $3, '1', $2
     FROM ended, question JOIN question_version ON question_id = question.id
       AND version = published_version WHERE slug = $4 RETURNING attempt.id`,
    [person.id, world.now, world.seed++, slug],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error(`no question ${slug}`);
  return id;
}

/** The statements that a database is sent from now on. */
export function statementsOf(world: World): string[] {
  const texts: string[] = [];
  const watched = new Set<unknown>();
  world.db.pool.on("acquire", (client) => {
    if (watched.has(client)) return;
    watched.add(client);
    client.query = new Proxy(client.query, {
      apply(query, self, given: unknown[]) {
        const [first] = given;
        const text = typeof first === "object" && first && "text" in first ? first.text : first;
        texts.push(String(text));
        return Reflect.apply(query, self, given);
      },
    });
  });
  return texts;
}

/** How many statements on this database wait for another one just now. */
export function waiting(world: World): Promise<number> {
  return count(
    world,
    `SELECT count(*) AS n FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
}

/** Makes every review take its time meanwhile, so that something else can happen in the middle of it. */
export async function withSlowReviews(world: World, work: () => Promise<void>): Promise<void> {
  await world.db.pool.query(
    `CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql
       AS 'BEGIN PERFORM pg_sleep(0.3); RETURN NEW; END';
     CREATE TRIGGER dawdle BEFORE INSERT ON review FOR EACH ROW EXECUTE FUNCTION dawdle()`,
  );
  try {
    await work();
  } finally {
    await world.db.pool.query("DROP FUNCTION dawdle CASCADE");
  }
}
