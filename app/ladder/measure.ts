import { digitGroups } from "./numbers.ts";

/**
 * Widths of text, estimated a little too large, so that server and browser lay out alike and
 * nothing jumps when the page comes alive. The widths are those of the widest faces in use.
 */
const WIDE_GLYPH = /[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef\u3000-\u303f]/;

/** Advance of a monospaced glyph, and the margin between groups of digits, in parts of the size. */
const MONO = 0.6;
export const GROUP_GAP = 0.22;

export function sansWidth(text: string, size: number): number {
  let em = 0;
  for (const glyph of text) {
    if (WIDE_GLYPH.test(glyph)) em += 1;
    else if (/[A-Z0-9]/.test(glyph)) em += 0.655;
    else if (/[\s,.'’()|:;-]/.test(glyph)) em += 0.3;
    else em += 0.55;
  }
  return em * size;
}

export function monoWidth(text: string, size: number): number {
  const groups = digitGroups(text).length;
  return (text.length * MONO + (groups - 1) * GROUP_GAP) * size;
}
