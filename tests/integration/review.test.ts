import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { aGuest, aLearner, aWorld, count, refusal } from "../setup/people.ts";
import {
  asked,
  choiceQuestion,
  fail,
  fieldsQuestion,
  flashcardQuestion,
  judged,
  onlyQuestions,
  rowsOf,
  shown,
  solve,
} from "./practice.ts";

const world = aWorld();
const TWENTY = Array.from({ length: 20 }, (_, index) => index);

beforeAll(async () => {
  await onlyQuestions(
    world,
    fieldsQuestion({ slug: "numbers", frequency: 3 }),
    choiceQuestion({ slug: "choose", frequency: 2 }),
    flashcardQuestion({ slug: "recall", frequency: 1 }),
  );
});

test("asking again finds the same open question, in any tab", async () => {
  const guest = await aGuest(world);
  const first = await asked(world, guest);
  const again = await asked(world, guest);
  const tab = await asked(world, await guest.elsewhere(), first.progress.sessionId);
  expect(again).toEqual(first);
  expect(tab).toEqual(first);
});

test("twenty tabs that begin at once share one session and one question", async () => {
  const guest = await aGuest(world);
  const answers = await Promise.all(TWENTY.map(() => guest.asks((api) => api.review.next({}))));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const rows = await rowsOf(world, guest.id);
  expect(rows.practice).toHaveLength(1);
  expect(rows.attempt).toHaveLength(1);
});

test("an answer sent twice gets the first verdict and counts once", async () => {
  const guest = await aGuest(world);
  const { attemptId, question } = await asked(world, guest);
  const first = await judged(guest, attemptId, solve(question));
  const before = await rowsOf(world, guest.id);
  const second = await judged(guest, attemptId, solve(question));
  expect(first).toMatchObject({ again: false, verdict: { mark: "right" }, next: { points: 10 } });
  expect(JSON.stringify(second)).toBe(JSON.stringify({ ...first, again: true }));
  expect(await rowsOf(world, guest.id)).toEqual(before);
});

test("twenty submits at once write one review, one entry and one verdict", async () => {
  const guest = await aGuest(world);
  const { attemptId, question } = await asked(world, guest);
  const answers = await Promise.all(TWENTY.map(() => judged(guest, attemptId, solve(question))));
  expect(answers.filter((told) => !told.again)).toHaveLength(1);
  const bodies = answers.map(({ verdict, next }) => JSON.stringify({ verdict, next }));
  expect(new Set(bodies).size).toBe(1);
  const rows = await rowsOf(world, guest.id);
  expect(rows.review).toHaveLength(1);
  expect(rows.point_entry).toMatchObject([{ points: 10 }]);
  expect(rows.score).toMatchObject([{ points: 10 }, { points: 10 }]);
  expect(rows.card).toMatchObject([{ reps: 1, version: 1 }]);
});

test("another answer to a judged question gets the verdict of the first", async () => {
  const guest = await aGuest(world);
  const { attemptId, question } = await asked(world, guest);
  const first = await judged(guest, attemptId, fail(question));
  const second = await judged(guest, attemptId, solve(question));
  expect(second.verdict).toEqual(first.verdict);
  expect(second).toMatchObject({ again: true, verdict: { mark: "wrong" }, next: { points: 0 } });
});

test("different answers at once: one of them is judged, all are told so", async () => {
  const guest = await aGuest(world);
  const { attemptId, question } = await asked(world, guest);
  const answers = await Promise.all(
    TWENTY.map((n) => judged(guest, attemptId, n % 2 ? solve(question) : fail(question))),
  );
  expect(new Set(answers.map((told) => JSON.stringify(told.verdict))).size).toBe(1);
  const rows = await rowsOf(world, guest.id);
  expect(rows.review).toHaveLength(1);
  expect(rows.attempt).toMatchObject([{ mark: answers[0]?.verdict.mark }]);
});

