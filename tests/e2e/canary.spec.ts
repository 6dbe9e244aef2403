import { randomBytes } from "node:crypto";
import type { Page, Response } from "@playwright/test";
import { type App, expect, test } from "../setup/e2e.ts";
import { asGuest, chooseFirst, putQuestion, WORDS } from "./practise.ts";

/** Everything a browser was sent, as text: pages, RSC payloads, bundles, API answers, headers. */
function listen(page: Page): {
  said: (word: string, first?: number) => Promise<string[]>;
  count: () => number;
} {
  const heard: Promise<{ url: string; text: string }>[] = [];
  page.on("response", (response: Response) => {
    const headers = JSON.stringify(response.headers());
    const body = response.text().catch(() => "");
    heard.push(body.then((text) => ({ url: response.url(), text: headers + text })));
  });
  return {
    said: async (word, first = heard.length) => {
      const texts = await Promise.all(heard.slice(0, first));
      return texts.filter(({ text }) => text.includes(word)).map(({ url }) => url);
    },
    count: () => heard.length,
  };
}

/** Plants a word into everything about a question that must not be known before the answer. */
async function plant(app: App, slug: string): Promise<string> {
  const word = `canary${randomBytes(6).toString("hex")}`;
  await app.database.pool.query(
    `UPDATE question_key SET source = source || E'\n# ' || $2::text,
       key = (replace(replace(key::text, '"zh": "', '"zh": "' || $2::text || ' '),
              '"en": "', '"en": "' || $2::text || ' '))::jsonb
     WHERE question_id = (SELECT id FROM question WHERE slug = $1)`,
    [slug, word],
  );
  return word;
}

for (const [kind, slug] of [
  ["choice", "reasons-for-2msl"],
  ["flashcard", "syn-flood"],
  ["state", "server-states-of-an-open"],
  ["fields", "close-numbers"],
] as const) {
  test(`nothing of a ${kind} question's key reaches the browser before the answer`, async ({
    page,
    app,
  }) => {
    const word = await plant(app, slug);
    const learner = await asGuest(page, app);
    const attempt = await putQuestion(app, learner, slug);
    const { said } = listen(page);
    for (const path of [
      "/en/today",
      "/en/board",
      `/en/review/${attempt}`,
      `/zh/review/${attempt}`,
    ]) {
      await page.goto(path);
      await page.waitForLoadState("networkidle");
    }
    await page.goto(`/en/review/${attempt}`);
    expect(await said(word)).toEqual([]);

    if (kind === "flashcard") {
      await page.getByRole("button", { name: WORDS.en.show }).click();
      await expect(page.getByText(word).first()).toBeVisible();
    } else {
      if (kind !== "fields") {
        await chooseFirst(page);
      }
      await page.getByRole("button", { name: WORDS.en.check }).click();
      await expect(page.getByText(word).first()).toBeVisible();
    }
    // The same search finds it now, so its silence before meant something.
    expect((await said(word)).length).toBeGreaterThan(0);
  });
}

test("a hint reaches the browser when it is asked for, and nothing else of the key with it", async ({
  page,
  app,
}) => {
  const slug = "third-segment-lost-predict";
  const word = await plant(app, slug);
  const learner = await asGuest(page, app);
  const attempt = await putQuestion(app, learner, slug);
  const { said } = listen(page);
  await page.goto(`/en/review/${attempt}`);
  const hint = page.getByRole("button", { name: /^Hint 1 of 2/ });
  await expect(hint).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(await said(word)).toEqual([]);

  await hint.click();
  await expect(page.getByRole("region", { name: "Hints" }).getByRole("listitem")).toHaveCount(1);
  await expect(page.getByText(word)).toHaveCount(1);
  expect(await said(word)).toEqual([expect.stringContaining("/api/trpc/review.hint")]);
  expect(await said("The server is in SYN-RECEIVED, and its SYN,ACK")).toEqual([]);
});

test("the number that a blank asks for is nowhere in what the browser gets", async ({
  page,
  app,
}) => {
  const learner = await asGuest(page, app);
  const attempt = await putQuestion(app, learner, "close-numbers");
  const { said, count } = listen(page);
  await page.goto(`/en/review/${attempt}`);
  await page.waitForLoadState("networkidle");
  const beforeTheAnswer = count();
  await page.getByRole("button", { name: WORDS.en.check }).click();
  await expect(page.getByRole("button", { name: WORDS.en.next })).toBeVisible();
  const { rows } = await app.database.pool.query<{
    verdict: { cells: { truth: { absolute: string } }[] };
  }>("SELECT verdict FROM attempt WHERE id = $1", [attempt]);
  const truths = rows[0]?.verdict.cells.map((cell) => cell.truth.absolute) ?? [];
  // A short number or the name of a state may stand anywhere.
  const long = truths.filter((truth) => /^\d{7,}$/.test(truth));
  expect(long.length).toBeGreaterThan(0);
  for (const truth of long) {
    expect(await said(truth, beforeTheAnswer)).toEqual([]);
    expect((await said(truth)).length).toBeGreaterThan(0);
  }
});
