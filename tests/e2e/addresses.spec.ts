import { expect, test } from "../setup/e2e.ts";
import { sendRaw } from "./raw.ts";

/** What stands after a % is no octet, or the octets are no text, at once or once decoded. */
const MALFORMED = [
  ...["/%", "/%ff", "/en/%E0%A4%A", "/en/library/%", "/zh/%ff", "/zh/review/%E4%BD"],
  ...["/100%25", "/en/100%25", "/zh/%25ff", "/en/%2525ff"],
];

const TITLES = { en: "There is no page at this address", zh: "这个地址没有页面" } as const;
const LANG = { en: "en", zh: "zh-Hans" } as const;

/** The language of an address, else of the browser that asks. */
function languageOf(path: string, accepted: "en" | "zh"): "en" | "zh" {
  return path.startsWith("/zh/") ? "zh" : path.startsWith("/en/") ? "en" : accepted;
}

for (const accepted of ["en", "zh"] as const) {
  test.describe(`to a reader of ${accepted}`, () => {
    test.use({ locale: { en: "en-GB", zh: "zh-CN" }[accepted] });
    for (const path of MALFORMED) {
      test(`${path} is an address without a page`, async ({ page, app }) => {
        const language = languageOf(path, accepted);
        const answer = await page.goto(`${app.url}${path}`);
        expect(answer?.status()).toBe(404);
        await expect(page.getByRole("heading", { level: 1, name: TITLES[language] })).toBeVisible();
        await expect(page.locator("html")).toHaveAttribute("lang", LANG[language]);
      });
    }
  });
}

test("an address that cannot be read is led to one that can, with its question", async ({
  app,
}) => {
  const answer = await sendRaw(app.url, { path: "/zh/%e4%/x?q=%25" });
  expect(answer.status).toBe(307);
  expect(answer.headers.location).toBe("/zh/%EF%BC%85e4%EF%BC%85/x?q=%25");
  expect(answer.headers["content-security-policy"]).toContain("'nonce-");
});
