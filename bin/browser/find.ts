import { execFile, spawn } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { chromium } from "@playwright/test";
import { Complaint } from "../complaint.ts";
import type { Environment } from "../root.ts";
import { runCommand } from "../testing/command.ts";

const run = promisify(execFile);

/** The shell first: the same engine without a window, as Playwright does; it takes a fifth less time. */
const NAMES: readonly string[] = [
  "chromium-headless-shell",
  "chrome-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "chrome",
  "microsoft-edge",
];

function usualPlaces(platform: NodeJS.Platform, env: Environment): string[] {
  if (platform === "darwin") {
    const apps = ["Google Chrome", "Chromium", "Microsoft Edge"];
    const folders = ["/Applications", path.join(env.HOME ?? "", "Applications")];
    return folders.flatMap((folder) =>
      apps.map((app) => `${folder}/${app}.app/Contents/MacOS/${app}`),
    );
  }
  if (platform === "win32") {
    const folders = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA];
    return folders
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        path.join(folder, "Google/Chrome/Application/chrome.exe"),
        path.join(folder, "Chromium/Application/chrome.exe"),
        path.join(folder, "Microsoft/Edge/Application/msedge.exe"),
      ]);
  }
  return ["/opt/google/chrome/chrome", "/snap/bin/chromium", "/usr/lib/chromium/chromium"];
}

/** Files that would be a Chromium or Chrome if they exist, best first. */
export function candidates(platform: NodeJS.Platform, env: Environment): string[] {
  const folders = (env.PATH ?? "").split(platform === "win32" ? ";" : ":").filter(Boolean);
  const ending = platform === "win32" ? ".exe" : "";
  const onPath = NAMES.flatMap((name) =>
    folders.map((folder) => path.join(folder, `${name}${ending}`)),
  );
  return [...onPath, ...usualPlaces(platform, env)];
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Some systems have a file of that name that only says what to install: so it is asked. */
async function isBrowser(file: string): Promise<boolean> {
  if (!isProgram(file)) return false;
  if (process.platform === "win32") return true;
  return run(file, ["--version"], { timeout: 20_000 }).then(
    ({ stdout }) => /chrom|edge/i.test(stdout),
    () => false,
  );
}

async function installed(): Promise<string | null> {
  for (const file of candidates(process.platform, process.env)) {
    if (await isBrowser(file)) return file;
  }
  return null;
}

function playwrightsOwn(): string | null {
  const file = chromium.executablePath();
  return existsSync(file) ? file : null;
}

async function download(): Promise<string | null> {
  console.log("No Chromium or Chrome found: trying Playwright's own download …");
  await runCommand(["@playwright/test", "playwright"], ["install", "chromium"]);
  return playwrightsOwn();
}

async function aptGet(...args: string[]): Promise<boolean> {
  const child = spawn("apt-get", args, {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return new Promise((resolve) => {
    child.once("error", () => resolve(false));
    child.once("close", (code) => resolve(code === 0));
  });
}

async function debianPackage(): Promise<string | null> {
  if (process.getuid?.() !== 0 || !isProgram("/usr/bin/apt-get")) return null;
  console.log("Installing Debian's chromium-headless-shell …");
  await aptGet("update", "-qq");
  for (const name of ["chromium-headless-shell", "chromium"]) {
    if (await aptGet("install", "-y", "-qq", "--no-install-recommends", name)) break;
  }
  return installed();
}

/** A browser for the tests, installed if it must and can be. */
export async function findBrowser(): Promise<string> {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted !== undefined && wanted !== "") {
    if (await isBrowser(wanted)) return wanted;
    throw new Complaint(`CHROMIUM_PATH is ${wanted}, and that is no Chromium or Chrome that runs.`);
  }
  const found =
    (await installed()) ?? playwrightsOwn() ?? (await download()) ?? (await debianPackage());
  if (found !== null) return found;
  throw new Complaint(
    "The end-to-end tests need a browser: install Chromium or Google Chrome " +
      "(Debian and Ubuntu: apt-get install chromium), or set CHROMIUM_PATH to one.",
  );
}
