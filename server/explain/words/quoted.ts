import "server-only";
import { folded } from "./fold.ts";

/** Shorter pieces repeat words of the question, not the question. */
const LEAST = 8;

/** Whether a clause only repeats what was asked; `asked` are the letters of the prompts. */
export function isQuoted(clause: string, asked: readonly string[]): boolean {
  const said = letters(clause);
  return said.length >= LEAST && asked.some((prompt) => prompt.includes(said));
}

/** Letters and figures alone, in one form: what two texts are compared by. */
export function letters(text: string): string {
  return folded(text).replace(/[^\p{L}\p{N}]/gu, "");
}
