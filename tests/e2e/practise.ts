import type { Locator, Page } from "@playwright/test";
import { nextOutput } from "#contract/review.ts";
import type { App } from "../setup/e2e.ts";
import { expect } from "../setup/e2e.ts";
import { enterAsGuest, mutate, ownRequests } from "./enter.ts";

/** What the doors of a learner are called in each language. */
export const WORDS = {
  en: {
    start: "Start practising",
    check: /^Check/,
    next: /^Next question/,
    show: /^Show the answer/,
    good: /^Good/,
    choices: "Choose",
  },
  zh: {
    start: "开始练习",
    check: /^检查/,
    next: /^下一题/,
    show: /^显示答案|^看答案/,
    good: /^良好|^记得/,
    choices: "选择",
  },
} as const;

/** The address of an attempt. */
export const ATTEMPT = /\/review\/([0-9a-f-]{36})$/;

/** Opens the first page and begins as a guest. Ends on the first question. */
export async function beginAsGuest(page: Page, locale: "en" | "zh" = "en"): Promise<string> {
  await page.goto(`/${locale}`);
  await page.getByRole("button", { name: WORDS[locale].start }).click();
  await page.waitForURL(ATTEMPT);
  return attemptOf(page);
}

/**
 * Makes the page's browser a guest's who has begun to practise, without the way over the first page.
 * @returns the learner's id
 */
export async function asGuest(page: Page, app: App, locale: "en" | "zh" = "en"): Promise<string> {
  const state = await enterAsGuest(app.url, locale);
  await page.context().addCookies(state.cookies);
  const api = await ownRequests(app.url, state);
  try {
    const next = nextOutput.parse(await mutate(api, "review.next", {}));
    if (next.goTo !== "attempt") throw new Error("A guest has nothing to do.");
    return await learnerOf(app, next.attemptId);
  } finally {
    await api.dispose();
  }
}

/** The id of the attempt that a page shows. */
export function attemptOf(page: Page): string {
  const id = ATTEMPT.exec(new URL(page.url()).pathname)?.[1];
  if (!id) throw new Error(`no attempt at ${page.url()}`);
  return id;
}

/** The blanks of a diagram in which something is typed, in the drawing and not in the table. */
export function numberBlanks(page: Page): Locator {
  return page.locator("figure .ladder-room input:visible");
}

/** Everything in which an answer is typed on one line, in a diagram or outside. */
export function typedBlanks(page: Page): Locator {
  return page.locator("main input[data-blank]:visible");
}

/** The options of a choice or the eleven states; the diagram's own switch is not among them. */
export function options(page: Page): Locator {
  return page.locator("main input:is([type=radio], [type=checkbox]):not(figure input)");
}

/** Chooses the first option. What is forced would also press before the page listens, and be lost. */
export async function chooseFirst(page: Page): Promise<void> {
  await expect(options(page).first()).toBeEnabled();
  await options(page).first().check({ force: true });
}

/** Gives the question on the page some answer, whatever its kind, and goes on to what comes next. */
export async function answerAndGoOn(page: Page): Promise<void> {
  const here = attemptOf(page);
  const show = page.getByRole("button", { name: WORDS.en.show });
  const check = page.getByRole("button", { name: WORDS.en.check });
  await expect(show.or(check)).toBeVisible();
  if (await show.isVisible()) {
    // Rating a card is the end of it: the next question follows by itself.
    await show.click();
    await page.getByRole("button", { name: WORDS.en.good }).click();
  } else {
    await fillIn(page);
    await check.click();
    await page.getByRole("button", { name: WORDS.en.next }).click();
  }
  await page.waitForURL((url) => !url.pathname.endsWith(here));
}

/** Fills in some answer that can be checked, and that is hardly ever right. */
export async function fillIn(page: Page, essay = "The client sends a SYN."): Promise<void> {
  if (await options(page).count()) await chooseFirst(page);
  for (const blank of await typedBlanks(page).all()) await blank.fill("1");
  for (const pick of await page.locator("button.parts-pick").all()) {
    await pick.click();
    await page.getByRole("option").last().click();
  }
  const text = page.locator("textarea");
  if (await text.count()) await text.fill(essay);
  // An order is an answer once a row was moved.
  const steps = page.locator("[data-step]:not([data-disabled])");
  if (await steps.count()) await steps.first().click();
}

/** Puts an open attempt of a question before a learner and returns its id. */
export async function putQuestion(app: App, learnerId: string, slug: string): Promise<string> {
  await app.database.pool.query(
    "UPDATE practice SET ended_at = now() WHERE learner_id = $1 AND ended_at IS NULL",
    [learnerId],
  );
  const { rows } = await app.database.pool.query<{ id: string }>(
    `WITH begun AS (
       INSERT INTO practice (learner_id, planned, started_at) VALUES ($1, 1, now()) RETURNING id)
     INSERT INTO attempt (learner_id, practice_id, position, question_id, question_version, skill,
       topic, seed, oracle_version, drawn_at)
     SELECT $1, begun.id, 1, question.id, published_version, skill, topic, 7, '1', now()
     FROM begun, question JOIN question_version ON question_id = question.id
       AND version = published_version WHERE slug = $2
     RETURNING id`,
    [learnerId, slug],
  );
  const id = rows[0]?.id;
  if (!id) throw new Error(`no question ${slug}`);
  return id;
}

/** The learner who has an attempt. */
export async function learnerOf(app: App, attemptId: string): Promise<string> {
  const { rows } = await app.database.pool.query<{ learner_id: string }>(
    "SELECT learner_id FROM attempt WHERE id = $1",
    [attemptId],
  );
  const id = rows[0]?.learner_id;
  if (!id) throw new Error(`nobody has attempt ${attemptId}`);
  return id;
}

/** How often each thing was written for an attempt. */
export async function writtenFor(app: App, attemptId: string) {
  const count = async (table: "review" | "point_entry") => {
    const { rows } = await app.database.pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table} WHERE attempt_id = $1`,
      [attemptId],
    );
    return rows[0]?.n;
  };
  return { reviews: await count("review"), points: await count("point_entry") };
}

/** Presses Tab until something with this role and name has the focus. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let n = 0; n < 60; n++) {
    await page.keyboard.press("Tab");
    const focused = page.locator(":focus");
    const said = await focused.evaluate(
      (element) => element.getAttribute("aria-label") ?? element.textContent ?? "",
    );
    if (name.test(said.trim())) return;
  }
  throw new Error(`Tab never reached ${name}`);
}
