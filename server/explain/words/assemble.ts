import "server-only";
import type { Duration } from "#oracle/claims/duration.ts";
import { FLAGS, type Flag } from "#oracle/index.ts";
import { flagWithNumber, saidAt } from "./said.ts";
import { figureOf, isFiller, means, named, type Piece, type Span, type Token } from "./token.ts";

/** Joins tokens into pieces: flags of one segment, numbers said of it, durations. */
export function assemble(text: string, all: readonly Token[]): Piece[] {
  const [tokens, fillers] = [all.filter((one) => !isFiller(one)), all.filter(isFiller)];
  const blank = blanked(text, fillers);
  const pieces = byLine(text, tokens).flatMap((line) => joined(text, blank, line));
  const others = fillers.flatMap((one): Piece[] => (one.kind === "word" ? [one] : []));
  return [...pieces, ...others].sort((a, b) => a.start - b.start);
}

/** The tokens of each line: "its ISN", and "3." on the next one, are no number. */
function byLine(text: string, tokens: readonly Token[]): Token[][] {
  const lines: Token[][] = [[]];
  tokens.forEach((token, at) => {
    const before = tokens[at - 1];
    const isNew = before !== undefined && text.slice(before.end, token.start).includes("\n");
    if (isNew) lines.push([]);
    lines.at(-1)?.push(token);
  });
  return lines;
}

function joined(text: string, blank: string, tokens: readonly Token[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < tokens.length) {
    const stevens = stevensAt(text, tokens, at);
    if (stevens !== null) {
      pieces.push(...stevens.pieces);
      at = stevens.next;
      continue;
    }
    const said = saidAt(blank, tokens, at);
    const found = said ?? durationAt(text, tokens, at) ?? segmentAt(text, tokens, at);
    if (found !== null) {
      pieces.push(withInner(text, tokens.slice(at, found.next), found.piece));
      at = found.next;
      continue;
    }
    const token = tokens[at];
    if (token !== undefined && token.kind !== "letter") pieces.push(token);
    else if (token !== undefined)
      pieces.push({ kind: "other", start: token.start, end: token.end });
    at += 1;
  }
  return pieces;
}

/** A number said of a segment, with the words and flags that it was put together from. */
function withInner(text: string, tokens: readonly Token[], piece: Piece): Piece {
  if (piece.kind !== "said") return piece;
  const inner: Piece[] = [];
  let at = 0;
  while (at < tokens.length) {
    const found = at === 0 ? null : segmentAt(text, tokens, at);
    const token = tokens[at];
    if (found !== null) inner.push(found.piece);
    else if (token !== undefined && token.kind !== "letter") inner.push(token);
    at = found?.next ?? at + 1;
  }
  return { ...piece, inner };
}

/** Words that say nothing: they may stand anywhere in a formula. */
function blanked(text: string, fillers: readonly Token[]): string {
  let [out, at] = ["", 0];
  for (const { start, end } of fillers) {
    out += text.slice(at, start) + " ".repeat(end - start);
    at = end;
  }
  return out + text.slice(at);
}

/** Stevens writes "SYN K, ACK J+1": flags of one segment, each with its number behind it. */
function stevensAt(
  text: string,
  tokens: readonly Token[],
  from: number,
): { pieces: readonly Piece[]; next: number } | null {
  const flags = new Set<Flag>();
  const numbers: Piece[] = [];
  let at = from;
  for (;;) {
    const found = flagWithNumber(text, tokens, at);
    const isJoined = at === from || JOINTS.test(between(text, tokens[at - 1], tokens[at]));
    if (found === null || !isJoined) break;
    for (const flag of flagsIn(tokens[at])) flags.add(flag);
    numbers.push(found.piece);
    at = found.next;
  }
  const [first] = numbers;
  if (first === undefined) return null;
  const { start } = first;
  const segment: Piece = {
    kind: "segment",
    flags: FLAGS.filter((flag) => flags.has(flag)),
    start,
    end: start,
  };
  return { pieces: [segment, ...numbers], next: at };
}

export type Found = { readonly piece: Piece; readonly next: number };

/** The text between two tokens. */
export function between(text: string, a: Span | undefined, b: Span | undefined): string {
  return a === undefined || b === undefined ? "\n" : text.slice(a.end, b.start);
}

function flagsIn(token: Token | undefined): Flag[] {
  const many = named(token, "flags.");
  if (many !== null) return FLAGS.filter((flag) => many.split(",").includes(flag));
  const one = named(token, "flag.");
  return FLAGS.filter((flag) => flag === one);
}

const JOINTS =
  /^[ \t,，+＋/&、-]{0,3}(?:(?:和|与|加|及|以及|and|plus|along with|together with|as well as)\s?)?(?:(?:一个|an?|the)\s?)?$/i;

