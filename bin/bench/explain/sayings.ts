import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import type { Phase } from "#oracle/claims/claim.ts";
import { STATEMENTS, type StatementId, statementNamed } from "#oracle/claims/statements.ts";
import { explain } from "#server/explain/explain.ts";
import { knownWords } from "#server/explain/words/known-words.ts";
import { inRoot } from "../../root.ts";
import { count, type Judgements, noJudgements } from "./accuracy.ts";
import { VERDICTS, type Verdict } from "./labelled.ts";

const sayings = z.record(
  z.string(),
  z.strictObject({
    asked: z.enum(["open", "close"]),
    said: z.array(z.string()),
    denied: z.array(z.string()),
  }),
);

/** One sentence that says a statement of the table, or denies it, and the verdict it deserves. */
export type Saying = {
  readonly id: StatementId;
  readonly asked: Phase;
  readonly text: string;
  readonly verdict: Verdict;
};

/** Reads a set of single sentences of tests/explain/. */
export function readSayings(name: string): Saying[] {
  const file = inRoot("tests", "explain", `${name}.yaml`);
  const read = sayings.parse(parse(readFileSync(file, "utf8")));
  return Object.entries(read).flatMap(([key, { asked, said, denied }]) => {
    const id = statementNamed(key);
    if (id === null) throw new Error(`${name}: no statement ${key}`);
    return [
      ...said.map((text) => ({ id, asked, text, verdict: deserved(id, false) })),
      ...denied.map((text) => ({ id, asked, text, verdict: deserved(id, true) })),
    ];
  });
}

function deserved(id: StatementId, isDenied: boolean): Verdict {
  const { holds } = STATEMENTS[id];
  if (holds === "partly") return isDenied ? "right" : "imprecise";
  return (holds === "yes") === isDenied ? "wrong" : "right";
}

/** Judges every sentence of a set; `tell` is told of each that is judged otherwise. */
export function countSayings(all: readonly Saying[], tell: (line: string) => void): Judgements {
  const judged = noJudgements();
  for (const { id, asked, text, verdict } of all) {
    const said = verdictOn(text, asked);
    count(judged, verdict, said);
    if (said !== verdict) tell(`${id} ${verdict} → ${said}: ${text}`);
  }
  return judged;
}

/** What is said of a sentence that stands alone: the worst verdict of its claims. */
function verdictOn(text: string, phase: Phase): Verdict {
  const read = explain(text, { phase, prompts: [] }, knownWords());
  if (!read.ok) throw new Error("a saying beyond the limits");
  const ranks = read.value.claims.map(({ verdict }) => VERDICTS.indexOf(verdict));
  return VERDICTS[Math.max(0, ...ranks)] ?? "unchecked";
}
