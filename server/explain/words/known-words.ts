import "server-only";
import { VOCABULARY } from "#generated/vocabulary.ts";
import { readVocabulary, type Vocabulary } from "./vocabulary.ts";

let read: Vocabulary | null = null;

/** The vocabulary of content/vocabulary/, read once. */
export function knownWords(): Vocabulary {
  read ??= readVocabulary(VOCABULARY);
  return read;
}
