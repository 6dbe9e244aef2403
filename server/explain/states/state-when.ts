import "server-only";
import type { Happening, Subject } from "#oracle/claims/claim.ts";
import type { Clause } from "../clauses/clauses.ts";
import { has } from "../clauses/reach.ts";
import { type Memory, otherThan } from "../memory.ts";
import type { Actions, Found } from "../segments/reading.ts";
import { means, named, type Piece } from "../words/token.ts";

/** "there is no TIME-WAIT after it": after the RST that was spoken of last. */
export function resetBefore(clause: Clause, memory: Memory): Found | null {
  const { pieces } = clause;
  const isHere = pieces.some(
    (piece, at) =>
      piece.kind === "segment" && piece.flags.join() === "RST" && !means(pieces[at - 1], "not"),
  );
  const isReset = memory.topic?.join() === "RST";
  const isAfter = has(clause, "after", "on-when", "behind") && has(clause, "it", "this");
  // "if the server sends RST, the client": the condition in front of it.
  const isCondition = memory.actionIn === clause.sentence && memory.action !== null;
  const isLed = isCondition && memory.action?.happening.flags.join() === "RST";
  const isPlaced = has(clause, "first", "second", "third", "fourth", "number");
  if (!isHere && !isLed && !(isReset && isAfter && !isPlaced)) return null;
  const happening: Happening = { verb: "receives", flags: ["RST"], answers: null };
  return { who: null, happening, step: null, numbers: [], at: -1, isMain: false, isPure: false };
}

const ENDS: readonly Subject[] = ["client", "server"];

/** The end that a role stands for; in an opening, and while nobody said it, the client is first. */
function endOfRole(who: Subject, closer: "client" | "server" | null): Subject {
  const first = closer ?? "client";
  if (who === "active") return first;
  return who === "passive" ? otherThan(first) : who;
}

function isSameEnd(one: Subject, other: Subject, closer: "client" | "server" | null): boolean {
  if (one === other) return true;
  if (ENDS.includes(one) === ENDS.includes(other)) return false;
  return endOfRole(one, closer) === endOfRole(other, closer);
}

function isOtherEnd(one: Subject, other: Subject, closer: "client" | "server" | null): boolean {
  if (ENDS.includes(one) === ENDS.includes(other)) return false;
  return endOfRole(one, closer) === otherThan(endOfRole(other, closer));
}

/** A moment, and whom it happens to where that is the other end. */
export type When = { readonly happening: Happening; readonly whenWho: Subject };

/** What `who` does when the action happens: who did not send it receives it. */
export function whenOf(
  clause: Clause,
  memory: Memory,
  action: Found | null,
  { found }: Actions,
  who: Subject,
  isStanding: boolean,
): When | null {
  if (action === null) return null;
  const { happening } = action;
  // "It answers with a RST. It goes into CLOSE-WAIT": no such state is told of an end that aborts.
  const isAbort = happening.verb === "sends" && happening.flags.includes("RST");
  if (isAbort && !found.includes(action) && memory.phase === "close") return null;
  if (who === "both" && action.who !== null) {
    if (memory.isSimultaneous) return action.who === "both" ? { happening, whenWho: null } : null;
    // 双方都是收到 SYN+ACK 之后才进入: each of them is said to receive it.
    const isOfEach = found.includes(action) && action.who === "both";
    if (isOfEach && happening.verb === "receives") return { happening, whenWho: null };
    const isHere = found.includes(action) && !action.isMain && action.who !== "both";
    // "Having received the SYN,ACK, both": said before the comma, and only says when.
    const isBefore = !found.includes(action) && happening.flags.join() === "SYN,ACK";
    return isHere || (isBefore && happening.verb === "receives")
      ? { happening, whenWho: action.who }
      : null;
  }
  if (action.who === null || who === null || isSameEnd(action.who, who, memory.context.closer))
    return { happening, whenWho: null };
  if (who !== otherThan(action.who) && !isOtherEnd(action.who, who, memory.context.closer))
    return null;
  const isHere = found.includes(action) && !action.isMain;
  if (isHere && happening.verb === "receives" && has(clause, "after", "on-when", "before", "only"))
    return { happening, whenWho: action.who };
  if (isStanding) return null;
  const verb = happening.verb === "sends" ? "receives" : "sends";
  return { happening: { ...happening, verb }, whenWho: null };
}

/** "we", "our side", and no end of the two. */
export function isOurs(pieces: readonly Piece[], at: number): boolean {
  const lead = pieces.slice(0, at);
  const isNamed = lead.some((one) => named(one, "end.") !== null && named(one, "end.") !== "one");
  return !isNamed && lead.some((one) => means(one, "local"));
}

/** "If it is lost, the server stays", or said of one end in the sentence that follows. */
export function isAfterLoss(clause: Clause, memory: Memory, who: Subject): boolean {
  if (memory.lost === null || clause.sentence - memory.lostIn > 1) return false;
  const stays = who === "both" ? ["still"] : ["still", "verb.be"];
  const isStill = has(clause, ...stays) && !has(clause, "verb.receive", "verb.arrive");
  return memory.lostIn === clause.sentence || isStill;
}
