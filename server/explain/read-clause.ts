import "server-only";
import type { Phase, Subject } from "#oracle/claims/claim.ts";
import { actionsIn } from "./actions.ts";
import { isLostByPlace, placed } from "./arrivals.ts";
import { courseOf } from "./beside.ts";
import { isBothAtOnce } from "./both-at-once.ts";
import { doubtsIn, isSure } from "./certainty.ts";
import type { Clause } from "./clauses.ts";
import { closerAfter, closerIn, nextOf } from "./closer.ts";
import { meantIn, standingIn } from "./course-facts.ts";
import { flagFacts, timesFacts } from "./flag-facts.ts";
import { lostIn } from "./losses.ts";
import { type Fact, type Memory, otherThan } from "./memory.ts";
import { momentFacts } from "./moment-facts.ts";
import { has } from "./reach.ts";
import type { Actions, Found } from "./reading.ts";
import { isOfEvery } from "./repeat-facts.ts";
import { restFacts } from "./rest-facts.ts";
import { segmentFacts } from "./segment-facts.ts";
import { stateFacts } from "./state-facts.ts";
import { statesIn } from "./state-places.ts";
import { statementFacts } from "./statement-facts.ts";
import { imagines, phaseIn } from "./subject.ts";
import { means, named, type Piece } from "./token.ts";
import { topicsAfter } from "./topics.ts";
import type { Vocabulary } from "./vocabulary.ts";
import {
  exclusive,
  isHalfOfSecond,
  isLoose,
  isOfOneSyn,
  isOfSomebody,
  unanimous,
} from "./withheld.ts";

/** Nobody says so much in one clause, or so many clauses in one sentence. */
const MOST_PIECES = 150;
const MOST_CLAUSES = 40;

/** The claims of one clause, in the light of what was said before, and what to remember of it. */
export function readClause(
  spoken: Clause,
  clauses: readonly Clause[],
  index: number,
  before: Memory,
  vocabulary: Vocabulary,
): { facts: readonly Fact[]; memory: Memory } {
  if (spoken.pieces.length > MOST_PIECES) return { facts: [], memory: before };
  const sentence = sentenceOf(clauses, index);
  const around = sentence.map(inPlain);
  // One of `around` itself: what stands beside it is found by its place there.
  const clause = around[sentence.indexOf(spoken)] ?? inPlain(spoken);
  const phase = phaseIn(clause, before.phase, before.state, before.asked);
  const memory = entered(clause, around, before, phase);
  const actions = actionsIn(clause, memory);
  const after = left(clause, memory, actions, around);
  if (isNoClaim(clause) || memory.course.isBeside)
    return { facts: [], memory: { ...after, context: memory.context } };
  const statements = unanimous(statementFacts(spoken, sentence, memory, phase, vocabulary));
  if (memory.imaginedIn === clause.sentence) return { facts: statements, memory: after };
  const seen = { ...memory, lost: after.lost, lostIn: after.lostIn, context: after.context };
  const rest = restFacts(clause, seen, actions, phase);
  // "SYN and FIN do not": what takes numbers, and no flag.
  const isOfNumbers = rest.some(({ claim }) => claim.kind === "takes");
  const flags = isOfNumbers
    ? []
    : [...flagFacts(clause, seen, phase), ...timesFacts(clause, seen, phase)];
  const compositional = [
    ...flags,
    // "Both SYNs take one": nobody sends anything.
    ...(flags.length > 0 || (isOfNumbers && has(clause, "end.both"))
      ? []
      : segmentFacts(clause, seen, actions, phase)),
    ...stateFacts(clause, seen, actions, phase),
    ...momentFacts(clause, seen, actions, phase),
    ...rest,
  ];
  const isOfAnybody = around.some(({ pieces }) => pieces.some((piece) => means(piece, "whoever")));
  const isOver = around.some(({ pieces }) => pieces.some((piece) => means(piece, "time-up")));
  // A FIN in the tale of an opening: true of a close does not make it true there.
  const isTurn = before.asked === "open" && before.phase === "open" && phase === "close";
  const sure = compositional
    .filter((fact) => isSure(clause, fact) && !(isOver && fact.claim.kind === "event"))
    .filter(({ claim }) => after.oldIn !== clause.paragraph || !isOfOneSyn(claim))
    .filter(({ claim }) => !isHalfOfSecond(claim, clause, around))
    .map((fact) =>
      (before.dimIn === clause.sentence && isLoose(fact.claim)) ||
      isOfSomebody(clause, fact.claim) ||
      (isTurn && isLoose(fact.claim))
        ? { ...fact, isDim: true }
        : fact,
    )
    .map((fact) => (isOfAnybody ? exclusive(fact) : fact));
  const facts = [...sure, ...statements];
  return { facts, memory: after };
}

