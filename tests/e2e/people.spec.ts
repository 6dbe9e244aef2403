import type { Locator, Page } from "@playwright/test";
import { test as base, expect, makePerson, type Person } from "../setup/e2e.ts";
import { become, type OwnApp, startOwnApp } from "./own.ts";

// One server for the tests of this file: who is the last admin depends on who else is there.
const test = base.extend<object, { own: OwnApp }>({
  own: [
    async ({ browserName: _ }, use) => {
      const own = await startOwnApp();
      await use(own);
      await own.remove();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});
test.describe.configure({ mode: "default" });

/** The only admin that there is. */
async function onlyAdmin({ database }: OwnApp): Promise<Person> {
  await database.pool.query("UPDATE learner SET role = 'learner' WHERE role = 'admin'");
  return makePerson(database, "admin");
}

async function openPeople(page: Page, own: OwnApp, admin: Person): Promise<void> {
  await become(page, own.url, admin);
  await page.goto(`${own.url}/en/people`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("signed up");
}

const roleOf = (page: Page, { name }: Person): Locator =>
  page.getByRole("combobox", { name: `Role of ${name}` });

/** A change has arrived when the server's list says so again. */
function listed(page: Page): Promise<unknown> {
  return page.waitForResponse((response) => response.url().includes("account.people"));
}

test("a learner made an author is one on their next request", async ({ page, own, browser }) => {
  const admin = await onlyAdmin(own);
  const learner = await makePerson(own.database, "learner");
  const context = await browser.newContext();
  const theirs = await context.newPage();
  await become(theirs, own.url, learner);
  await theirs.goto(`${own.url}/en/today`);
  await expect(theirs.getByRole("link", { name: "Desk" })).toHaveCount(0);

  await openPeople(page, own, admin);
  const told = listed(page);
  await roleOf(page, learner).selectOption("Author");
  await told;
  await expect(roleOf(page, learner)).toHaveValue("author");

  await theirs.reload();
  await theirs.getByRole("link", { name: "Desk" }).click();
  await expect(theirs.getByRole("heading", { level: 1 })).toContainText("questions");

  const back = listed(page);
  await roleOf(page, learner).selectOption("Learner");
  await back;
  expect((await theirs.goto(`${own.url}/en/desk`))?.status()).toBe(404);
  await context.close();
});

test("somebody banned is signed out on their next request and cannot come back", async ({
  page,
  own,
  browser,
}) => {
  const admin = await onlyAdmin(own);
  const learner = await makePerson(own.database, "learner");
  const context = await browser.newContext();
  const theirs = await context.newPage();
  await become(theirs, own.url, learner);
  await theirs.goto(`${own.url}/en/settings`);
  await expect(theirs.getByText(learner.email)).toBeVisible();

  await openPeople(page, own, admin);
  const row = page.getByRole("row").filter({ hasText: learner.name });
  const told = listed(page);
  await row.getByText("Not banned").click();
  await told;
  await expect(page.getByRole("switch", { name: `Ban ${learner.name}` })).toBeChecked();
  await expect(row.getByText("Banned", { exact: true })).toBeVisible();

  await theirs.reload();
  await expect(theirs).toHaveURL(/\/en\/sign-in\?next=/);
  await theirs.getByRole("textbox", { name: "E-mail" }).fill(learner.email);
  await theirs.getByLabel("Password", { exact: true }).fill(learner.password);
  await theirs.getByRole("button", { name: "Sign in" }).click();
  await expect(theirs.getByText("E-mail or password is not right.")).toBeVisible();

  const readmitted = listed(page);
  await row.getByText("Banned", { exact: true }).click();
  await readmitted;
  await theirs.getByRole("button", { name: "Sign in" }).click();
  await expect(theirs.getByText(learner.email)).toBeVisible();
  await context.close();
});

test("the last admin stays one", async ({ page, own }) => {
  const admin = await onlyAdmin(own);
  await openPeople(page, own, admin);
  await expect(page.getByRole("switch", { name: `Ban ${admin.name}` })).toBeDisabled();
  const told = listed(page);
  await roleOf(page, admin).selectOption("Learner");
  await page.getByRole("alertdialog").getByRole("button", { name: "Change it" }).click();
  await told;
  await expect(page.getByRole("alert").filter({ hasText: admin.name })).toContainText(
    "One admin has to stay.",
  );
  await expect(roleOf(page, admin)).toHaveValue("admin");
  await page.reload();
  await expect(roleOf(page, admin)).toHaveValue("admin");
});

test("an admin who thinks twice keeps the role", async ({ page, own }) => {
  const admin = await onlyAdmin(own);
  await makePerson(own.database, "admin");
  await openPeople(page, own, admin);
  await roleOf(page, admin).selectOption("Author");
  await page.getByRole("button", { name: "Stay an admin" }).click();
  await expect(roleOf(page, admin)).toHaveValue("admin");
  await page.reload();
  await expect(roleOf(page, admin)).toHaveValue("admin");
});

test("somebody is found by a part of their name or e-mail", async ({ page, own }) => {
  const admin = await onlyAdmin(own);
  const learner = await makePerson(own.database, "learner");
  await openPeople(page, own, admin);
  const search = page.getByRole("searchbox", { name: "Search" });
  for (const text of [learner.name.slice(-6), learner.email.toUpperCase()]) {
    await search.fill(text);
    await expect(page.getByRole("status")).toHaveText("1 person");
    await expect(roleOf(page, learner)).toBeVisible();
  }
  await search.fill("%");
  await expect(page.getByText("Nobody has “%” in their name or e-mail.")).toBeVisible();
});
