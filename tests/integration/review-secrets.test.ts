import { beforeAll, expect, test } from "vitest";
import type { Kind } from "#contract/question.ts";
import { aGuest, aWorld, type Person, pass } from "../setup/people.ts";
import {
  choiceQuestion,
  fieldsQuestion,
  flashcardQuestion,
  judged,
  leftOpen,
  onlyQuestions,
  shown,
  solve,
  statementsOf,
  stateQuestion,
} from "./practice.ts";

const world = aWorld();
const CANARY = "kanarienvogel";
const KINDS: Kind[] = ["fields", "state", "choice", "flashcard"];

beforeAll(async () => {
  // Planted into explanation, because, back and hints: every text of a key.
  const write = { flashcard: flashcardQuestion, choice: choiceQuestion, state: stateQuestion };
  const texts = Object.entries({ ...write, fields: fieldsQuestion });
  // A fourth segment would show the numbers that the blanks before it ask for.
  const longer = fieldsQuestion({ slug: "longer" }).replace(
    "client open\n",
    "client open\n  at 80ms client send 100\n",
  );
  const hints = `hints: [{ zh: 提示 ${CANARY}, en: A hint ${CANARY} }]\n`;
  const planted = texts.map(([slug, text]) => text({ slug, words: CANARY }) + hints);
  await onlyQuestions(world, longer, ...planted);
});

/** Everything that a learner can be told, beside the question itself. */
async function overheard(person: Person): Promise<string> {
  const told = await person.asks((api) =>
    Promise.all([
      api.review.next({}),
      api.progress.show(),
      api.board.show({ period: "all" }),
      api.board.show({ period: "week" }),
    ]),
  );
  return JSON.stringify(told);
}

test.each(KINDS)("nothing of the key of a %s question is told before its answer", async (kind) => {
  const guest = await aGuest(world);
  const attemptId = await leftOpen(world, guest, kind);
  const open = await shown(world, guest, attemptId);
  expect(open.question.kind).toBe(kind);
  const answer = solve(open.question);
  expect(JSON.stringify(open) + (await overheard(guest))).not.toContain(CANARY);
  const told = await judged(guest, attemptId, answer);
  expect(JSON.stringify(told)).toContain(CANARY);
  expect(JSON.stringify(await shown(world, guest, attemptId))).toContain(CANARY);
});

test("which option is right cannot be told from the question, its order neither", async () => {
  const guest = await aGuest(world);
  const orders = new Set<string>();
  for (let attempt = 0; attempt < 20; attempt++) {
    const { question } = await shown(world, guest, await leftOpen(world, guest, "choice"));
    if (question.kind !== "choice") throw new Error("a choice");
    expect(question.options.map((option) => Object.keys(option).sort())).toEqual([
      ["id", "text"],
      ["id", "text"],
    ]);
    orders.add(question.options.map(({ id }) => id).join());
  }
  expect(orders.size).toBe(2);
});

test.each(["fields", "longer"])(
  "the numbers asked for are nowhere in an open diagram (%s)",
  async (slug) => {
    const guest = await aGuest(world);
    for (let attempt = 0; attempt < 10; attempt++) {
      const attemptId = await leftOpen(world, guest, slug);
      const open = await shown(world, guest, attemptId);
      const answer = solve(open.question);
      if (answer.kind !== "fields") throw new Error("blanks");
      for (const number of Object.values(answer.blanks)) {
        expect(JSON.stringify(open).match(/\d+/g)).not.toContain(number);
      }
      expect((await judged(guest, attemptId, answer)).verdict.mark).toBe("right");
    }
  },
);

test("the diagram of a state question ends where it asks", async () => {
  const guest = await aGuest(world);
  const seen = new Set<number>();
  for (let attempt = 0; attempt < 15; attempt++) {
    const attemptId = await leftOpen(world, guest, "state");
    const { question } = await shown(world, guest, attemptId);
    if (question.kind !== "state") throw new Error("a state");
    const { after } = question.asked;
    seen.add(after);
    expect(question.ladder.segments).toHaveLength(after);
    const server = question.ladder.states.filter((state) => state.end === "server");
    expect(server.every(({ state }) => state.as !== "given" || state.value === "LISTEN")).toBe(
      true,
    );
    expect((await judged(guest, attemptId, solve(question))).verdict.mark).toBe("right");
  }
  expect([...seen].sort()).toEqual([1, 2, 3]);
});

test("a turned card shows its back, and its explanation only when it is rated", async () => {
  const guest = await aGuest(world);
  const attemptId = await leftOpen(world, guest, "flashcard");
  const revealed = await guest.asks((api) => api.review.reveal({ attemptId }));
  expect(revealed.back.en).toBe(`Because ${CANARY}`);
  expect(JSON.stringify(revealed)).not.toContain("Explained");
  const told = await judged(guest, attemptId, { kind: "flashcard", rating: "good" });
  expect(told.verdict.explanation.en).toBe(`Explained ${CANARY}`);
});

test.each(KINDS)(
  "a hint of a %s question tells itself and nothing else of the key",
  async (kind) => {
    const guest = await aGuest(world);
    const attemptId = await leftOpen(world, guest, kind);
    const open = await shown(world, guest, attemptId);
    expect(open).toMatchObject({ question: { hints: 1 }, hints: [] });
    const told = await guest.asks((api) => api.review.hint({ attemptId, n: 1 }));
    const hints = [{ zh: `提示 ${CANARY}`, en: `A hint ${CANARY}` }];
    expect(told).toEqual({ hints });
    expect(await shown(world, guest, attemptId)).toEqual({ ...open, hints });
  },
);

test("the table of keys is not read before an answer or a turn", async () => {
  const guest = await aGuest(world);
  const statements = statementsOf(world);
  for (const kind of KINDS) {
    const attemptId = await leftOpen(world, guest, kind);
    const { question } = await shown(world, guest, attemptId);
    await overheard(guest);
    const before = statements.splice(0);
    expect(before.length).toBeGreaterThan(5);
    // The diagnosis of earlier answers reads the keys of attempts that are judged.
    const read = before.filter((text) => !/WHERE learner_id = \$1 AND judged_at >/.test(text));
    expect(read.filter((text) => /question_key/i.test(text))).toEqual([]);
    await judged(guest, attemptId, solve(question));
    expect(statements.splice(0).filter((text) => /question_key/i.test(text))).toHaveLength(1);
  }
});

test("an answer of unreadable numbers names its blanks and nothing else", async () => {
  const guest = await aGuest(world);
  const attemptId = await leftOpen(world, guest, "fields");
  pass(world, { minutes: 1 });
  const blanks = { "2.ack": "x", "9.seq": "1", [CANARY]: "1" };
  const told = await guest.asks((api) =>
    api.review.submit({ attemptId, answer: { kind: "fields", blanks } }),
  );
  expect(told).toEqual({ status: "unreadable", blanks: ["2.ack", "9.seq", CANARY] });
});
