import "server-only";
import type { Claim, NumberSaid, Phase, StateClaim, Subject } from "#oracle/claims/claim.ts";
import { STATES, type State } from "#oracle/index.ts";
import type { Memory } from "../memory.ts";
import { assemble } from "../words/assemble.ts";
import { scan } from "../words/scan.ts";
import type { Vocabulary } from "../words/vocabulary.ts";
import { numberNamed } from "./numbers.ts";

/** A claim in the notation of the grammar, word by word: see content/README.md. */
export type Said = {
  readonly words: string[];
  readonly marks: ReadonlySet<string>;
  readonly numbers: readonly NumberSaid[];
  readonly phase: Phase;
  readonly memory: Memory;
  /** The sentence it stands in. */
  readonly sentence: number;
  /** Which segment was said to be lost, from 1. */
  readonly lost: number | null;
  /** Whom `by` named as the one who does what follows: null is whoever it may be. */
  readonly doer: Subject | undefined;
  /** What the loss kept back was sent again since: an ACK behind it is an answer. */
  readonly isMended: boolean;
  /** What the line has claimed before it: "if the FIN was u, the ack is u+1". */
  readonly given: Claim | null;
};

/** How far a claim reaches: what every claim says besides its own. */
export type Reach = Pick<
  StateClaim,
  "phase" | "isDenied" | "isAlways" | "isExclusive" | "isSimultaneous"
>;

const MARKS: ReadonlySet<string> = new Set([
  ...["not", "always", "only", "simultaneous", "open", "close", "pure", "direct", "timed", "told"],
  ...["alone", "linux", "later", "same", "final", "then", "loose", "still", "did", "enters"],
]);

/** Whether it is no word of the claim, but a mark that may stand anywhere in it. */
export function isMark(word: string): boolean {
  return MARKS.has(word);
}

const CLOSING = /FIN|CLOSE-WAIT|TIME-WAIT|LAST-ACK|CLOSING/;
const OPENING = /SYN|LISTEN|isn:|^order \w+ ESTABLISHED/;

/** The exchange that a line is about: by its words, or else the one that the answer is at. */
export function phaseOf(words: readonly string[], memory: Memory): Phase {
  if (words.includes("open")) return "open";
  if (words.includes("close")) return "close";
  const text = words.join(" ");
  if (OPENING.test(text)) return "open";
  // A FIN in the tale of a handshake is a mistake, and no close.
  const isOpening = memory.asked === "open" && memory.phase === "open";
  if (words[0] === "event" && isOpening) return "open";
  // So is a state of closing, there.
  const [kind, who = ""] = words;
  const isNamed = /^(?:client|server|it)$/.test(who) && !/FIN(?!-)/.test(text);
  if (kind === "state" && isOpening && isNamed) return "open";
  return CLOSING.test(text) ? "close" : memory.phase;
}

/** A number that is said of a field. */
export const FIELD = /^(?:seq|ack)=/;

/** "ack=x+1", "ack=isn:client+1", "seq=ack@SYN,ACK" */
export function numberOf(word: string, vocabulary: Vocabulary, phase: Phase): NumberSaid[] {
  const named = numberNamed(word, phase);
  if (named !== null) return named;
  const pieces = assemble(word, scan(word, vocabulary, "open"));
  return pieces.flatMap((piece) => (piece.kind === "said" ? [piece.said] : []));
}

/** What the marks say of a claim, and what was told of both ends before it. */
export function reachOf({ phase, marks, memory }: Said): Reach {
  return {
    phase,
    isDenied: marks.has("not"),
    isAlways: marks.has("always") || marks.has("only"),
    isExclusive: marks.has("only"),
    isSimultaneous: memory.isSimultaneous || marks.has("simultaneous"),
  };
}

/** A state by its name in the notation. */
export function stateNamed(word: string | undefined): State | null {
  return STATES.find((state) => state === word) ?? null;
}
