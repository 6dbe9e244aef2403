import "server-only";
import type { Expression } from "#oracle/claims/numbering.ts";
import type { Found } from "./assemble.ts";
import { behindOwner, behindSegment, gap, isTight, ownerAt } from "./said-owner.ts";
import { isAmongFlags } from "./small-flags.ts";
import { figureOf, means, named, type Token } from "./token.ts";

type Read = { readonly is: Expression; readonly next: number };

/** "seq = x + 1", "确认号为 J+1", "ack=1001", "SYN J": a number said of a segment. */
export function saidAt(text: string, tokens: readonly Token[], at: number): Found | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const acked = ackedAt(text, tokens, at) ?? putAt(text, tokens, at);
  if (acked !== null) return acked;
  const field = fieldAt(text, tokens, at);
  if (field === null) return null;
  let next = field.next;
  next = behindSegment(text, tokens, next);
  const isEqual = means(tokens[next], "mark.eq", "holds-value", "verb.be", "of", "copy-it");
  const isSign = (index: number): boolean =>
    means(tokens[index], "mark.eq", "holds-value", "verb.be", "of", "copy-it", "same") ||
    (means(tokens[index], "to") && isSetBefore(tokens, at)) ||
    (index > field.next && means(tokens[index], "always", "must", "only")) ||
    // 它的确认号也是 x, "its seq is still x"
    means(tokens[index], "also", "still");
  while (isSign(next) && isTight(text, tokens, next)) next += 1;
  const hasColon = /[:：(（]/.test(gap(text, tokens, next));
  const more = greaterAt(text, tokens, next);
  const read = more ?? (isTight(text, tokens, next) ? expressionAt(text, tokens, next) : null);
  if (read === null) return null;
  const isBare =
    more === null &&
    !isEqual &&
    !hasColon &&
    read.is.base.kind !== "letter" &&
    read.is.base.kind !== "figure";
  if (isBare) return null;
  return foundAs(tokens, at, field.field, ownIsn(field.field, read));
}

/** "sets its sequence number to x+1" */
function isSetBefore(tokens: readonly Token[], at: number): boolean {
  const lead = tokens.slice(Math.max(0, at - 3), at);
  return lead.some((token) => means(token, "set-by", "set-it", "choose", "verb.put"));
}

/** "acks x+1", "acknowledges with 101": the number is the acknowledgment's. */
function ackedAt(text: string, tokens: readonly Token[], at: number): Found | null {
  const before = means(tokens[at - 1], "with") ? deedBefore(tokens, at - 2) : tokens[at - 1];
  const start = tokens[at]?.start ?? 0;
  const isAcks = /\backs\s+with\s*$/i.test(text.slice(Math.max(0, start - 12), start));
  if ((!means(before, "verb.ack") && !isAcks) || !/^\s*$/.test(gap(text, tokens, at))) return null;
  const token = tokens[at];
  if (token?.kind !== "letter" && token?.kind !== "number") return null;
  const read = expressionAt(text, tokens, at);
  const isSmall = read?.is.base.kind === "figure" && read.is.plus < 10;
  if (read === null || isSmall || named(tokens[read.next], "unit.") !== null) return null;
  return foundAs(tokens, at, "ack", read);
}

/** "acknowledges it with", "acks the FIN with": the deed, over what it is done to. */
function deedBefore(tokens: readonly Token[], at: number): Token | undefined {
  const token = tokens[at];
  const isObject = means(token, "it", "this") || named(token, "flag.") !== null;
  return isObject && !means(token, "verb.ack") ? tokens[at - 1] : token;
}

