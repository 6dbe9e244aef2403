import "server-only";
import type { Phase } from "#oracle/claims/claim.ts";
import { courseOf } from "./beside.ts";
import { isSure } from "./certainty.ts";
import { isBothAtOnce } from "./clauses/both-at-once.ts";
import type { Clause } from "./clauses/clauses.ts";
import { closerIn } from "./clauses/closer.ts";
import { isAtTheEnd } from "./clauses/end-of-course.ts";
import { doerBehind, isOfSpeaker, isTimedBefore } from "./clauses/gerund.ts";
import { refuted, refutedAt } from "./clauses/hearsay.ts";
import { isNoClaim } from "./clauses/no-claim.ts";
import { otherAfter, withKnownOther } from "./clauses/other-end.ts";
import { has } from "./clauses/reach.ts";
import { imagines, isPlainWould, phaseIn } from "./clauses/subject.ts";
import { isOverAt, left } from "./known-after.ts";
import { lossTold, phaseOfOutcome } from "./losses/outcomes.ts";
import type { Fact, Memory } from "./memory.ts";
import { actionsIn } from "./segments/actions.ts";
import { flagFacts, timesFacts } from "./segments/flag-facts.ts";
import { segmentFacts } from "./segments/segment-facts.ts";
import { statementFacts } from "./statements/statement-facts.ts";
import { beforeStateFacts } from "./states/before-state-facts.ts";
import { stateFacts } from "./states/state-facts.ts";
import { whateverElse } from "./states/whatever-else.ts";
import { momentFacts } from "./waits/moment-facts.ts";
import { noWaitFacts } from "./waits/no-wait-facts.ts";
import { restFacts } from "./waits/rest-facts.ts";
import {
  exclusive,
  isHalfOfSecond,
  isLoose,
  isOfMoment,
  isOfOneSyn,
  isOfSomebody,
  isResetOfCase,
  isTrueSo,
  unanimous,
} from "./withheld.ts";
import { means, named } from "./words/token.ts";
import type { Vocabulary } from "./words/vocabulary.ts";

/** Nobody says so much in one clause, or so many clauses in one sentence. */
const MOST_PIECES = 150;
const MOST_CLAUSES = 40;

/** What a clause claims, worked out only where it is asked for, and what to remember of it. */
export type Read = { readonly told: () => Claimed; readonly memory: Memory };

/** `isOnlyLoss`: it tells what a loss leads to, and of nothing else. */
export type Claimed = { readonly facts: readonly Fact[]; readonly isOnlyLoss: boolean };

const NOTHING: Claimed = { facts: [], isOnlyLoss: false };

/**
 * The claims of one clause, in the light of what was said before, and what to remember of it.
 * @param vocabulary null where no statements are looked for: the grammar has read the clause
 */
export function readClause(
  spoken: Clause,
  clauses: readonly Clause[],
  index: number,
  before: Memory,
  vocabulary: Vocabulary | null,
): Read {
  const denied = refutedAt(clauses, index);
  if (denied === null) return readSpoken(spoken, clauses, index, before, vocabulary);
  const { told, memory } = readSpoken(
    denied,
    clauses.with(index, denied),
    index,
    before,
    vocabulary,
  );
  return { told: () => ({ facts: told().facts.map(refuted), isOnlyLoss: false }), memory };
}

function readSpoken(
  spoken: Clause,
  clauses: readonly Clause[],
  index: number,
  before: Memory,
  vocabulary: Vocabulary | null,
): Read {
  if (spoken.pieces.length > MOST_PIECES) return { told: () => NOTHING, memory: before };
  const sentence = sentenceOf(clauses, index);
  const said = inPlain(spoken);
  const around = sentence.map((one) =>
    one === spoken ? withKnownOther(said, before) : inPlain(one),
  );
  // One of `around` itself: what stands beside it is found by its place there.
  const clause = around[sentence.indexOf(spoken)] ?? said;
  const phase =
    phaseOfOutcome(clause, before) ?? phaseIn(clause, before.phase, before.state, before.asked);
  const doer = isOfSpeaker(clause) ? null : doerBehind(clause, around, before);
  const led = doer === undefined ? before : { ...before, subject: doer };
  const memory = entered(clause, around, led, phase);
  const actions = actionsIn(clause, memory);
  const other = otherAfter(said, before, actions);
  const after = { ...left(clause, memory, actions, around), other };
  if (isNoClaim(clause) || memory.course.isBeside)
    return { told: () => NOTHING, memory: { ...after, context: memory.context } };
  const statements = (): readonly Fact[] =>
    vocabulary === null
      ? []
      : unanimous(statementFacts(spoken, sentence, memory, phase, vocabulary));
  const heard = { clause, around, phase, before, memory, actions, after };
  return { told: () => claimedIn(heard, statements()), memory: after };
}

