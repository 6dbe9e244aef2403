const HERE = "https://here.invalid";

/**
 * Where to go after signing in: the path that was asked for, if it is one of ours. Browsers read
 * `//host`, `/\\host` and tabs inside as another site, so the path is read the way they do.
 */
export function nextPath(asked: string | string[] | undefined): string {
  if (typeof asked !== "string" || !asked.startsWith("/")) return "/today";
  const url = URL.parse(asked, HERE);
  if (!url || url.origin !== HERE) return "/today";
  const path = url.pathname.replace(/^\/(?:zh|en)(?=\/|$)/, "");
  // Cutting the language off must not leave `//host`, nor may we come back to this very page.
  if (!/^\/[^/\\]/.test(path) || /^\/sign-(?:in|up)\b/.test(path)) return "/today";
  return `${path}${url.search}`;
}

/** Where a sign-in lands: the first page goes on to today, in the learner's own language. */
export function landing(next: string): string {
  return next === "/today" ? "/" : next;
}
