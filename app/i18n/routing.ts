import { defineRouting } from "next-intl/routing";
import type { Locale } from "#contract/text.ts";

/** Named here once more: the contract's list would bring its validator to every page. */
const LOCALES = ["zh", "en"] as const satisfies readonly Locale[];

/** A year: the language a learner chose is remembered in the cookie `NEXT_LOCALE`. */
const A_YEAR = 365 * 24 * 60 * 60;

/** Every page stands under its language; without one the cookie decides, then the browser. */
export const routing = defineRouting({
  locales: LOCALES,
  defaultLocale: "en",
  localePrefix: "always",
  localeCookie: { maxAge: A_YEAR, sameSite: "lax" },
  alternateLinks: false,
});
