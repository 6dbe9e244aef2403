import type { MetadataRoute } from "next";

/** The front page and the board may be found; what is somebody's own need not be. */
export default function robots(): MetadataRoute.Robots {
  const own = ["today", "review", "settings", "desk", "people"].map((place) => `/*/${place}`);
  return { rules: { userAgent: "*", allow: "/", disallow: ["/api/", ...own] } };
}
