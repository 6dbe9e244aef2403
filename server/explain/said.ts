import "server-only";
import type { Role } from "#oracle/claims/claim.ts";
import type { Expression } from "#oracle/claims/numbering.ts";
import type { Found } from "./assemble.ts";
import { means, named, type Token } from "./token.ts";

type Read = { readonly is: Expression; readonly next: number };

/** What may stand between the words of a formula. */
const TIGHT = /^[\s=:：()（）"“”'’的]*(?:s\s)?$/;

/** "seq = x + 1", "确认号为 J+1", "ack=1001", "SYN J": a number said of a segment. */
export function saidAt(text: string, tokens: readonly Token[], at: number): Found | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const field = fieldAt(text, tokens, at);
  if (field === null) return null;
  let next = field.next;
  const isEqual = means(tokens[next], "mark.eq") || means(tokens[next], "verb.be", "of");
  if (isEqual && isTight(text, tokens, next)) next += 1;
  const hasColon = /[:：(（]/.test(gap(text, tokens, next));
  const read = isTight(text, tokens, next) ? expressionAt(text, tokens, next) : null;
  if (read === null) return null;
  const isBare =
    !isEqual && !hasColon && read.is.base.kind !== "letter" && read.is.base.kind !== "figure";
  if (isBare) return null;
  return foundAs(tokens, at, field.field, ownIsn(field.field, read));
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
  return { piece: { kind: "said", said: { field, is }, start, end: last?.end ?? start }, next };
}

function gap(text: string, tokens: readonly Token[], at: number): string {
  const [before, token] = [tokens[at - 1], tokens[at]];
  return before === undefined || token === undefined ? "\n" : text.slice(before.end, token.start);
}

function isTight(text: string, tokens: readonly Token[], at: number): boolean {
  return TIGHT.test(gap(text, tokens, at));
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
    const value = tokens[at + 2];
    const isFlag =
      value?.kind === "number" && value.value <= 1 && !means(tokens[at + 3], "mark.plus");
    const isSmall = text.slice(token?.start, token?.end) === "ack";
    const isSign = /^\s*[=＝]?\s*$/.test(text.slice(token?.end, tokens[at + 1]?.start));
    const asFlag = isFlag && !isSmall;
    if (!asFlag && isSign && text.slice(token?.start, token?.end).length === 3) field = "ack";
  }
  if (field === null) return null;
  let next = at + 1;
  while (means(tokens[next], "field.seq", "field.ack", "field.isn", "flag.ACK", "seqno")) {
    if (!isTight(text, tokens, next)) break;
    next += 1;
  }
  return { field, next };
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

const ROLES: Readonly<Record<string, Role>> = {
  client: "client",
  server: "server",
  active: "active",
  passive: "passive",
};

function baseAt(text: string, tokens: readonly Token[], at: number): Read | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.kind === "letter") {
    return { is: { base: { kind: "letter", name: token.name }, plus: 0 }, next: at + 1 };
  }
  if (token.kind === "number")
    return { is: { base: { kind: "figure" }, plus: token.value }, next: at + 1 };
  const end = named(token, "end.");
  const field = tokens[end === null && !means(token, "own") ? at : at + 1];
  const next = field === token ? at + 1 : at + 2;
  if (field !== token && !isTight(text, tokens, at + 1)) return null;
  const role = end === null ? undefined : ROLES[end];
  if (means(field, "field.isn")) {
    const index = tokens[next];
    if (index?.kind === "letter" && /[(（_]/.test(gap(text, tokens, next))) {
      return {
        is: { base: { kind: "letter", name: `isn ${index.name}` }, plus: 0 },
        next: next + 1,
      };
    }
    const of = means(token, "own") ? "own" : (role ?? "other");
    return { is: { base: { kind: "isn", of }, plus: 0 }, next };
  }
  if (means(field, "field.seq", "seqno")) {
    return { is: { base: { kind: "last", field: "seq", of: role ?? "other" }, plus: 0 }, next };
  }
  if (means(field, "field.ack")) {
    return { is: { base: { kind: "last", field: "ack", of: role ?? "other" }, plus: 0 }, next };
  }
  return null;
}
