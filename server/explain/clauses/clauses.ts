import "server-only";
import { withContractions } from "../words/contractions.ts";
import { folded } from "../words/fold.ts";
import { isFiller, means, named, type Piece, type Span } from "../words/token.ts";
import { withAllEnds } from "./all-ends.ts";
import { asideCommas } from "./asides.ts";
import { withoutRejected } from "./contrast.ts";
import { isInDrawing } from "./drawing.ts";
import { withEndsByDeed } from "./ends.ts";
import { laidOut, withoutRemarks } from "./layout.ts";
import { purposesIn } from "./purposes.ts";

/** One clause of an answer: its exact place, what it is made of, and where it stands. */
export type Clause = Span & {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** What no vocabulary knows: it may change the meaning. */
  readonly unknown: readonly string[];
  /** The same in plain words, for readers that put a meaning together: see plain.ts. */
  readonly plain: Pick<Clause, "pieces" | "unknown">;
  /** Counted over the answer: clauses of one sentence, of one paragraph, have the same. */
  readonly sentence: number;
  readonly paragraph: number;
  /** It ends in a question mark. */
  readonly isQuestion: boolean;
  /** It is part of a drawing, in which places speak and no words. */
  readonly isDrawn: boolean;
};

type Cut = {
  readonly at: number;
  readonly to: number;
  readonly kind: "clause" | "sentence" | "line";
};

const SENTENCE = "。！？!?；;";
const SOFT = "，,—…";

/** Splits an answer where one statement ends and another begins, and around its `lines`. */
export function clausesOf(
  text: string,
  all: readonly Piece[],
  lines: readonly Span[] = [],
  plain: readonly Piece[] = all,
): Clause[] {
  const small = folded(text);
  const { laid, spans, sections } = prepared(small, all);
  const simple = plain === all ? sections : prepared(small, plain).sections;
  const cells = laid.cells.map((at): Cut => ({ at, to: at, kind: "clause" }));
  const inside = [...signs(small, laid.pieces), ...joints(small, laid.pieces)].filter(
    ({ at }) => !spans.some(({ start, end }) => at >= start && at < end),
  );
  const around = lines.flatMap(({ start, end }): Cut[] =>
    [start, end].map((at) => ({ at, to: at, kind: "clause" })),
  );
  const cuts = [...inside, ...cells, ...around].sort((a, b) => a.at - b.at);
  const clauses: Clause[] = [];
  let [start, sentence, paragraph] = [0, 0, 0];
  for (const cut of [...cuts, { at: text.length, to: text.length, kind: "line" } as const]) {
    if (cut.at >= start) {
      const clause = trimmed(text, start, cut.at);
      if (clause !== null) {
        const isQuestion = /^[?？]/.test(text.slice(cut.at, cut.to));
        const own = sections(start, cut.at, clause);
        const simpler = plain === all ? own : simple(start, cut.at, clause);
        const marks = { isQuestion, isDrawn: isInDrawing(text, clause.start) };
        clauses.push({ ...clause, ...own, plain: simpler, sentence, paragraph, ...marks });
      }
    }
    start = Math.max(start, cut.to);
    if (cut.kind !== "clause") sentence += 1;
    if (cut.kind === "line") paragraph += 1;
  }
  return clauses;
}

/** "1." or "(2)" in front of a line: the number of a list counts nothing. */
function isLabel(small: string, { kind, start, end }: Piece): boolean {
  if (kind !== "number" || !/^(?:[.)、](?!\d)|\ufe0f?\u20e3)/.test(small.slice(end, end + 3)))
    return false;
  return /(?:^|\n)[\s>#•(-]*$/.test(small.slice(Math.max(0, start - 12), start));
}

type Prepared = {
  readonly laid: ReturnType<typeof laidOut>;
  /** Stretches that no sign cuts. */
  readonly spans: readonly Span[];
  /** What stands between two cuts; asked for from the front to the back. */
  readonly sections: (from: number, to: number, clause: Span) => Clause["plain"];
};

/** Pieces put in order, so that clauses can be cut out of them. */
function prepared(small: string, all: readonly Piece[]): Prepared {
  const said = all.filter((piece) => !isFiller(piece) && !isLabel(small, piece));
  const spoken = withContractions(small, said);
  const path = withoutRemarks(small, withAllEnds(small, withEndsByDeed(small, spoken)));
  const laid = laidOut(small, path.pieces);
  const { pieces, spans } = withoutRejected(small, laid.pieces);
  const gaps = unknownIn(small, all);
  let first = 0;
  const sections: Prepared["sections"] = (from, to, clause) => {
    while ((pieces[first]?.start ?? from) < from) first += 1;
    let last = first;
    while (isBefore(pieces[last], to)) last += 1;
    const unknown = gaps
      .filter((gap) => gap.start >= clause.start && gap.start < clause.end)
      .map(({ start, end }) => small.slice(start, end));
    return { pieces: pieces.slice(first, last), unknown };
  };
  return { laid, spans: [...spans, ...path.spans], sections };
}

