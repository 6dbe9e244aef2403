import { expect, test } from "../setup/e2e.ts";
import { asGuest, chooseFirst, putQuestion, tabTo, WORDS } from "./practise.ts";

const SLUG = "third-segment-lost-predict";
const SAID = {
  en: {
    hints: "Hints",
    first: "Which end still waits",
    second: "The server is in SYN-RECEIVED",
    taken: "2 hints taken.",
    report: /^Report a problem$/,
    dialog: "Report a problem with this question",
    typo: "A typing mistake",
    empty: "Say in a few words what you noticed.",
    text: "SYN is written SNY in the second line.",
    sent: "The report is sent. Thank you.",
  },
  zh: {
    hints: "提示",
    first: "哪一端还在等确认",
    second: "服务器在 SYN-RECEIVED",
    taken: "看了 2 条提示。",
    report: /^报告题目有误$/,
    dialog: "这道题哪里有问题？",
    typo: "有错别字",
    empty: "请简单写一下发现了什么。",
    text: "第二行的 SYN 写成了 SNY。",
    sent: "已提交，谢谢。",
  },
} as const;

for (const locale of ["en", "zh"] as const) {
  const said = SAID[locale];

  test(`hints by keyboard, one after the other, kept over a refresh (${locale})`, async ({
    page,
    app,
  }) => {
    const learner = await asGuest(page, app, locale);
    await page.goto(`/${locale}/review/${await putQuestion(app, learner, SLUG)}`);
    const hints = page.getByRole("region", { name: said.hints });
    await expect(hints.getByRole("button")).toBeEnabled();
    await expect(page.getByText(said.first)).toHaveCount(0);
    await page.keyboard.press("h");
    await expect(hints.getByRole("listitem")).toHaveText([new RegExp(said.first)]);
    await page.reload();
    await expect(hints.getByRole("listitem")).toHaveText([new RegExp(said.first)]);
    await expect(hints.getByRole("button")).toBeEnabled();
    await hints.getByRole("button").press("Enter");
    await expect(hints.getByRole("listitem").nth(1)).toContainText(said.second);
    await expect(hints.getByRole("button")).toHaveCount(0);
    // The button went with the last hint; the focus stays where it was.
    await expect(hints.locator(":focus")).toContainText(said.second);
    await chooseFirst(page);
    await page.getByRole("button", { name: WORDS[locale].check }).click();
    await expect(page.getByText(said.taken)).toBeVisible();
  });

  test(`a report by keyboard, at the question and at its verdict (${locale})`, async ({
    page,
    app,
  }) => {
    const learner = await asGuest(page, app, locale);
    const attempt = await putQuestion(app, learner, SLUG);
    await page.goto(`/${locale}/review/${attempt}`);
    const dialog = page.getByRole("dialog", { name: said.dialog });
    const written = async () => {
      const { rows } = await app.database.pool.query<{ reason: string; text: string }>(
        "SELECT reason, text FROM problem_report WHERE attempt_id = $1 ORDER BY created_at",
        [attempt],
      );
      return rows;
    };
    const report = async (text: string) => {
      await tabTo(page, said.report);
      await page.keyboard.press("Enter");
      await expect(dialog.getByRole("radio").first()).toBeFocused();
      // The page's own keys rest meanwhile: no hint is taken, no answer checked.
      await page.keyboard.press("h");
      await page.keyboard.press("Control+Enter");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      await expect(dialog.getByRole("radio", { name: said.typo })).toBeChecked();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Control+Enter");
      await expect(dialog.getByText(said.empty)).toBeVisible();
      await page.keyboard.type(text);
      // What was written is there when the dialog is opened again.
      await page.keyboard.press("Escape");
      await expect(dialog).toHaveCount(0);
      await page.keyboard.press("Enter");
      await expect(dialog.getByRole("textbox")).toHaveValue(text);
      await dialog.getByRole("textbox").press("Control+Enter");
      await expect(page.getByText(said.sent)).toBeVisible();
    };
    await report(said.text);
    expect(await written()).toEqual([{ reason: "typo", text: said.text }]);
    const { rows } = await app.database.pool.query(
      "SELECT hints, judged_at FROM attempt WHERE id = $1",
      [attempt],
    );
    expect(rows).toEqual([{ hints: 0, judged_at: null }]);
    await chooseFirst(page);
    await page.getByRole("button", { name: WORDS[locale].check }).click();
    await expect(page.getByRole("button", { name: WORDS[locale].next })).toBeVisible();
    await report(`${said.text}!`);
    expect(await written()).toHaveLength(2);
  });
}
