import type { Locator, Page } from "@playwright/test";
import { z } from "zod";
import { openOutput, publishOutput, saveOutput } from "#contract/desk.ts";
import { type App, expect, type Person, test } from "../setup/e2e.ts";
import { enter, mutate, ownRequests, query } from "./enter.ts";
import { restBut } from "./house.ts";
import { become, signInByForm } from "./own.ts";

const sourceOf = (page: Page): Locator =>
  page.getByRole("textbox", { name: "Source of the question" });
const previewOf = (page: Page): Locator => page.getByRole("region", { name: "Preview" });
const publishButton = (page: Page): Locator => page.getByRole("button", { name: "Publish" });

/** Opens a question in the editor and returns its source once it has been looked at. */
async function openEditor(page: Page, app: App, author: Person, slug: string): Promise<string> {
  await become(page, app.url, author);
  await page.goto(`/en/desk/${slug}`);
  await expect(page.getByText("Nothing keeps it from being published.")).toBeVisible();
  return sourceOf(page).inputValue();
}

/** The number of the first line that holds a text. */
function lineOf(source: string, text: string): number {
  return source.split("\n").findIndex((line) => line.includes(text)) + 1;
}

test("an author signs in, sees every question and finds the one searched for", async ({
  page,
  app,
  person,
}) => {
  const author = await person("author");
  await signInByForm(page, { url: app.url, person: author, next: "/today" });
  await page.getByRole("link", { name: "Desk" }).click();
  const counted = await app.database.pool.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM question",
  );
  const all = z.number().parse(counted.rows[0]?.n);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`${all} questions`);
  const rows = page.getByRole("table", { name: "Questions" }).locator("tbody tr");
  await expect(rows).toHaveCount(all);

  await page.getByRole("searchbox", { name: "Search" }).fill("third-handshake");
  await expect(page.getByRole("status")).toHaveText(`1 of ${all}`);
  await expect(rows).toHaveCount(1);
  await rows.getByRole("link").click();
  await expect(page).toHaveURL(/\/en\/desk\/third-handshake-segment-lost$/);
  await expect(sourceOf(page)).toHaveValue(/^slug: third-handshake-segment-lost$/m);

  await page.goBack();
  await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("third-handshake");
  await page.getByRole("searchbox", { name: "Search" }).fill("no such question");
  await expect(page.getByText("No question has “no such question” in it.")).toBeVisible();
  await page.getByRole("button", { name: "Show all questions" }).click();
  await expect(rows).toHaveCount(all);
});

test("the preview follows what is written", async ({ page, app, person }) => {
  const text = await openEditor(page, app, await person("author"), "close-numbers");
  await expect(previewOf(page).getByRole("textbox").first()).toBeVisible();
  await expect(previewOf(page)).not.toContainText("Mind the FIN.");
  const line = /^( {2}en: .*)$/m;
  await sourceOf(page).fill(text.replace(line, "$1 Mind the FIN."));
  await expect(previewOf(page)).toContainText("Mind the FIN.");
  await expect(page.getByText("Not saved, kept in this browser")).toBeVisible();
  await expect(publishButton(page)).toBeEnabled();
});

test("a broken scenario: the line is named, and Publish says why it waits", async ({
  page,
  app,
  person,
}) => {
  const text = await openEditor(page, app, await person("author"), "first-data-after-handshake");
  const broken = text.replace("client open", "client opne");
  expect(broken).not.toBe(text);
  await sourceOf(page).fill(broken);
  const line = lineOf(broken, "client opne");
  const place = page.getByRole("button", { name: `Go to line ${line}, column` }).first();
  await expect(place).toBeVisible();
  await expect(publishButton(page)).toBeDisabled();
  await expect(publishButton(page)).toHaveAccessibleDescription(
    /problems? keeps? it from being published\.$/,
  );
  await expect(sourceOf(page)).toHaveAttribute("aria-invalid", "true");

  await place.click();
  await expect(sourceOf(page)).toBeFocused();
  const caret = await sourceOf(page).evaluate((area) =>
    area instanceof HTMLTextAreaElement ? area.selectionStart : -1,
  );
  expect(broken.slice(0, caret).split("\n")).toHaveLength(line);

  await sourceOf(page).fill(text);
  await expect(page.getByText("Nothing keeps it from being published.")).toBeVisible();
  await expect(page.getByText("All of it is published.")).toBeVisible();
});

test("what cannot be run is saved, and the server refuses to publish it with reasons", async ({
  page,
  app,
  person,
}) => {
  const author = await person("author");
  const slug = "lost-ack-is-covered";
  const text = await openEditor(page, app, author, slug);
  const broken = text.replace(/^ {2}at .*$/m, "  at 0ms client fly");
  await sourceOf(page).fill(broken);
  await expect(publishButton(page)).toBeDisabled();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect(publishButton(page)).toBeDisabled();

  // The button is a courtesy. Whoever asks without it is refused, too.
  const api = await ownRequests(app.url, await enter(app.url, author));
  const { revision } = openOutput.parse(await query(api, "desk.open", { slug }));
  const told = publishOutput.parse(await mutate(api, "desk.publish", { slug, revision }));
  expect(told.status).toBe("refused");
  const lines = told.status === "refused" ? told.problems.map(({ line }) => line) : [];
  expect(lines).toContain(lineOf(broken, "client fly"));
  const again = saveOutput.parse(await mutate(api, "desk.save", { slug, revision, source: text }));
  expect(again.problems).toEqual([]);
  await api.dispose();
});

test("mended and published, the new text is what a learner is asked", async ({
  page,
  app,
  person,
  browser,
}) => {
  const slug = "half-close-numbers";
  const author = await person("author");
  const text = await openEditor(page, app, author, slug);
  const renewed = text.replace(/^( {2}en: .*)$/m, "$1 Take your time.");
  await sourceOf(page).fill(renewed.replace("client close\n", "client clsoe\n"));
  await expect(publishButton(page)).toBeDisabled();
  await sourceOf(page).fill(renewed);
  await expect(publishButton(page)).toBeEnabled();
  await publishButton(page).click();
  await expect(page.getByText("is published. Practice asks it from now on.")).toBeVisible();
  await expect(publishButton(page)).toBeDisabled();
  await page.reload();
  await expect(sourceOf(page)).toHaveValue(renewed);

  const learner = await person("learner");
  await restBut(app.database, learner.id, slug);
  const context = await browser.newContext();
  const other = await context.newPage();
  await signInByForm(other, { url: app.url, person: learner, next: "/today" });
  await other.getByRole("button", { name: "Start practising" }).click();
  await expect(other.getByRole("heading", { level: 1 })).toContainText("Take your time.");
  await context.close();
});

test("a learner sees no desk", async ({ page, app, person }) => {
  const learner = await person("learner");
  await signInByForm(page, { url: app.url, person: learner, next: "/desk" });
  await expect(
    page.getByRole("heading", { name: "There is no page at this address" }),
  ).toBeVisible();
  for (const path of ["/en/desk", "/en/desk/new", "/en/desk/why-2msl", "/en/people"]) {
    expect((await page.goto(path))?.status()).toBe(404);
    await expect(page.getByRole("textbox")).toHaveCount(0);
  }
  await page.goto("/en/today");
  await expect(page.getByRole("link", { name: "Today" }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Desk" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "People" })).toHaveCount(0);
});
