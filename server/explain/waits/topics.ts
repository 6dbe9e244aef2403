import "server-only";
import type { Clause } from "../clauses/clauses.ts";
import type { Memory } from "../memory.ts";
import { means } from "../words/token.ts";
import { takesAfter } from "./takes-said.ts";

/** What a clause has spoken of, which the next one may leave out. */
export function topicsAfter(
  clause: Clause,
  { takesIn, waitIn, mslIn, mslTold, clockIn }: Memory,
): Pick<Memory, "takesIn" | "waitIn" | "mslIn" | "mslTold" | "clockIn"> {
  const { pieces, sentence } = clause;
  const isWait = pieces.some(
    (piece) =>
      means(piece, "state.TIME-WAIT", "countdown") ||
      (piece.kind === "duration" && piece.duration.unit === "msl" && piece.duration.amount === 2),
  );
  const isMsl = pieces.some(
    (piece) =>
      means(piece, "unit.msl", "msl-name") ||
      (piece.kind === "duration" && piece.duration.unit === "msl" && piece.duration.amount === 1),
  );
  return {
    mslTold: isMsl ? (lengthIn(clause) ?? mslTold) : mslTold,
    takesIn: takesAfter(clause, takesIn),
    waitIn: isWait ? sentence : waitIn,
    mslIn: isMsl ? sentence : mslIn,
    clockIn: clockAfter(clause, isWait || waitIn >= sentence - 1, clockIn),
  };
}

/** "The 2MSL timer", "the timer" where a wait was spoken of: no other one, as of a retransmission. */
function clockAfter({ pieces, sentence, text }: Clause, isOfWait: boolean, before: number): number {
  if (RETRY.test(text)) return NO_CLOCK;
  const isClock = pieces.some((piece) => means(piece, "timer")) || /\btimer\b/i.test(text);
  return isClock && isOfWait ? sentence : before;
}

const RETRY =
  /\bRTO\b|retransmi\w+ time|resend\w* time|\btimer (?:of|for) (?:the|its|a) (?!wait|2)/i;
const NO_CLOCK = -9;

/** "An MSL is 2 minutes": the first length behind its name. */
function lengthIn({ pieces }: Clause): number | null {
  const at = pieces.findIndex(
    (piece) =>
      means(piece, "unit.msl", "msl-name") ||
      (piece.kind === "duration" && piece.duration.unit === "msl"),
  );
  const behind = pieces.slice(at + 1).find(({ kind }) => kind === "duration");
  return behind?.kind === "duration" && behind.duration.unit === "ms"
    ? behind.duration.amount
    : null;
}
