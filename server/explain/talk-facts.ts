import "server-only";
import type { Claim, Phase, Subject, TalksClaim } from "#oracle/claims/claim.ts";
import type { Clause } from "./clauses.ts";
import type { Memory } from "./memory.ts";
import { has, reachOf } from "./reach.ts";
import type { Actions } from "./reading.ts";
import { means } from "./token.ts";

/** "who has sent a FIN cannot receive data": what an end may still do in the state it is in. */
export function talks(
  clause: Clause,
  memory: Memory,
  phase: Phase,
  { found, subject, isNamed }: Actions,
): Claim | null {
  const { pieces } = clause;
  if (
    phase !== "close" ||
    !has(clause, "data", "remaining-data") ||
    has(clause, "no-more-data", "if", "until", "because", "wait")
  )
    return null;
  const own = found.at(-1)?.at ?? -9;
  const said = ["verb.send", "verb.receive", "able-still", ...(isNamed ? ["remaining-data"] : [])];
  const verbAt = pieces.findLastIndex(
    (piece, at) => (at > own || own - at > 2) && means(piece, ...said),
  );
  const verb = means(pieces[verbAt], "verb.receive") ? "receive" : "send";
  if (
    verbAt < 0 ||
    !has(clause, "can", "not", "continue", "able-still", "only", "remaining-data") ||
    means(pieces[verbAt + 1], "field.seq")
  )
    return null;
  const last = found.at(-1) ?? (memory.actionIn === clause.sentence ? memory.action : null);
  const state = talkingState(memory, last ?? null, subject);
  if (state === null) return null;
  const isReceiving = has(clause, "able-still") && /receiv|get|read|accept/i.test(clause.text);
  const from = found.at(-1)?.at ?? 0;
  const reach = reachOf(clause, memory, phase, from, pieces.length - 1);
  return { kind: "talks", ...reach, isAlways: false, state, verb: isReceiving ? "receive" : verb };
}

function talkingState(
  memory: Memory,
  last: Memory["action"],
  subject: Subject,
): TalksClaim["state"] | null {
  const { closer } = memory.context;
  const isFin = last?.happening.flags.includes("FIN") === true;
  if (subject === "active" || (closer !== null && subject === closer)) return "FIN-WAIT-1";
  if (
    subject === "passive" ||
    (closer !== null && (subject === "client" || subject === "server"))
  ) {
    return isFin && last?.happening.verb === "sends" && last.who === subject
      ? "LAST-ACK"
      : "CLOSE-WAIT";
  }
  if (!isFin) return null;
  return last?.happening.verb === "sends" ? "FIN-WAIT-1" : "CLOSE-WAIT";
}