/** A clause among the others of its sentence, and what is known before and behind it. */
type Heard = {
  readonly clause: Clause;
  readonly around: readonly Clause[];
  readonly phase: Phase;
  readonly before: Memory;
  readonly memory: Memory;
  readonly actions: ReturnType<typeof actionsIn>;
  readonly after: Memory;
};

function claimedIn(heard: Heard, statements: readonly Fact[]): Claimed {
  const { clause, around, phase, memory, after } = heard;
  const seen = { ...memory, lost: after.lost, lostIn: after.lostIn, context: after.context };
  const { outcome, isOnlyLoss } = lossTold(clause, around, memory, seen, phase);
  if (memory.imaginedIn === clause.sentence)
    return { facts: [...outcome, ...statements], isOnlyLoss };
  const sure = outcome.length > 0 ? [] : sureOf(heard, composed(heard, seen));
  // What a loss leads to was read from its condition: no pattern of words knows better.
  const known = outcome.length > 0 ? statements.filter(isTrueSo) : statements;
  return { facts: [...outcome, ...sure, ...known], isOnlyLoss };
}

/** What is put together from who does what, and from states and numbers. */
function composed({ clause, phase, actions }: Heard, seen: Memory): readonly Fact[] {
  const rest = restFacts(clause, seen, actions, phase);
  // "SYN and FIN do not": what takes numbers, and no flag.
  const isOfNumbers = rest.some(({ claim }) => claim.kind === "takes");
  const flags = isOfNumbers
    ? []
    : [...flagFacts(clause, seen, phase), ...timesFacts(clause, seen, phase)];
  return [
    ...flags,
    // "Both SYNs take one": nobody sends anything.
    ...(flags.length > 0 || (isOfNumbers && has(clause, "end.both"))
      ? []
      : segmentFacts(clause, seen, actions, phase)),
    ...stateFacts(clause, seen, actions, phase),
    ...momentFacts(clause, seen, actions, phase),
    ...noWaitFacts(clause, seen),
    ...beforeStateFacts(clause, seen, phase),
    ...rest,
  ];
}

/** Those of them that nothing else in the clause may turn. */
function sureOf(
  { clause, around, phase, before, actions, after }: Heard,
  facts: readonly Fact[],
): readonly Fact[] {
  const isOfAnybody = around.some(({ pieces }) => pieces.some((piece) => means(piece, "whoever")));
  const isOver = around.some(({ pieces }) => pieces.some((piece) => means(piece, "time-up")));
  // A FIN in the tale of an opening: true of a close does not make it true there.
  const isTurn = before.asked === "open" && before.phase === "open" && phase === "close";
  return facts
    .flatMap((fact) => (isSure(clause, fact) ? [fact] : whateverElse(clause, fact)))
    .filter((fact) => !isOfSpeaker(clause) || !isTimedBefore(fact, actions))
    .filter((fact) => !(isOver && fact.claim.kind === "event"))
    .filter(({ claim }) => after.oldIn !== clause.paragraph || !isOfOneSyn(claim))
    .filter(({ claim }) => !isHalfOfSecond(claim, clause, around))
    .filter(({ claim }) => !isResetOfCase(claim, clause, around))
    .map((fact) =>
      (before.dimIn === clause.sentence && isLoose(fact.claim)) ||
      isOfSomebody(clause, fact.claim) ||
      isOfMoment(clause, fact.claim) ||
      (isTurn && isLoose(fact.claim))
        ? { ...fact, isDim: true }
        : fact,
    )
    .map((fact) => (isOfAnybody ? exclusive(fact) : fact));
}

/** A clause in plain words; the same each time that it is looked at from another. */
function inPlain(clause: Clause): Clause {
  const known = plainly.get(clause);
  if (known !== undefined) return known;
  const plain = { ...clause, ...clause.plain };
  plainly.set(clause, plain);
  return plain;
}

const plainly = new WeakMap<Clause, Clause>();

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
  const isNear = before.imaginedIn >= 0 && before.imaginedIn >= clause.sentence - 1;
  const isStill = isNear && isPlainWould(clause);
  const imagined = imagines(clause) || isStill ? clause.sentence : before.imaginedIn;
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
    finalIn: isOverAt(clause) || isAtTheEnd(clause) ? clause.sentence : before.finalIn,
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