/** "puts x+1 in the acknowledgment field": the field stands behind its number. */
function putAt(text: string, tokens: readonly Token[], at: number): Found | null {
  const token = tokens[at];
  if (token?.kind !== "letter" && token?.kind !== "number") return null;
  if (!means(tokens[at - 1], "verb.put", "verb.send", "set-it", "carry")) return null;
  const read = expressionAt(text, tokens, at);
  if (read === null || !means(tokens[read.next], "inside", "to")) return null;
  const field = tokens[read.next + 1];
  if (!means(field, "field.ack", "field.seq")) return null;
  return foundAs(tokens, at, means(field, "field.ack") ? "ack" : "seq", {
    is: read.is,
    next: read.next + 2,
  });
}

/** "seq = ISN" means the sender's own, "ack = ISN + 1" the other end's. */
function ownIsn(field: "seq" | "ack", read: Read): Read {
  const { base, plus } = read.is;
  if (field === "ack" || base.kind !== "isn" || base.of !== "other") return read;
  return { is: { base: { kind: "isn", of: "own" }, plus }, next: read.next };
}

function foundAs(
  tokens: readonly Token[],
  at: number,
  field: "seq" | "ack",
  { is, next }: Read,
): Found {
  const [first, last] = [tokens[at], tokens[next - 1]];
  const start = first?.start ?? 0;
  const isIsn = means(first, "field.isn") && !means(first, "field.seq");
  return {
    piece: { kind: "said", said: { field, is }, isIsn, inner: [], start, end: last?.end ?? start },
    next,
  };
}

/** A field that a number may be said of, and its synonyms behind it: "序列号 seq". */
function fieldAt(
  text: string,
  tokens: readonly Token[],
  at: number,
): { field: "seq" | "ack"; next: number } | null {
  const token = tokens[at];
  let field: "seq" | "ack" | null = null;
  if (means(token, "field.seq", "field.isn")) field = "seq";
  if (means(token, "field.ack")) field = "ack";
  // "ack=x+1" is a number, "ACK=1" a flag.
  if (field === null && named(token, "flag.") === "ACK" && means(tokens[at + 1], "mark.eq")) {
    const value = figureOf(text, tokens[at + 2]);
    const isFlag = value !== null && value <= 1 && !means(tokens[at + 3], "mark.plus");
    const isSmall =
      text.slice(token?.start, token?.end) === "ack" && !isAmongFlags(text, tokens, at);
    const isSign = /^\s*[=＝]?\s*$/.test(text.slice(token?.end, tokens[at + 1]?.start));
    const asFlag = isFlag && !isSmall;
    if (!asFlag && isSign && text.slice(token?.start, token?.end).length === 3) field = "ack";
  }
  if (field === null && isAckNumber(text, tokens, at)) field = "ack";
  if (field === null) return null;
  let next = at + 1;
  while (means(tokens[next], "field.seq", "field.ack", "field.isn", "flag.ACK", "seqno")) {
    if (!isTight(text, tokens, next)) break;
    next += 1;
  }
  return { field, next };
}

/** "ack is x", "ack 501": no flag is more than 1. "ACK 501" names a segment, and then its number. */
function isAckNumber(text: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (named(token, "flag.") !== "ACK" || token === undefined || token.end - token.start !== 3)
    return false;
  const isTold = means(tokens[at + 1], "verb.be", "of", "holds-value");
  const next = at + (isTold ? 2 : 1);
  const isSmall = text.slice(token.start, token.end) === "ack";
  if (!isTight(text, tokens, at + 1) || !isTight(text, tokens, next)) return false;
  const value = tokens[next];
  if (value?.kind === "letter") return isSmall && isTold;
  return value?.kind === "number" && value.value > 9 && (isSmall || isTold);
}

/** "SYN J": a flag with its number behind it. */
export function flagWithNumber(text: string, tokens: readonly Token[], at: number): Found | null {
  const flag = named(tokens[at], "flag.");
  const letter = tokens[at + 1];
  if (flag === null || letter?.kind !== "letter" || letter.name.length > 1) return null;
  if (!/^\s$/.test(gap(text, tokens, at + 1))) return null;
  const read = expressionAt(text, tokens, at + 1);
  if (read === null || (flag !== "ACK" && flag !== "SYN" && flag !== "FIN")) return null;
  return foundAs(tokens, at, flag === "ACK" ? "ack" : "seq", read);
}