/** "SYN", "SYN+ACK", "SYN=1, ACK=1", "SYN 和 ACK". */
function segmentAt(text: string, tokens: readonly Token[], from: number): Found | null {
  const first = tokens[from];
  if (first === undefined || flagsIn(first).length === 0) return null;
  const flags = new Set<Flag>();
  let at = from;
  let end = first.end;
  for (;;) {
    const token = tokens[at];
    const value = flagValue(text, tokens, at);
    if (value !== "off") for (const flag of flagsIn(token)) flags.add(flag);
    end = (value === null ? token : tokens[at + 2])?.end ?? end;
    let next = at + (value === null ? 1 : 3);
    // "SYN 加 ACK": the joint is a word of its own.
    if (means(tokens[next], "mark.plus") && flagsIn(tokens[next + 1]).length > 0) next += 1;
    // "the ACK of the FIN" is no FIN,ACK.
    if (means(token, "ack-of")) break;
    const joint = text.slice(end, tokens[next]?.start ?? end);
    const bridge = means(tokens[next - 1], "mark.plus") ? "" : joint;
    if (flagsIn(tokens[next]).length === 0 || !JOINTS.test(bridge)) break;
    // "acks the ACK": a deed and what it is done to.
    if (flagsIn(tokens[next]).every((flag) => flags.has(flag))) break;
    if (saidAt(text, tokens, next) !== null) break;
    at = next;
  }
  let next = at + 1;
  while ((tokens[next]?.start ?? end) < end) next += 1;
  const piece: Piece = {
    kind: "segment",
    flags: FLAGS.filter((flag) => flags.has(flag)),
    start: first.start,
    end,
  };
  return { piece, next };
}

/** "SYN=1" switches it on, "SYN=0" off; null when no figure is given. */
function flagValue(text: string, tokens: readonly Token[], at: number): "on" | "off" | null {
  const [sign, value] = [tokens[at + 1], tokens[at + 2]];
  const figure = figureOf(text, value);
  if (!means(sign, "mark.eq") || figure === null || figure > 1) return null;
  const isTight =
    between(text, tokens[at], sign).trim() === "" && between(text, sign, value).trim() === "";
  return isTight ? (figure === 1 ? "on" : "off") : null;
}

const UNITS: Readonly<Record<string, (amount: number) => Duration>> = {
  msl: (amount) => ({ unit: "msl", amount }),
  rtt: (amount) => ({ unit: "rtt", amount }),
  rto: (amount) => ({ unit: "rtt", amount }),
  ms: (amount) => ({ unit: "ms", amount }),
  s: (amount) => ({ unit: "ms", amount: amount * 1000 }),
  min: (amount) => ({ unit: "ms", amount: amount * 60_000 }),
  hour: (amount) => ({ unit: "ms", amount: amount * 3_600_000 }),
};

/** Units that an article may count. */
const LONE: ReadonlySet<string> = new Set(["min", "hour"]);

/** "a minute", "half a minute" */
function articleBefore(text: string, at: number): number | null {
  const before = /\b(half )?an? $/i.exec(text.slice(Math.max(0, at - 8), at));
  return before === null ? null : before[1] === undefined ? 1 : 0.5;
}

/** "2MSL", "60 s", "4 分钟", "two RTTs". */
function durationAt(text: string, tokens: readonly Token[], at: number): Found | null {
  const first = tokens[at];
  if (first === undefined) return null;
  const whole = means(first, "two-msl") ? 2 : means(first, "one-msl") ? 1 : null;
  if (whole !== null) {
    const duration: Duration = { unit: "msl", amount: whole };
    return {
      piece: { kind: "duration", duration, start: first.start, end: first.end },
      next: at + 1,
    };
  }
  const trips = means(first, "two-rtt") ? 2 : means(first, "one-rtt") ? 1 : null;
  if (trips !== null) {
    const duration: Duration = { unit: "rtt", amount: trips };
    const { start, end } = first;
    return { piece: { kind: "duration", duration, start, end }, next: at + 1 };
  }
  const lone = LONE.has(named(first, "unit.") ?? "") ? articleBefore(text, first.start) : null;
  if (lone !== null) {
    const duration = UNITS[named(first, "unit.") ?? ""]?.(lone);
    const { start, end } = first;
    if (duration !== undefined)
      return { piece: { kind: "duration", duration, start, end }, next: at + 1 };
  }
  if (first.kind !== "number") return null;
  const unit = tokens[at + 1];
  const make = UNITS[named(unit, "unit.") ?? ""];
  if (
    make === undefined ||
    unit === undefined ||
    !/^[\s*×x个倍的-]*$/.test(between(text, first, unit))
  ) {
    return null;
  }
  const duration = make(first.value);
  return { piece: { kind: "duration", duration, start: first.start, end: unit.end }, next: at + 2 };
}
