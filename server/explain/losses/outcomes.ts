import "server-only";
import type { Phase } from "#oracle/claims/claim.ts";
import type { Clause } from "../clauses/clauses.ts";
import { imaginesOther, phaseOf } from "../clauses/subject.ts";
import type { Fact, Memory } from "../memory.ts";
import { means, named, type Piece } from "../words/token.ts";
import { isIf, type Loss, lossIn } from "./losses.ts";
import { actorIn, type Lost } from "./outcome-ends.ts";
import { outcomeFacts } from "./outcome-facts.ts";

/** How many clauses in front of its condition an outcome may stand. */
const AHEAD = 2;

/** A clause, or the part of it, that tells what a loss leads to. */
type Outcome = { readonly clause: Clause; readonly lost: Lost };

/** What of a clause tells the outcome of a loss; null when nothing does. */
function outcomeIn(
  clause: Clause,
  around: readonly Clause[],
  memory: Memory,
  own: Loss | null,
): Outcome | null {
  const at = around.indexOf(clause);
  if (own !== null) {
    if (own.lost === null || !saysMore(own.rest)) return null;
    const rest = { ...clause, pieces: own.rest };
    return { clause: rest, lost: lostOf(own.lost, own, around, at, at, memory) };
  }
  const [from, loss] = lossAhead(around.slice(0, at), memory);
  if (from >= 0 && memory.lostIn === clause.sentence) {
    if (memory.lost === null || loss === null) return null;
    // "if the other one has gone by then": that is another story.
    const between = around.slice(from, at).flatMap(({ pieces }) => pieces);
    const later = around.slice(from + 1, at).flatMap(({ pieces }) => pieces);
    if (later.some(isIf)) return null;
    // "but the request goes out right after it": data carries the same ACK.
    if (between.some((piece) => means(piece, "data", "carry", "octet"))) return null;
    return { clause, lost: lostOf(memory.lost, loss, around, from, at, memory) };
  }
  if (memory.lostIn === clause.sentence - 1 && memory.isLostAsked && memory.lost !== null) {
    const loss = { misser: null, rest: [] };
    return { clause, lost: lostOf(memory.lost, loss, around, -1, at, memory) };
  }
  return outcomeAhead(clause, around, memory, at);
}

/** The last loss that these clauses tell of; that its segment comes again is only part of it. */
function lossAhead(clauses: readonly Clause[], memory: Memory): [number, Loss | null] {
  const losses = clauses.map((one) => lossIn(one, { ...memory, lostIn: -1 }));
  const told = losses.findLastIndex((loss) => loss !== null && loss.isCame !== true);
  const from = told >= 0 ? told : losses.findIndex((loss) => loss !== null);
  return [from, losses[from] ?? null];
}

/** "the server resends it, if the third ACK is lost": the condition follows. */
function outcomeAhead(
  clause: Clause,
  around: readonly Clause[],
  memory: Memory,
  at: number,
): Outcome | null {
  const unknown = { ...memory, sent: null, topic: null, lost: null, lostIn: -1 };
  for (let next = at + 1; next <= at + AHEAD; next += 1) {
    const one = around[next];
    if (one === undefined) return null;
    const loss = lossIn(one, unknown);
    if (loss === null) continue;
    const isBehind = loss.isCondition && loss.lost !== null && !saysMore(loss.rest);
    // What stands behind the condition as well is what it leads to.
    if (!isBehind || around.length > next + 1) return null;
    return {
      clause,
      lost: lostOf(loss.lost ?? 0, { misser: null, rest: [] }, around, at, at, memory),
    };
  }
  return null;
}

function lostOf(
  lost: number,
  { misser, rest, isCame = false }: Pick<Loss, "misser" | "rest" | "isCame">,
  around: readonly Clause[],
  from: number,
  at: number,
  memory: Memory,
): Lost {
  const between = around.slice(from + 1, at).flatMap(({ pieces }) => pieces);
  const isMended =
    isCame ||
    [...(from < at ? rest : []), ...between].some((piece) =>
      means(piece, "verb.repeat", "verb.receive", "again"),
    );
  const isRepeated = around.some(({ pieces }) =>
    pieces.some((piece) => means(piece, "verb.repeat", "again")),
  );
  const isGone = around.some(({ pieces }) =>
    pieces.some((piece) => means(piece, "die", "over", "without", "skip", "omit")),
  );
  const told = [...(from < at ? rest : []), ...between];
  const actor = actorIn(told, undefined, misser ?? memory.subject, lost, memory) ?? null;
  return { lost, misser, actor, isMended, isRepeated, isGone, isCame };
}

/** Whether the rest of a clause says anything by itself. */
function saysMore(rest: readonly Piece[]): boolean {
  return rest.some(
    (piece) =>
      piece.kind === "segment" ||
      named(piece, "state.") !== null ||
      (named(piece, "verb.") !== null && !means(piece, "verb.be", "verb.put")) ||
      means(piece, "give-up", "breaks-off", "forever", "goes-out", "again", "ask", "ask-for") ||
      means(piece, "does-nothing", "nothing-at-all"),
  );
}

/** What is known of a loss behind the clause. */
export function lossAfter(
  clause: Clause,
  memory: Memory,
): Pick<Memory, "lost" | "lostIn" | "isLostAsked"> {
  const loss = lossIn(clause, memory);
  if (loss === null) return { lost: memory.lost, lostIn: memory.lostIn, isLostAsked: false };
  // 第三个 ACK 丢了会怎样？ The next sentence answers.
  return { lost: loss.lost, lostIn: clause.sentence, isLostAsked: clause.isQuestion };
}

/** What a clause says a loss leads to; `isOnlyLoss`: it says only that something is lost. */
export function lossTold(
  clause: Clause,
  around: readonly Clause[],
  before: Memory,
  seen: Memory,
  phase: Phase,
): { readonly outcome: readonly Fact[]; readonly isOnlyLoss: boolean } {
  const loss = lossIn(clause, before);
  const isOnlyLoss =
    loss !== null &&
    loss.isCame !== true &&
    !saysMore(loss.rest) &&
    (loss.isCondition || clause.pieces.some(isIf));
  const found = outcomeIn(clause, around, seen, loss);
  // "would" imagines nothing; without TIME-WAIT a loss leads to something else.
  const isImagined =
    before.imaginedIn === clause.sentence &&
    around.some((one) => one !== clause && imaginesOther(one));
  // "a repeated FIN would get a RST": if nobody were there.
  const isUnreal = found?.lost.isCame === true && before.imaginedIn === clause.sentence;
  // "each time after 1 s": how long it is the first time, and each time.
  const isEach =
    clause.pieces.some(({ kind }) => kind === "duration") &&
    clause.pieces.some((piece) => means(piece, "each", "always", "strictly-always"));
  if (found === null || isImagined || isUnreal || isEach) return { outcome: [], isOnlyLoss };
  return { outcome: outcomeFacts(found.clause, seen, phase, found.lost), isOnlyLoss };
}

/** 第三个 ACK 丢了就断开连接: what a loss leads to is told of the same exchange. */
export function phaseOfOutcome({ pieces, sentence }: Clause, before: Memory): Phase | null {
  const at = pieces.findIndex((piece) => means(piece, "lose"));
  // 第三次丢了服务端就关闭: nor is it another exchange where both stand in one clause.
  const isOwn =
    at > 0 && !pieces.slice(0, at).some((piece) => means(piece, "exchange", "verb.close"));
  const isOutcome = isOwn || (before.lost !== null && before.lostIn === sentence);
  return isOutcome && pieces.every((piece) => phaseOf(piece) === null) ? before.phase : null;
}
