import { describe, expect, it } from "vitest";
import { makeProgress } from "./progress.ts";

/** What a log or a terminal gets to see. */
function paper(isTTY: boolean) {
  let written = "";
  const write = (text: string): boolean => {
    written += text;
    return true;
  };
  return { out: { isTTY, write }, text: () => written };
}

async function breakIn(isTTY: boolean, before: (stopping: AbortController) => void) {
  const stopping = new AbortController();
  const { out, text } = paper(isTTY);
  const work = async (): Promise<never> => {
    before(stopping);
    throw new Error("no");
  };
  const done = () => "done";
  const step = makeProgress(out, stopping.signal).step("Build", "looking", work, done);
  await expect(step).rejects.toThrow("no");
  return text();
}

describe.each([false, true])("a step of the start (terminal: %s)", (isTTY) => {
  it("that breaks has failed", async () => {
    expect(await breakIn(isTTY, () => undefined)).toMatch(/ {2}Build {8}failed\n$/);
  });

  it("that Ctrl-C ended was stopped", async () => {
    const text = await breakIn(isTTY, (stopping) => stopping.abort());
    expect(text).toMatch(/ {2}Build {8}stopped\n$/);
    expect(text).not.toContain("failed");
  });
});
