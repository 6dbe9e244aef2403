import { afterAll } from "vitest";
import { freshDatabase } from "./database.ts";

// Before each test file: `database()` of server/ reads DATABASE_URL when it is first used, so the
// file finds a database of its own there, which goes with the file.
const own = await freshDatabase();
process.env.DATABASE_URL = own.url;
process.env.NEXTAUTH_SECRET = "integration-tests-only";
process.env.NEXTAUTH_URL = "http://localhost:3000";

afterAll(async () => {
  await own.drop();
});