/** Words of English that are in no vocabulary, and Chinese characters that no word covers. */
function unknownIn(small: string, pieces: readonly Piece[]): Span[] {
  const gaps: Span[] = [];
  let before = 0;
  for (const { start, end } of [...pieces, { start: small.length, end: small.length }]) {
    const gap = small.slice(before, start);
    for (const { index, 0: run } of gap.matchAll(/[\u4e00-\u9fff]+/g))
      gaps.push({ start: before + index, end: before + index + run.length });
    before = Math.max(before, end);
  }
  const others = pieces.filter(({ kind }) => kind === "other");
  return [...gaps, ...others].sort((a, b) => a.start - b.start);
}

/** What stands in for a column's end has no length, and belongs to what follows it. */
function isBefore(piece: Piece | undefined, at: number): boolean {
  return piece !== undefined && piece.end <= at && piece.start < at;
}

function trimmed(text: string, from: number, to: number): (Span & { text: string }) | null {
  let [start, end] = [from, to];
  while (start < end && /[\s，,、。;；]/.test(text.charAt(start))) start += 1;
  while (end > start && /[\s，,、]/.test(text.charAt(end - 1))) end -= 1;
  return start < end ? { start, end, text: text.slice(start, end) } : null;
}

function signs(small: string, pieces: readonly Piece[]): Cut[] {
  const cuts: Cut[] = [];
  const asides = asideCommas(small, pieces);
  let index = 0;
  for (let at = 0; at < small.length; at += 1) {
    while ((pieces[index]?.end ?? Number.POSITIVE_INFINITY) <= at) index += 1;
    const piece = pieces[index];
    if (piece !== undefined && piece.start <= at) continue;
    const unit = small.charAt(at);
    if (unit === "\n") cuts.push({ at, to: at + 1, kind: "line" });
    else if (SENTENCE.includes(unit)) cuts.push({ at, to: at + 1, kind: "sentence" });
    else if (unit === "." && isStop(small, at)) cuts.push({ at, to: at + 1, kind: "sentence" });
    else if (unit === ":" && isHeading(small, pieces, index, at))
      cuts.push({ at, to: at + 1, kind: "clause" });
    else if (isNumbering(small, at)) cuts.push({ at, to: at, kind: "sentence" });
    else if (unit === "(" && opens(piece, pieces[index + 1]))
      cuts.push({ at, to: at + 1, kind: "clause" });
    else if (
      SOFT.includes(unit) &&
      !asides.has(at) &&
      !isLeadIn(small, pieces[index - 1]) &&
      splits(pieces[index - 1], piece)
    ) {
      cuts.push({ at, to: at + 1, kind: "clause" });
    }
  }
  return cuts;
}

/** 正确的顺序是这样：, "why not two:": a heading in front of a colon, and no name of an end or a step. */
function isHeading(small: string, pieces: readonly Piece[], index: number, at: number): boolean {
  const from = Math.max(
    ...["\n", "。", ".", "!", "?", "！", "？", ";", "；"].map((end) => small.lastIndexOf(end, at)),
  );
  const own = pieces.slice(Math.max(0, index - NEAR), index).filter(({ start }) => start > from);
  if (own.some((piece) => means(piece, "why", "two-ways"))) return true;
  if (own.some(isOfClaim)) return false;
  return (
    own.some(({ kind }) => kind === "other") ||
    unknownIn(
      small.slice(from + 1, at),
      own.map((piece) => ({ ...piece, start: piece.start - from - 1, end: piece.end - from - 1 })),
    ).length > 0
  );
}

/** A label of a line, or something that a claim is made of. */
function isOfClaim(piece: Piece): boolean {
  if (piece.kind !== "word") return piece.kind !== "other" && piece.kind !== "number";
  return ["end.", "state.", "verb.send", "verb.receive", "verb.enter", "verb.reply"].some(
    (family) => named(piece, family) !== null,
  );
}

