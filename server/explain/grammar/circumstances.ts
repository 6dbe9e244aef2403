import "server-only";
import type { Clause } from "../clauses/clauses.ts";
import type { Memory } from "../memory.ts";
import { lostIn } from "./claims.ts";
import { MOST_WORDS } from "./covered.ts";
import type { Stretch } from "./sentences.ts";

/** "Should the third ACK go missing": what is remembered of a clause that tells of a loss alone. */
export function withLoss({ spoken, readings }: Stretch, clause: Clause, memory: Memory): Memory {
  if (memory.course.isBeside) return memory;
  if (spoken.length === 0 || spoken.length > MOST_WORDS) return memory;
  const lost = [...new Set(readings("loss").map((one) => lostIn(one, memory)))];
  const [only = null] = lost;
  return lost.length === 1 && only !== null
    ? { ...memory, lost: only, lostIn: clause.sentence, isLostAsked: clause.isQuestion }
    : memory;
}

/** "Suppose the server closes first": what is remembered of a clause that says who does. */
export function withCloser({ spoken, readings }: Stretch, memory: Memory): Memory {
  const isShort = spoken.length > 1 && spoken.length <= MOST_OF_A_CLOSER;
  if (!isShort || !spoken.some(({ slot }) => slot?.kind === "E")) return memory;
  const [closer, ...others] = readings("closer");
  if ((closer !== "client" && closer !== "server") || others.length > 0) return memory;
  return { ...memory, phase: "close", context: { ...memory.context, closer } };
}

/** It is said in a few words. */
const MOST_OF_A_CLOSER = 16;
