import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { inRoot } from "#bin/root.ts";
import { loadContent } from "#prisma/load-content.ts";
import { rightAnswer } from "#server/questions/grade.ts";
import { loadAttempt, loadKey } from "#server/review/load-attempt.ts";
import { aGuest, anAuthor, aWorld, count, type Person } from "../setup/people.ts";
import { asked, choiceQuestion, judged, leftOpen, shown } from "./practice.ts";

const world = aWorld();
const BOOK = inRoot("content");
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "seqack-content-"));
  await mkdir(path.join(folder, "questions"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
  await world.db.pool.query("DELETE FROM attempt");
  await world.db.pool.query("DELETE FROM question");
});

const file = (slug: string) => path.join(folder, "questions", `${slug}.yaml`);
const write = (slug: string, text: string) => writeFile(file(slug), text);
const load = (from = folder) =>
  loadContent({ databaseUrl: process.env.DATABASE_URL ?? "", folder: from });

/** Every question with its versions, as stored. */
async function stored(): Promise<unknown> {
  const { rows } = await world.db.pool.query<{ row: unknown }>(
    `SELECT jsonb_agg(to_jsonb(question) || to_jsonb(question_version) || to_jsonb(question_key)
       ORDER BY slug, question_version.version) AS row
     FROM question JOIN question_version ON question_id = question.id
       JOIN question_key USING (question_id, version)`,
  );
  return rows[0]?.row;
}

test("the book is loaded whole, and loading it again changes nothing", async () => {
  const files = (await readdir(path.join(BOOK, "questions"))).filter((name) =>
    name.endsWith(".yaml"),
  );
  expect(files.length).toBeGreaterThanOrEqual(24);
  const before = await stored();
  const graded = await count(
    world,
    "SELECT count(*) AS n FROM question_version WHERE kind IN ('state', 'fields')",
  );
  expect(graded).toBeGreaterThanOrEqual(12);
  const again = await load(BOOK);
  expect(again).toEqual({ loaded: 0, unchanged: files.length, kept: [], problems: [] });
  expect(await stored()).toEqual(before);
});

/** The worked answer of an open attempt. */
async function worked(guest: Person, attemptId: string) {
  const attempt = await loadAttempt(world.db.pool, guest.id, attemptId);
  if (!attempt) throw new Error("no attempt");
  const key = await loadKey(world.db.pool, attempt);
  const right = rightAnswer(attempt.body, key, attempt.seed);
  if (!right.ok) throw new Error(right.error.message.en);
  return right.value;
}

test("every question of the book can be asked, answered and explained in both languages", async () => {
  await load(BOOK);
  const guest = await aGuest(world);
  const { rows } = await world.db.pool.query<{ slug: string }>("SELECT slug FROM question");
  expect(rows.length).toBeGreaterThanOrEqual(24);
  for (const { slug } of rows) {
    const attemptId = await leftOpen(world, guest, slug);
    const { verdict } = await judged(guest, attemptId, await worked(guest, attemptId));
    expect([slug, verdict.mark]).toEqual([slug, "right"]);
    expect([slug, verdict.explanation.zh]).toEqual([slug, expect.stringMatching(/[一-龥]/)]);
    expect([slug, verdict.rules.length > 0]).toEqual([slug, true]);
    expect((await shown(world, guest, attemptId)).status).toBe("judged");
  }
}, 90_000); // as many round trips as there are questions, on a busy machine

test("a wrong file names file, line and field, loads nothing of itself and keeps no other out", async () => {
  await world.db.pool.query("DELETE FROM question");
  const wrong = choiceQuestion({ slug: "b-wrong" }).replace("topic: handshake", "topic: weather");
  await write("a-good", choiceQuestion({ slug: "a-good" }));
  await write("b-wrong", wrong);
  await write("c-unreadable", "slug: c-unreadable\nkind: [\n");
  await write(
    "d-alias",
    choiceQuestion({ slug: "d-alias" }).replace("en: Is it so", "en: *Is* it"),
  );
  await write("e-misnamed", choiceQuestion({ slug: "another-name" }));
  await write(
    "f-ungradable",
    choiceQuestion({ slug: "f-ungradable" }).replace("right: true, ", ""),
  );
  await write("g-nul", choiceQuestion({ slug: "g-nul" }).replace("Yes", '"Y\\0"'));
  await write("h-good", choiceQuestion({ slug: "h-good" }));
  const told = await load();
  expect(told).toMatchObject({ loaded: 2, unchanged: 0, kept: [] });
  expect(told.problems).toContainEqual({
    ...{ file: "questions/b-wrong.yaml", line: 4, field: "topic" },
    message: expect.stringMatching(/handshake/),
  });
  expect(new Set(told.problems.map((problem) => problem.file.slice(10, 11)))).toEqual(
    new Set("bcdefg"),
  );
  for (const problem of told.problems.filter((each) => /\/[bcdf]-/.test(each.file))) {
    expect([problem.file, problem.line]).toEqual([problem.file, expect.any(Number)]);
  }
  const { rows } = await world.db.pool.query("SELECT slug FROM question ORDER BY slug");
  expect(rows).toEqual([{ slug: "a-good" }, { slug: "h-good" }]);
});

test("a wrong file leaves the question as it was before", async () => {
  const text = choiceQuestion({ slug: "kept" });
  await write("kept", text);
  await load();
  const before = await stored();
  await write("kept", `${text}surplus: 1\n`);
  expect((await load()).problems).toMatchObject([{ file: "questions/kept.yaml" }]);
  expect(await stored()).toEqual(before);
});

