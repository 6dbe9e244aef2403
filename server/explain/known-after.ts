import "server-only";
import type { Subject } from "#oracle/claims/claim.ts";
import { doubtsIn } from "./certainty.ts";
import { isBothAtOnce } from "./clauses/both-at-once.ts";
import type { Clause } from "./clauses/clauses.ts";
import { closerAfter, closerIn, nextOf } from "./clauses/closer.ts";
import { subjectOf } from "./clauses/subject.ts";
import { lostIn } from "./losses/losses.ts";
import { lossAfter } from "./losses/outcomes.ts";
import { isOfEvery } from "./losses/repeat-facts.ts";
import { type Memory, otherThan } from "./memory.ts";
import { isLostByPlace, placed } from "./segments/arrivals.ts";
import type { Actions, Found } from "./segments/reading.ts";
import { meantIn, standingIn } from "./states/course-facts.ts";
import { statesIn } from "./states/state-places.ts";
import { aheadIn } from "./states/until-moment.ts";
import { topicsAfter } from "./waits/topics.ts";
import { means, named, type Piece } from "./words/token.ts";

/** "after the handshake", 握手完成后 */
export function isOverAt({ pieces, text, start }: Clause): boolean {
  const at = pieces.findIndex((piece) => means(piece, "three-ways", "opening", "four-ways"));
  if (at < 0 || pieces.some(({ kind }) => kind === "segment")) return false;
  const before = pieces[at - 1];
  // "after the handshake" may be one word.
  const isLed = /^(?:after|once)\b/i.test(text.slice((pieces[at]?.start ?? start) - start));
  const isAfter = isLed || (means(before, "after") && !means(before, "behind", "while"));
  const isDone = (piece: Piece): boolean =>
    means(piece, "behind", "complete", "done") && !means(piece, "while", "before");
  return isAfter || pieces.slice(at + 1, at + 4).some(isDone);
}

/** "When all is through": a condition of which nothing was understood. */
function isDim(clause: Clause, { found }: Actions): boolean {
  const { pieces } = clause;
  const isCondition = pieces.some((piece) => means(piece, "after", "if", "while", "on-when"));
  if (!isCondition || found.length > 0 || statesIn(clause).length > 0) return false;
  const isKnown =
    isOverAt(clause) ||
    isBothAtOnce(clause) ||
    closerIn(pieces, null) !== null ||
    pieces.some((piece) => means(piece, "lose", "merge", "timer", "time-up"));
  // "once it has sent that": a moment, and nobody knows which.
  const isDeed = pieces.some((piece) => means(piece, "verb.send", "verb.receive"));
  const isOpen = isDeed && pieces.some((piece) => means(piece, "this"));
  return !isKnown && (isOpen || doubtsIn(clause, ["if", "suppose"]).length > 0);
}

/** What is known after it. */
export function left(
  clause: Clause,
  memory: Memory,
  actions: Actions,
  around: readonly Clause[],
): Memory {
  const last = actions.found.findLast(({ isMain }) => isMain) ?? actions.found.at(-1);
  const isAgain =
    memory.lost !== null || clause.pieces.some((piece) => means(piece, "verb.repeat", "lose"));
  const closer = isAgain ? null : closerAfter([clause, ...nextOf(clause, around)], memory, actions);
  const states = statesIn(clause);
  // 等 client 的 ACK: who waits goes on being spoken of, and nothing has come.
  if (isAwaiting(clause, actions)) return memory;
  return {
    ...memory,
    subject: subjectAfter(clause, memory, actions, last),
    action:
      clause.pieces.some(({ kind }) => kind === "duration") ||
      (last === undefined && means(clause.pieces[0], "kernel"))
        ? null
        : (last ?? memory.action),
    actionIn: last === undefined ? memory.actionIn : clause.sentence,
    aheadIn: aheadIn(clause, memory, last),
    sent: sentAfter(memory, last),
    ...topicsAfter(clause, memory),
    object: objectAfter(clause, memory),
    topic: namedByNumber(clause, last) ?? topicAfter(clause, memory, lostIn(clause, memory)),
    dimIn: isDim(clause, actions) ? clause.sentence : memory.dimIn,
    ...lossAfter(clause, memory),
    everyLostIn: isOfEvery(clause) ? clause.sentence : memory.everyLostIn,
    standing: standingIn(clause, memory) ?? memory.standing,
    meant: meantIn(clause, memory),
    stay: stayIn(clause, states, actions) ?? memory.stay,
    stateIn: states.length > 0 ? clause.sentence : memory.stateIn,
    state: states.at(-1)?.state ?? stateSpoken(clause) ?? memory.state,
    context: closer === null ? memory.context : { ...memory.context, closer },
  };
}

