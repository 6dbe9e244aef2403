import { randomBytes } from "node:crypto";
import { expect, test } from "../setup/e2e.ts";
import {
  answerAndGoOn,
  asGuest,
  beginAsGuest,
  learnerOf,
  numberBlanks,
  putQuestion,
  WORDS,
} from "./practise.ts";

test("a visitor practises at once as a guest, without signing in", async ({ page }) => {
  await beginAsGuest(page);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("1 of 10")).toBeVisible();
});

test("a right answer about sequence numbers is judged right in either form, and says when it returns", async ({
  page,
  app,
}) => {
  const learner = await asGuest(page, app);
  const attempt = await putQuestion(app, learner, "handshake-numbers");
  await page.goto(`/en/review/${attempt}`);
  const blanks = numberBlanks(page);
  await expect(blanks.first()).toBeVisible();
  // Segment 2 acknowledges x+1, segment 3 is x+1 and acknowledges y+1: relative, all of them are 1.
  for (const blank of await blanks.all()) await blank.fill("1");
  await page.getByRole("button", { name: WORDS.en.check }).click();
  await expect(page.getByText("Right", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("Comes back")).toBeVisible();
  await expect(page.getByText(/points?\./)).toBeVisible();
});

test("a wrong answer shows what was written, what TCP says, the rule and the run", async ({
  page,
  app,
}) => {
  const learner = await asGuest(page, app);
  await page.goto(`/en/review/${await putQuestion(app, learner, "handshake-numbers")}`);
  await expect(numberBlanks(page).first()).toBeVisible();
  for (const blank of await numberBlanks(page).all()) await blank.fill("12345");
  await page.getByRole("button", { name: WORDS.en.check }).click();
  await expect(page.getByText("Wrong", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("Wrong. You wrote").first()).toBeAttached();
  await expect(page.getByText(/RFC 9293/).first()).toBeVisible();
  await expect(page.locator("figure.ladder").first()).toBeVisible();
});

test("text that is no number is refused at its blank and costs nothing", async ({ page, app }) => {
  const learner = await asGuest(page, app);
  const attempt = await putQuestion(app, learner, "handshake-numbers");
  await page.goto(`/en/review/${attempt}`);
  await numberBlanks(page).first().fill("12x");
  await page.getByRole("button", { name: WORDS.en.check }).click();
  await expect(page.getByText("“12x” is not a number. Nothing was counted.")).toBeVisible();
  await expect(numberBlanks(page).first()).toHaveValue("12x");
  await expect(numberBlanks(page).first()).toBeFocused();
  const { rows } = await app.database.pool.query("SELECT judged_at FROM attempt WHERE id = $1", [
    attempt,
  ]);
  expect(rows).toEqual([{ judged_at: null }]);
});

test("signing up keeps what the guest has done, and the board shows the new name", async ({
  page,
  app,
}) => {
  const learner = await learnerOf(app, await beginAsGuest(page));
  await page.goto(`/en/review/${await putQuestion(app, learner, "handshake-numbers")}`);
  await expect(numberBlanks(page).first()).toBeVisible();
  for (const blank of await numberBlanks(page).all()) await blank.fill("1");
  await page.getByRole("button", { name: WORDS.en.check }).click();
  await expect(page.getByText("Right", { exact: true }).first()).toBeVisible();

  const name = `Lin ${randomBytes(3).toString("hex")}`;
  await page.goto("/en/sign-up");
  await expect(page.getByText(/question you have done|1 question/)).toBeVisible();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail").fill(`${name.replace(" ", ".")}@example.org`);
  await page.getByLabel("Password", { exact: true }).fill(`${randomBytes(9).toString("hex")}`);
  await page.getByRole("button", { name: "Sign up" }).click();
  await page.waitForURL(/\/en\/today/);
  await expect(page.getByText("1 right")).toBeVisible();
  await page.goto("/en/board");
  const own = page.getByRole("row", { name: new RegExp(name) });
  await expect(own).toBeVisible();
  await expect(own.getByText("you")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("this week");
});

test("a session ends with a summary, and what was wrong comes back", async ({ page }) => {
  test.setTimeout(120_000);
  await beginAsGuest(page);
  for (let n = 1; n <= 10; n++) {
    await answerAndGoOn(page);
  }
  await expect(page).toHaveURL(/\/en\/review\/summary\//);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Done");
  await expect(page.getByRole("listitem")).toHaveCount(10);
});

test("a learner's language follows them into another browser", async ({ page, app, person }) => {
  const { id, email, password } = await person("learner");
  await app.database.pool.query("UPDATE learner SET locale = 'zh' WHERE id = $1", [id]);
  await page.goto("/en/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/zh\/today$/);
  await page.getByRole("link", { name: "English" }).click();
  await page.waitForURL(/\/en\/today$/);
  await expect
    .poll(async () => {
      const { rows } = await app.database.pool.query("SELECT locale FROM learner WHERE id = $1", [
        id,
      ]);
      return rows;
    })
    .toEqual([{ locale: "en" }]);
});
