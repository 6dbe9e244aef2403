import "server-only";
import { z } from "zod";
import { type Bilingual, bilingual, type Locale } from "#contract/text.ts";

/** zod's own sentences. */
const OWN = { en: z.locales.en().localeError, zh: z.locales.zhCN().localeError };

/**
 * Says in a language what is wrong with a field of a file: our sentence where there is one, else
 * zod's. A `refine` brings its sentences along, as `params`.
 */
export function sayIssue(locale: Locale): z.core.$ZodErrorMap {
  return (issue) => {
    if (issue.code === "custom") {
      const brought = bilingual.safeParse(issue.params);
      if (brought.success) return brought.data[locale];
    }
    if (issue.code === "invalid_union" && issue.discriminator !== undefined) {
      const known = Array.isArray(issue.options) ? issue.options.map(String) : [];
      return noSuchKind(issue.discriminator, valueAt(issue.input, issue.discriminator), known)[
        locale
      ];
    }
    return OWN[locale](issue);
  };
}

/** What is written in a field, if it is one word. */
function valueAt(input: unknown, field: string): string | null {
  if (typeof input !== "object" || input === null) return null;
  const written: unknown = Object.entries(input).find(([name]) => name === field)?.[1];
  return ["string", "number", "boolean"].includes(typeof written) ? String(written) : null;
}

/** The field that decides what the others must be: zod's Chinese says no more than that it is wrong. */
function noSuchKind(field: string, written: string | null, known: readonly string[]): Bilingual {
  const [en, zh] = [known.join(", "), known.join("、")];
  return written === null
    ? {
        en: `“${field}” is missing. Write one of these: ${en}.`,
        zh: `缺少 ${field}。请写明是哪一种：${zh}。`,
      }
    : {
        en: `“${field}” cannot be “${written}”. Write one of these: ${en}.`,
        zh: `${field} 不能写成“${written}”。只有这几种：${zh}。`,
      };
}
