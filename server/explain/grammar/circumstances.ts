import "server-only";
import type { Clause } from "../clauses/clauses.ts";
import type { Memory } from "../memory.ts";
import type { Piece } from "../words/token.ts";
import type { Vocabulary } from "../words/vocabulary.ts";
import { lostIn } from "./claims.ts";
import { MOST_WORDS } from "./covered.ts";
import { spokenIn, writtenIn } from "./spoken.ts";
import { plainly } from "./walk.ts";

/** "Should the third ACK go missing": what is remembered of a clause that tells of a loss alone. */
export function withLoss(
  answer: string,
  pieces: readonly Piece[],
  clause: Clause,
  memory: Memory,
  vocabulary: Vocabulary,
): Memory {
  if (memory.lostIn === clause.sentence || memory.course.isBeside) return memory;
  const spoken = spokenIn(answer, pieces, clause);
  if (spoken.length === 0 || spoken.length > MOST_WORDS) return memory;
  const language = writtenIn(answer.slice(clause.start, clause.end));
  const said = plainly(spoken, vocabulary.grammars[language], "loss");
  const lost = [...new Set(said.map((one) => lostIn(one, memory)))];
  const [only = null] = lost;
  return lost.length === 1 && only !== null
    ? { ...memory, lost: only, lostIn: clause.sentence, isLostAsked: clause.isQuestion }
    : memory;
}

/** "Suppose the server closes first": what is remembered of a clause that says who does. */
export function withCloser(
  answer: string,
  pieces: readonly Piece[],
  clause: Clause,
  memory: Memory,
  vocabulary: Vocabulary,
): Memory {
  const spoken = spokenIn(answer, pieces, clause);
  const isShort = spoken.length > 1 && spoken.length <= MOST_OF_A_CLOSER;
  if (!isShort || !spoken.some(({ slot }) => slot?.kind === "E")) return memory;
  const language = writtenIn(clause.text);
  const [closer, ...others] = plainly(spoken, vocabulary.grammars[language], "closer");
  if ((closer !== "client" && closer !== "server") || others.length > 0) return memory;
  return { ...memory, phase: "close", context: { ...memory.context, closer } };
}

/** It is said in a few words. */
const MOST_OF_A_CLOSER = 16;
