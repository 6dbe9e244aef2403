import { z } from "zod";

/** Languages of the interface and of every question. */
export const LOCALES = ["zh", "en"] as const;
export const locale = z.enum(LOCALES);
export type Locale = z.infer<typeof locale>;

/** One text in both languages. Both travel, so that changing the language asks nobody. */
export const bilingual = z.strictObject({ zh: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof bilingual>;
