import type { Page } from "@playwright/test";
import { expect, test } from "../setup/e2e.ts";
import { asGuest, numberBlanks, putQuestion, WORDS } from "./practise.ts";

/** Long enough to be drawn, too short for a request to fail and be tried again. */
const AT_ONCE = { timeout: 1_500 };

const TOLD = {
  en: {
    next: "No connection. The next question comes as soon as you are back.",
    answer: "No connection. The answer appears as soon as you are back.",
    practice: "No connection. The question comes as soon as you are back.",
  },
  zh: {
    next: "网络断开。恢复后会自动进入下一题。",
    answer: "网络断开。恢复后会自动显示答案。",
    practice: "网络断开。恢复后会自动显示题目。",
  },
} as const;

const trouble = (page: Page) => page.getByRole("alert").filter({ hasText: /\S/ });

for (const language of ["en", "zh"] as const) {
  const words = WORDS[language];
  const told = TOLD[language];

  test(`offline, the next question says that it waits, and then comes: ${language}`, async ({
    page,
    app,
  }) => {
    const learner = await asGuest(page, app, language);
    const attempt = await putQuestion(app, learner, "handshake-numbers");
    await page.goto(`/${language}/review/${attempt}`);
    await expect(numberBlanks(page).first()).toBeEnabled();
    await page.getByRole("button", { name: words.check }).click();
    const next = page.getByRole("button", { name: words.next });
    await expect(next).toBeVisible();
    await page.context().setOffline(true);
    await next.click();
    await expect(trouble(page)).toHaveText(told.next, AT_ONCE);
    await page.context().setOffline(false);
    await page.waitForURL((url) => !url.pathname.endsWith(attempt));
  });

  test(`offline, a flashcard says that its answer waits, and then shows it: ${language}`, async ({
    page,
    app,
  }) => {
    const learner = await asGuest(page, app, language);
    const attempt = await putQuestion(app, learner, "time-wait-on-a-busy-host");
    await page.goto(`/${language}/review/${attempt}`);
    const show = page.getByRole("button", { name: words.show });
    await expect(show).toBeEnabled();
    await page.context().setOffline(true);
    await show.click();
    await expect(trouble(page)).toHaveText(told.answer, AT_ONCE);
    await page.context().setOffline(false);
    await expect(page.locator(".practice-back")).toBeVisible();
  });

  test(`offline, today says that practice waits, and then begins it: ${language}`, async ({
    page,
    app,
  }) => {
    await asGuest(page, app, language);
    await page.goto(`/${language}/today`);
    const start = page.locator(".start-dock").getByRole("button");
    await expect(start).toBeEnabled();
    await page.waitForLoadState("networkidle");
    await page.context().setOffline(true);
    await start.click();
    await expect(trouble(page)).toHaveText(told.practice, AT_ONCE);
    await page.context().setOffline(false);
    await page.waitForURL(/\/review\//);
  });
}
