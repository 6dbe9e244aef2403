import "server-only";
import type { Phase, Subject } from "#oracle/claims/claim.ts";
import type { Flag } from "#oracle/index.ts";
import { actionsIn } from "./actions.ts";
import type { Clause } from "./clauses.ts";
import { type Fact, type Memory, otherThan } from "./memory.ts";
import type { Actions, Found } from "./reading.ts";
import { restFacts } from "./rest-facts.ts";
import { segmentFacts } from "./segment-facts.ts";
import { stateFacts, statesIn } from "./state-facts.ts";
import { statementFacts } from "./statement-facts.ts";
import { imagines, phaseIn } from "./subject.ts";
import { means } from "./token.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Nobody says so much in one clause, or so many clauses in one sentence. */
const MOST_PIECES = 150;
const MOST_CLAUSES = 40;

/** The claims of one clause, in the light of what was said before, and what to remember of it. */
export function readClause(
  clause: Clause,
  clauses: readonly Clause[],
  index: number,
  before: Memory,
  vocabulary: Vocabulary,
): { facts: readonly Fact[]; memory: Memory } {
  if (clause.pieces.length > MOST_PIECES) return { facts: [], memory: before };
  const phase = phaseIn(clause, before.phase, before.state);
  const memory = entered(clause, before, phase);
  const actions = actionsIn(clause, memory);
  const after = left(clause, memory, actions);
  if (isNoClaim(clause)) return { facts: [], memory: after };
  const around = sentenceOf(clauses, index);
  const statements = statementFacts(clause, around, memory, phase, vocabulary);
  if (memory.imaginedIn === clause.sentence) return { facts: statements, memory: after };
  const seen = { ...memory, lost: after.lost, lostIn: after.lostIn, context: after.context };
  const rest = restFacts(clause, seen, actions, phase);
  const facts = [
    ...segmentFacts(clause, seen, actions, phase),
    ...stateFacts(clause, seen, actions, phase),
    ...rest,
    ...statements,
  ];
  return { facts, memory: after };
}

/** Questions, analogies and what others are said to think claim nothing. */
function isNoClaim({ pieces, isQuestion }: Clause): boolean {
  return isQuestion || pieces.some((piece) => means(piece, "like", "people-say"));
}

function sentenceOf(clauses: readonly Clause[], index: number): readonly Clause[] {
  const sentence = clauses[index]?.sentence;
  const from = Math.max(0, index - MOST_CLAUSES);
  return clauses.slice(from, index + MOST_CLAUSES).filter((clause) => clause.sentence === sentence);
}

/** What is known before the clause is read. */
function entered(clause: Clause, before: Memory, phase: Phase): Memory {
  const isNewPhase = phase !== before.phase;
  const isNewParagraph = clause.paragraph !== before.paragraph;
  const imagined = imagines(clause) ? clause.sentence : before.imaginedIn;
  const isSimultaneous =
    clause.pieces.some((piece) => means(piece, "simultaneous")) ||
    (before.isSimultaneous && !isNewParagraph && before.actionIn >= clause.sentence - 1);
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
    lost:
      isNewPhase || (isNewParagraph && clause.paragraph > before.paragraph + 1)
        ? null
        : before.lost,
    sent: isNewPhase ? null : before.sent,
    action: isNewPhase ? null : before.action,
    paragraph: clause.paragraph,
    context: withCloser(clause, before, phase),
  };
}

/** "the client closes first", 设服务器先关闭 */
function withCloser({ text }: Clause, { context }: Memory, phase: Phase): Memory["context"] {
  void phase;
  const said =
    /(客户端|服务器|服务端|client|server)\s*(?:先|主动|首先|side |end )?\s*(?:发起)?(?:关闭|断开|先关|closes? first|close first|initiates? (?:the )?clos|wants to close|is the active|is closing|starts closing|goes first|主动关闭|想要?关闭|要关闭|发起关闭|打算关闭|发起断开)/i.exec(
      text,
    ) ??
    /(?:take|say|suppose|assume|let|让|设|假设)\s*(?:that )?(?:the )?(客户端|服务器|服务端|client|server)/i.exec(
      text,
    );
  const end = said?.[1]?.toLowerCase();
  if (end === undefined) return context;
  return { ...context, closer: end === "client" || end === "客户端" ? "client" : "server" };
}

/** What is known after it. */
function left(clause: Clause, memory: Memory, actions: Actions): Memory {
  const last = actions.found.findLast(({ isMain }) => isMain) ?? actions.found.at(-1);
  const isAgain =
    memory.lost !== null || clause.pieces.some((piece) => means(piece, "verb.repeat", "lose"));
  const closer = isAgain ? null : closerAfter(memory, actions);
  const states = statesIn(clause);
  return {
    ...memory,
    subject: actions.isNamed ? actions.subject : (last?.who ?? memory.subject),
    action: clause.pieces.some(({ kind }) => kind === "duration") ? null : (last ?? memory.action),
    actionIn: last === undefined ? memory.actionIn : clause.sentence,
    sent: sentAfter(memory, last),
    topic: topicAfter(clause, memory),
    lost: lostIn(clause, memory),
    lostIn: clause.pieces.some((piece) => means(piece, "lose")) ? clause.sentence : memory.lostIn,
    state: states.at(-1)?.state ?? stateSpoken(clause) ?? memory.state,
    context: closer === null ? memory.context : { ...memory.context, closer },
  };
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

function topicAfter({ pieces }: Clause, memory: Memory): Memory["topic"] {
  const segment = pieces.findLast(({ kind }) => kind === "segment");
  if (segment?.kind === "segment") return segment.flags;
  return pieces.some((piece) => means(piece, "third")) && memory.phase === "open"
    ? ["ACK"]
    : memory.topic;
}

/** Who is told to send the first FIN closes first. */
function closerAfter({ context, phase }: Memory, { found }: Actions): "client" | "server" | null {
  if (phase !== "close" || context.closer !== null) return null;
  const first = found.find(
    ({ happening }) => happening.flags.includes("FIN") && happening.answers === null,
  );
  if (first === undefined || (first.who !== "client" && first.who !== "server")) return null;
  const isSent = first.happening.verb === "sends";
  if (isSent) return first.who;
  return first.who === "client" ? "server" : "client";
}

/** Which segment of the exchange the clause says is lost. */
function lostIn({ pieces }: Clause, memory: Memory): number | null {
  if (!pieces.some((piece) => means(piece, "lose"))) return memory.lost;
  const segment = pieces.find(({ kind }) => kind === "segment");
  const flags: readonly Flag[] = segment?.kind === "segment" ? segment.flags : [];
  const isThird = pieces.some((piece) => means(piece, "third"));
  const isLast = pieces.some((piece) => means(piece, "last"));
  if (memory.phase === "open") {
    if (isThird || isLast) return 3;
    if (flags.join() === "SYN,ACK") return 2;
    return flags.join() === "SYN" ? 1 : flags.join() === "ACK" ? 3 : memory.lost;
  }
  if (isLast && (flags.length === 0 || flags.join() === "ACK")) return 4;
  if (flags.includes("FIN"))
    return isLast || pieces.some((piece) => means(piece, "second", "end.passive")) ? 3 : 1;
  return flags.join() === "ACK" ? 4 : memory.lost;
}