/** The dot behind a list's number ("1.") or behind "max." ends nothing. */
function isStop(small: string, at: number): boolean {
  const after = small.charAt(at + 1);
  if (after !== "" && !/[\s"'”)]/.test(after)) return false;
  return (
    !/(?:^|\n)\s*\(?\d{1,2}$/.test(small.slice(Math.max(0, at - 6), at)) &&
    !/\b(?:[ei]\.[ge]|max|min|resp|approx|vs)$/.test(small.slice(Math.max(0, at - 7), at))
  );
}

/** " 2) ", " ② ": the next entry of a list that is written in one line. */
function isNumbering(small: string, at: number): boolean {
  if (/[①-⑨]/.test(small.charAt(at))) return true;
  return (
    /^(?:\(\d\)|\d[)、]|\d\.\s)/.test(small.slice(at, at + 3)) &&
    /[\s;,，。.]/.test(small.charAt(at - 1))
  );
}

/** A bracket that holds a sentence of its own. */
function opens(next: Piece | undefined, second: Piece | undefined): boolean {
  return named(next, "end.") !== null && named(second, "verb.") !== null;
}

/** "First, the client sends": the word in front of the comma belongs to what follows. */
function isLeadIn(small: string, before: Piece | undefined): boolean {
  if (before === undefined || !means(before, "begin-first")) return false;
  return /(?:^|[\n.!?;:。！？；：])\s*$/.test(
    small.slice(Math.max(0, before.start - 4), before.start),
  );
}

/** A comma inside "SYN=1, ACK=1, seq=y" joins. */
function splits(before: Piece | undefined, after: Piece | undefined): boolean {
  if (before === undefined || after === undefined) return true;
  // "FIN-WAIT-1, FIN-WAIT-2, TIME-WAIT" is a path.
  if (named(before, "state.") !== null && named(after, "state.") !== null) return false;
  const isField = (piece: Piece): boolean => piece.kind === "said" || piece.kind === "segment";
  return (
    !(after.kind === "said" && isField(before)) &&
    !(after.kind === "segment" && before.kind === "said")
  );
}

const JOINTS =
  /\b(?:and|but|so|while|whereas|because|which|yet|although|whose|then)\b|并且|而且|但是|因此|所以|于是|随后|然后|接着|接下来|而|但|并|因为/g;

/** How many pieces around a joint tell whether something begins there. */
const NEAR = 12;

/** How many pieces stand between "between" and its "and". */
const MOST_BETWEEN = 4;

/** "and", "but", 并: they begin a clause where a verb, an end or a state follows. */
function joints(small: string, pieces: readonly Piece[]): Cut[] {
  const cuts: Cut[] = [];
  let index = 0;
  for (const { index: at, 0: word } of small.matchAll(JOINTS)) {
    while ((pieces[index]?.end ?? Number.POSITIVE_INFINITY) <= at) index += 1;
    const near = pieces[index];
    const around = near !== undefined && near.start < at + word.length ? near : undefined;
    // Part of a longer word that means something else, as in 并不.
    if (around !== undefined && around.kind !== "other" && around.start < at) continue;
    if (around !== undefined && around.end > at + word.length) continue;
    const behind = pieces.slice(index, index + NEAR);
    const next = behind.find(({ start, kind }) => start >= at + word.length && kind !== "other");
    const ahead = pieces.slice(Math.max(0, index - NEAR), index);
    const before = ahead.findLast(({ kind }) => kind !== "other");
    // "the server then replies": it stands between an end and what that end does.
    const isInside = word === "then" && isLonely(small, before, next, at);
    // "between step 2 and step 3" is one time.
    const isBetween =
      word === "and" && ahead.slice(-MOST_BETWEEN).some((piece) => means(piece, "between"));
    // "SYN, FIN and data" is one list.
    const isList = word === "and" && before?.kind === "segment" && means(next, "data");
    // "isn't ESTABLISHED yet": it begins a clause behind a comma only.
    const isNotYet = word === "yet" && !/[,;:.(—–-]\s*$/.test(small.slice(Math.max(0, at - 3), at));
    if (isInside || isBetween || isList || isNotYet) continue;
    if (next !== undefined && before !== undefined && begins(next, before)) {
      cuts.push({ at, to: at, kind: "clause" });
    }
  }
  return [...cuts, ...purposesIn(small, pieces).map((at): Cut => ({ at, to: at, kind: "clause" }))];
}

/** What stands in front of a "then" that joins nothing. */
const INSIDE = ["it", "would", "can", "must", "verb.be", "tense", "has-flag"];

function isLonely(
  small: string,
  before: Piece | undefined,
  next: Piece | undefined,
  at: number,
): boolean {
  // "The client's ACK then has seq 100"
  const isOwner = before?.kind === "segment" && means(next, "has-flag", "verb.be");
  const isDoer = isOwner || named(before, "end.") !== null || means(before, ...INSIDE);
  return isDoer && before !== undefined && small.slice(before.end, at).trim() === "";
}

function begins(next: Piece, before: Piece): boolean {
  if (next.kind === "said" || next.kind === "segment") return before.kind !== next.kind;
  if (next.kind !== "word") return false;
  const isState = (piece: Piece): boolean => named(piece, "state.") !== null;
  if (isState(next) && isState(before)) return false;
  return !(named(next, "end.") !== null && named(before, "end.") !== null);
}
