import "server-only";
import type { Flag } from "#oracle/index.ts";
import type { Clause } from "../clauses/clauses.ts";
import { has } from "../clauses/reach.ts";
import { type Memory, otherThan } from "../memory.ts";
import { means } from "../words/token.ts";
import type { Found } from "./reading.ts";

/**
 * "The client sends a FIN. The server replies with a RST.": the FIN that a RST is said to answer.
 * Null where something went wrong before, or may have: then a RST has its place.
 */
export function finAnsweredBy(
  clause: Clause,
  memory: Memory,
  { who, happening, at }: Found,
): readonly Flag[] | null {
  const { sent, action } = memory;
  if (happening.verb !== "sends" || happening.answers !== null) return null;
  if (sent === null || action === null || sent.flags.join() !== "FIN") return null;
  if (who === null || sent.from === null || otherThan(sent.from) !== who) return null;
  const isNear = clause.sentence - memory.actionIn <= 1 && clause.sentence >= memory.actionIn;
  const isReply = clause.pieces.slice(0, at).some((piece) => means(piece, "verb.reply"));
  const isTrouble =
    memory.lost !== null ||
    memory.state === "TIME-WAIT" ||
    memory.state === "CLOSED" ||
    memory.dimIn === clause.sentence ||
    has(clause, "if", "lose", "again", "old", "would", "linger", "no-listener", "error-state");
  return isNear && isReply && !isTrouble ? sent.flags : null;
}
