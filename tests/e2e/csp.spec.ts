import { readdir } from "node:fs/promises";
import { inRoot } from "#bin/root.ts";
import { expect } from "../setup/e2e.ts";
import { askOne } from "./attempts.ts";
import { cookieHeader } from "./enter.ts";
import { ASKED, test } from "./house.ts";
import { listen } from "./listen.ts";
import { become } from "./own.ts";
import { contextFor, PLACES, visit } from "./pages.ts";
import { sendRaw } from "./raw.ts";

/** Pages that say when something was or will be, in words that server and browser both write. */
const TIMED = /today, after|back|verdict of a flashcard|summary/;

for (const place of PLACES.filter(({ name }) => TIMED.test(name))) {
  test(`a browser with a fast clock takes it over: ${place.name}`, async ({
    browser,
    app,
    house,
  }) => {
    const context = await contextFor(browser, { place, house });
    const page = await context.newPage();
    await page.clock.install({ time: Date.now() + 5 * 60_000 });
    const heard = await listen(page);
    await visit(page, { place, house, url: app.url, language: "en" });
    await page.waitForLoadState("networkidle");
    expect(heard).toEqual([]);
    await context.close();
  });
}

test("answering a question breaks no policy", async ({ page, app, person }) => {
  const learner = await person("learner");
  const attemptId = await askOne(app.database, learner.id, ASKED.fields);
  await become(page, app.url, learner);
  const heard = await listen(page);
  await page.goto(`/en/review/${attemptId}`);
  await expect(page.getByRole("button", { name: "Check" })).toBeEnabled();
  for (const blank of await page.locator("input[data-blank]:visible").all()) await blank.fill("1");
  await page.locator("button.ladder-pick-state:visible").click();
  await page.getByRole("option", { name: "LISTEN" }).click();
  await page.getByRole("button", { name: "Check" }).click();
  await expect(page.getByRole("button", { name: "Next question" })).toBeVisible();
  await page.getByText("Read as a table").first().click();
  expect(heard).toEqual([]);
});

const EVERYWHERE = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "x-frame-options": "DENY",
};

test("every answer carries the headers of safety and none that tell what runs", async ({ app }) => {
  const scripts = await scriptsOf(app.url, "/en");
  const paths = [
    ...["/", "/en", "/zh/sign-in", "/en/board", "/en/nowhere", "/nowhere", "/nowhere.txt"],
    ...[
      "/en/nowhere.txt",
      "/en/desk/a.b",
      "/apiary",
      "/_next/nowhere",
      "/api/auth/signout",
      "/_next/static/nowhere.js",
      "/icon.svg",
    ],
    ...["/api/health", "/api/nowhere", "/api/auth/csrf", "/api/trpc/nowhere"],
    ...["/api/trpc/board.show?input=%7B%22period%22%3A%22week%22%7D", "/api/trpc/review.next"],
    ...scripts.slice(0, 1),
  ];
  for (const path of paths) {
    const { headers } = await sendRaw(app.url, { path });
    const found = Object.keys(EVERYWHERE).map((name) => [name, headers[name]]);
    expect.soft([path, Object.fromEntries(found)]).toEqual([path, EVERYWHERE]);
    expect
      .soft([path, headers["permissions-policy"] ?? ""])
      .toEqual([path, expect.stringContaining("camera=()")]);
    expect
      .soft([path, headers["x-powered-by"], headers.server])
      .toEqual([path, undefined, undefined]);
  }
});

/** The policy of an answer, by directive. */
function directives(policy: string | undefined): Map<string, string> {
  const parts = (policy ?? "").split(";").map((part) => part.trim().split(/\s+(.*)/s));
  return new Map(parts.map(([name = "", value = ""]) => [name, value]));
}

/** Addresses without a page, and documents that are none of ours. */
const STRANGE = [
  ...["/en/desk/a.b", "/en/nowhere.txt", "/nowhere.txt", "/en/nowhere", "/nowhere", "/apiary"],
  ...["/_nextdoor", "/en/api", "/zh/review/a.b"],
];

/** Nothing here is a page, and if an answer is read as one it may do nothing. */
const BARE = ["/api/nowhere", "/api/auth/signout", "/api/health", "/_next/nowhere"];

test("what is no page of ours may run and load nothing", async ({ app }) => {
  for (const path of BARE) {
    const answer = await sendRaw(app.url, { path });
    const policy = directives(answer.headers["content-security-policy"]?.toString());
    const told = `${path} ${answer.headers["content-type"]}`;
    expect.soft([told, policy.get("default-src")]).toEqual([told, "'none'"]);
    expect.soft([told, policy.get("frame-ancestors")]).toEqual([told, "'none'"]);
  }
});

test("every document has a policy that lets no foreign script in", async ({ app, house }) => {
  const seen = new Set<string>();
  const asked = [
    ...PLACES.map((place) => ({ path: `/en${place.path(house)}`, state: place.as?.(house) })),
    ...STRANGE.map((path) => ({ path, state: undefined })),
  ];
  for (const { path, state } of asked) {
    const headers = state ? { cookie: cookieHeader(state) } : {};
    const first = await sendRaw(app.url, { path, headers });
    const to = first.headers.location;
    const answer =
      to === undefined
        ? first
        : await sendRaw(app.url, { path: new URL(to, app.url).pathname, headers });
    if (!answer.headers["content-type"]?.startsWith("text/html")) continue;
    const policy = directives(answer.headers["content-security-policy"]?.toString());
    const scripts = policy.get("script-src") ?? "";
    const told = `${path}: ${[...policy].map((part) => part.join(" ")).join("; ")}`;
    expect.soft(scripts, told).toMatch(/'nonce-[\w+/=-]{16,}' 'strict-dynamic'/);
    expect.soft(scripts, told).not.toMatch(/'unsafe-inline'|'unsafe-eval'|https?:|\*/);
    expect.soft(policy.get("default-src"), told).toBe("'self'");
    expect.soft(policy.get("object-src"), told).toBe("'none'");
    expect.soft(policy.get("base-uri"), told).toBe("'none'");
    expect.soft(policy.get("frame-ancestors"), told).toBe("'none'");
    // A nonce is used once.
    expect.soft(seen.has(scripts), told).toBe(false);
    seen.add(scripts);
    const bare = [...answer.text.matchAll(/<script(?![^>]*\bnonce=)[^>]*>/g)].map(([tag]) => tag);
    expect.soft(bare, told).toEqual([]);
    // What is said of one learner is kept by nobody in between.
    expect.soft(answer.headers["cache-control"], told).toMatch(/no-store/);
  }
});

async function scriptsOf(url: string, path: string): Promise<string[]> {
  const { text } = await sendRaw(url, { path });
  const found = [...text.matchAll(/\/_next\/static\/[^"'\\ ]+\.js/g)].map(([script]) => script);
  return [...new Set(found)];
}

test("the build gives no source away", async ({ app }) => {
  const scripts = await scriptsOf(app.url, "/en");
  expect(scripts.length).toBeGreaterThan(3);
  for (const script of scripts) {
    const { text, status } = await sendRaw(app.url, { path: script });
    expect.soft([script, status]).toEqual([script, 200]);
    expect.soft(text.includes("sourceMappingURL"), script).toBe(false);
    const map = await sendRaw(app.url, { path: `${script}.map` });
    expect.soft([script, map.status]).toEqual([script, 404]);
  }
  const files = await readdir(inRoot(".next/static"), { recursive: true });
  expect(files.filter((file) => file.endsWith(".map"))).toEqual([]);
});
