import "server-only";
import type { Clause } from "./clauses/clauses.ts";
import type { Draft, ExplainedClaim, Judged } from "./explained-claim.ts";
import type { Sentences } from "./grammar/sentences.ts";
import type { ReadLine } from "./lines/lines.ts";
import type { Memory } from "./memory.ts";
import type { Tale } from "./who-closed.ts";
import type { Piece } from "./words/token.ts";
import type { Vocabulary } from "./words/vocabulary.ts";

/** An answer that is being read clause by clause, and how far that has come. */
export type Reading = {
  readonly answer: string;
  readonly vocabulary: Vocabulary;
  readonly pieces: readonly Piece[];
  /** The pieces as the grammar and the lines see them. */
  readonly plain: readonly Piece[];
  readonly clauses: readonly Clause[];
  readonly sentences: Sentences;
  readonly lines: readonly ReadLine[];
  readonly found: (ExplainedClaim | Draft)[];
  readonly judged: Judged[];
  memory: Memory;
  tale: Tale;
  /** The line that is next or at hand, and the last one that was read. */
  line: number;
  lineDone: number;
  /** The last clause that was read together with those in front of it. */
  coveredTo: number;
  /** Where the chain that was read last ends in the answer. */
  chainEnd: number;
};
