import type { MetadataRoute } from "next";
import { database } from "#server/database/database.ts";
import { publishedSlugs } from "#server/library/load-published.ts";
import { addressesOf } from "./i18n/alternates.ts";

/** Asks the database at each request: questions are published and retired while Seqack runs. */
export const dynamic = "force-dynamic";

/** The public pages in both languages. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const questions = await publishedSlugs(database().pool);
  const pages = [
    ...["", "/library", "/board"].map((path) => ({ path, changed: null })),
    ...questions.map(({ slug, publishedAt }) => ({
      path: `/library/${slug}`,
      changed: publishedAt,
    })),
  ];
  return pages.flatMap(({ path, changed }) => {
    const languages = addressesOf(path);
    return Object.values(languages).map((url) => ({
      url,
      ...(changed && { lastModified: changed }),
      alternates: { languages },
    }));
  });
}