test("a changed file makes the next version, which is asked from then on", async () => {
  const text = choiceQuestion({ slug: "changed", frequency: 3 });
  await world.db.pool.query("DELETE FROM question");
  await write("changed", text);
  expect((await load()).loaded).toBe(1);
  const guest = await aGuest(world);
  const open = await asked(world, guest);
  await write("changed", text.replace("Is it so", "Is it thus"));
  expect(await load()).toEqual({ loaded: 1, unchanged: 0, kept: [], problems: [] });
  expect(await shown(world, guest, open.attemptId)).toEqual(open);
  expect((await asked(world, await aGuest(world))).question.prompt.en).toBe("Is it thus");
  expect(await stored()).toMatchObject([
    { version: 1, published_version: 2, updated_by: null },
    { version: 2, published_version: 2 },
  ]);
  expect((await load()).unchanged).toBe(1);
});

test("what an author wrote at the desk is kept when the file changes", async () => {
  const text = choiceQuestion({ slug: "edited" });
  await world.db.pool.query("DELETE FROM question");
  await write("edited", text);
  await load();
  const author = await anAuthor(world);
  const { revision } = await author.asks((api) => api.desk.open({ slug: "edited" }));
  const source = text.replace("Is it so", "The author's words");
  await author.asks((api) => api.desk.save({ slug: "edited", revision, source }));
  const file = text.replace("Is it so", "The file's words");
  await write("edited", file);
  // Told at every start, for as long as it is so.
  const kept = { loaded: 0, unchanged: 0, kept: ["questions/edited.yaml"], problems: [] };
  expect(await load()).toEqual(kept);
  expect(await load()).toEqual(kept);
  const opened = await author.asks((api) => api.desk.open({ slug: "edited" }));
  expect(opened).toMatchObject({ source, status: "changed", publishedVersion: 1 });
  await write("edited", file.replace("file's", "newer file's"));
  expect((await load()).kept).toEqual(["questions/edited.yaml"]);
});

test("a file is read again once the desk has its old text again, or has published the new", async () => {
  const text = choiceQuestion({ slug: "back" });
  const saying = (words: string) => text.replace("Is it so", words);
  const author = await anAuthor(world);
  const save = async (source: string) => {
    const { revision } = await author.asks((api) => api.desk.open({ slug: "back" }));
    return author.asks((api) => api.desk.save({ slug: "back", revision, source }));
  };
  const ignored = { loaded: 0, unchanged: 0, kept: ["questions/back.yaml"], problems: [] };
  const unchanged = { loaded: 0, unchanged: 1, kept: [], problems: [] };
  const loaded = { loaded: 1, unchanged: 0, kept: [], problems: [] };
  await world.db.pool.query("DELETE FROM question");
  await write("back", text);
  await load();
  await save(saying("At the desk"));
  await write("back", saying("In the file"));
  expect(await load()).toEqual(ignored);
  await save(text);
  expect(await load()).toEqual(loaded);
  await save(saying("At the desk"));
  await write("back", saying("Newer in the file"));
  expect(await load()).toEqual(ignored);
  const { revision } = await save(saying("Newer in the file"));
  // A draft is not asked, so the file still says something else than what is.
  expect(await load()).toEqual(ignored);
  await author.asks((api) => api.desk.publish({ slug: "back", revision }));
  expect(await load()).toEqual(unchanged);
  await write("back", saying("Newest in the file"));
  expect(await load()).toEqual(loaded);
});

test("a question made at the desk is not overwritten by a file of the same name", async () => {
  const author = await anAuthor(world);
  const source = choiceQuestion({ slug: "own", words: "desk" });
  await author.asks((api) => api.desk.save({ slug: null, revision: 0, source }));
  await write("own", choiceQuestion({ slug: "own", words: "file" }));
  expect((await load()).kept).toEqual(["questions/own.yaml"]);
  expect((await load()).kept).toEqual(["questions/own.yaml"]);
  expect((await author.asks((api) => api.desk.open({ slug: "own" }))).source).toBe(source);
});

test("a retired question stays retired when its file changes", async () => {
  await copyFile(path.join(BOOK, "questions", "why-2msl.yaml"), file("why-2msl"));
  await load();
  const author = await anAuthor(world);
  await author.asks((api) => api.desk.retire({ slug: "why-2msl" }));
  await write("why-2msl", `${await readFile(file("why-2msl"), "utf8")}\n`);
  expect((await load()).loaded).toBe(1);
  const { rows } = await author.asks((api) => api.desk.list({ search: "why-2msl" }));
  expect(rows).toMatchObject([{ status: "retired" }]);
});

test("two starts at once load every question once", async () => {
  await world.db.pool.query("DELETE FROM question");
  for (const slug of ["a", "b", "c"]) await write(slug, choiceQuestion({ slug }));
  const told = await Promise.all([load(), load()]);
  expect(told.flatMap(({ problems }) => problems)).toEqual([]);
  const versions = "SELECT count(*) AS n FROM question_version";
  expect(await count(world, versions)).toBe(3);
  for (const slug of ["a", "b", "c"]) await write(slug, choiceQuestion({ slug, words: "new" }));
  await Promise.all([load(), load()]);
  expect(await count(world, versions)).toBe(6);
});
