import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import {
  aGuest,
  aLearner,
  anAdmin,
  anAuthor,
  aWorld,
  count,
  type Person,
  pass,
  refusal,
} from "../setup/people.ts";
import { choiceQuestion, judged, leftOpen, onlyQuestions, rowsOf } from "./practice.ts";

const world = aWorld();
let author: Person;
beforeAll(async () => {
  author = await onlyQuestions(
    world,
    ...["typed", "listed", "closed", "other"].map((slug) => choiceQuestion({ slug })),
  );
});

const send = (person: Person, attemptId: string, text: string) =>
  person.asks((api) => api.report.send({ attemptId, reason: "wrong-key", text }));
const listed = async (reader: Person, slug: string) =>
  (await reader.asks((api) => api.report.list({ slug }))).rows;
const reportsOf = async (person: Person) => (await rowsOf(world, person.id)).problem_report;

test("a guest reports an open question and a judged one", async () => {
  const guest = await aGuest(world);
  const attemptId = await leftOpen(world, guest, "typed");
  await send(guest, attemptId, "  The key is wrong.  ");
  await judged(guest, attemptId, { kind: "choice", chosen: ["no"] });
  await send(guest, attemptId, "Now I am sure.");
  const { rows } = await world.db.pool.query<{ id: string }>(
    "SELECT id FROM question WHERE slug = 'typed'",
  );
  const about = { attempt_id: attemptId, question_id: rows[0]?.id, question_version: 1 };
  const texts = (await reportsOf(guest))?.map((row) => Reflect.get(Object(row), "text"));
  expect(texts?.sort()).toEqual(["Now I am sure.", "The key is wrong."]);
  for (const row of (await reportsOf(guest)) ?? []) {
    expect(row).toMatchObject({ ...about, reason: "wrong-key", closed_at: null });
  }
});

test("the same text again is the same report, twenty times at once too", async () => {
  const guest = await aGuest(world);
  const attemptId = await leftOpen(world, guest, "typed");
  await Promise.all(Array.from({ length: 20 }, () => send(guest, attemptId, "Twice.")));
  await send(guest, attemptId, " Twice. ");
  expect(await reportsOf(guest)).toHaveLength(1);
});

test("ten reports a day, at once too; the eleventh is refused, and the next day is another", async () => {
  const guest = await aGuest(world);
  const attemptId = await leftOpen(world, guest, "typed");
  const told = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      send(guest, attemptId, `Number ${n}.`).then(
        () => "sent",
        async (error: unknown) => (await refusal(Promise.reject(error))).code,
      ),
    ),
  );
  expect(told.filter((one) => one === "sent")).toHaveLength(10);
  expect(told.filter((one) => one === "TOO_MANY_REPORTS")).toHaveLength(2);
  expect(await reportsOf(guest)).toHaveLength(10);
  const again = `Number ${told.indexOf("sent")}.`;
  await send(guest, attemptId, again); // one that was taken is taken still
  pass(world, { minutes: 24 * 60 - 1 });
  expect((await refusal(send(guest, attemptId, "Soon."))).code).toBe("TOO_MANY_REPORTS");
  pass(world, { minutes: 2 });
  await send(guest, attemptId, "Tomorrow.");
  expect(await reportsOf(guest)).toHaveLength(11);
});

test("nobody reports at somebody else's attempt", async () => {
  const [owner, other] = [await aGuest(world), await aLearner(world)];
  const attemptId = await leftOpen(world, owner, "typed");
  for (const id of [attemptId, randomUUID()]) {
    expect(await refusal(send(other, id, "Mine?"))).toEqual({ code: "ATTEMPT_NOT_FOUND" });
  }
  expect([await reportsOf(owner), await reportsOf(other)]).toEqual([[], []]);
});

test.each([
  ["nothing", ""],
  ["only space", " \n\t "],
  ["more than 4,000 characters", "x".repeat(4001)],
  ["a NUL", "a\u0000b"],
])("%s is no report", async (_, text) => {
  const guest = await aGuest(world);
  const attemptId = await leftOpen(world, guest, "typed");
  expect((await refusal(send(guest, attemptId, text))).code).toBe("INPUT_NOT_VALID");
  expect(await reportsOf(guest)).toEqual([]);
});

test("4,000 characters of any kind are kept as they were written", async () => {
  const guest = await aGuest(world);
  const text = "确认号应该是\n".repeat(500).trim().padEnd(4000, "。");
  await send(guest, await leftOpen(world, guest, "typed"), text);
  expect(await reportsOf(guest)).toMatchObject([{ text }]);
});

test("an author reads what was reported of a question, the latest first; only an admin reads who", async () => {
  const learner = await aLearner(world, { name: "Somebody" });
  const attemptId = await leftOpen(world, learner, "listed");
  const seed = world.seed - 1;
  await send(learner, attemptId, "First.");
  pass(world, { minutes: 1 });
  await send(learner, attemptId, "Second.");
  await send(learner, await leftOpen(world, learner, "other"), "Of another question.");
  const rows = await listed(author, "listed");
  expect(rows).toMatchObject([
    { text: "Second.", reason: "wrong-key", version: 1, seed, by: null },
    { text: "First.", at: new Date(world.now.getTime() - 60_000).toISOString(), by: null },
  ]);
  expect(JSON.stringify(rows)).not.toContain(learner.id);
  const admin = await anAdmin(world);
  expect((await listed(admin, "listed")).map(({ by }) => by)).toEqual(["Somebody", "Somebody"]);
  expect(await listed(author, "nowhere")).toEqual([]);
});

test("a closed report is gone from the list and from the desk's count, and is kept", async () => {
  const guest = await aGuest(world);
  const attemptId = await leftOpen(world, guest, "closed");
  for (const text of ["One.", "Two."]) await send(guest, attemptId, text);
  const onDesk = async () => {
    const { rows } = await author.asks((api) => api.desk.list({ search: "closed" }));
    return rows.find(({ slug }) => slug === "closed")?.reports;
  };
  expect(await onDesk()).toBe(2);
  const [report] = await listed(author, "closed");
  const id = report?.id ?? "";
  const close = (slug: string, by = author) => by.asks((api) => api.report.close({ slug, id }));
  expect((await refusal(close("other"))).code).toBe("NOT_FOUND");
  await close("closed");
  expect([(await listed(author, "closed")).length, await onDesk()]).toEqual([1, 1]);
  const at = world.now;
  pass(world, { minutes: 5 });
  await close("closed", await anAuthor(world));
  const kept = "SELECT count(*) AS n FROM problem_report WHERE id = $1 AND closed_at = $2";
  expect(await count(world, kept, [id, at])).toBe(1);
});

test("a report goes with the guest who becomes a learner, with the numbers of its attempt", async () => {
  const guest = await aGuest(world);
  const attemptId = await leftOpen(world, guest, "other");
  const seed = world.seed - 1;
  await send(guest, attemptId, "Before I had a name.");
  const told = (await listed(author, "other")).find(({ text }) => text.startsWith("Before"));
  expect(told).toMatchObject({ seed });
});
