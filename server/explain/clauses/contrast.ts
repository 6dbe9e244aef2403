import "server-only";
import { means, named, type Piece, type Span } from "../words/token.ts";

/** What remains of an answer when its rejected alternatives are taken out, and where they stood. */
export type Contrasted = {
  readonly pieces: readonly Piece[];
  /** A contrast is one clause: no comma in these stretches ends one. */
  readonly spans: readonly Span[];
};

/** How far apart the two sides of a contrast may stand, in pieces. */
const APART = 7;

/** "not the server but the client", 不是服务器而是客户端, "B rather than A": only B is said. */
export function withoutRejected(text: string, pieces: readonly Piece[]): Contrasted {
  const kept: Piece[] = [];
  const spans: Span[] = [];
  let at = 0;
  while (at < pieces.length) {
    const piece = pieces[at];
    if (piece === undefined) break;
    const end = rejectedTo(text, pieces, at, kept);
    if (end === null) {
      kept.push(piece);
      at += 1;
      continue;
    }
    const last = pieces[end - 1] ?? piece;
    const next = pieces[end];
    const stop = next !== undefined && goesOn(text, last, next) ? next.start : last.end;
    spans.push({ start: kept.at(-1)?.end ?? piece.start, end: stop });
    at = end;
  }
  return { pieces: kept, spans };
}

/** Index behind a rejected alternative that begins at `at`; null when none does. */
function rejectedTo(
  text: string,
  pieces: readonly Piece[],
  at: number,
  kept: readonly Piece[],
): number | null {
  const piece = pieces[at];
  if (means(piece, "not-but")) {
    const to = corrected(text, pieces, at);
    if (to !== null) return to;
  }
  if (means(piece, "rather-than")) return alternative(text, pieces, at, kept);
  if (!means(piece, "not-but") || piece === undefined) return null;
  const before = kept.at(-1);
  const isSetOff =
    before !== undefined && /[,，、]\s*(?:\w+\s)?$/.test(text.slice(before.end, piece.start));
  const that = pieces[at + 2];
  if (!isSetOff && means(that, "this") && kindOf(pieces[at + 1] ?? piece) !== null) {
    const later = pieces.slice(at + 3, at + 3 + 2 * APART);
    const turn = later.findIndex((one) => means(one, "but-rather"));
    const kind = kindOf(pieces[at + 1] ?? piece);
    if (turn >= 0 && later.slice(turn + 1, turn + 3).some((one) => kindOf(one) === kind))
      return at + 2;
  }
  const to = isSetOff ? alternative(text, pieces, at, kept) : null;
  return to !== null && isClosed(text, pieces, to) ? to : null;
}

/** "not A but B": up to B. */
function corrected(text: string, pieces: readonly Piece[], at: number): number | null {
  const [no, first] = [pieces[at], pieces[at + 1]];
  if (no === undefined || first === undefined) return null;
  if (/[.。;；\n]/.test(text.slice(no.end, first.start))) return null;
  for (let index = at + 2; index < Math.min(pieces.length, at + APART); index += 1) {
    const piece = pieces[index];
    const before = pieces[index - 1];
    if (piece === undefined || before === undefined) return null;
    const gap = text.slice(before.end, piece.start);
    if (/[.。;；\n]/.test(gap)) return null;
    const isTurn = means(piece, "but-rather") || (means(piece, "verb.be") && /[,，]/.test(gap));
    if (!isTurn) continue;
    const rejected = pieces.slice(at + 1, index).map(kindOf);
    const said = pieces.slice(index + 1, index + APART).map(kindOf);
    const isSame = rejected.some((kind) => kind !== null && said.includes(kind));
    return isSame ? index : null;
  }
  return null;
}

/** "rather than A": up to behind A, where something of A's kind was said before or comes after. */
function alternative(
  text: string,
  pieces: readonly Piece[],
  at: number,
  kept: readonly Piece[],
): number | null {
  for (let index = at + 1; index <= at + 3; index += 1) {
    const piece = pieces[index];
    const before = pieces[index - 1];
    if (piece === undefined || before === undefined) return null;
    const gap = text.slice(before.end, piece.start);
    if (/[.。;；\n]/.test(gap) || (index > at + 1 && /[,，]/.test(gap))) return null;
    const kind = kindOf(piece);
    if (kind === null) {
      if (piece.kind === "word" && means(piece, "verb.send", "verb.enter")) return null;
      continue;
    }
    const around = [...kept.slice(-2 * APART), ...pieces.slice(index + 1, index + APART)];
    return around.some((one) => kindOf(one) === kind) ? index + 1 : null;
  }
  return null;
}

/** Nothing is said of the rejected side itself: a stop, a comma or a relative clause follows. */
function isClosed(text: string, pieces: readonly Piece[], to: number): boolean {
  const [last, next] = [pieces[to - 1], pieces[to]];
  if (last === undefined || next === undefined) return true;
  return /^\s*[,，.。;；)）\n]/.test(text.slice(last.end, next.start)) || means(next, "this");
}

/** The clause goes on behind the alternative: "the client, not the server, that sends". */
function goesOn(text: string, last: Piece, next: Piece): boolean {
  const gap = text.slice(last.end, next.start);
  return !/[.。;；\n]/.test(gap) && (means(next, "this") || named(next, "verb.") !== null);
}

/** What a piece may be contrasted with: something of its own kind. */
function kindOf(piece: Piece): string | null {
  if (piece.kind === "number" || piece.kind === "other") return null;
  if (piece.kind !== "word") return piece.kind;
  if (named(piece, "end.") !== null) return "end";
  if (named(piece, "state.") !== null) return "state";
  return means(piece, "noun.ack") ? "segment" : null;
}
