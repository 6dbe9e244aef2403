import "server-only";
import type { Claim, Phase, Subject, TalksClaim } from "#oracle/claims/claim.ts";
import type { Clause } from "./clauses.ts";
import type { Memory } from "./memory.ts";
import { deniedAt, has, reachOf } from "./reach.ts";
import type { Actions } from "./reading.ts";
import { statesIn } from "./state-places.ts";
import { means } from "./token.ts";

/** "who has sent a FIN cannot receive data": what an end may still do in the state it is in. */
export function talks(
  clause: Clause,
  memory: Memory,
  phase: Phase,
  { found, subject, isNamed }: Actions,
): Claim | null {
  const { pieces } = clause;
  const isPurpose = has(clause, "so", "so-that", "because") && has(clause, "can");
  if (
    isPurpose ||
    phase !== "close" ||
    !has(clause, "data", "remaining-data") ||
    has(clause, "no-more-data", "if", "until", "because", "wait")
  )
    return null;
  const own = found.at(-1)?.at ?? -9;
  const isApart = (at: number): boolean => at > own || own - at > 2;
  const spoken = pieces.findLastIndex(
    (piece, at) =>
      isApart(at) && means(piece, "verb.send", "verb.receive", "not-receive", "able-still"),
  );
  const left = pieces.findLastIndex((piece, at) => isApart(at) && means(piece, "remaining-data"));
  const verbAt = spoken < 0 && isNamed ? left : spoken;
  const isDeaf = means(pieces[verbAt], "not-receive");
  const verb = isDeaf || means(pieces[verbAt], "verb.receive") ? "receive" : "send";
  if (
    verbAt < 0 ||
    !has(clause, "can", "not", "not-receive", "continue", "able-still", "only", "remaining-data") ||
    means(pieces[verbAt + 1], "field.seq")
  )
    return null;
  const last = found.at(-1) ?? (memory.actionIn === clause.sentence ? memory.action : null);
  const [place, more] = statesIn(clause);
  const named = more === undefined ? (place?.state ?? null) : null;
  const state = named ?? talkingState(memory, last ?? null, subject);
  if (state === null) return null;
  const isReceiving = has(clause, "able-receive");
  const from = found.at(-1)?.at ?? 0;
  const reach = reachOf(clause, memory, phase, from, pieces.length - 1);
  // 没发完 has its own negation.
  const isDenied = !means(pieces[verbAt], "remaining-data") && deniedAt(clause, verbAt);
  const said = isReceiving ? "receive" : verb;
  return {
    kind: "talks",
    ...reach,
    isAlways: false,
    isDenied: isDeaf !== isDenied,
    state,
    verb: said,
  };
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
