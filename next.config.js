import path from "node:path";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./app/i18n/request.ts");

/** Headers of every response; the Content-Security-Policy carries a nonce and is set by `proxy.ts`. */
const headers = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
];

/** What is no page, should a browser take it for one. */
const bare = {
  key: "Content-Security-Policy",
  value: "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
};

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  reactStrictMode: true,
  // Several holes of past years were in the optimiser; nothing here needs it.
  images: { unoptimized: true },
  serverExternalPackages: ["@node-rs/argon2", "pg", "rate-limiter-flexible"],
  turbopack: { root: path.resolve(import.meta.dirname) },
  // `npm run check` has its own types and lint; a build should only build.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    { source: "/:path*", headers },
    { source: "/:room(api|_next)/:path*", headers: [bare] },
  ],
};

export default withNextIntl(config);
