import type { Page } from "@playwright/test";
import type { Kind } from "#contract/question.ts";
import { expect, test } from "../setup/e2e.ts";
import { expectFit, expectVerdictFit } from "./axe.ts";
import { LANGUAGES, type Language } from "./pages.ts";
import { asGuest, fillIn, putQuestion, WORDS } from "./practise.ts";

/** A question of each kind that has no keys of its own; the others: order-numbers-cloze.spec.ts. */
const ASKED: Readonly<Record<Exclude<Kind, "order" | "numbers" | "cloze">, string>> = {
  flashcard: "time-wait-on-a-busy-host",
  choice: "what-takes-a-sequence-number",
  state: "active-closer-states",
  fields: "syn-to-closed-port",
  trace: "wrong-segment-in-a-close",
  predict: "third-segment-lost-predict",
  code: "python-client-closes-first",
  explain: "why-2msl",
};

const SAID = {
  en: {
    essay: "Only the passive closer enters TIME-WAIT. The last ACK may be lost.",
    explanation: "Explanation",
    back: "Comes back",
  },
  zh: {
    essay: "只有被动关闭方会进入 TIME_WAIT。最后一个 ACK 可能丢失。",
    explanation: "讲解",
    back: "再次出现",
  },
} as const;

/** Where an open question can be answered wrong, and why it is so, stands on one page. */
async function answerWrong(page: Page, language: Language): Promise<void> {
  await fillIn(page, SAID[language].essay);
  await page.getByRole("button", { name: WORDS[language].check }).click();
  await expect(page.locator(".practice-mark-line")).toBeVisible();
  await expect(page.locator(".practice-word-right")).toHaveCount(0);
}

async function turnAndRate(page: Page, language: Language): Promise<void> {
  await page.getByRole("button", { name: WORDS[language].show }).click();
  await expect(page.locator(".practice-back")).toBeVisible();
  await expect(page.locator(".practice-back").getByRole("link").first()).toBeVisible();
  await page.getByRole("button", { name: WORDS[language].good }).click();
}

for (const language of LANGUAGES) {
  for (const [kind, slug] of Object.entries(ASKED)) {
    test(`${kind}, ${language}: answered, judged and told why without leaving the page`, async ({
      page,
      app,
    }) => {
      const learner = await asGuest(page, app, language);
      const attempt = await putQuestion(app, learner, slug);
      await page.goto(`/${language}/review/${attempt}`);
      await expectFit(page);
      if (kind === "flashcard") return await turnAndRate(page, language);
      await answerWrong(page, language);
      expect(page.url()).toContain(attempt);
      await expect(page.getByRole("heading", { name: SAID[language].explanation })).toBeVisible();
      await expect(
        page
          .locator("main")
          .getByText(/RFC \d+/)
          .first(),
      ).toBeVisible();
      await expect(page.getByText(SAID[language].back, { exact: true }).first()).toBeVisible();
      // The claim that is told first has its own run under it.
      if (kind === "explain") await expect(page.locator(".explain-judged figure")).toBeVisible();
      await expectVerdictFit(page);
    });
  }
}
