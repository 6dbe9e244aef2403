import { beforeEach, expect, test } from "vitest";
import { aGuest, anAuthor, aWorld, count, type Person, pass, refusal } from "../setup/people.ts";
import {
  asked,
  choiceQuestion,
  fieldsQuestion,
  flashcardQuestion,
  onlyQuestions,
  publish,
  stateQuestion,
  waiting,
} from "./practice.ts";

const world = aWorld();
const QUESTIONS = "SELECT count(*) AS n FROM question_version";

let author: Person;
beforeEach(async () => {
  await world.db.pool.query("DELETE FROM attempt");
  await world.db.pool.query("DELETE FROM question");
  author = await anAuthor(world);
});

const save = (person: Person, slug: string | null, revision: number, source: string) =>
  person.asks((api) => api.desk.save({ slug, revision, source }));
const open = (slug: string) => author.asks((api) => api.desk.open({ slug }));
const release = (slug: string, revision: number) =>
  author.asks((api) => api.desk.publish({ slug, revision }));
const preview = (source: string, seed = 1) =>
  author.asks((api) => api.desk.preview({ source, seed }));
const list = async (search: string) => (await author.asks((api) => api.desk.list({ search }))).rows;

/** Saves a text that must not be published and says why not. */
async function problemsOf(source: string) {
  const { slug, revision, problems } = await save(author, null, 0, source);
  const told = await release(slug, revision);
  expect(told).toEqual({ status: "refused", problems });
  expect(await open(slug)).toMatchObject({ status: "draft", publishedVersion: null, source });
  return problems;
}

function lineOf(source: string, text: string): number {
  return source.split("\n").findIndex((line) => line.includes(text)) + 1;
}

test("a draft is kept as it was written and is asked to nobody", async () => {
  const source = `${choiceQuestion({ slug: "draft" })}# a note to myself   \n\n`;
  const saved = await save(author, null, 0, source);
  expect(saved).toMatchObject({ slug: "draft", problems: [] });
  expect(await open("draft")).toEqual({
    ...{ slug: "draft", source, revision: saved.revision, status: "draft", publishedVersion: null },
  });
  const next = await (await aGuest(world)).asks((api) => api.review.next({}));
  expect(next.goTo).toBe("nothing");
});

test("a text that cannot be read is kept, with what is wrong with it", async () => {
  const broken = "slug: broken\nkind: [unfinished\n  half a thought";
  const saved = await save(author, null, 0, broken);
  expect(saved.problems[0]).toMatchObject({ line: expect.any(Number), column: expect.any(Number) });
  expect((await open("broken")).source).toBe(broken);
  expect((await list("")).map(({ slug }) => slug)).toEqual(["broken"]);
  const mended = choiceQuestion({ slug: "broken" });
  const again = await save(author, "broken", saved.revision, mended);
  expect(again.problems).toEqual([]);
  expect(await release("broken", again.revision)).toEqual({ status: "published", version: 1 });
});

test("a published question stays as it is while its draft cannot be read", async () => {
  await publish(author, choiceQuestion({ slug: "stays" }));
  const { revision } = await open("stays");
  await save(author, "stays", revision, "slug: stays\nprompt: *");
  expect(await open("stays")).toMatchObject({ status: "changed", publishedVersion: 1 });
  expect((await asked(world, await aGuest(world))).question.slug).toBe("stays");
});

test("a save over another author's newer text is refused, and both texts are still there", async () => {
  const other = await anAuthor(world);
  const { slug, revision } = await save(author, null, 0, flashcardQuestion({ slug: "shared" }));
  const theirs = await save(other, slug, revision, flashcardQuestion({ slug, words: "theirs" }));
  const mine = flashcardQuestion({ slug, words: "mine" });
  const versions = await count(world, QUESTIONS);
  expect(await refusal(save(author, slug, revision, mine))).toEqual({ code: "QUESTION_CHANGED" });
  expect(await refusal(release(slug, revision))).toEqual({ code: "QUESTION_CHANGED" });
  expect(await open(slug)).toMatchObject({ revision: theirs.revision, status: "draft" });
  expect((await open(slug)).source).toContain("theirs");
  expect(await count(world, QUESTIONS)).toBe(versions);
  await save(author, slug, theirs.revision, mine);
  expect((await open(slug)).source).toBe(mine);
});

