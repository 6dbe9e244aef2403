import "server-only";
import type { Span } from "../words/token.ts";
import { leadOf } from "./line-items.ts";

/** A line of an answer, and the entries it holds: "1) SYN 2) SYN+ACK 3) ACK" holds three. */
export type Line = Span & { readonly entries: readonly EntrySpan[] };

/** An entry, without the number in front of it; `from` is where that begins. */
export type EntrySpan = Span & { readonly from: number; readonly place: number | null };

const STOP =
  /[。;；]|\.(?=\s|$)|(?<=[\s;,，。.；、])(?=(?:[(（]\d[)）]|\d[)）]|\d\.\s|[①-⑨]|(?:No\.?|#)\s?\d\s?[:：]))|\s[/|]\s(?=[\p{L}\d. ]{1,12}(?:→|[-=]{0,2}>))/gu;

/** Splits an answer into its lines, and these into entries without the number in front of each. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const end = start + line.length;
    lines.push({ start, end, entries: entriesOf(text, start, end) });
    start = end + 1;
  }
  return lines;
}

function entriesOf(text: string, start: number, end: number): readonly EntrySpan[] {
  const line = text.slice(start, end);
  const entries: EntrySpan[] = [];
  let from = start;
  const close = (to: number, next: number): void => {
    const entry = withoutLead(text, from, to);
    if (entry !== null) entries.push(entry);
    from = next;
  };
  for (const { index, 0: sign } of line.matchAll(STOP)) {
    const at = start + index;
    // "1." and "No." end nothing.
    if (sign === "." && /^\s*\d{1,2}$|(?:^|\s)No$/i.test(text.slice(from, at))) continue;
    // tcpdump: "S." is a SYN,ACK.
    if (sign === "." && /[:：]\s*[SFR]?$/.test(text.slice(from, at))) continue;
    close(at, at + sign.length);
  }
  close(end, end);
  return entries;
}

function withoutLead(text: string, first: number, to: number): EntrySpan | null {
  let [from, end] = [first, to];
  while (end > from && /\s/.test(text.charAt(end - 1))) end -= 1;
  while (from < end && /\s/.test(text.charAt(from))) from += 1;
  const lead = text.slice(from, from + leadOf(text.slice(from, end)));
  const start = from + lead.length;
  return start < end ? { from, start, end, place: placeOf(lead) } : null;
}

/** "2)", "No. 2", ②: the number in front of an entry. */
function placeOf(lead: string): number | null {
  const sign = "①②③④⑤⑥".indexOf(/[①-⑥]/.exec(lead)?.[0] ?? "-") + 1;
  if (sign > 0) return sign;
  const [, digit] = /(?:^|[^\d.:])(\d)[)）.、:：,，]?\s*\D{0,4}$/.exec(lead) ?? [];
  return digit === undefined ? null : Number(digit);
}
