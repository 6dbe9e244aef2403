import { defineConfig, devices } from "@playwright/test";

/** What a Chromium needs to run as root, and to leave the network alone. */
const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Parts of a Chromium that cost time and are never seen: the address line's list is a page of its own
 * for each window, with a process of its own.
 */
const UNSEEN = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"];
/** Chromium reads the last list only: what Playwright switches off stands here again. */
const OFF_IN_PLAYWRIGHT = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
];
const LIGHT = [...QUIET, `--disable-features=${[...OFF_IN_PLAYWRIGHT, ...UNSEEN].join(",")}`];
const isRoot = process.getuid?.() === 0;

// Started by `npm run test:e2e`, which builds, starts PostgreSQL and finds the browser.
export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: [["list"], ["json"]],
  use: {
    ...devices["Desktop Chrome"],
    launchOptions: {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      args: isRoot ? ["--no-sandbox", ...LIGHT] : LIGHT,
    },
    locale: "en-US",
    timezoneId: "Europe/Berlin",
    // To write down every step costs each test time: TRACE=1 asks for it.
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
  },
});
