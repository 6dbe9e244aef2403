import { type NextRequest, NextResponse } from "next/server";
import createMiddleware from "next-intl/middleware";
import { routing } from "#app/i18n/routing.ts";

/** In seconds. */
const A_YEAR = 365 * 24 * 60 * 60;

const localise = createMiddleware(routing);

/**
 * Finds the language of a page and gives it a Content-Security-Policy with a nonce of its own. It
 * locks nothing: who may see what is decided in `server/`, with or without this file.
 */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = policyWith(nonce);
  // Next reads the nonce for its own scripts from the request's policy.
  request.headers.set("x-nonce", nonce);
  request.headers.set("content-security-policy", policy);
  const response = isReadable(request.nextUrl.pathname) ? localise(request) : toReadable(request);
  response.headers.set("content-security-policy", policy);
  // Whoever has come over HTTPS once shall not be led to plain HTTP (ASVS 3.4.1).
  if (process.env.NEXTAUTH_URL?.startsWith("https://")) {
    response.headers.set("strict-transport-security", `max-age=${A_YEAR}; includeSubDomains`);
  }
  return response;
}

/** next-intl decodes an address and hands it on, and Next decodes what it is handed. */
function isReadable(pathname: string): boolean {
  try {
    decodeURIComponent(decodeURIComponent(pathname));
    return true;
  } catch {
    return false;
  }
}

/**
 * Leads an address whose escapes are no text to one that looks the same and can be read, and so to
 * the page that says that there is none. Next breaks over the first before any page of ours is asked.
 */
function toReadable(request: NextRequest): NextResponse {
  const readable = request.nextUrl.clone();
  readable.pathname = readable.pathname.replaceAll("%", "\uff05");
  return NextResponse.redirect(readable);
}

function policyWith(nonce: string): string {
  const isDev = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${isDev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // Positions of the diagram are computed; an attribute cannot carry a script.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self' https://github.com https://accounts.google.com",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * Everything but the API, Next's own files, the icon, robots.txt and sitemap.xml. An address with
 * a dot in it has no page, but the page that says so is a page.
 */
export const config = { matcher: "/((?!api/|_next/|icon\\.svg$|robots\\.txt$|sitemap\\.xml$).*)" };
