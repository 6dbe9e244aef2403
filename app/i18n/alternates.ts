import type { Metadata } from "next";
import { routing } from "./routing.ts";

/** What `<html lang>` says of each language. */
const LANG = { zh: "zh-Hans", en: "en" } as const;

/** Where Seqack is reached, as the launcher or the operator says; without a slash at its end. */
export function ownAddress(): string {
  return (process.env.NEXTAUTH_URL ?? "http://localhost:3000").replace(/\/$/, "");
}

/** A public page's addresses in all languages, for `hreflang` and the sitemap. */
export function addressesOf(path: string): Record<string, string> {
  return Object.fromEntries(
    routing.locales.map((locale) => [LANG[locale], `${ownAddress()}/${locale}${path}`]),
  );
}

/**
 * Names the one address of a public page and its other language.
 * @param path without language, such as `/library`
 */
export function inBothLanguages(locale: string, path: string): Pick<Metadata, "alternates"> {
  const canonical = `${ownAddress()}/${locale}${path}`;
  return { alternates: { canonical, languages: addressesOf(path) } };
}
