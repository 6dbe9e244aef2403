import "server-only";
import { lineAt } from "../words/line-at.ts";
import type { Span } from "../words/token.ts";

/** A question or a label, and what stands behind it. */
export type Pair = Span & {
  readonly asked: Span;
  readonly told: Span;
  /** What was told up to a comma. */
  readonly first: Span | null;
  readonly isQuestion: boolean;
};

const LEAD = String.raw`^[\s>]*(?:[-*•·+–—]\s+|\d{1,2}[.)、]\s*|[-=]?>\s*|→\s*)?[\s*_]*`;
/** "Q: Who waits? A: The client.", "Who waits? The client." */
const ASKED = new RegExp(
  String.raw`${LEAD}(?:(?<q>Q\s?\d*|问题?)\s?[:：.)]\s*)?(?<asked>[^?？\n|]{2,90})[?？][\s*_]*(?:\n\s*)?`,
  "iu",
);
const ANSWER = /^(?:\s*(?:[-*→]|->)\s*)?(?:(?:A\s?\d*|answer|答案?)\s?[:：.)]\s*)/i;
/** "- who: client", "waits = the server", "who waits - the server" */
const LABELLED = new RegExp(
  String.raw`${LEAD}(?<asked>[^:：=?？|\n]{2,60}?)[ *_]*(?:[:：=]| [-–—] |[-=]+>|→)[ *_]*(?=[^\s])`,
  "u",
);
/** Up to here the answer may stand alone; "2MSL, in other words two round trips" may not. */
const COMMA =
  /[,，;；(（](?!\s*(?:in other words|i\.?e|that is|so\b|meaning|or\b|which|not\b|but\b|namely|exactly|only|just|about|[=≈]|即|也就是|也就|而|不|或|但))/i;
const END = /[.。;；](?=\s|$|[\u4e00-\u9fff])|\n|$/;

type Placed = Omit<Pair, "isQuestion">;

/** The short answer that begins with a clause, and what it answers. */
export function pairAt(answer: string, { start: own }: Span): Pair | null {
  const { start: line } = lineAt(answer, own);
  const before = answer.slice(line, own);
  const isFirst = /^[\s>*_\d.)、•·+→–—>=-]*$/.test(before);
  if (!isFirst && !/[.?!;。？！；]\s*$/.test(before)) return null;
  const start = isFirst ? line : own;
  const rest = answer.slice(start);
  const asked = questionIn(rest, start);
  if (asked !== null) return { ...asked, isQuestion: true };
  const labelled = labelIn(rest, start);
  return labelled === null ? null : { ...labelled, isQuestion: false };
}

function questionIn(rest: string, start: number): Placed | null {
  const found = ASKED.exec(rest);
  const { q, asked } = found?.groups ?? {};
  if (found === null || asked === undefined) return null;
  const behind = rest.slice(found[0].length);
  // "A:" is an end, where no "Q:" stood in front.
  const lead = q === undefined ? 0 : (ANSWER.exec(behind)?.[0].length ?? 0);
  return pairOf(
    start,
    start + found[0].lastIndexOf(asked),
    asked,
    start + found[0].length + lead,
    rest,
  );
}

function labelIn(rest: string, start: number): Placed | null {
  const found = LABELLED.exec(rest);
  const { asked } = found?.groups ?? {};
  if (found === null || asked === undefined) return null;
  return pairOf(start, start + found[0].indexOf(asked), asked, start + found[0].length, rest);
}

function pairOf(
  start: number,
  at: number,
  asked: string,
  from: number,
  rest: string,
): Placed | null {
  const told = rest.slice(from - start);
  const length = END.exec(told)?.index ?? told.length;
  if (told.slice(0, length).trim() === "") return null;
  const end = from + length;
  const comma = COMMA.exec(told.slice(0, length))?.index ?? 0;
  return {
    start: at,
    end,
    asked: { start: at, end: at + asked.length },
    told: { start: from, end },
    first: comma === 0 ? null : { start: from, end: from + comma },
  };
}

/** What stands above a list that a line is in: "2MSL:". Null where the line is in none. */
export function headlineOf(answer: string, place: number): Span | null {
  let end = answer.lastIndexOf("\n", place - 1);
  while (end > 0) {
    const start = answer.lastIndexOf("\n", end - 1) + 1;
    const line = answer.slice(start, end);
    if (line.trim() === "") return null;
    if (
      !/^\s*(?:[-*•·+–—]\s|\d{1,2}[.)、]|[-=]?>|→|[^:：?？]{2,40}?(?:[:：?？]|[-=]+>|→|\s[-–—]\s)\s*\S)/.test(
        line,
      )
    ) {
      return line.length > LONGEST_HEADLINE ? null : { start, end };
    }
    end = start - 1;
  }
  return null;
}

const LONGEST_HEADLINE = 60;
