import { expect, test } from "../setup/e2e.ts";
import { asGuest, options, putQuestion, tabTo, WORDS } from "./practise.ts";

test("from the first page to a verdict and on, by keyboard alone", async ({ page }) => {
  await page.goto("/en");
  await tabTo(page, /^Start practising/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/review\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("button", { name: WORDS.en.check })).toBeEnabled();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("button", { name: WORDS.en.next })).toBeVisible();
  const judged = page.url();
  await page.keyboard.press("Space");
  await page.waitForURL((url) => url.href !== judged);
  await expect(page.getByText("2 of 10")).toBeVisible();
});

test("a diagram is filled in with Tab, digits and Enter", async ({ page, app }) => {
  const learner = await asGuest(page, app);
  await page.goto(`/en/review/${await putQuestion(app, learner, "handshake-numbers")}`);
  await tabTo(page, /^Segment \d, (seq|ack)/);
  // One Enter a blank, and no more: the last one submits, and another would go on to the next card.
  const blanks = await page.getByRole("textbox", { name: /^Segment \d, (seq|ack)/ }).count();
  for (let n = 0; n < blanks; n++) {
    await page.keyboard.type("1");
    await page.keyboard.press("Enter");
  }
  await expect(page.getByText("Right", { exact: true }).first()).toBeVisible();
});

test("a choice is made with its digit and checked with Enter", async ({ page, app }) => {
  const learner = await asGuest(page, app);
  await page.goto(`/en/review/${await putQuestion(app, learner, "two-segments-not-enough")}`);
  await expect(options(page).first()).toBeEnabled();
  await page.keyboard.press("2");
  await expect(options(page).nth(1)).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: WORDS.en.next })).toBeVisible();
});

test("a state is chosen with the arrows and checked with Enter", async ({ page, app }) => {
  const learner = await asGuest(page, app);
  await page.goto(`/en/review/${await putQuestion(app, learner, "client-states-of-an-open")}`);
  const states = options(page);
  await expect(states).toHaveCount(11);
  await expect(states.first()).toBeEnabled();
  await states.first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("main input[type=radio]:checked:not(figure input)")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: WORDS.en.next })).toBeVisible();
});

test("a flashcard is turned with Space and rated with a digit; each button says when it returns", async ({
  page,
  app,
}) => {
  const learner = await asGuest(page, app);
  await page.goto(`/en/review/${await putQuestion(app, learner, "close-wait-piles-up")}`);
  await expect(page.getByRole("button", { name: WORDS.en.show })).toBeEnabled();
  await page.keyboard.press("Space");
  for (const rating of ["Again", "Hard", "Good", "Easy"]) {
    const button = page.getByRole("button", { name: new RegExp(`^${rating}`) });
    await expect(button).toContainText(/min|h|day/);
  }
  await page.keyboard.press("3");
  await expect(page.getByRole("button", { name: WORDS.en.next })).toBeVisible();
});
