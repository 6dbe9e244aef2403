import "server-only";
import { folded } from "./fold.ts";

/** Shorter pieces repeat words of the question, not the question. */
const LEAST = 8;

/** Whether a clause only repeats what was asked. */
export function isQuoted(clause: string, prompts: readonly string[]): boolean {
  const said = letters(clause);
  return said.length >= LEAST && prompts.some((prompt) => letters(prompt).includes(said));
}

function letters(text: string): string {
  return folded(text).replace(/[^\p{L}\p{N}]/gu, "");
}
