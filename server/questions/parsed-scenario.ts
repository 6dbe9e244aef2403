import "server-only";
import { parseScenario } from "#oracle/index.ts";

type Parsed = ReturnType<typeof parseScenario>;

/** Texts that were read before: a question is parsed once and not once an answer. */
const known = new Map<string, Parsed>();
const KEPT = 500;

/** Reads the text of a scenario. Pure: the same text is the same scenario. */
export function parsedScenario(text: string): Parsed {
  const before = known.get(text);
  if (before) return before;
  const parsed = parseScenario(text);
  if (known.size >= KEPT) known.clear();
  known.set(text, parsed);
  return parsed;
}
