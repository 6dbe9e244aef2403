import "server-only";
import type { Bilingual } from "#contract/text.ts";

/** Places of the web that an explanation may send a learner to, with what an address there is like. */
const ALLOWED: Readonly<Record<string, RegExp>> = {
  "www.rfc-editor.org":
    /^\/(rfc\/rfc\d{1,5}(\.html|\.txt)?|errata\/(eid|rfc)\d{1,5}|info\/rfc\d{1,5})$/,
  "datatracker.ietf.org": /^\/doc\/(html\/)?rfc\d{1,5}\/?$/,
};

/** `[words](address)`, `<address>` and an address that stands alone. */
const LINK = /\]\(\s*<?([^)\s>]*)>?[^)]*\)|(https?:\/\/[^\s)>\]，。；、）]+)/g;

/**
 * Links that lead nowhere. Nothing is asked of the net: an address must be of a known place and
 * well-formed there, a relative one must name a file of `content/`.
 * @param exists whether a path, counted from the text's file, is a file
 */
export function linkProblems(
  { zh, en }: Bilingual,
  exists: (path: string) => boolean,
): Bilingual[] {
  const found = [...zh.matchAll(LINK), ...en.matchAll(LINK)];
  const addresses = new Set(
    found.map(([, inside, alone]) => (inside ?? alone ?? "").replace(/[.,;:]$/, "")),
  );
  return [...addresses].flatMap((address) => linkProblem(address, exists) ?? []);
}

function linkProblem(address: string, exists: (path: string) => boolean): Bilingual | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null) {
    const path = address.split("#")[0] ?? "";
    if (path !== "" && exists(path)) return null;
    return {
      en: `The link “${address}” leads to no file.`,
      zh: `链接“${address}”指向的文件不存在。`,
    };
  }
  const known = Object.hasOwn(ALLOWED, url.hostname) ? ALLOWED[url.hostname] : undefined;
  if (url.protocol !== "https:" || !known) {
    const hosts = Object.keys(ALLOWED);
    return {
      en: `The link “${address}” leads elsewhere than to https://${hosts.join(" or https://")}.`,
      zh: `链接“${address}”不在允许的网站之内（https://${hosts.join("、https://")}）。`,
    };
  }
  if (known.test(url.pathname) && url.search === "") return null;
  return {
    en: `The link “${address}” is no address of an RFC there.`,
    zh: `链接“${address}”不是那里的 RFC 地址。`,
  };
}