test("of five saves from one revision at once, one is kept and four are told", async () => {
  const { slug } = await save(author, null, 0, flashcardQuestion({ slug: "race" }));
  for (const state of ["draft", "published"]) {
    if (state === "published") await release(slug, (await open(slug)).revision);
    const at = (await open(slug)).revision;
    const texts = [1, 2, 3, 4, 5].map((n) => flashcardQuestion({ slug, words: `${state}${n}` }));
    // Held back until all five are at it, so that they meet.
    const gate = await world.db.pool.connect();
    await gate.query("BEGIN");
    await gate.query(
      "SELECT FROM question JOIN question_version ON question_id = id WHERE slug = $1 FOR UPDATE",
      [slug],
    );
    const saves = Promise.allSettled(texts.map((text) => save(author, slug, at, text)));
    await expect.poll(() => waiting(world), { interval: 10 }).toBe(5);
    await gate.query("COMMIT");
    gate.release();
    const told = await saves;
    const kept = texts.filter((_, index) => told[index]?.status === "fulfilled");
    expect(kept).toEqual([(await open(slug)).source]);
    const refused = told.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
    const codes = refused.map(async (reason) => (await refusal(Promise.reject(reason))).code);
    expect(new Set(await Promise.all(codes))).toEqual(new Set(["QUESTION_CHANGED"]));
  }
});

test("a slug belongs to one question", async () => {
  const text = flashcardQuestion({ slug: "taken" });
  const { revision } = await save(author, null, 0, text);
  expect(await refusal(save(author, null, 0, text))).toEqual({ code: "SLUG_TAKEN" });
  const renamed = flashcardQuestion({ slug: "other" });
  expect(await refusal(save(author, "taken", revision, renamed))).toEqual({ code: "SLUG_TAKEN" });
  expect((await open("taken")).source).toBe(text);
  expect(await refusal(save(author, null, 0, "no slug at all"))).toEqual({
    code: "QUESTION_NOT_READY",
  });
});

test("a scenario that cannot be read keeps a question back, at its own line", async () => {
  const source = fieldsQuestion({ slug: "unread" }).replace("server listen", "server lissen");
  expect(await problemsOf(source)).toEqual([
    {
      line: lineOf(source, "lissen"),
      column: expect.any(Number),
      field: "scenario",
      message: { en: expect.any(String), zh: expect.stringMatching(/[一-龥]/) },
    },
  ]);
});

test("a scenario that cannot be run keeps a question back, at its own line, and says with which numbers", async () => {
  const source = fieldsQuestion({ slug: "unrun" }).replace(
    "at 0ms client open",
    "at 0ms client open\n  at 80ms client send $x",
  );
  const [problem] = await problemsOf(source);
  expect(problem).toMatchObject({ field: "scenario", line: lineOf(source, "send $x") });
  expect(problem?.message.en).toContain("$x is 0");
});

test.each([
  ["ack of 9", "segments 1 to 3"],
  ["ack of 1", "no acknowledgment number"],
  ["window of 2", "asks nothing that can be read"],
])("a question may not ask for “%s”", async (ask, reason) => {
  const source = fieldsQuestion({ slug: "asks" }).replace("ack of 2", ask);
  const [problem, ...more] = await problemsOf(source);
  expect(more).toEqual([]);
  expect(problem).toMatchObject({ field: "ask.0", line: lineOf(source, ask) });
  expect(problem?.message.en).toContain(reason);
});

test("a blank without an answer for some of the numbers is found", async () => {
  const source = stateQuestion({ slug: "some" }).replace("[1, 2, 3]", "[1, 2, 3, 4]");
  const [problem] = await problemsOf(source);
  expect(problem?.message.en).toContain("$k = 4");
});

