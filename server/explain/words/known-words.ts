import "server-only";
import { VOCABULARY } from "#generated/vocabulary.ts";
import { readVocabulary, type Vocabulary } from "./vocabulary.ts";

/** Long enough for the page that asked for it to be on its way, in ms. */
const SOON = 300;

let read: Vocabulary | null = null;
let isSoon = false;

/** The vocabulary of content/vocabulary/, read once. */
export function knownWords(): Vocabulary {
  read ??= readVocabulary(VOCABULARY);
  return read;
}

/** Reads it while whoever was shown a question writes: that takes about a second, once a process. */
export function readSoon(): void {
  if (read !== null || isSoon) return;
  isSoon = true;
  // A process that has nothing else to do may end.
  setTimeout(knownWords, SOON).unref();
}
