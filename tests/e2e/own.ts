import type { Page } from "@playwright/test";
import { freshDatabase } from "../setup/database.ts";
import type { App, Person } from "../setup/e2e.ts";
import { startTestServer } from "../setup/server.ts";
import { enter } from "./enter.ts";

/** A server and a database that one test may break. */
export interface OwnApp extends App {
  remove(): Promise<void>;
}

export async function startOwnApp(): Promise<OwnApp> {
  const database = await freshDatabase();
  const server = await startTestServer({ databaseUrl: database.url });
  return {
    url: server.url,
    database,
    server,
    async remove() {
      await server.stop();
      await database.drop();
    },
  };
}

/** Runs a test on a server of its own. */
export async function withOwnApp(work: (own: OwnApp) => Promise<void>): Promise<void> {
  const own = await startOwnApp();
  try {
    await work(own);
  } finally {
    await own.remove();
  }
}

/** Gives a page the cookies of somebody who has signed in. */
export async function become(page: Page, url: string, person: Person): Promise<void> {
  await page.context().clearCookies();
  await page.context().addCookies((await enter(url, person)).cookies);
}

/** Signs in by the form, as people do. */
export async function signInByForm(
  page: Page,
  { url, person, next }: { url: string; person: Person; next: string },
): Promise<void> {
  await page.goto(`${url}/en/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByRole("textbox", { name: "E-mail" }).fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((address) => !address.pathname.endsWith("/sign-in"));
}
