import type { Locale } from "#contract/text.ts";

/** The message files, one a feature; a namespace has its file's name. */
export const NAMESPACES = [
  "account",
  "board",
  "cloze",
  "common",
  "desk",
  "errors",
  "explain",
  "hints",
  "home",
  "ladder",
  "library",
  "numbers",
  "order",
  "parts",
  "people",
  "report",
  "review",
  "today",
] as const;

type Messages = Record<string, unknown>;

/** Loads all the texts of a language. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  const loaded = await Promise.all(
    NAMESPACES.map(async (name): Promise<[string, unknown]> => {
      const file: { default: unknown } = await import(`../messages/${locale}/${name}.json`);
      return [name, file.default];
    }),
  );
  return Object.fromEntries(loaded);
}
