import "server-only";

/** Full-width ASCII stands this far behind ASCII. */
const FULL_WIDTH = 0xfee0;

const SAME: Readonly<Record<string, string>> = {
  "’": "'",
  "‘": "'",
  "　": " ",
  "`": " ",
  "*": " ",
};

/**
 * The text as the vocabulary is written: full-width letters and signs narrow, letters small. Every
 * UTF-16 code unit stays in its place, so offsets hold for the text as typed.
 */
export function folded(text: string): string {
  let out = "";
  for (let at = 0; at < text.length; at += 1) out += foldedUnit(text.charAt(at));
  return out;
}

function foldedUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  const narrow = code > 0xff00 && code < 0xff5f ? String.fromCharCode(code - FULL_WIDTH) : unit;
  const same = SAME[narrow] ?? narrow;
  return same >= "A" && same <= "Z" ? same.toLowerCase() : same;
}

/** The text with full-width letters and signs narrow, capitals as typed; every unit in its place. */
export function narrow(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (unit) =>
    String.fromCharCode(unit.charCodeAt(0) - FULL_WIDTH),
  );
}

/** Whether the unit at `at` was typed as a capital. */
export function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const narrow = code > 0xff00 && code < 0xff5f ? code - FULL_WIDTH : code;
  return narrow >= 65 && narrow <= 90;
}

/** A letter, digit or underscore of ASCII: what words of English are made of. */
export function isLatin(unit: string): boolean {
  return (unit >= "a" && unit <= "z") || (unit >= "0" && unit <= "9");
}

export function isDigit(unit: string): boolean {
  return unit >= "0" && unit <= "9";
}
