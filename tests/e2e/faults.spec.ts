import type { Locator, Page } from "@playwright/test";
import pg from "pg";
import { type App, expect, makePerson, test } from "../setup/e2e.ts";
import { startOwnPostgres } from "../setup/own-postgres.ts";
import { startTestServer } from "../setup/server.ts";
import { askOne, rightBlanks, timesCounted } from "./attempts.ts";
import { cookieHeader } from "./enter.ts";
import { become, withOwnApp } from "./own.ts";
import { sendRaw } from "./raw.ts";

const SLUG = "handshake-numbers";
const SUBMIT = /\/api\/trpc\/review\.submit/;

/** How long a page may take to find out by itself that all is well again. */
const BY_ITSELF = { timeout: 45_000 };

test.beforeEach(() => test.setTimeout(120_000));

/** Somebody in front of an open question. */
async function atQuestion(page: Page, { url, database }: App) {
  const person = await makePerson(database, "learner");
  const attemptId = await askOne(database, person.id, SLUG);
  await become(page, url, person);
  await page.goto(`${url}/en/review/${attemptId}`);
  await expect(checkButton(page)).toBeEnabled();
  return { attemptId };
}

const checkButton = (page: Page): Locator => page.getByRole("button", { name: "Check" });
const blanksOf = (page: Page): Locator => page.locator("input[data-blank]:visible");

/** Types the right number into every blank; returns what was typed, in the order of the page. */
async function typeAll(page: Page, { database }: App): Promise<string[]> {
  const right = await rightBlanks(database, SLUG);
  const typed: string[] = [];
  for (const blank of await blanksOf(page).all()) {
    const text = right[(await blank.getAttribute("data-blank")) ?? ""] ?? "";
    await blank.fill(text);
    typed.push(text);
  }
  expect(typed).toHaveLength(3);
  return typed;
}

async function typedIn(page: Page): Promise<string[]> {
  return Promise.all((await blanksOf(page).all()).map((blank) => blank.inputValue()));
}

async function expectJudgedOnce(page: Page, app: App, attemptId: string): Promise<void> {
  await expect(page.getByRole("button", { name: "Next question" })).toBeVisible(BY_ITSELF);
  await expect(page.locator(".practice-mark-line")).toContainText("Right · 3 of 3");
  expect(await timesCounted(app.database, attemptId)).toBe(1);
}

test("killed between question and answer: the typed answer is there and is judged once", async ({
  page,
}) => {
  await withOwnApp(async (own) => {
    const { attemptId } = await atQuestion(page, own);
    const typed = await typeAll(page, own);
    await own.server.kill();
    await own.server.start();
    await page.reload();
    await expect(checkButton(page)).toBeEnabled();
    await expect.poll(() => typedIn(page)).toEqual(typed);
    await checkButton(page).click();
    await expectJudgedOnce(page, own, attemptId);
  });
});

test("killed while an answer is sent: the page says so and the answer is judged once", async ({
  page,
}) => {
  await withOwnApp(async (own) => {
    const { attemptId } = await atQuestion(page, own);
    await typeAll(page, own);
    await own.server.kill();
    await checkButton(page).click();
    await expect(
      page.getByRole("alert").filter({ hasText: "is kept here and sent" }),
    ).toBeVisible();
    await own.server.start();
    await expectJudgedOnce(page, own, attemptId);
  });
});

test("a reply that was lost is asked for again and counted once", async ({ page, app }) => {
  const { attemptId } = await atQuestion(page, app);
  await typeAll(page, app);
  const sent: string[] = [];
  await page.route(SUBMIT, async (route) => {
    sent.push(route.request().postData() ?? "");
    if (sent.length > 1) return route.continue();
    const answer = await route.fetch();
    expect(answer.status()).toBe(200);
    expect(await timesCounted(app.database, attemptId)).toBe(1);
    return route.abort("connectionreset");
  });
  await checkButton(page).click();
  await expectJudgedOnce(page, app, attemptId);
  await expect(page.getByText("nothing was counted twice")).toBeVisible();
  expect(sent).toHaveLength(2);
  expect(sent[1]).toBe(sent[0]);
  expect(sent[0]).toContain(attemptId);
});

