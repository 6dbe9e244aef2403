import { beforeAll, expect, test } from "vitest";
import type { Answer } from "#contract/answer.ts";
import { GROUPINGS, libraryAddress } from "#contract/library.ts";
import type { PublicQuestion } from "#contract/question.ts";
import { countTry } from "#server/account/limit.ts";
import { listQuestions } from "#server/library/list-questions.ts";
import { publishedSlugs } from "#server/library/load-published.ts";
import { FIRST_PUBLIC_SEED, publicSeed } from "#server/library/public-variant.ts";
import { showQuestion } from "#server/library/show-question.ts";
import { createContext } from "#server/trpc/context.ts";
import { aGuest, asks, aWorld, refusal } from "../setup/people.ts";
import {
  asked,
  choiceQuestion,
  fail,
  fieldsQuestion,
  flashcardQuestion,
  onlyQuestions,
  rowsOf,
  solve,
  statementsOf,
  stateQuestion,
} from "./practice.ts";

const world = aWorld();
const CANARY = "kanarienvogel";
const KINDS = ["fields", "state", "choice", "flashcard"] as const;

beforeAll(async () => {
  const write = { flashcard: flashcardQuestion, choice: choiceQuestion, state: stateQuestion };
  const texts = Object.entries({ ...write, fields: fieldsQuestion });
  const author = await onlyQuestions(
    world,
    ...texts.map(([slug, text]) => text({ slug, words: CANARY })),
    about("late-ack", {
      ...{
        zh: "最后一个 ACK 丢了，主动关闭方停在 TIME-WAIT",
        en: "The last ACK is lost in TIME-WAIT",
      },
      ...{ topic: "closing", frequency: 3 },
    }),
    about("many-half-open", {
      ...{ zh: "ss 里有很多 SYN-RECEIVED 的连接", en: "Many connections are in SYN-RECEIVED" },
      ...{ topic: "syn-queue", frequency: 1 },
    }),
    about("old-text", { zh: "过时", en: "Outdated" }),
  );
  await author.asks((api) => api.desk.retire({ slug: "old-text" }));
  await author.asks((api) =>
    api.desk.save({ slug: null, revision: 0, source: choiceQuestion({ slug: "only-a-draft" }) }),
  );
  await world.db.pool.query("DELETE FROM skill");
  await world.db.pool.query(
    `INSERT INTO skill (id, topic, position, name_zh, name_en, requires) VALUES
       ('basics', 'handshake', 1, '握手的数字', 'Numbers of the handshake', '{}'),
       ('late-ack', 'closing', 1, '挥手的尾声', 'The end of a close', '{fields,basics}'),
       ('fields', 'handshake', 2, '填空的知识点', 'Filling blanks', '{}')`,
  );
});

/** A question of these words. */
function about(
  slug: string,
  { zh, en, ...more }: { zh: string; en: string; topic?: string; frequency?: number },
): string {
  const text = choiceQuestion({ slug, ...more });
  return text.replace("zh: 是吗, en: Is it so", `zh: "${zh}", en: "${en}"`);
}

function list(address: Record<string, string> = {}) {
  const { q, topic = null, skill = null, by } = address;
  return listQuestions(world.db, libraryAddress.parse({ q, topic, skill, by }));
}

async function found(q: string): Promise<string[]> {
  return (await list({ q })).entries.map(({ slug }) => slug);
}

async function shown(slug: string): Promise<PublicQuestion> {
  const page = await showQuestion(world.db, slug);
  if (!page) throw new Error(`${slug} has no page`);
  return page.question;
}

const nobody = <T>(request: Parameters<typeof asks<T>>[2]) => asks(world, null, request);

test.each([
  ["最后一个", ["late-ack"]],
  ["最后一个ack丢了怎么办", ["late-ack"]],
  ["last ack", ["late-ack"]],
  ["ＬＡＳＴ ａｃｋ", ["late-ack"]],
  ["TIME_WAIT", ["late-ack"]],
  ["timewait", ["late-ack"]],
  ["time-wait 丢", ["late-ack"]],
  ["SYN_RCVD", ["many-half-open"]],
  ["many connection", ["many-half-open"]],
  ["half-open", ["many-half-open"]],
  ["挥手", ["late-ack"]],
  ["the end of a close", ["late-ack"]],
  ["Filling", ["fields"]],
  ["last received", []],
  ["%", []],
  ["ack_", ["late-ack"]],
  ["a\u0000ck\ud800 lost", ["late-ack"]],
  ["'; DROP TABLE question; --", []],
])("“%s” finds what holds all its words, in either language", async (q, slugs) => {
  expect(await found(q)).toEqual(slugs);
});

