import "server-only";
import type { Role } from "#oracle/claims/claim.ts";
import { means, named, type Token } from "./token.ts";

/** What may stand between the words of a formula. */
const TIGHT = /^[\s=:：()（）"“”'’的]*(?:s\s)?$/;

export function gap(text: string, tokens: readonly Token[], at: number): string {
  const [before, token] = [tokens[at - 1], tokens[at]];
  return before === undefined || token === undefined ? "\n" : text.slice(before.end, token.start);
}

export function isTight(text: string, tokens: readonly Token[], at: number): boolean {
  return TIGHT.test(gap(text, tokens, at));
}

type Owner = { readonly role: Role | undefined; readonly isOwn: boolean; readonly next: number };

/** How many words may say whose number it is. */
const OWNERS = 4;

/** "the client's", 收到的, 对方 SYN 的: whose number is meant. */
export function ownerAt(text: string, tokens: readonly Token[], at: number): Owner {
  let [role, isOwn, next]: [Role | undefined, boolean, number] = [undefined, false, at];
  while (next < at + OWNERS && (next === at || isTight(text, tokens, next))) {
    const token = tokens[next];
    const end = named(token, "end.");
    // "the FIN's sequence number", FIN 的序号
    const isOfFlag =
      named(token, "flag.") !== null &&
      means(tokens[next + 1], "field.seq", "seqno") &&
      isTight(text, tokens, next + 1);
    const isOwner =
      end !== null ||
      isOfFlag ||
      means(token, "own", "verb.receive", "verb.send", "of", "this") ||
      (next > at && named(token, "flag.") !== null);
    if (!isOwner || means(token, "field.seq", "field.isn")) break;
    if (end !== null) role = ROLES[end];
    if (means(token, "own")) isOwn = true;
    next += 1;
  }
  return { role, isOwn: isOwn && role === undefined, next };
}

/** "the acknowledgment number in the third segment is": which segment has it. */
export function behindSegment(text: string, tokens: readonly Token[], at: number): number {
  if (!means(tokens[at], "of", "inside")) return at;
  let next = at + 1;
  const isNear = (index: number): boolean =>
    isTight(text, tokens, index) || /^[\s,，/+＋&-]*$/.test(gap(text, tokens, index));
  while (next < at + OWNERS && isNear(next)) {
    const token = tokens[next];
    const isName = means(token, "first", "second", "third", "last", "segment");
    if (!isName && named(token, "flag.") === null && named(token, "flags.") === null) break;
    next += 1;
  }
  return means(tokens[next], "mark.eq", "holds-value", "verb.be") ? next : at;
}

/** "the sequence number of the received SYN": which segment has it, said behind the number. */
export function behindOwner(text: string, tokens: readonly Token[], at: number): number {
  if (!means(tokens[at], "of", "from") || !isTight(text, tokens, at)) return at;
  let next = at + 1;
  while (next < at + OWNERS && isTight(text, tokens, next)) {
    const token = tokens[next];
    if (
      !means(token, "verb.receive", "end.other", "segment", "own") &&
      named(token, "flag.") === null
    )
      break;
    next += 1;
  }
  return next;
}

const ROLES: Readonly<Record<string, Role>> = {
  client: "client",
  server: "server",
  active: "active",
  passive: "passive",
};
