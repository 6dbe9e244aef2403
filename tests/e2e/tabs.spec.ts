import { expect, test } from "../setup/e2e.ts";
import {
  ATTEMPT,
  answerAndGoOn,
  asGuest,
  attemptOf,
  beginAsGuest,
  numberBlanks,
  putQuestion,
  WORDS,
  writtenFor,
} from "./practise.ts";

test("a refresh in the middle of an answer keeps what was typed", async ({ page, app }) => {
  const learner = await asGuest(page, app);
  await page.goto(`/en/review/${await putQuestion(app, learner, "handshake-numbers")}`);
  await numberBlanks(page).first().fill("4242");
  await page.reload();
  await expect(numberBlanks(page).first()).toHaveValue("4242");
});

test("after a verdict a refresh shows the same verdict and counts nothing again", async ({
  page,
  app,
}) => {
  const learner = await asGuest(page, app);
  const attempt = await putQuestion(app, learner, "handshake-numbers");
  await page.goto(`/en/review/${attempt}`);
  await expect(numberBlanks(page).first()).toBeVisible();
  for (const blank of await numberBlanks(page).all()) await blank.fill("1");
  await page.getByRole("button", { name: WORDS.en.check }).click();
  await expect(page.getByText("Right", { exact: true }).first()).toBeVisible();
  await page.reload();
  await expect(page.getByText("Right", { exact: true }).first()).toBeVisible();
  expect(await writtenFor(app, attempt)).toEqual({ reviews: 1, points: 1 });
});

test("the back button returns to the verdict, forward to the open question", async ({ page }) => {
  const first = await beginAsGuest(page);
  await answerAndGoOn(page);
  const second = attemptOf(page);
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(first));
  await expect(page.getByRole("button", { name: WORDS.en.next })).toBeVisible();
  await page.goForward();
  await expect(page).toHaveURL(new RegExp(second));
  await expect(page.getByText("2 of 10")).toBeVisible();
});

test("two tabs on one question: both get the first verdict, and it counts once", async ({
  page,
  app,
}) => {
  const learner = await asGuest(page, app);
  const attempt = await putQuestion(app, learner, "handshake-numbers");
  const other = await page.context().newPage();
  for (const tab of [page, other]) {
    await tab.goto(`/en/review/${attempt}`);
    await expect(numberBlanks(tab).first()).toBeVisible();
  }
  for (const blank of await numberBlanks(page).all()) await blank.fill("1");
  await page.getByRole("button", { name: WORDS.en.check }).click();
  await expect(page.getByText("Right", { exact: true }).first()).toBeVisible();
  // The second tab answers otherwise, and later.
  await numberBlanks(other).first().fill("99");
  await other.getByRole("button", { name: WORDS.en.check }).click();
  await expect(other.getByText("Right", { exact: true }).first()).toBeVisible();
  expect(await writtenFor(app, attempt)).toEqual({ reviews: 1, points: 1 });
});

test("two tabs that ask for the next question get the same one", async ({ page }) => {
  await beginAsGuest(page);
  await page.getByRole("button", { name: WORDS.en.check }).click();
  await expect(page.getByRole("button", { name: WORDS.en.next })).toBeVisible();
  const other = await page.context().newPage();
  await other.goto("/en/review");
  await other.waitForURL(ATTEMPT);
  const first = attemptOf(page);
  await page.getByRole("button", { name: WORDS.en.next }).click();
  await page.waitForURL((url) => !url.pathname.endsWith(first));
  expect(attemptOf(page)).toBe(attemptOf(other));
});