test("what only the key says is not found", async () => {
  for (const q of [CANARY, "Explained", "说明", "Because", "yes-it-is"]) {
    expect([q, await found(q)]).toEqual([q, []]);
  }
});

test("drafts and retired questions are in no list, have no page and no answer", async () => {
  const listed = await found("");
  const mapped = (await publishedSlugs(world.db.pool)).map(({ slug }) => slug);
  for (const slug of ["old-text", "only-a-draft", "never-was"]) {
    expect([...listed, ...mapped]).not.toContain(slug);
    expect(await showQuestion(world.db, slug)).toBeNull();
    const answer: Answer = { kind: "choice", chosen: ["no"] };
    const refused = await Promise.all([
      refusal(nobody((api) => api.library.answer({ slug, locale: "en" }))),
      refusal(nobody((api) => api.library.try({ slug, answer }))),
    ]);
    expect(refused).toEqual([{ code: "NOT_FOUND" }, { code: "NOT_FOUND" }]);
  }
});

test("the list is by frequency or by topic, and counts what a search finds in each topic", async () => {
  const byFrequency = await list();
  expect(byFrequency.entries.map(({ slug }) => slug)).toEqual([
    "late-ack",
    "fields",
    "choice",
    "flashcard",
    "state",
    "many-half-open",
  ]);
  expect((await list({ by: "topic" })).entries.map(({ slug }) => slug)).toEqual([
    "fields",
    "choice",
    "flashcard",
    "state",
    "many-half-open",
    "late-ack",
  ]);
  const topics = [
    { topic: "handshake", questions: 4 },
    { topic: "syn-queue", questions: 1 },
    { topic: "closing", questions: 1 },
  ];
  expect(byFrequency).toMatchObject({ found: 6, graded: 2, topics, skill: null });
  const closing = await list({ topic: "closing" });
  expect(closing).toMatchObject({ found: 1, graded: 0, topics });
  expect(closing.entries.map(({ slug }) => slug)).toEqual(["late-ack"]);
  expect((await list({ q: "ack" })).topics).toEqual([{ topic: "closing", questions: 1 }]);
});

test("a skill narrows the list to its questions", async () => {
  const { entries, skill } = await list({ skill: "late-ack" });
  expect(entries.map(({ slug }) => slug)).toEqual(["late-ack"]);
  expect(skill).toEqual({
    id: "late-ack",
    name: { zh: "挥手的尾声", en: "The end of a close" },
  });
  expect(await list({ skill: "nowhere" })).toMatchObject({ entries: [], found: 0, skill: null });
});

test("an address that says nonsense is the library as it opens", async () => {
  const strange = [
    { q: ["a"], topic: ["closing"] },
    { topic: "cats", by: "chance", skill: "A B" },
  ];
  for (const query of strange) {
    const opened = { q: "", topic: null, skill: null, by: GROUPINGS[0] };
    expect(libraryAddress.parse({ skill: null, ...query })).toEqual(opened);
  }
  expect(libraryAddress.parse({ q: `  ${"x".repeat(5000)}` }).q).toHaveLength(100);
});

test("the list shows the same numbers as the question's page, and the page always the same", async () => {
  const { entries } = await list({ skill: "fields" });
  const { prompt } = await shown("fields");
  expect(prompt.en).toMatch(/The ISNs are \d+ and \d+/);
  expect(entries.map((entry) => entry.prompt)).toEqual([prompt]);
  expect(await shown("fields")).toEqual(await shown("fields"));
});

test("a question's page names its skill and what to know first, in the order of the map", async () => {
  expect(await showQuestion(world.db, "late-ack")).toMatchObject({
    frequency: 3,
    skill: { id: "late-ack", requires: [{ id: "fields" }, { id: "basics" }] },
  });
  expect((await showQuestion(world.db, "choice"))?.skill).toBeNull();
});

test.each(KINDS)(
  "nothing of the key of a %s question is on its page or in a list",
  async (slug) => {
    const statements = statementsOf(world);
    const before = [await showQuestion(world.db, slug), await list(), await list({ q: slug })];
    expect(JSON.stringify(before)).not.toContain(CANARY);
    expect(statements.filter((text) => /question_key/i.test(text))).toEqual([]);
    const told = await nobody((api) => api.library.answer({ slug, locale: "en" }));
    expect(JSON.stringify(told)).toContain(CANARY);
  },
);

