import { describe, expect, it } from "vitest";
import { nextPath } from "./next-path.ts";

describe("where to go after signing in", () => {
  it.each([
    ["/settings", "/settings"],
    ["/en/settings", "/settings"],
    ["/zh/review/7?from=today", "/review/7?from=today"],
    ["/energy", "/energy"],
  ])("%s is ours", (asked, path) => {
    expect(nextPath(asked)).toBe(path);
  });

  it.each([
    undefined,
    ["/a", "/b"],
    "",
    "settings",
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/en//evil.example",
    "/en/\\evil.example",
    "/x/..//evil.example",
    "javascript:alert(1)",
    "/",
    "/en",
    "/sign-in?next=/settings",
    "/zh/sign-up",
  ])("%s leads to today's questions", (asked) => {
    expect(nextPath(asked)).toBe("/today");
  });
});
