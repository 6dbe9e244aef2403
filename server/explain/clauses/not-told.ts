import "server-only";
import type { Memory } from "../memory.ts";
import type { Actions } from "../segments/reading.ts";
import { means, named, type Piece } from "../words/token.ts";
import type { Clause } from "./clauses.ts";
import { isNegation } from "./reach.ts";

/** Whether a state is only mentioned at `at`: nobody is said to be in it, or only supposed to be. */
export function isOnlyMentioned(clause: Clause, { found }: Actions, at: number): boolean {
  const { pieces } = clause;
  const lead = pieces.slice(0, at);
  const tail = pieces.slice(at + 1);
  return (
    isSupposed(lead, found.length > 0) ||
    isOfConnection(lead) ||
    isOfSeveral(clause, at) ||
    isNamedOnly(lead) ||
    isOfOther(lead, tail) ||
    (lead.length === 0 && tail.length === 1 && tail.every(isNegation))
  );
}

/** 如果它已经进入 CLOSED: nothing is said of what happens. */
function isSupposed(lead: readonly Piece[], isTold: boolean): boolean {
  return !isTold && means(lead[0], "if") && !means(lead[0], "only");
}

/** 连接就卡在 CLOSE_WAIT: of which end is not said. */
function isOfConnection(lead: readonly Piece[]): boolean {
  if (lead.some((piece) => named(piece, "end.") !== null || piece.kind === "segment")) return false;
  const verb = lead.findLastIndex((piece) => means(piece, "verb.be", "verb.enter"));
  const owner = lead.findIndex((piece) => means(piece, "connection"));
  const isObject = lead.slice(0, owner).some((piece) => means(piece, "verb.close", "verb.open"));
  return owner >= 0 && owner < verb && !isObject;
}

/** TIME_WAIT 和 CLOSE_WAIT 出现在不同方: said of several states at once, and of nobody. */
function isOfSeveral({ pieces, text, start }: Clause, at: number): boolean {
  if (pieces.some((piece) => named(piece, "end.") !== null)) return false;
  return pieces.some((piece, index) => {
    const next = pieces[index + 1];
    if (Math.abs(index - at) > 1 || next === undefined) return false;
    if (named(piece, "state.") === null || named(next, "state.") === null) return false;
    return /^\s*(?:状态)?\s*(?:和|与|跟|、|及|以及|\/)\s*$/.test(
      text.slice(piece.end - start, next.start - start),
    );
  });
}

/** LAST_ACK 是对端的状态, CLOSE_WAIT → 对端关了: the other end of whoever is spoken of. */
function isOfOther(lead: readonly Piece[], tail: readonly Piece[]): boolean {
  if (lead.length > 0) return false;
  const at = tail.slice(0, 4).findIndex((piece) => named(piece, "end.") === "other");
  return at >= 0 && tail[at + 1]?.kind !== "segment";
}

/** （5）TIME_WAIT: a heading. */
export function isHeading({ pieces, sentence }: Clause, actionIn: number): boolean {
  const words = pieces.filter(({ kind }) => kind !== "number" && kind !== "other");
  return words.length === 1 && named(words[0], "state.") !== null && actionIn !== sentence;
}

/** 变为 CLOSED，不再发送数据: what an end does behind its FIN is told of another state. */
export function isPastTalking({ pieces, sentence }: Clause, memory: Memory): boolean {
  const isBehind = memory.state === "CLOSED" || memory.state === "TIME-WAIT";
  if (isBehind && memory.stateIn === sentence) return true;
  // 对方可能还有数据: the other end of somebody who was not named.
  const ends = pieces.flatMap((piece) => named(piece, "end.") ?? []);
  if (ends.length === 1 && ends[0] === "other" && memory.subject === null) return true;
  // 连接时没有数据传输
  return ends.length === 0 && pieces.some((piece) => means(piece, "connection", "verb.open"));
}

/** 在等一个叫 LAST_ACK 的报文 */
function isNamedOnly(lead: readonly Piece[]): boolean {
  const near = lead.filter(({ kind }) => kind !== "other").at(-1);
  return means(near, "wait") && !means(near, "verb.be", "verb.enter");
}