/** Who is spoken of from here on; nobody that is known, where an unknown word acts. */
function subjectAfter(
  { pieces, unknown }: Clause,
  memory: Memory,
  { isNamed, subject }: Actions,
  last: Found | undefined,
): Subject {
  if (isNamed) return subject;
  const isStranger = unknown.length > 0 && pieces.some((piece) => piece.kind === "segment");
  // "LAST-ACK after the third": the step only says when.
  if (last?.isPlaced === true && !last.isMain) return memory.subject;
  return last?.who ?? (isStranger ? null : memory.subject);
}

/** "sends it to the server": who gets something, till somebody else is named. */
function objectAfter(
  { pieces, text, start, sentence }: Clause,
  { object }: Memory,
): Memory["object"] {
  const at = pieces.findLastIndex((piece) => named(piece, "end.") !== null);
  if (at < 0) return object;
  const who = subjectOf(pieces[at], null);
  const lead = text.slice(0, (pieces[at]?.start ?? start) - start);
  const isGiven = /\bto (?:the )?$/i.test(lead) && who !== undefined && who !== null;
  return isGiven && who !== "both" ? { who, sentence } : null;
}

/** "It's the client that goes to TIME-WAIT": who is where, where one is named with one state. */
function stayIn(
  { pieces, sentence }: Clause,
  states: ReturnType<typeof statesIn>,
  { isNamed, subject }: Actions,
): Memory["stay"] {
  const [only, ...others] = states;
  const isPlain = isNamed && others.length === 0 && !pieces.some((piece) => means(piece, "not"));
  return only === undefined || !isPlain ? null : { who: subject, state: only.state, sentence };
}

function stateSpoken({ pieces }: Clause): string | null {
  return pieces.some((piece) => means(piece, "state.TIME-WAIT")) ? "TIME-WAIT" : null;
}

function sentAfter(memory: Memory, last: Found | undefined): Memory["sent"] {
  if (last === undefined) return memory.sent;
  const { who, happening } = last;
  const from: Subject = happening.verb === "sends" ? who : otherThan(who);
  return { from, flags: happening.flags };
}

function topicAfter(clause: Clause, memory: Memory, lost: number | null): Memory["topic"] {
  const { pieces } = clause;
  const segment = pieces.findLast(({ kind }) => kind === "segment");
  if (segment?.kind === "segment") return segment.flags;
  // 确认报文段可以携带数据: it is an ACK that is spoken of.
  if (pieces.some((piece) => means(piece, "noun.ack") && !means(piece, "verb.ack"))) return ["ACK"];
  // 第二个包丢了: its place says which flags it has.
  if (isLostByPlace(clause) && lost !== null) return placed(memory.phase, lost).flags;
  return pieces.some((piece) => means(piece, "third")) && memory.phase === "open"
    ? ["ACK"]
    : memory.topic;
}

/** It begins with a wait, for a segment that nobody is said to send. */
function isAwaiting({ pieces }: Clause, { found }: Actions): boolean {
  const isVerbed = pieces.some((piece) => named(piece, "verb.") !== null);
  return means(pieces[0], "wait") && !isVerbed && found.length <= 1 && pieces.length < 6;
}

/** "replies with ack=w": a segment that only its number names. */
function namedByNumber(
  { pieces }: Clause,
  last: Actions["found"][number] | undefined,
): Memory["topic"] {
  const isWritten = pieces.some(({ kind }) => kind === "segment");
  const isNamed = last?.numbers.some(({ field }) => field === "ack") === true;
  return isNamed && !isWritten ? last.happening.flags : null;
}
