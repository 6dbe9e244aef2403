import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import type { Phase } from "#oracle/claims/claim.ts";
import { explain } from "#server/explain/explain.ts";
import { knownWords } from "#server/explain/words/known-words.ts";
import { inRoot } from "../../root.ts";
import { VERDICTS, type Verdict } from "./labelled.ts";

const FOLDER = ["tests", "explain", "ways"] as const;

const groups = z.array(
  z.strictObject({
    asked: z.enum(["open", "close"]),
    /** What was told before it. */
    behind: z.string().default(""),
    says: z.string(),
    ways: z.array(z.string()).min(1),
  }),
);

/** One meaning in plain words, and other ways to say it. */
export type Meaning = z.infer<typeof groups>[number];

/** The names of the files that hold ways to say things, without ending. */
export function waysFiles(): string[] {
  return readdirSync(inRoot(...FOLDER))
    .map((name) => name.replace(/\.yaml$/, ""))
    .sort();
}

/** Reads the meanings of one of them. */
export function readWays(name: string): Meaning[] {
  return groups.parse(parse(readFileSync(inRoot(...FOLDER, `${name}.yaml`), "utf8")));
}

/** How many ways are judged as what they mean, are not read, and are judged otherwise. */
export function countWays(
  meanings: readonly Meaning[],
  tell: (line: string) => void,
): { same: number; unread: number; other: number } {
  const counts = { same: 0, unread: 0, other: 0 };
  for (const { asked, behind, says, ways } of meanings) {
    const meant = verdictBehind(behind, says, asked);
    for (const way of ways) {
      const said = verdictBehind(behind, way, asked);
      const as = said === meant ? "same" : said === "unchecked" ? "unread" : "other";
      counts[as] += 1;
      if (as !== "same") tell(`${says} (${meant}) → ${said}: ${way}`);
    }
  }
  return counts;
}

/** The worst that is said of a text behind another one. */
function verdictBehind(behind: string, text: string, phase: Phase): Verdict {
  const isEnded = behind === "" || /[.。!]$/.test(behind);
  const lead = behind === "" ? "" : `${behind}${isEnded ? "" : "."} `;
  const read = explain(lead + text, { phase, prompts: [] }, knownWords());
  if (!read.ok) throw new Error(read.error.code);
  const ranks = read.value.claims
    .filter(({ end }) => end > lead.length)
    .map(({ verdict }) => VERDICTS.indexOf(verdict));
  return VERDICTS[Math.max(0, ...ranks)] ?? "unchecked";
}