test("offline, the answer is kept and sent once when the connection is back", async ({
  page,
  app,
}) => {
  const { attemptId } = await atQuestion(page, app);
  const answers: number[] = [];
  page.on("response", (response) => {
    if (SUBMIT.test(response.url())) answers.push(response.status());
  });
  await page.context().setOffline(true);
  const typed = await typeAll(page, app);
  await checkButton(page).click();
  await expect(page.getByRole("alert").filter({ hasText: "No connection." })).toBeVisible();
  expect(await typedIn(page)).toEqual(typed);
  expect(await timesCounted(app.database, attemptId)).toBe(0);
  await page.context().setOffline(false);
  await expectJudgedOnce(page, app, attemptId);
  expect(answers).toEqual([200]);
});

test("an answer on its way when the page was closed is sent when it is opened again", async ({
  page,
  app,
}) => {
  const { attemptId } = await atQuestion(page, app);
  await typeAll(page, app);
  await page.route(SUBMIT, (route) => route.abort("connectionreset"));
  await checkButton(page).click();
  await expect(page.getByRole("alert").filter({ hasText: "No connection." })).toBeVisible();
  const again = await page.context().newPage();
  await page.close();
  expect(await timesCounted(app.database, attemptId)).toBe(0);
  await again.goto(`/en/review/${attemptId}`);
  await expectJudgedOnce(again, app, attemptId);
});

const AWAY = [
  ["en", "The database does not answer", "The database does not answer just now."],
  ["zh", "数据库没有响应", /^\p{Script=Han}.*。$/u],
] as const;

test("a database that is down: pages say so and come back, answers wait", async ({ browser }) => {
  test.setTimeout(180_000);
  const postgres = await startOwnPostgres();
  const server = await startTestServer({ databaseUrl: postgres.url });
  const pool = new pg.Pool({ connectionString: postgres.url });
  pool.on("error", () => undefined);
  const database = { url: postgres.url, pool, drop: async () => undefined };
  const app: App = { url: server.url, database, server };
  const context = await browser.newContext({ locale: "en-GB" });
  try {
    const asking = await context.newPage();
    const { attemptId } = await atQuestion(asking, app);
    const cookie = cookieHeader(await context.storageState());
    await typeAll(asking, app);
    await postgres.stop();

    const pages = await Promise.all(
      AWAY.map(async ([language, title]) => {
        const page = await context.newPage();
        await page.goto(`${app.url}/${language}/today`);
        await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
        return page;
      }),
    );
    await expectApiAway(app, cookie);
    await checkButton(asking).click();
    await expect(
      asking.getByRole("alert").filter({ hasText: "The server does not answer." }),
    ).toBeVisible(BY_ITSELF);

    await postgres.start();
    for (const [at, [language]] of AWAY.entries()) {
      const back = { en: /new .*today/, zh: /今天/ }[language];
      const heading = pages[at]?.getByRole("heading", { level: 1, name: back });
      if (heading) await expect(heading).toBeVisible(BY_ITSELF);
    }
    await expectJudgedOnce(asking, app, attemptId);
  } finally {
    await context.close();
    await pool.end();
    await server.stop();
    await postgres.remove();
  }
});

/** 503 with the time to wait, in the language of the browser; and nothing of what happened inside. */
async function expectApiAway({ url }: App, cookie: string): Promise<void> {
  for (const [language, , sentence] of AWAY) {
    for (const path of ["progress.show", "board.show?input=%7B%22period%22%3A%22week%22%7D"]) {
      const answer = await sendRaw(url, {
        path: `/api/trpc/${path}`,
        // The language that the learner chose goes before the browser's: only the sign-in is sent.
        headers: { "accept-language": language, cookie: cookie.replace(/NEXT_LOCALE=\w+;?/, "") },
      });
      const told = `${language} ${path}: ${answer.text}`;
      expect.soft(answer.status, told).toBe(503);
      expect.soft(answer.headers["retry-after"], told).toMatch(/^[1-9]\d*$/);
      const data: unknown = JSON.parse(answer.text);
      expect.soft(data, told).toMatchObject({
        error: {
          data: {
            error: "DATABASE_AWAY",
            sentence:
              typeof sentence === "string"
                ? expect.stringContaining(sentence)
                : expect.stringMatching(sentence),
          },
        },
      });
      expect.soft(answer.text).not.toMatch(/ECONNREFUSED|127\.0\.0\.1|prisma|stack/i);
    }
  }
  const health = await sendRaw(url, { path: "/api/health" });
  expect(health.status).toBe(503);
}
