import "server-only";
import { failure, type Result, success } from "../result.ts";

/** The longest request that any procedure takes, in bytes: the desk's longest source, escaped. */
const LONGEST_BODY = 250_000;

/**
 * Looks at a request before any procedure does (OWASP ASVS 3.5). A page elsewhere can make a browser
 * send a form, a file or plain text with the learner's cookie, but not JSON with our own Origin.
 * @returns the request to hand on; its body has been read within the limit
 */
export async function guardRequest(request: Request): Promise<Result<Request>> {
  if (!isSameSite(request)) return failure("ORIGIN_REFUSED");
  if (request.method === "GET" || request.method === "HEAD") return success(request);
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") return failure("CONTENT_TYPE_REFUSED");
  const body = await readLimited(request);
  if (body === null) return failure("BODY_TOO_LARGE");
  const { method, headers, url } = request;
  return success(new Request(url, { method, headers, body }));
}

/**
 * Whether a request comes from our own pages. A write must say so by its Origin; a read may come
 * without one, as browsers send none with a plain GET.
 */
export function isSameSite(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  const origin = request.headers.get("origin");
  if (origin === null) return request.method === "GET" || request.method === "HEAD";
  const host = hostOf(origin);
  return host !== "" && ownHosts(request).includes(host);
}

function ownHosts(request: Request): string[] {
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  const configured = process.env.NEXTAUTH_URL;
  return [...(host ? [host] : []), ...(configured ? [hostOf(configured)] : [])];
}

function hostOf(origin: string): string {
  return URL.parse(origin)?.host ?? "";
}

async function readLimited(request: Request): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done || value === undefined) break;
    size += value.byteLength;
    if (size > LONGEST_BODY) {
      await reader?.cancel();
      return null;
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks).toString("utf8");
}