test("somebody else's question and one that never was are the same refusal", async () => {
  const [owner, other] = [await aGuest(world), await aLearner(world)];
  const { attemptId, question } = await asked(world, owner);
  const before = await rowsOf(world, owner.id);
  const answer = solve(question);
  for (const door of ["reveal", "submit"] as const) {
    const told = [attemptId, randomUUID()].map((id) =>
      refusal(
        door === "submit"
          ? other.asks((api) => api.review.submit({ attemptId: id, answer }))
          : other.asks((api) => api.review.reveal({ attemptId: id })),
      ),
    );
    expect(await Promise.all(told)).toEqual([
      { code: "ATTEMPT_NOT_FOUND" },
      { code: "ATTEMPT_NOT_FOUND" },
    ]);
  }
  const sessionId = (await shown(world, owner, attemptId)).progress.sessionId;
  for (const id of [sessionId, randomUUID()]) {
    const told = await refusal(other.asks((api) => api.review.next({ sessionId: id })));
    expect(told).toEqual({ code: "SESSION_NOT_FOUND" });
  }
  expect(await rowsOf(world, owner.id)).toEqual(before);
});

test("an answer that cannot be read costs nothing and leaves the question open", async () => {
  const guest = await aGuest(world);
  const { attemptId, question } = await asked(world, guest);
  const before = await rowsOf(world, guest.id);
  const typed = { "2.ack": "12x", "3.seq": "-1", "3.ack": "4294967296" };
  const told = await guest.asks((api) =>
    api.review.submit({ attemptId, answer: { kind: "fields", blanks: typed } }),
  );
  expect(told).toEqual({ status: "unreadable", blanks: ["2.ack", "3.seq", "3.ack"] });
  expect(await rowsOf(world, guest.id)).toEqual(before);
  expect((await shown(world, guest, attemptId)).status).toBe("asking");
  expect((await judged(guest, attemptId, solve(question))).verdict.mark).toBe("right");
});

test("one blank that cannot be read tells nothing about the others", async () => {
  const guest = await aGuest(world);
  const { attemptId, question } = await asked(world, guest);
  const right = solve(question);
  if (right.kind !== "fields") throw new Error("the first question has blanks");
  const answer = { kind: "fields" as const, blanks: { ...right.blanks, "3.ack": "?" } };
  const told = await guest.asks((api) => api.review.submit({ attemptId, answer }));
  expect(told).toEqual({ status: "unreadable", blanks: ["3.ack"] });
});

test("an answer of another kind is refused and costs nothing", async () => {
  const guest = await aGuest(world);
  const { attemptId } = await asked(world, guest);
  const before = await rowsOf(world, guest.id);
  const answer = { kind: "flashcard" as const, rating: "easy" as const };
  const told = await refusal(guest.asks((api) => api.review.submit({ attemptId, answer })));
  expect(told).toEqual({ code: "KIND_DIFFERS" });
  expect(await rowsOf(world, guest.id)).toEqual(before);
});

test("relative numbers and absolute ones are both right, as typed in full width too", async () => {
  const guest = await aGuest(world);
  const { attemptId } = await asked(world, guest);
  const answer = {
    kind: "fields" as const,
    blanks: { "2.ack": "１", "3.seq": " 1 ", "3.ack": "1" },
  };
  const told = await judged(guest, attemptId, answer);
  expect(told.verdict).toMatchObject({ mark: "right", right: 3, of: 3 });
});

test("a judged attempt shows its verdict after a refresh, an open one its question", async () => {
  const guest = await aGuest(world);
  const open = await asked(world, guest);
  const told = await judged(guest, open.attemptId, solve(open.question));
  const view = await shown(world, guest, open.attemptId);
  expect(view).toMatchObject({ status: "judged", question: open.question });
  expect(view.status === "judged" && [view.verdict, view.next]).toEqual([told.verdict, told.next]);
  const n = await count(world, "SELECT count(*) AS n FROM attempt WHERE learner_id = $1", [
    guest.id,
  ]);
  expect(n).toBe(1);
});
