import "server-only";
import type { Clause } from "../clauses/clauses.ts";
import type { Actions } from "../segments/reading.ts";
import { means, named, type Piece } from "../words/token.ts";

const CIRCUMSTANCE = /^\s*(?:状态)?\s*(?:下|期间|时候?|里|中|阶段|之前|的)/;

/** Whether the clause says that somebody is in the state, rather than what happens in it. */
export function isAsserted(
  { pieces, text, start }: Clause,
  { found }: Actions,
  at: number,
): boolean {
  const piece = pieces[at];
  if (piece === undefined) return false;
  const lead = pieces.slice(0, at).filter(({ kind }) => kind !== "other");
  const tail = pieces.slice(at + 1);
  // "CLOSE_WAIT means": nobody is said to be in it.
  if (lead.length === 0 && means(tail[0], "mean", "signifies") && found.length === 0) return false;
  const behind = text.slice(piece.end - start);
  const isEntered =
    lead.some((one) => means(one, "verb.enter", "verb.be", "mark.arrow", "leave")) ||
    // 两头都有 LAST_ACK
    (named(lead.at(-2), "end.") !== null && means(lead.at(-1), "has-flag"));
  const isOwned = lead.some((one) => named(one, "end.") !== null);
  const hasVerb = tail.some(
    (one) =>
      (means(one, "wait") && !isOwned) ||
      one.kind === "segment" ||
      means(
        one,
        "verb.send",
        "verb.receive",
        "verb.repeat",
        "verb.reply",
        "can",
        "because",
        "discard",
        "data",
        "prevent",
      ),
  );
  if (CIRCUMSTANCE.test(behind) && hasVerb) return false;
  // "If it gets an ACK in the SYN-RECEIVED state": where it is, and not what follows.
  const isIn = /\b(?:while |when )?in (?:the |its )?$/i.test(text.slice(0, piece.start - start));
  // "Once it has sent the SYN it is in SYN-SENT": told with a verb of its own.
  const deed = found.findLast((one) => one.at < at);
  const isSaid = pieces
    .slice((deed?.at ?? at) + 1, at)
    .some((one) => means(one, "verb.be", "verb.enter"));
  if (isIn && !isSaid && means(lead[0], "if", "after", "on-when") && deed !== undefined)
    return false;
  if (isBackground(lead, tail, found.length > 0)) return false;
  if (
    isEntered ||
    isPlainlySaid(lead, text.slice(0, piece.start - start)) ||
    means(
      lead.findLast((one) => !means(one, "not")),
      "must",
    ) ||
    found.some((one) => one.at < at)
  )
    return true;
  if (named(lead.at(-1), "end.") !== null || isNotThere(lead)) return true;
  const isPassive = tail.some((one) => means(one, "verb.enter", "verb.be")) && found.length > 0;
  return (
    isPassive ||
    (!hasVerb &&
      lead.every(
        (one) =>
          means(
            one,
            "then",
            "now",
            "after",
            "on-when",
            "always",
            "first",
            "last",
            "still",
            "unit.s",
            "wait",
          ) || one.kind === "number",
      ))
  );
}

/** "The server isn't ESTABLISHED until", "it isn't yet ESTABLISHED" */
function isNotThere(lead: readonly Piece[]): boolean {
  const near = lead.findLast((one) => !means(one, "still", "inside", "now"));
  return means(near, "not") && lead.some((one) => named(one, "end.") !== null || means(one, "it"));
}

const SHORT = /\w['’]s\s+(?:now\s+|already\s+|still\s+)?in\s+(?:the\s+)?$/i;

/** "peer: CLOSED", "the server's already ESTABLISHED" */
const LABELLED = /(?::\s*(?:still |now |already )?|\w['’]s\s+(?:now|already|still)\s+)$/i;

/** "That moves the client into SYN-SENT", "client = ESTABLISHED", "Server's in LISTEN" */
function isPlainlySaid(lead: readonly Piece[], before: string): boolean {
  const isMoved = means(lead.at(-1), "to") && lead.some((one) => means(one, "verb.put"));
  const isEqual = means(lead.at(-1), "mark.eq") && named(lead.at(-2), "end.") !== null;
  const isShort = SHORT.test(before) && lead.some((one) => named(one, "end.") !== null);
  const isLabelled = LABELLED.test(before) && lead.some((one) => named(one, "end.") !== null);
  return isMoved || isEqual || isShort || isLabelled;
}

/** "after TIME-WAIT", "while in FIN-WAIT-2", "arriving in TIME-WAIT": when or where, not what. */
function isBackground(lead: readonly Piece[], tail: readonly Piece[], isTold: boolean): boolean {
  const last = lead.at(-1);
  if (last === undefined && tail.some((one) => one.kind === "duration")) return true;
  const near = lead.slice(-2);
  const isPlace = near.some((one) => means(one, "verb.arrive", "verb.receive"));
  if (isPlace && means(last, "inside", "verb.arrive") && !means(last, "verb.enter")) return true;
  if (isTold) return false;
  const isPast = means(last, "after", "on-when") && !means(last, "behind", "only", "now");
  const isLed = lead.some((one) => means(one, "while") && !means(one, "behind"));
  const isSaid = lead.some((one) => means(one, "verb.be", "verb.enter"));
  return isPast || isLed || (means(tail[0], "while") && !isSaid);
}
