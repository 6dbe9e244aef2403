import type { Ladder } from "#contract/ladder.ts";
import { plainDigits, readNumber } from "#contract/reading.ts";
import type { End } from "#oracle/index.ts";

/** How sequence numbers are written: as on the wire, or counted from each side's ISN. */
export type Form = "absolute" | "relative";

const SPACE = 2 ** 32;

/** Above this many numbers from the ISN a typed number was surely not meant in that form. */
const PLAUSIBLE = 2 ** 24;

export type NumberField = "seq" | "ack";

/** Whose numbers a field counts: seq those of its sender, ack those of the other end. */
export function ownerOf(field: NumberField, from: End): End {
  if (field === "seq") return from;
  return from === "client" ? "server" : "client";
}

/** `value` counted from `isn`, modulo 2^32. */
export function relativeTo(isn: number, value: number): number {
  return (value - isn + SPACE) % SPACE;
}

/** The number on the wire that lies `count` after `isn`. */
export function absoluteOf(isn: number, count: number): number {
  return (isn + count) % SPACE;
}

/** A value in the form asked for. Without an ISN there is only the absolute form. */
export function inForm(value: number, form: Form, isn: number | null): number {
  return form === "relative" && isn !== null ? relativeTo(isn, value) : value;
}

/** Splits a run of digits into groups of three from the right; up to four digits stay whole. */
export function digitGroups(digits: string): string[] {
  if (!/^\d{5,}$/.test(digits)) return [digits];
  const head = digits.length % 3;
  const groups = head === 0 ? [] : [digits.slice(0, head)];
  for (let at = head; at < digits.length; at += 3) groups.push(digits.slice(at, at + 3));
  return groups;
}

/**
 * Typed text rewritten from one form to the other.
 * @returns null when it should stay as typed: not a number, no ISN, or too far from the ISN to have
 * been meant in the form it was typed under (someone typed 121 while absolute numbers were shown).
 */
export function converted(text: string, from: Form, to: Form, isn: number | null): string | null {
  if (from === to || isn === null) return null;
  const value = readNumber(text);
  if (value === null) return null;
  const count = from === "absolute" ? relativeTo(isn, value) : value;
  if (count >= PLAUSIBLE) return null;
  return String(to === "relative" ? count : absoluteOf(isn, count));
}

/** What pasting leaves in a blank: full-width forms folded, grouping dropped when it is a number. */
export function cleaned(pasted: string): string {
  const plain = plainDigits(pasted);
  return /^\d+$/.test(plain) ? plain : pasted.trim();
}

/** Names one value of a diagram, such as `4:ack`. */
export function valueKey(n: number, field: NumberField): string {
  return `${n}:${field}`;
}

/**
 * The first absolute value of each side that has passed 2^32: it carries a tag, because it is
 * smaller than the one before it.
 */
export function firstWrapped(ladder: Ladder): ReadonlySet<string> {
  const tagged = new Set<string>();
  const seen = new Set<End>();
  for (const segment of ladder.segments) {
    for (const field of ["seq", "ack"] as const) {
      const shown = segment[field];
      const owner = ownerOf(field, segment.from);
      const isn = ladder.isn[owner];
      if (shown.as !== "given" || shown.value === null || isn === null || seen.has(owner)) continue;
      const count = relativeTo(isn, shown.value);
      if (shown.value < isn && count < PLAUSIBLE) {
        seen.add(owner);
        tagged.add(valueKey(segment.n, field));
      }
    }
  }
  return tagged;
}