test.each(KINDS)(
  "the answer to a %s question is right throughout, for the variant shown",
  async (slug) => {
    const question = await shown(slug);
    const right = await nobody((api) => api.library.answer({ slug, locale: "zh" }));
    expect(right.verdict).toMatchObject({ kind: slug, mark: "right" });
    const answer = solve(question);
    const tried = await nobody((api) => api.library.try({ slug, answer }));
    expect(tried).toEqual({ status: "judged", verdict: right.verdict });
  },
);

test.each(["nobody", "guest"] as const)("%s may try and ask; nothing is written", async (who) => {
  const guest = who === "guest" ? await aGuest(world) : null;
  const ask = guest?.asks ?? nobody;
  const before = guest && (await rowsOf(world, guest.id));
  const statements = statementsOf(world);
  for (const slug of KINDS) {
    const answer = fail(await shown(slug));
    const tried = await ask((api) => api.library.try({ slug, answer }));
    const mark = slug === "flashcard" ? "right" : "wrong";
    expect(tried).toMatchObject({ status: "judged", verdict: { mark } });
    await ask((api) => api.library.answer({ slug, locale: "en" }));
  }
  expect(statements.filter((text) => /\b(insert|update|delete)\b/i.test(text))).toEqual([]);
  if (guest) expect(await rowsOf(world, guest.id)).toEqual(before);
});

test("a wrong answer is told the belief behind it, from this answer alone", async () => {
  const { prompt } = await shown("fields");
  const [x, y] = [...prompt.en.matchAll(/\d+/g)].map((digits) => digits[0]);
  // Who lets a SYN take no number acknowledges the ISN itself.
  const blanks = { "2.ack": x ?? "", "3.seq": x ?? "", "3.ack": y ?? "" };
  const tried = await nobody((api) =>
    api.library.try({ slug: "fields", answer: { kind: "fields", blanks } }),
  );
  const diagnosis = { status: "named", beliefs: [{ sentence: { en: expect.any(String) } }] };
  expect(tried).toMatchObject({ status: "judged", verdict: { mark: "wrong", diagnosis } });
});

test("what cannot be read is named and another kind's answer refused", async () => {
  const blanks = { "2.ack": "x", "3.seq": "", "3.ack": "1" };
  const unreadable = await nobody((api) =>
    api.library.try({ slug: "fields", answer: { kind: "fields", blanks } }),
  );
  expect(unreadable).toEqual({ status: "unreadable", blanks: ["2.ack"] });
  const other: Answer = { kind: "choice", chosen: ["no"] };
  const refused = refusal(nobody((api) => api.library.try({ slug: "fields", answer: other })));
  expect(await refused).toEqual({ code: "KIND_DIFFERS" });
});

test("practice never draws the seed of a public variant", async () => {
  const door = { locale: "en", say: () => "" } as const;
  const context = await createContext(new Request("http://localhost/"), door);
  const drawn = Array.from({ length: 2000 }, () => context.seed());
  expect(Math.max(...drawn)).toBeLessThan(FIRST_PUBLIC_SEED);
  for (let n = 0; n < 2000; n++) {
    const seed = publicSeed(`question-${n}`);
    expect(seed).toBeGreaterThanOrEqual(FIRST_PUBLIC_SEED);
    expect(seed).toBeLessThan(2 ** 32);
  }
  // The column of attempts would not even hold such a seed.
  const { attemptId } = await asked(world, await aGuest(world));
  const put = world.db.pool.query("UPDATE attempt SET seed = $2 WHERE id = $1", [
    attemptId,
    publicSeed("fields"),
  ]);
  await expect(put).rejects.toThrow("out of range");
});

test("one address tries and asks 600 times in ten minutes; others go on", async () => {
  for (let tries = 0; tries < 599; tries++) await countTry(world.db, "library", "10.0.0.7");
  const asked = { slug: "fields", locale: "en" } as const;
  await asks(world, null, (api) => api.library.answer(asked), "10.0.0.7");
  const answer: Answer = { kind: "fields", blanks: { "2.ack": "1", "3.seq": "1", "3.ack": "1" } };
  const tried = { slug: "fields", answer };
  const told = await refusal(asks(world, null, (api) => api.library.try(tried), "10.0.0.7"));
  expect(told.code).toBe("TOO_MANY_TRIES");
  expect(told.retryAfter).toBeGreaterThan(9 * 60);
  await refusal(asks(world, null, (api) => api.library.answer(asked), "10.0.0.7"));
  await asks(world, null, (api) => api.library.try(tried), "10.0.0.8");
});
