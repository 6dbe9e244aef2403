import type { APIRequestContext } from "@playwright/test";
import { submitOutput } from "#contract/review.ts";
import { weekOf } from "#server/board/period.ts";
import { type App, test as base, makePerson, type Person, type Role } from "../setup/e2e.ts";
import { askOne, openAttempt, openPractice, partlyRight, rightBlanks } from "./attempts.ts";
import { enter, mutate, ownRequests, type SignedInState } from "./enter.ts";

/** A question of each kind that is asked in the tests of pages. */
export const ASKED = {
  flashcard: "time-wait-on-a-busy-host",
  choice: "what-takes-a-sequence-number",
  state: "active-closer-states",
  fields: "syn-to-closed-port",
} as const;
export type Asked = keyof typeof ASKED;

interface Entered {
  readonly person: Person;
  readonly state: SignedInState;
}

/** People and questions in every state that has a page. */
export interface House {
  readonly author: Entered;
  readonly admin: Entered;
  /** Has practised today and stands on the board. */
  readonly learner: Entered;
  /** Has not begun. */
  readonly newcomer: Entered;
  /** Has nothing to do today. */
  readonly rested: Entered;
  /** For each kind, somebody with an open question of it. */
  readonly open: Readonly<Record<Asked | "turned", Entered & { readonly attemptId: string }>>;
  /** Judged attempts of `learner`. */
  readonly judged: Readonly<Record<Asked | "right", string>>;
  /** The session of those attempts. */
  readonly sessionId: string;
}

interface OfWorker {
  house: House;
}

export const test = base.extend<object, OfWorker>({
  house: [
    async ({ app }, use) => {
      await use(await furnish(app));
    },
    { scope: "worker", timeout: 90_000 },
  ],
});

async function furnish(app: App): Promise<House> {
  const someone = async (role: Role): Promise<Entered> => {
    const person = await makePerson(app.database, role);
    return { person, state: await enter(app.url, person) };
  };
  const asking = async (slug: string) => {
    const entered = await someone("learner");
    const attemptId = await askOne(app.database, entered.person.id, slug);
    return { ...entered, attemptId };
  };
  const learner = await someone("learner");
  const rested = await someone("learner");
  await rest(app, rested.person);
  const practised = await practise(app, learner);
  await fillBoard(app, learner.person);
  return {
    author: await someone("author"),
    admin: await someone("admin"),
    newcomer: await someone("learner"),
    learner,
    rested,
    open: {
      flashcard: await asking(ASKED.flashcard),
      turned: await asking(ASKED.flashcard),
      choice: await asking(ASKED.choice),
      state: await asking(ASKED.state),
      fields: await asking(ASKED.fields),
    },
    ...practised,
  };
}

/** A whole session, with answers that are right, partly right and wrong. */
async function practise({ url, database }: App, { person, state }: Entered) {
  const api = await ownRequests(url, state);
  const practiceId = await openPractice(database, person.id, 5);
  const judge = async (slug: string, right: boolean): Promise<string> => {
    const attemptId = await openAttempt(database, { learnerId: person.id, practiceId, slug });
    const answer = right
      ? { kind: "fields", blanks: await rightBlanks(database, slug) }
      : await partlyRight(database, slug);
    if (answer.kind === "flashcard") await mutate(api, "review.reveal", { attemptId });
    const judged = submitOutput.parse(await mutate(api, "review.submit", { attemptId, answer }));
    if (judged.status !== "judged") throw new Error(`The answer to ${slug} cannot be read.`);
    return attemptId;
  };
  try {
    const judged = {
      flashcard: await judge(ASKED.flashcard, false),
      choice: await judge(ASKED.choice, false),
      state: await judge(ASKED.state, false),
      fields: await judge(ASKED.fields, false),
      right: await judge("handshake-numbers", true),
    };
    await endSession(api, practiceId);
    return { judged, sessionId: practiceId };
  } finally {
    await api.dispose();
  }
}

async function endSession(api: APIRequestContext, sessionId: string): Promise<void> {
  await mutate(api, "review.next", { sessionId });
}

/** Every skill is known and returns in a week. */
async function rest({ database }: App, { id }: Person): Promise<void> {
  await restBut(database, id, null);
}

/** Every skill but one is known and returns in a week. */
export async function restBut(
  { pool }: App["database"],
  learnerId: string,
  skill: string | null,
): Promise<void> {
  await pool.query(
    `INSERT INTO card (learner_id, skill, due, stability, difficulty, scheduled_days,
       learning_steps, reps, lapses, state, last_review, version)
     SELECT DISTINCT $1::uuid, skill, now() + interval '7 days', 7, 5, 7, 0, 3, 0, 2, now(), 3
     FROM question JOIN question_version ON question_id = question.id
       AND version = published_version WHERE skill IS DISTINCT FROM $2`,
    [learnerId, skill],
  );
}

/** Fourteen others with points, among whom the learner has a place. */
async function fillBoard({ database }: App, { id }: Person): Promise<void> {
  const { pool } = database;
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO learner (name) SELECT name || ' ' || n FROM generate_series(1, 7) AS n,
       unnest(ARRAY['Ada', '李雷']) AS name RETURNING id`,
  );
  const others = rows.map((row) => row.id);
  for (const period of ["all", weekOf(new Date())]) {
    await pool.query(
      `INSERT INTO score (learner_id, period, points)
       SELECT id, $2, 10 * n FROM unnest($1::uuid[]) WITH ORDINALITY AS one(id, n)
       ON CONFLICT (learner_id, period) DO UPDATE SET points = EXCLUDED.points`,
      [[...others.slice(0, 3), id, ...others.slice(3)], period],
    );
  }
}
