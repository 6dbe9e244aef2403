import "server-only";
import { VOCABULARY } from "#generated/vocabulary.ts";
import { readVocabulary, type Vocabulary } from "./vocabulary.ts";

declare global {
  // A process holds one, however often its pages and doors have loaded this module.
  var seqackWords: Vocabulary | undefined;
}

/** Long enough for the page that asked for it to be on its way, in ms. */
const SOON = 300;

let isSoon = false;

/** The vocabulary of content/vocabulary/, read once. */
export function knownWords(): Vocabulary {
  globalThis.seqackWords ??= readVocabulary(VOCABULARY);
  return globalThis.seqackWords;
}

/** Reads it while whoever was shown a question writes: that takes about a second, once a process. */
export function readSoon(): void {
  if (globalThis.seqackWords !== undefined || isSoon) return;
  isSoon = true;
  // A process that has nothing else to do may end.
  setTimeout(knownWords, SOON).unref();
}
