import { MUTANTS } from "#oracle/mutants/mutants.ts";
import { expect, test } from "../setup/e2e.ts";
import { rightBlanks } from "./attempts.ts";
import { asGuest, numberBlanks, putQuestion, WORDS } from "./practise.ts";

const SLUG = "close-numbers";
const { sentence } = MUTANTS["fin-takes-no-number"];

const SAID = {
  en: {
    title: "What you seem to believe",
    truth: "What TCP does",
    believed: "If that were so",
    difference: "The two runs first differ at segment 4.",
    marked: "First difference:",
    today: "What you tend to believe",
    count: "1 wrong answer",
  },
  zh: {
    title: "你似乎是这样想的",
    truth: "TCP 实际的做法",
    believed: "如果真是那样",
    difference: "两次运行从第 4 个报文段开始不同。",
    marked: "最早的差别：",
    today: "你常有的误解",
    count: "1 次错在这里",
  },
} as const;

for (const locale of ["en", "zh"] as const) {
  test(`a wrong answer names the belief behind it and shows both runs (${locale})`, async ({
    page,
    app,
  }) => {
    const said = SAID[locale];
    const learner = await asGuest(page, app, locale);
    const right = await rightBlanks(app.database, SLUG);
    await page.goto(`/${locale}/review/${await putQuestion(app, learner, SLUG)}`);
    // Both acknowledgments of a FIN are one short, all else is right.
    const short = (blank: string) => String((Number(right[blank]) + 2 ** 32 - 1) % 2 ** 32);
    const typed = { ...right, "4.ack": short("4.ack"), "6.ack": short("6.ack") };
    await expect(numberBlanks(page).first()).toBeVisible();
    for (const blank of await numberBlanks(page).all()) {
      const id = await blank.getAttribute("data-blank");
      await blank.fill(Object.entries(typed).find(([name]) => name === id)?.[1] ?? "");
    }
    await page.getByRole("button", { name: WORDS[locale].check }).click();

    const believed = page.locator("section", {
      has: page.getByRole("heading", { name: said.title }),
    });
    await expect(believed.getByText(sentence[locale])).toBeVisible();
    await expect(believed.getByText(said.difference)).toBeVisible();
    await expect(believed.getByRole("heading", { name: said.truth })).toBeVisible();
    await expect(believed.getByRole("heading", { name: said.believed })).toBeVisible();
    await expect(believed.locator("figure .ladder-marked")).toHaveCount(2);
    await expect(believed.getByText(said.marked).first()).toBeAttached();

    await page.goto(`/${locale}/today`);
    const often = page.getByRole("region", { name: said.today });
    await expect(often.getByText(sentence[locale])).toBeVisible();
    await expect(often.getByText(said.count)).toBeVisible();
  });
}

test("an answer that no belief leads to says so", async ({ page, app }) => {
  const learner = await asGuest(page, app);
  await page.goto(`/en/review/${await putQuestion(app, learner, SLUG)}`);
  await expect(numberBlanks(page).first()).toBeVisible();
  for (const blank of await numberBlanks(page).all()) await blank.fill("424242");
  await page.getByRole("button", { name: WORDS.en.check }).click();
  await expect(
    page.getByRole("heading", { name: "No known belief leads to this answer" }),
  ).toBeVisible();
});
