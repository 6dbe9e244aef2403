import { createTranslator } from "next-intl";
import type { Locale } from "#contract/text.ts";
import en from "../messages/en/errors.json" with { type: "json" };
import zh from "../messages/zh/errors.json" with { type: "json" };

const SENTENCES = { en, zh };

/** Says failures in a language: the sentences of the message files, with their numbers. */
export function sayIn(locale: Locale) {
  const translate = createTranslator({
    locale,
    messages: { errors: SENTENCES[locale] },
    namespace: "errors",
  });
  return ({ code, retryAfter }: { code: keyof typeof en; retryAfter?: number }) =>
    translate(code, { seconds: retryAfter ?? 0 });
}

/** The language of a request to the API: the learner's cookie, else the browser's first. */
export function requestLocale(headers: Headers): Locale {
  const chosen = /(?:^|;\s*)NEXT_LOCALE=(zh|en)\b/.exec(headers.get("cookie") ?? "")?.[1];
  if (chosen === "zh" || chosen === "en") return chosen;
  return /^\s*zh\b/i.test(headers.get("accept-language") ?? "") ? "zh" : "en";
}