function inPlain(clause: Clause): Clause {
  return { ...clause, ...clause.plain };
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
  return !isKnown && doubtsIn(clause, ["if", "suppose"]).length > 0;
}

/** Questions, analogies and what others are said to think claim nothing. */
function isNoClaim({ pieces, isQuestion, isDrawn }: Clause): boolean {
  // "like a FIN" compares two segments; "like a phone call" proves nothing.
  const isAnalogy = pieces.some(
    (piece, at) => means(piece, "like") && pieces[at + 1]?.kind !== "segment",
  );
  // 「为什么不能合并」 heads an answer, with or without its mark.
  const first = pieces.find(({ kind }) => kind !== "number" && kind !== "other");
  const isAsked = isQuestion || isDrawn || isCrossing(pieces) || means(first, "why");
  return isAsked || isAnalogy || pieces.some((piece) => means(piece, "people-say"));
}

/** "Received ← SYN=1, ACK=1 ← Sent": what two columns say of one arrow. */
function isCrossing(pieces: readonly Piece[]): boolean {
  const arrows = pieces.filter((piece) => means(piece, "mark.back")).length;
  // An end that the layout put in has no length.
  const said = pieces.filter(({ start, end }) => end > start);
  return arrows > 1 && said.every((piece) => named(piece, "end.") === null);
}

function sentenceOf(clauses: readonly Clause[], index: number): readonly Clause[] {
  const sentence = clauses[index]?.sentence;
  const from = Math.max(0, index - MOST_CLAUSES);
  return clauses.slice(from, index + MOST_CLAUSES).filter((clause) => clause.sentence === sentence);
}

/** What is known before the clause is read. */
function entered(clause: Clause, around: readonly Clause[], before: Memory, phase: Phase): Memory {
  const isNewPhase = phase !== before.phase;
  const context = withCloser(clause, around, before);
  // "if it is the server that closes first": another tale begins.
  const isTurned = before.context.closer !== null && context.closer !== before.context.closer;
  const isNewParagraph = clause.paragraph !== before.paragraph;
  const imagined = imagines(clause) ? clause.sentence : before.imaginedIn;
  const isSimultaneous =
    isBothAtOnce(clause) ||
    (before.isSimultaneous && clause.paragraph - before.paragraph <= 1 && !namesOne(clause));
  return {
    ...before,
    phase,
    isSimultaneous,
    imaginedIn: imagined,
    timerIn: clause.pieces.some((piece) => means(piece, "timer"))
      ? clause.sentence
      : before.timerIn,
    linuxIn: clause.pieces.some((piece) => means(piece, "linux"))
      ? clause.sentence
      : before.linuxIn,
    oldIn:
      phase === "open" && clause.pieces.some((piece) => means(piece, "old"))
        ? clause.paragraph
        : before.oldIn,
    lingerIn: clause.pieces.some((piece) => means(piece, "linger"))
      ? clause.sentence
      : before.lingerIn,
    finalIn: isOverAt(clause) ? clause.sentence : before.finalIn,
    dataIn: isDataCounted(clause) ? clause.sentence : before.dataIn,
    lost:
      isNewPhase || (isNewParagraph && clause.paragraph > before.paragraph + 1)
        ? null
        : before.lost,
    sent: isNewPhase || isTurned ? null : before.sent,
    action: isNewPhase || isTurned ? null : before.action,
    paragraph: clause.paragraph,
    course: courseOf(clause, before.course),
    context,
  };
}

