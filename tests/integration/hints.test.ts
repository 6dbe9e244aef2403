import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { aGuest, aLearner, anAuthor, aWorld, type Person, refusal } from "../setup/people.ts";
import {
  choiceQuestion,
  fail,
  fieldsQuestion,
  flashcardQuestion,
  judged,
  leftOpen,
  onlyQuestions,
  rowsOf,
  shown,
  solve,
  waiting,
} from "./practice.ts";

const world = aWorld();
const HINTS = `hints:
  - { zh: 客户端从 $x 开始, en: The client starts at $x }
  - { zh: 第二条, en: The second }
  - { zh: 第三条, en: The third }
  - { zh: 第四条, en: The fourth }
`;

beforeAll(async () => {
  await onlyQuestions(
    world,
    fieldsQuestion({ slug: "numbers" }) + HINTS,
    choiceQuestion({ slug: "no-hints" }),
    `${flashcardQuestion({ slug: "card" })}hints: [{ zh: 想想, en: Think }]\n`,
  );
});

const hint = (person: Person, attemptId: string, n: number) =>
  person.asks((api) => api.review.hint({ attemptId, n }));

/** How many hints the attempts of a learner have counted. */
async function countedFor(person: Person): Promise<unknown[]> {
  const { attempt } = await rowsOf(world, person.id);
  return (attempt ?? []).map((row) => Reflect.get(Object(row), "hints"));
}

test("hints come one after the other, with the numbers that were drawn", async () => {
  const guest = await aGuest(world);
  const attemptId = await leftOpen(world, guest, "numbers");
  const { question } = await shown(world, guest, attemptId);
  const [x] = question.prompt.en.match(/\d+/) ?? [];
  const first = { zh: `客户端从 ${x} 开始`, en: `The client starts at ${x}` };
  expect(question.hints).toBe(4);
  expect(await hint(guest, attemptId, 1)).toEqual({ hints: [first] });
  expect((await hint(guest, attemptId, 2)).hints).toEqual([
    first,
    { zh: "第二条", en: "The second" },
  ]);
  expect(await countedFor(guest)).toEqual([2]);
});

test("a hint that is not the next one, or that the question does not have, is not given", async () => {
  const guest = await aGuest(world);
  const attemptId = await leftOpen(world, guest, "numbers");
  const none = await leftOpen(world, guest, "no-hints");
  const before = await rowsOf(world, guest.id);
  for (const [id, n] of [[attemptId, 2] as const, [attemptId, 4] as const, [none, 1] as const]) {
    expect(await refusal(hint(guest, id, n))).toEqual({ code: "NOT_FOUND" });
  }
  expect(await rowsOf(world, guest.id)).toEqual(before);
});

test("the hints taken are shown after a refresh and may be read again; that costs nothing", async () => {
  const guest = await aGuest(world);
  const attemptId = await leftOpen(world, guest, "numbers");
  await hint(guest, attemptId, 1);
  const taken = await hint(guest, attemptId, 2);
  expect(await shown(world, guest, attemptId)).toMatchObject({ status: "asking", ...taken });
  expect(await hint(guest, attemptId, 1)).toEqual(taken);
  expect(await countedFor(guest)).toEqual([2]);
});

test("twenty tabs that take the same hint count it once", async () => {
  const guest = await aGuest(world);
  const attemptId = await leftOpen(world, guest, "numbers");
  const told = await Promise.all(Array.from({ length: 20 }, () => hint(guest, attemptId, 1)));
  expect(new Set(told.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await countedFor(guest)).toEqual([1]);
});

test("somebody else's question has no hints, and one that never was neither", async () => {
  const [owner, other] = [await aGuest(world), await aLearner(world)];
  const attemptId = await leftOpen(world, owner, "numbers");
  for (const id of [attemptId, randomUUID()]) {
    expect(await refusal(hint(other, id, 1))).toEqual({ code: "ATTEMPT_NOT_FOUND" });
  }
  expect(await countedFor(owner)).toEqual([0]);
});

test.each([
  [0, 10, "good"],
  [1, 8, "hard"],
  [2, 5, "hard"],
  [3, 3, "hard"],
  [4, 3, "hard"],
])(
  "a right answer after %d hints earns %d of 10 points and counts as %s",
  async (taken, ...told) => {
    const [points, rating] = told;
    const guest = await aGuest(world);
    const attemptId = await leftOpen(world, guest, "numbers");
    for (let n = 1; n <= taken; n++) await hint(guest, attemptId, n);
    const { question } = await shown(world, guest, attemptId);
    const { next, verdict } = await judged(guest, attemptId, solve(question));
    expect(verdict.mark).toBe("right");
    expect(next).toMatchObject({ points, rating, hints: taken });
    const view = await shown(world, guest, attemptId);
    expect(view.status === "judged" && view.next).toEqual(next);
    const { point_entry: entries, review } = await rowsOf(world, guest.id);
    expect(entries).toMatchObject([{ points }]);
    expect(review).toMatchObject([{ rating: rating === "good" ? 3 : 2 }]);
  },
);

test("a judged question gives its hints freely and counts nothing", async () => {
  const guest = await aGuest(world);
  const attemptId = await leftOpen(world, guest, "numbers");
  const { question } = await shown(world, guest, attemptId);
  const { next } = await judged(guest, attemptId, fail(question));
  const before = await rowsOf(world, guest.id);
  expect((await hint(guest, attemptId, 4)).hints).toHaveLength(4);
  expect(next.hints).toBe(0);
  expect(await rowsOf(world, guest.id)).toEqual(before);
});

test("a flashcard's hint is free: its learner rates it", async () => {
  const guest = await aGuest(world);
  const attemptId = await leftOpen(world, guest, "card");
  await hint(guest, attemptId, 1);
  const { next } = await judged(guest, attemptId, { kind: "flashcard", rating: "easy" });
  expect(next).toMatchObject({ rating: "easy", hints: 1 });
});

test("a hint taken in another tab while the answer is on its way counts", async () => {
  const author = await anAuthor(world);
  for (const guest of [await aGuest(world), author]) {
    const attemptId = await leftOpen(world, guest, "numbers");
    const { question } = await shown(world, guest, attemptId);
    const holder = await world.db.pool.connect();
    await holder.query("BEGIN");
    await holder.query("UPDATE attempt SET hints = 1 WHERE learner_id = $1 AND id = $2", [
      ...[guest.id, attemptId],
    ]);
    // Loaded with no hint, decided as good, and held at the row by the hint.
    const submit = judged(guest, attemptId, solve(question));
    await expect.poll(() => waiting(world)).toBeGreaterThan(0);
    await holder.query("COMMIT");
    holder.release();
    const points = guest === author ? 0 : 8;
    expect((await submit).next).toMatchObject({ points, rating: "hard", hints: 1 });
    const { review } = await rowsOf(world, guest.id);
    expect(review).toMatchObject([{ rating: 2 }]);
  }
});

test("hints and answers at once: each hint that was given is counted, or came after the verdict", async () => {
  const guest = await aGuest(world);
  for (let round = 0; round < 10; round++) {
    const attemptId = await leftOpen(world, guest, "numbers");
    const { question } = await shown(world, guest, attemptId);
    const [told] = await Promise.all([
      judged(guest, attemptId, solve(question)),
      hint(guest, attemptId, 1),
    ]);
    const view = await shown(world, guest, attemptId);
    expect(view.status === "judged" && view.next).toEqual(told.next);
    expect(told.next.rating).toBe(told.next.hints === 0 ? "good" : "hard");
  }
});
