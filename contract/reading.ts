/**
 * How typed text is read. Both sides read alike: the browser to refuse "12x" at the field before
 * anything is sent, the server because it never believes the browser.
 */

/** Full-width digits and signs (０-９, ，, 　) as typed by a Chinese keyboard. */
const FULL_WIDTH = /[\uff01-\uff5e]/g;

/** Folds full-width forms to ASCII and drops the spaces and commas used for grouping. */
export function plainDigits(text: string): string {
  return text
    .replace(FULL_WIDTH, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s,_\u3000]/g, "");
}

/**
 * Reads a typed number from 0 to 2^32 - 1.
 * @returns the number, or null when the text cannot be read as one ("12x", "-1", "4294967296").
 */
export function readNumber(text: string): number | null {
  const digits = plainDigits(text);
  if (!/^\d{1,12}$/.test(digits)) return null;
  const value = Number(digits);
  return value <= 2 ** 32 - 1 ? value : null;
}
