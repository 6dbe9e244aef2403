import { randomBytes } from "node:crypto";
import { test as base } from "@playwright/test";
import { hashPassword } from "#server/account/password.ts";
import { freshDatabase, type TestDatabase } from "./database.ts";
import { startTestServer, type TestServer } from "./server.ts";

export { expect } from "@playwright/test";

/** What one worker tests: a database of its own and a server on it. */
export interface App {
  readonly url: string;
  readonly database: TestDatabase;
  readonly server: TestServer;
}

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

export type Role = "learner" | "author" | "admin";

/** Makes a person who can sign in. */
export async function makePerson(database: TestDatabase, role: Role): Promise<Person> {
  const name = `${role} ${randomBytes(3).toString("hex")}`;
  const email = `${name.replace(" ", ".")}@example.org`;
  const password = `${randomBytes(8).toString("hex")}-long enough`;
  const made = await database.pool.query<{ id: string }>(
    `INSERT INTO learner (email, password_hash, name, role) VALUES ($1, $2, $3, $4::role)
     RETURNING id`,
    [email, await hashPassword(password), name, role],
  );
  const id = made.rows[0]?.id;
  if (id === undefined) throw new Error("The person was not made.");
  return { id, email, password, name };
}

interface OfWorker {
  /** Shared by the tests of a worker: a test must not break it. For that: `startTestServer`. */
  app: App;
}

interface OfTest {
  /** Makes a person with a role in the worker's database. */
  person: (role: Role) => Promise<Person>;
}

/** Playwright's `test`, with the app running. Each test makes its own learner. */
export const test = base.extend<OfTest, OfWorker>({
  app: [
    // Playwright reads the names of the fixtures from the pattern, and there are none.
    // biome-ignore lint/correctness/noEmptyPattern: see above
    async ({}, use) => {
      const database = await freshDatabase();
      const server = await startTestServer({ databaseUrl: database.url });
      await use({ url: server.url, database, server });
      await server.stop();
      await database.drop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: async ({ app }, use) => {
    await use(app.url);
  },
  person: async ({ app }, use) => {
    await use((role) => makePerson(app.database, role));
  },
});
