import type { Page } from "@playwright/test";
import { expect, test } from "../setup/e2e.ts";
import { expectFit, expectVerdictFit } from "./axe.ts";
import { asGuest, putQuestion, WORDS } from "./practise.ts";

/** Practised by keyboard alone, in both languages. */
const SAID = {
  en: {
    right: "Right",
    partly: "Partly right",
    unreadable: "“12x” is not a number in this unit. Nothing was counted.",
    noState: "“no idea” is not the name of a state. Nothing was counted.",
    place: /^[A-Z0-9-]+: place \d of \d\.$/,
    out: "CLOSING: below the line, left out.",
    blank: "Blank 1 of 5",
    words: { end: "EOF", flag: "fin" },
  },
  zh: {
    right: "正确",
    partly: "部分正确",
    unreadable: "“12x”不是这个单位下的数字。这次不计。",
    noState: "“no idea”不是状态名。这次不计。",
    place: /^[A-Z0-9-]+：第 \d 位，共 \d 位。$/,
    out: "CLOSING：移到线下，不选。",
    blank: "第 1 空，共 5 空",
    words: { end: "文件结束", flag: "ＦＩＮ" },
  },
} as const;

const LANGUAGES = ["en", "zh"] as const;
type Language = (typeof LANGUAGES)[number];

/** The mark that a verdict leads with. */
function mark(page: Page, word: string) {
  return page.locator(".practice-mark-line").getByText(word, { exact: true });
}

/** The rows of the list from top to bottom; the line reads as its own word. */
function rows(page: Page): Promise<string[]> {
  return page
    .locator("[data-row]")
    .evaluateAll((all) =>
      all.map((row) => row.querySelector(".order-state")?.textContent ?? "the line"),
    );
}

/** Tab until the focus is inside the list. */
async function tabIntoList(page: Page): Promise<void> {
  for (let n = 0; n < 40; n++) {
    await page.keyboard.press("Tab");
    if (await page.locator("[data-row]:focus").count()) return;
  }
  throw new Error("Tab never reached the list");
}

/** Goes to a row with the arrows alone. */
async function goTo(page: Page, state: string): Promise<void> {
  await page.keyboard.press("Home");
  for (let n = 0; n < 12; n++) {
    const text = await page.locator("[data-row]:focus .order-state").textContent();
    if (text === state) return;
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`no arrow leads to ${state}`);
}

/** Moves a row with Alt and an arrow until it lies where it should. */
async function move(page: Page, state: string, to: number): Promise<void> {
  await goTo(page, state);
  for (let n = 0; n < 12; n++) {
    const at = (await rows(page)).indexOf(state);
    if (at === to) return;
    await page.keyboard.press(at > to ? "Alt+ArrowUp" : "Alt+ArrowDown");
    await expect.poll(async () => (await rows(page)).indexOf(state)).not.toBe(at);
    await expect(page.locator("[data-row]:focus .order-state")).toHaveText(state);
  }
}

const PATH = ["ESTABLISHED", "FIN-WAIT-1", "TIME-WAIT", "CLOSED"];

async function open(page: Page, app: Parameters<typeof putQuestion>[0], at: [Language, string]) {
  const [language, slug] = at;
  const learner = await asGuest(page, app, language);
  await page.goto(`/${language}/review/${await putQuestion(app, learner, slug)}`);
}

for (const language of LANGUAGES) {
  const said = SAID[language];

  test(`order, ${language}: rows are moved with Alt and arrows, each move is said`, async ({
    page,
    app,
  }) => {
    await open(page, app, [language, "straight-to-time-wait"]);
    await expect(page.getByRole("button", { name: WORDS[language].check })).toBeDisabled();
    await expectFit(page);
    await tabIntoList(page);
    for (const [place, state] of PATH.entries()) await move(page, state, place);
    await expect(page.getByRole("status").filter({ hasText: said.place })).toBeAttached();
    for (const state of ["FIN-WAIT-2", "CLOSE-WAIT", "CLOSING"]) await move(page, state, 7);
    await expect(page.getByRole("status").filter({ hasText: said.out })).toBeAttached();
    expect((await rows(page)).slice(0, 5)).toEqual([...PATH, "the line"]);
    await page.keyboard.press("Control+Enter");
    await expect(mark(page, said.right)).toBeVisible();
    await expectVerdictFit(page);
  });

  test(`order, ${language}: the buttons of a row move it and keep the focus`, async ({
    page,
    app,
  }) => {
    await open(page, app, [language, "straight-to-time-wait"]);
    await tabIntoList(page);
    const [first] = await rows(page);
    // From the row over its handle to "move down": "move up" is at its end.
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await expect.poll(async () => (await rows(page)).indexOf(first ?? "")).toBe(1);
    await expect(page.locator("[data-step=down]:focus")).toHaveCount(1);
    await page.keyboard.press("Control+Enter");
    // A wrong order: marks between neighbours, the true order beside it, and why.
    await expect(page.locator(".order-joint-wrong").first()).toBeVisible();
    await expect(page.locator(".order-true .order-state")).toHaveText(PATH);
    await expect(page.locator("figure .ladder-room").first()).toBeVisible();
    await expectVerdictFit(page);
  });

  test(`numbers, ${language}: typed with a unit, refused when unreadable, worked out`, async ({
    page,
    app,
  }) => {
    await open(page, app, [language, "nth-syn-goes-out"]);
    const fields = page.locator("main input.typed-input");
    await expect(fields).toHaveCount(2);
    const n = Number(/\d+/.exec(await page.locator(".typed-label").first().innerText())?.[0]);
    await expectFit(page);
    await fields.first().focus();
    await page.keyboard.type("12x");
    await page.keyboard.press("Control+Enter");
    await expect(page.getByText(said.unreadable)).toBeVisible();
    await expect(fields.first()).toBeFocused();
    await page.keyboard.press("Control+a");
    await page.keyboard.type(`${(2 ** (n - 1) - 1) * 1000} ms`);
    await page.keyboard.press("Enter");
    await expect(fields.nth(1)).toBeFocused();
    await page.keyboard.type("1");
    await page.keyboard.press("Enter");
    await expect(mark(page, said.partly)).toBeVisible();
    await expect(page.locator(".typed-formula").nth(1)).toContainText(`1 s × 2^(${n} − 1) = `);
    await expectVerdictFit(page);
  });

  test(`cloze, ${language}: blanks are filled with Tab, in any spelling`, async ({ page, app }) => {
    await open(page, app, [language, "read-returns-zero"]);
    await expectFit(page);
    await page.getByRole("textbox", { name: said.blank }).focus();
    await page.keyboard.type("no idea");
    await page.keyboard.press("Control+Enter");
    await expect(page.getByText(said.noState)).toBeVisible();
    await page.keyboard.press("Control+a");
    for (const text of ["close_wait", "0", said.words.end, "close()", said.words.flag]) {
      await page.keyboard.insertText(text);
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Control+Enter");
    await expect(mark(page, said.right)).toBeVisible();
    await expect(page.locator(".cloze-verdict-right")).toHaveCount(5);
    await expectVerdictFit(page);
  });
}
