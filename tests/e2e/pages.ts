import type { Browser, BrowserContext, BrowserContextOptions, Page } from "@playwright/test";
import type { SignedInState } from "./enter.ts";
import { ASKED, type House } from "./house.ts";

export const LANGUAGES = ["en", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];

/** A page in one of its states. */
export interface Place {
  readonly name: string;
  /** Without the language. */
  readonly path: (house: House) => string;
  readonly as?: (house: House) => SignedInState;
  /** Brings the page into the state that its name says. */
  readonly prepare?: (page: Page, language: Language) => Promise<void>;
}

/** Something that can be seen on every page once it is there. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForLoadState("load");
}

const source = (page: Page) => page.locator("textarea");

async function breakSource(page: Page): Promise<void> {
  const text = await source(page).inputValue();
  await source(page).fill(text.replace("client open", "client opne"));
  await page.locator(".desk-problems, .desk-tab-list").first().waitFor();
}

async function typeRubbish(page: Page): Promise<void> {
  const blank = page.locator("input[data-blank]:visible").first();
  await blank.fill("12x");
  await page.locator(".practice-dock button[type=submit]").click();
  await page.getByRole("alert").filter({ hasText: "12x" }).waitFor();
}

const open = (kind: keyof House["open"]) => ({
  path: ({ open }: House) => `/review/${open[kind].attemptId}`,
  as: ({ open }: House) => open[kind].state,
});
const judged = (kind: keyof House["judged"]) => ({
  path: ({ judged }: House) => `/review/${judged[kind]}`,
  as: ({ learner }: House) => learner.state,
});
const asLearner = { as: ({ learner }: House) => learner.state };
const asAuthor = { as: ({ author }: House) => author.state };
const turn = async (page: Page): Promise<void> => {
  const back = page.locator(".practice-back");
  const action = page.locator(".practice-dock button").first();
  await action.waitFor();
  if (await back.isVisible()) return;
  await action.click();
  await back.waitFor();
  // For seven seconds React Aria still announces the button that was pressed and is gone.
  await page.reload();
  await back.waitFor();
};

/** Every page of Seqack, in every state that looks different. */
export const PLACES: readonly Place[] = [
  { name: "home", path: () => "" },
  { name: "sign-in", path: () => "/sign-in" },
  {
    name: "sign-in with complaints",
    path: () => "/sign-in",
    prepare: async (page) => {
      await page.locator("form button[type=submit]").click();
      await page.locator("[data-invalid], [aria-invalid=true]").first().waitFor();
    },
  },
  { name: "sign-up", path: () => "/sign-up" },
  {
    name: "today, before the first question",
    path: () => "/today",
    as: ({ newcomer }) => newcomer.state,
  },
  { name: "today, after some questions", path: () => "/today", ...asLearner },
  { name: "today, nothing to do", path: () => "/today", as: ({ rested }) => rested.state },
  { name: "board of the week", path: () => "/board", ...asLearner },
  { name: "board of all time", path: () => "/board?period=all", ...asLearner },
  { name: "library", path: () => "/library" },
  { name: "library, a search", path: () => "/library?q=time_wait&by=topic", ...asLearner },
  { name: "library, nothing found", path: () => "/library?q=zzzz" },
  { name: "library, a card", path: () => `/library/${ASKED.flashcard}` },
  { name: "library, fields", path: () => `/library/${ASKED.fields}`, ...asLearner },
  {
    name: "library, the answer to fields",
    path: () => `/library/${ASKED.fields}`,
    prepare: async (page) => {
      await page.getByRole("button", { name: /^(Show the answer|看答案|显示答案)/ }).click();
      // React Aria announces that the button waits, a tenth of a second late the first time, and
      // for seven seconds, when the button is gone already.
      const announced = page.locator("[data-live-announcer] [role=img]").first();
      await announced.waitFor({ state: "attached" });
      await page.locator(".library-told h2").first().waitFor();
      await announced.waitFor({ state: "detached" });
    },
  },
  { name: "settings", path: () => "/settings", ...asLearner },
  { name: "flashcard, front", ...open("flashcard") },
  { name: "flashcard, back", ...open("turned"), prepare: turn },
  { name: "choice", ...open("choice") },
  { name: "state", ...open("state") },
  { name: "fields", ...open("fields") },
  { name: "fields, unreadable", ...open("fields"), prepare: typeRubbish },
  { name: "verdict of a flashcard", ...judged("flashcard") },
  { name: "verdict of a choice", ...judged("choice") },
  { name: "verdict of a state", ...judged("state") },
  { name: "verdict of fields, wrong", ...judged("fields") },
  { name: "verdict of fields, right", ...judged("right") },
  { name: "summary", path: ({ sessionId }) => `/review/summary/${sessionId}`, ...asLearner },
  { name: "practice, nothing due", path: () => "/review", as: ({ rested }) => rested.state },
  { name: "desk", path: () => "/desk", ...asAuthor },
  { name: "desk, editor", path: () => `/desk/${ASKED.fields}`, ...asAuthor },
  {
    name: "desk, editor with problems",
    path: () => `/desk/${ASKED.fields}`,
    ...asAuthor,
    prepare: breakSource,
  },
  { name: "desk, new question", path: () => "/desk/new", ...asAuthor },
  { name: "people", path: () => "/people", as: ({ admin }) => admin.state },
  { name: "not found", path: () => "/nowhere" },
];

/** A browser of its own for whoever sees the place. */
export function contextFor(
  browser: Browser,
  { place, house, ...more }: { place: Place; house: House } & BrowserContextOptions,
): Promise<BrowserContext> {
  const state = place.as?.(house);
  return browser.newContext({
    reducedMotion: "reduce",
    ...(state && { storageState: state }),
    ...more,
  });
}

/** Opens a place and brings it into its state. */
export async function visit(page: Page, { place, house, url, language }: Visit): Promise<void> {
  await page.goto(`${url}/${language}${place.path(house)}`);
  await settled(page);
  await place.prepare?.(page, language);
}

type Visit = { place: Place; house: House; url: string; language: Language };