function expressionAt(text: string, tokens: readonly Token[], at: number): Read | null {
  const base = baseAt(text, tokens, at);
  if (base === null) return null;
  const sign = tokens[base.next];
  const amount = tokens[base.next + 1];
  if (means(sign, "plus-one") && isTight(text, tokens, base.next)) {
    return { is: { base: base.is.base, plus: base.is.plus + 1 }, next: base.next + 1 };
  }
  if (means(sign, "mark.plus") && amount?.kind === "number" && isTight(text, tokens, base.next)) {
    return { is: { base: base.is.base, plus: base.is.plus + amount.value }, next: base.next + 2 };
  }
  return base;
}

const MORE = /^(?:more|greater|higher|larger|bigger|above)\s+than\s+/i;

/** "one more than the FIN's sequence number", 比 FIN 的序号大 1 */
function greaterAt(text: string, tokens: readonly Token[], at: number): Read | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (text.charAt(token.start) === "比") {
    const base = baseAt(text, tokens, at + 1);
    const amount = base === null ? undefined : tokens[base.next];
    if (base === null || amount?.kind !== "number") return null;
    const gap = text.slice(tokens[base.next - 1]?.end, amount.start);
    if (!/^\s*(?:要)?(?:大|多|高)(?:了)?\s*$/.test(gap)) return null;
    return { is: { ...base.is, plus: base.is.plus + amount.value }, next: base.next + 1 };
  }
  const amount = token.kind === "number" ? token.value : null;
  const lead = MORE.exec(text.slice(token.end).trimStart());
  if (amount === null || lead === null) return null;
  const from = text.slice(token.end).length - text.slice(token.end).trimStart().length;
  const start = token.end + from + lead[0].length;
  const index = tokens.findIndex((one, place) => place > at && one.start >= start);
  const base = index < 0 ? null : baseAt(text, tokens, index);
  return base === null
    ? null
    : { is: { ...base.is, plus: base.is.plus + amount }, next: base.next };
}

function baseAt(text: string, tokens: readonly Token[], at: number): Read | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.kind === "letter") {
    return { is: { base: { kind: "letter", name: token.name }, plus: 0 }, next: at + 1 };
  }
  // 0 and 1 are words as well.
  const digits = /^\d+$/.exec(text.slice(token.start, token.end))?.[0];
  if (token.kind === "word" && digits !== undefined)
    return { is: { base: { kind: "figure" }, plus: Number(digits) }, next: at + 1 };
  if (token.kind === "number")
    return { is: { base: { kind: "figure" }, plus: token.value }, next: at + 1 };
  const owner = ownerAt(text, tokens, at);
  const field = tokens[owner.next];
  const next = behindOwner(text, tokens, owner.next + 1);
  if (owner.next > at && !isTight(text, tokens, owner.next)) return null;
  const { role } = owner;
  if (means(field, "field.isn")) {
    const index = tokens[next];
    if (index?.kind === "letter" && /[(（_]/.test(gap(text, tokens, next))) {
      return {
        is: { base: { kind: "letter", name: `isn ${index.name}` }, plus: 0 },
        next: next + 1,
      };
    }
    const of = owner.isOwn ? "own" : (role ?? "other");
    return { is: { base: { kind: "isn", of }, plus: 0 }, next };
  }
  if (means(field, "field.seq", "seqno")) {
    const of = owner.isOwn ? "own" : (role ?? "other");
    return { is: { base: { kind: "last", field: "seq", of }, plus: 0 }, next };
  }
  if (means(field, "field.ack")) {
    return { is: { base: { kind: "last", field: "ack", of: role ?? "other" }, plus: 0 }, next };
  }
  return null;
}
