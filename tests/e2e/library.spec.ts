import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "../setup/e2e.ts";
import { chooseFirst } from "./practise.ts";

const SLUG = "reasons-for-2msl";
const WORDS = {
  en: {
    ...{ search: "Search the questions", find: "Search", found: /question.* for “/ },
    ...{ check: /^Check/, answer: "Show the answer", told: "The answer", again: "Answer again" },
    mark: /^(Right|Partly right|Wrong)/,
  },
  zh: {
    ...{ search: "搜索题目", find: "搜索", found: /^搜索“.*找到 \d+ 题/ },
    ...{ check: /^检查/, answer: "看答案", told: "答案", again: "重新作答" },
    mark: /^(正确|部分正确|错误)/,
  },
} as const;

/** Everything a browser was sent, as text. */
function listen(page: Page): (word: string) => Promise<string[]> {
  const heard: Promise<string>[] = [];
  page.on("response", (response) => {
    heard.push(
      response.text().then(
        (text) => `${response.url()}\n${text}`,
        () => response.url(),
      ),
    );
  });
  return async (word) => (await Promise.all(heard)).filter((text) => text.includes(word));
}

/** Plants a word into everything about a question that must not be known before the answer. */
const PLANT = `UPDATE question_key SET key = (replace(replace(key::text,
  '"zh": "', '"zh": "' || $2::text || ' '), '"en": "', '"en": "' || $2::text || ' '))::jsonb
WHERE question_id = (SELECT id FROM question WHERE slug = $1)`;

for (const [locale, search] of [
  ["en", "为什么 2MSL"],
  ["zh", "why 2MSL"],
] as const) {
  test(`in ${locale}: find a question by words of the other language, try it, see the answer`, async ({
    page,
    app,
  }) => {
    const word = `canary${randomBytes(6).toString("hex")}`;
    await app.database.pool.query(PLANT, [SLUG, word]);
    const said = listen(page);
    const words = WORDS[locale];

    await page.goto(`/${locale}/library`);
    await page.getByRole("searchbox", { name: words.search }).fill(search);
    await page.getByRole("button", { name: words.find, exact: true }).click();
    await page.waitForURL((url) => url.searchParams.get("q") === search);
    await expect(page.getByText(words.found)).toBeVisible();
    await page.locator(`a[href="/${locale}/library/${SLUG}"]`).click();
    await page.waitForURL(`**/${locale}/library/${SLUG}`);
    await page.waitForLoadState("networkidle");
    expect(await said(word)).toEqual([]);

    await chooseFirst(page);
    await page.getByRole("button", { name: words.check }).click();
    await expect(page.getByRole("heading", { name: words.mark })).toBeFocused();
    await expect(page.getByText(word).first()).toBeVisible();
    expect((await said(word)).length).toBeGreaterThan(0);

    await page.getByRole("button", { name: words.again }).click();
    await expect(page.getByText(word)).toHaveCount(0);
    await page.getByRole("button", { name: words.answer }).click();
    await expect(page.getByRole("heading", { name: words.told, exact: true })).toBeFocused();
    await expect(page.getByText(word).first()).toBeVisible();
  });
}

test("without JavaScript the library is searched, linked and read", async ({ browser, app }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: app.url });
  const page = await context.newPage();
  await page.goto("/en/library?by=topic");
  await page.getByRole("searchbox").fill("SYN_RCVD");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/en\/library\?q=SYN_RCVD&by=topic$/);
  const row = page.locator(".library-row").first();
  const prompt = await row.locator(".library-prompt").innerText();
  await row.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(prompt);
  await context.close();
});

test("a search engine is told of each language and of no retired question", async ({
  page,
  app,
}) => {
  await page.goto(`/zh/library/${SLUG}`);
  const link = (rel: string) =>
    page
      .locator(`link[rel="${rel}"]`)
      .evaluateAll((all) =>
        all.map((one) => [one.getAttribute("hreflang"), one.getAttribute("href")]),
      );
  const zh = `${app.url}/zh/library/${SLUG}`;
  const en = `${app.url}/en/library/${SLUG}`;
  expect(await link("canonical")).toEqual([[null, zh]]);
  expect(await link("alternate")).toEqual([
    ["zh-Hans", zh],
    ["en", en],
  ]);
  const description = page.locator('meta[name="description"]');
  await expect(description).toHaveAttribute("content", /2MSL/);

  const slug = "old-syn-meets-a-new-one";
  const sitemap = async () => (await page.request.get("/sitemap.xml")).text();
  expect(await sitemap()).toContain(`<loc>${app.url}/en/library/${slug}</loc>`);
  await app.database.pool.query("UPDATE question SET retired_at = now() WHERE slug = $1", [slug]);
  expect(await sitemap()).not.toContain(slug);
  expect(await sitemap()).toContain(`<loc>${zh}</loc>`);
  expect((await page.goto(`/en/library/${slug}`))?.status()).toBe(404);
  expect((await page.goto("/en/library/never-was"))?.status()).toBe(404);
  await app.database.pool.query("UPDATE question SET retired_at = NULL WHERE slug = $1", [slug]);
});

test("on paper: no navigation, no controls, black on white, and the answer", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(`/en/library/${SLUG}`);
  await page.getByRole("button", { name: WORDS.en.answer }).click();
  await expect(page.getByRole("heading", { name: WORDS.en.told, exact: true })).toBeVisible();
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const part of ["header", "nav", "button"]) {
    await expect(page.locator(`${part}:visible`)).toHaveCount(0);
  }
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("heading", { name: WORDS.en.told, exact: true })).toBeVisible();
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(paper).toBe("rgb(255, 255, 255)");
});
