import type { MetadataRoute } from "next";
import { ownAddress } from "./i18n/alternates.ts";

/** The address is known when Seqack runs, not when it is built. */
export const dynamic = "force-dynamic";

/** The front page, the library and the board may be found; what is somebody's own need not be. */
export default function robots(): MetadataRoute.Robots {
  const own = ["today", "review", "settings", "desk", "people"].map((place) => `/*/${place}`);
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/api/", ...own] },
    sitemap: `${ownAddress()}/sitemap.xml`,
  };
}
