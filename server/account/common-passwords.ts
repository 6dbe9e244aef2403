import "server-only";
import { dictionary } from "@zxcvbn-ts/language-common";

const COMMON: ReadonlySet<string> = new Set(
  dictionary["passwords-common"].map((word) => String(word).toLowerCase()),
);

/** `aaaaaaaaaaaa`, `abababababab`, `123412341234`: one short piece again and again. */
const REPEATED = /^(.{1,4})\1+$/su;
const RUNS =
  "0123456789012345678901234567890|abcdefghijklmnopqrstuvwxyz|qwertyuiopasdfghjklzxcvbnm";

/**
 * Refuses what attackers try first (ASVS 6.2.4): passwords of the common lists, also with digits put
 * behind them or written twice, one piece repeated, runs of the keyboard, and the person's own words.
 */
export function isCommonPassword(password: string, own: readonly string[]): boolean {
  const folded = password.normalize("NFKC").toLowerCase();
  if (REPEATED.test(folded) || RUNS.includes(folded)) return true;
  const stem = folded.replace(/[\d\W_]+$/u, "");
  const half = folded.slice(0, folded.length / 2);
  if (COMMON.has(folded) || (stem.length >= 4 && COMMON.has(stem))) return true;
  if (half + half === folded && COMMON.has(half)) return true;
  const words = own.flatMap((text) => [text.toLowerCase(), text.toLowerCase().split("@")[0] ?? ""]);
  return words.some((word) => word.length >= 4 && (folded === word || stem === word));
}