test("each of these keeps a question back, at its place", async () => {
  const cases: [string, string, string, string][] = [
    [fieldsQuestion({ slug: "parity" }), "两个 ISN 是 $x 和 $y", "一个 ISN 是 $x", "prompt"],
    [fieldsQuestion({ slug: "unknown" }), "Explained", "Explained $z", "explanation"],
    [choiceQuestion({ slug: "none" }), "right: true, ", "", "options"],
    [
      choiceQuestion({ slug: "rules" }),
      "answers: one",
      "rules: [nonsense]\nanswers: one",
      "rules.0",
    ],
    [choiceQuestion({ slug: "topic" }), "topic: handshake", "topic: weather", "topic"],
    [choiceQuestion({ slug: "missing" }), ", en: Yes", "", "options.0.text"],
  ];
  for (const [text, from, to, field] of cases) {
    const source = text.replace(from, to);
    const problems = await problemsOf(source);
    const places = problems.map((problem) => problem.field);
    expect(places.some((place) => place.startsWith(field))).toBe(true);
    for (const { line, message } of problems) {
      expect(line).toBeGreaterThan(0);
      expect([message.en, message.zh].every((sentence) => sentence.length > 0)).toBe(true);
    }
  }
});

test("publishing, editing, retiring and publishing again are told in the list", async () => {
  const source = choiceQuestion({ slug: "life" });
  await publish(author, source);
  const status = async () => (await list("life"))[0]?.status;
  expect(await status()).toBe("published");
  const { revision } = await open("life");
  const edited = await save(author, "life", revision, source.replace("Is it so", "Is it"));
  expect(await status()).toBe("changed");
  expect(await release("life", edited.revision)).toEqual({ status: "published", version: 2 });
  expect(await status()).toBe("published");
  await author.asks((api) => api.desk.retire({ slug: "life" }));
  expect(await status()).toBe("retired");
  const gone = await (await aGuest(world)).asks((api) => api.review.next({}));
  expect(gone).toEqual({ goTo: "nothing", due: null });
  expect(await release("life", edited.revision)).toEqual({ status: "published", version: 2 });
  expect(await status()).toBe("published");
  expect((await asked(world, await aGuest(world))).question.prompt.en).toBe("Is it");
});

test("the list finds by slug, by either language and by topic, the latest edit first", async () => {
  await publish(author, choiceQuestion({ slug: "first" }));
  pass(world, { minutes: 1 });
  await publish(author, stateQuestion({ slug: "second", topic: "reset" }));
  const slugs = async (search: string) => (await list(search)).map(({ slug }) => slug);
  expect(await slugs("")).toEqual(["second", "first"]);
  expect([await slugs("FIRST"), await slugs("after SEG")]).toEqual([["first"], ["second"]]);
  expect([await slugs("是吗"), await slugs("reset"), await slugs("%")]).toEqual([
    ...[["first"], ["second"], []],
  ]);
  expect(await list("second")).toMatchObject([
    { kind: "state", topic: "reset", graded: true, updatedBy: (await author.learner()).name },
  ]);
});

test("a preview shows the question with its key and writes nothing", async () => {
  await onlyQuestions(world);
  const dump = async () => {
    const { rows } = await world.db.pool.query(
      `SELECT (SELECT count(*) FROM attempt) AS attempts, (SELECT count(*) FROM review) AS reviews,
         (SELECT jsonb_agg(to_jsonb(q)) FROM question q) AS questions,
         (SELECT jsonb_agg(to_jsonb(v)) FROM question_version v) AS versions`,
    );
    return rows;
  };
  const before = await dump();
  for (const make of [fieldsQuestion, stateQuestion, choiceQuestion, flashcardQuestion]) {
    const shown = await preview(make({ slug: "seen" }), 7);
    expect(shown).toMatchObject({ status: "shown", problems: [], key: { mark: "right" } });
    expect(await preview(make({ slug: "seen" }), 7)).toEqual(shown);
  }
  expect((await preview("kind: nothing")).status).toBe("not-shown");
  expect(await dump()).toEqual(before);
});

test("a run too long for a diagram is refused in a preview too, with its reason", async () => {
  const sends = Array.from({ length: 120 }, (_, n) => `  at ${100 + n * 50}ms client send 10`);
  const source = fieldsQuestion({ slug: "long" }).replace(
    "  at 0ms client open\n",
    `  at 0ms client open\n${sends.join("\n")}\n`,
  );
  const [problem] = await problemsOf(source);
  expect(problem?.message.en).toContain("too many for a diagram");
  const told = await preview(source);
  expect(told.problems[0]?.message.en).toContain("too many for a diagram");
});
