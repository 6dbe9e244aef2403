import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type { Result, RunOptions } from "axe-core";
import { expect } from "../setup/e2e.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const OPTIONS: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
  // Of what is in order, nothing is read: axe need not describe it.
  resultTypes: ["violations"],
};
const SCAN = `axe.run(document, ${JSON.stringify(OPTIONS)}).then((found) => found.violations)`;

/** What axe finds on a page, one line a place, with the reason. */
export async function findings(page: Page): Promise<string[]> {
  // A document keeps it, and is scanned more than once.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const violations = await page.evaluate<Result[]>(SCAN);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ""}`),
  );
}

/** The page at 360 px is no wider than that, and axe finds nothing. */
export async function expectFit(page: Page): Promise<void> {
  await page.setViewportSize({ width: 360, height: 640 });
  const tooWide = () =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(tooWide).toBeLessThanOrEqual(0);
  expect(await findings(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** The same of a verdict that was just given. */
export async function expectVerdictFit(page: Page): Promise<void> {
  // A cell that still fades in has too little contrast for a moment.
  await page.emulateMedia({ reducedMotion: "reduce" });
  // For seven seconds React Aria still announces the button that was pressed and is gone.
  await page.reload();
  await expect(page.locator(".practice-mark-line")).toBeVisible();
  await expectFit(page);
}