/** "after the handshake", 握手完成后 */
function isOverAt({ pieces, text, start }: Clause): boolean {
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

/** "10 bytes": the numbers that follow count them. */
function isDataCounted({ pieces }: Clause): boolean {
  return pieces.some(
    (piece, at) =>
      piece.kind === "number" && piece.value > 1 && means(pieces[at + 1], "data", "octet"),
  );
}

function namesOne({ pieces }: Clause): boolean {
  return pieces.some((piece) =>
    ["client", "server", "active", "passive"].includes(named(piece, "end.") ?? ""),
  );
}

/** Which end closes first, as the clause says it, or later on in its sentence. */
function withCloser(
  clause: Clause,
  around: readonly Clause[],
  { context, subject }: Memory,
): Memory["context"] {
  // "the client, which closed first"
  const isApposed = clause.pieces.length === 1 && named(clause.pieces[0], "end.") === "active";
  if (isApposed && (subject === "client" || subject === "server"))
    return { ...context, closer: subject };
  const own = closerIn(clause.pieces, context.closer);
  if (own !== null) return { ...context, closer: own };
  if (context.closer !== null) return context;
  const entry = clause.pieces.findIndex((piece) => means(piece, "state.FIN-WAIT-1"));
  const isClient = named(clause.pieces[entry - 2], "end.") === "client";
  if (isClient && means(clause.pieces[entry - 1], "verb.enter"))
    return { ...context, closer: "client" };
  const later = around
    .filter((one) => one.start > clause.start)
    .map((one) => closerIn(one.pieces, null))
    .find((closer) => closer !== null);
  return later === undefined ? context : { ...context, closer: later };
}

/** What is known after it. */
function left(clause: Clause, memory: Memory, actions: Actions, around: readonly Clause[]): Memory {
  const last = actions.found.findLast(({ isMain }) => isMain) ?? actions.found.at(-1);
  const isAgain =
    memory.lost !== null || clause.pieces.some((piece) => means(piece, "verb.repeat", "lose"));
  const closer = isAgain ? null : closerAfter([clause, ...nextOf(clause, around)], memory, actions);
  const states = statesIn(clause);
  return {
    ...memory,
    subject: subjectAfter(clause, memory, actions, last),
    action:
      clause.pieces.some(({ kind }) => kind === "duration") ||
      (last === undefined && means(clause.pieces[0], "kernel"))
        ? null
        : (last ?? memory.action),
    actionIn: last === undefined ? memory.actionIn : clause.sentence,
    sent: sentAfter(memory, last),
    ...topicsAfter(clause, memory),
    topic: topicAfter(clause, memory, lostIn(clause, memory)),
    dimIn: isDim(clause, actions) ? clause.sentence : memory.dimIn,
    lost: lostIn(clause, memory),
    lostIn: clause.pieces.some((piece) => means(piece, "lose")) ? clause.sentence : memory.lostIn,
    everyLostIn: isOfEvery(clause) ? clause.sentence : memory.everyLostIn,
    standing: standingIn(clause, memory) ?? memory.standing,
    meant: meantIn(clause, memory),
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
  return last?.who ?? (isStranger ? null : memory.subject);
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
  // 第二个包丢了: its place says which flags it has.
  if (isLostByPlace(clause) && lost !== null) return placed(memory.phase, lost).flags;
  return pieces.some((piece) => means(piece, "third")) && memory.phase === "open"
    ? ["ACK"]
    : memory.topic;
}
