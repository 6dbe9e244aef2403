import "server-only";
import { means, named, type Piece } from "../words/token.ts";

/** How many words "the end that sends the last ACK" may have between its parts. */
const REACH = 5;

/** "the end that sends the last ACK", 收到 FIN 的一方: a deed that only says which end is meant. */
export function withEndsByDeed(text: string, pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  let at = 0;
  while (at < pieces.length) {
    const found = endAfter(text, pieces, at) ?? endBefore(text, pieces, at);
    const [piece, last] = [pieces[at], found === null ? undefined : pieces[found.to - 1]];
    if (piece === undefined) break;
    // "both SYN and ACK": flags, and no ends.
    const next = pieces[at + 1];
    if (named(piece, "end.") === "both" && next?.kind === "segment" && next.flags.length > 1) {
      at += 1;
      continue;
    }
    if (found === null || last === undefined) {
      if (!isApposed(text, out.at(-1), piece) && !isAdverb(text, out.at(-1), piece))
        out.push(piece);
      at += 1;
      continue;
    }
    const { start } = piece;
    const concepts = [`end.${found.end}`, ...(found.isOfAny === true ? ["by-deed"] : [])];
    out.push({ kind: "word", concepts, start, end: last.end });
    at = found.to;
  }
  return out;
}

/** 主动关闭方（A）: another name of the same end. */
function isApposed(text: string, before: Piece | undefined, piece: Piece): boolean {
  if (before === undefined || named(before, "end.") === null || named(piece, "end.") === null)
    return false;
  return /^\s*[(（]\s*$/.test(text.slice(before.end, piece.start));
}

/** 服务器主动发: of its own accord, and not the end that closes first. */
function isAdverb(text: string, before: Piece | undefined, piece: Piece): boolean {
  if (before === undefined || named(before, "end.") === null) return false;
  const isWilled = named(piece, "end.") === "active" && means(piece, "want");
  return isWilled && /^\s*$/.test(text.slice(before.end, piece.start));
}

type Named = {
  readonly end: "active" | "passive";
  readonly to: number;
  /** "any end that gets a FIN": in the course of things both ends do that. */
  readonly isOfAny?: boolean;
};

const WHO = /^(?:whoever|whichever)$/i;
const QUANTIFIER = /\b(?:any|every|each|an?|all)\b/i;

/** "the end that sends the FIN" */
function endAfter(text: string, pieces: readonly Piece[], at: number): Named | null {
  const [one, that] = [pieces[at], pieces[at + 1]];
  // "the sender of the last ACK"
  const role = named(one, "end.");
  if ((role === "sender" || role === "receiver") && means(that, "of"))
    return deedAt(pieces, at + 2, role === "sender" ? "sends" : "receives");
  if (role !== "one") return null;
  const isWho = WHO.test(text.slice(one?.start, one?.end));
  // "the one who sent the FIN": the word between them says nothing.
  const isRelative = /^\s*(?:who|which)(?:['’]s)?\s*$/i.test(text.slice(one?.end, that?.start));
  if (!isWho && !isRelative && !means(that, "this")) return null;
  const deed = deedAt(pieces, isWho || (isRelative && !means(that, "this")) ? at + 1 : at + 2);
  const isAny = isWho || QUANTIFIER.test(text.slice(Math.max(0, (one?.start ?? 0) - 8), one?.end));
  return deed === null ? null : { ...deed, isOfAny: isAny && deed.isOfAny === true };
}

/** 发最后一个 ACK 的一方 */
function endBefore(text: string, pieces: readonly Piece[], at: number): Named | null {
  const deed = deedAt(pieces, at);
  if (deed === null) return null;
  const [last, one] = [pieces[deed.to - 1], pieces[deed.to]];
  if (last === undefined || one === undefined || named(one, "end.") !== "one") return null;
  const gap = text.slice(last.end, one.start);
  return /^\s*的(?:那)?\s*$/.test(gap) || text.charAt(one.start) === "的"
    ? { ...deed, to: deed.to + 1 }
    : null;
}

/** Sending or receiving a segment that only one end sends. */
function deedAt(
  pieces: readonly Piece[],
  from: number,
  known: "sends" | "receives" | null = null,
): Named | null {
  let verb = known;
  let [isFirst, isLater] = [false, false];
  for (let at = from; at < Math.min(pieces.length, from + REACH); at += 1) {
    const piece = pieces[at];
    if (piece === undefined) return null;
    if (piece.kind === "segment") {
      const isOpener = verb === null ? null : isByOpener(piece.flags.join(), isFirst, isLater);
      if (isOpener === null) return null;
      const isOfAny = !isFirst && !isLater && /^(?:FIN|SYN)$/.test(piece.flags.join());
      return { end: isOpener === (verb === "sends") ? "active" : "passive", to: at + 1, isOfAny };
    }
    if (means(piece, "verb.close", "close-call") && (isFirst || isLater))
      return { end: isFirst ? "active" : "passive", to: at + 1 };
    const order = pieces[at + 1];
    if (means(piece, "verb.close", "close-call") && means(order, "first", "last", "second"))
      return { end: means(order, "first") ? "active" : "passive", to: at + 2 };
    // "the side that starts closing", in one word or in two
    if (means(piece, "verb.start") && means(piece, "verb.close"))
      return { end: "active", to: at + 1 };
    if (means(piece, "verb.start", "want") && means(order, "verb.close", "close-call"))
      return { end: "active", to: at + 2 };
    if (means(piece, "verb.receive")) verb = "receives";
    else if (means(piece, "verb.send")) verb = "sends";
    else if (means(piece, "first", "begin-first")) isFirst = true;
    else if (means(piece, "last", "second", "third")) isLater = true;
    else if (!means(piece, "carry", "tense", "verb.be", "this", "other", "already", "done"))
      return null;
  }
  return null;
}

/** Whether the end that opens, or closes first, sends such a segment; null when both do. */
function isByOpener(flags: string, isFirst: boolean, isLater: boolean): boolean | null {
  if (flags === "SYN") return true;
  if (flags === "SYN,ACK") return false;
  if (flags === "FIN") return isFirst || !isLater;
  return flags === "ACK" && isLater ? true : null;
}
