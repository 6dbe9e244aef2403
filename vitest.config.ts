import { createRequire } from "node:module";
import path from "node:path";
import { defineConfig } from "vitest/config";

// The package throws wherever React's server condition is not set; our tests are the server.
const throwing = createRequire(import.meta.url).resolve("server-only");
const serverOnly = path.join(path.dirname(throwing), "empty.js");

export default defineConfig({
  resolve: { alias: { "server-only": serverOnly } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "{app,bin,contract,oracle,prisma,server}/**/*.test.{ts,tsx}",
            "tests/{unit,boundaries}/**/*.test.ts",
          ],
          // Nothing here is a timed test; on a busy machine a property takes many times as long.
          testTimeout: 30_000,
          // These tests share nothing but modules, which need not be loaded anew for each file.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: "tests/setup/postgres.ts",
          setupFiles: "tests/setup/own-database.ts",
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // Two files wait for `npm start` most of the time.
          maxWorkers: 3,
        },
      },
    ],
    pool: "forks",
    maxWorkers: 2,
    // A test that passes now and then tells nothing.
    retry: 0,
    passWithNoTests: false,
  },
});
