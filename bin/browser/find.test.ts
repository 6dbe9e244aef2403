import { describe, expect, it } from "vitest";
import { candidates } from "./find.ts";

describe("where a browser may be", () => {
  it("looks along PATH before the usual places", () => {
    const files = candidates("linux", { PATH: "/a:/b" });
    const shells = ["chromium-headless-shell", "chrome-headless-shell"];
    expect(files.slice(0, 6)).toEqual(
      [...shells, "chromium"].flatMap((name) => [`/a/${name}`, `/b/${name}`]),
    );
    expect(files).toContain("/opt/google/chrome/chrome");
  });

  it("takes a browser without a window before one with", () => {
    const files = candidates("linux", { PATH: "/a:/b" });
    expect(files.slice(0, 2)).toEqual(["/a/chromium-headless-shell", "/b/chromium-headless-shell"]);
  });

  it("knows the folders of macOS and Windows", () => {
    expect(candidates("darwin", { HOME: "/Users/a" })).toContain(
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    );
    const windows = candidates("win32", { PROGRAMFILES: "C:/Programs" });
    expect(windows.some((file) => file.endsWith("chrome.exe"))).toBe(true);
  });

  it("does without PATH", () => {
    expect(candidates("linux", {}).length).toBeGreaterThan(0);
  });
});
