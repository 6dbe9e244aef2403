import type { Page } from "@playwright/test";
import { expect } from "../setup/e2e.ts";
import { findings } from "./axe.ts";
import { test } from "./house.ts";
import { listen } from "./listen.ts";
import { contextFor, LANGUAGES, PLACES, visit } from "./pages.ts";

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** How much wider the page is than what shows it. */
function pixelsTooWide(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** Each page is seen in both languages and both themes, and in each language wide and narrow. */
const LOOKS = {
  en: [
    { theme: "light", size: WIDE },
    { theme: "dark", size: PHONE },
  ],
  zh: [
    { theme: "light", size: PHONE },
    { theme: "dark", size: WIDE },
  ],
} as const;

/** The browser itself notes that the address of the page has no page. */
const NOT_FOUND = /^Failed to load resource: the server responded with a status of 404/;

for (const place of PLACES) {
  for (const language of LANGUAGES) {
    const promise = "no policy is broken, axe finds nothing, and 360 px are wide enough";
    test(`${promise}: ${place.name}, ${language}`, async ({ browser, app, house }) => {
      const [first, second] = LOOKS[language];
      const context = await contextFor(browser, { place, house, viewport: first.size });
      const page = await context.newPage();
      await page.emulateMedia({ colorScheme: first.theme });
      const heard = await listen(page);
      await visit(page, { place, house, url: app.url, language });
      for (const { theme, size } of [first, second]) {
        await page.setViewportSize(size);
        await page.emulateMedia({ colorScheme: theme });
        const look = `${theme} at ${size.width} px`;
        expect.soft(await findings(page), look).toEqual([]);
      }
      await page.setViewportSize({ width: 360, height: 640 });
      await expect.poll(() => pixelsTooWide(page)).toBeLessThanOrEqual(0);
      const missing = place.name === "not found";
      expect(heard.filter((text) => !(missing && NOT_FOUND.test(text)))).toEqual([]);
      await context.close();
    });
  }
}
