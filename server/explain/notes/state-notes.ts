import "server-only";
import type { Happening, StateClaim, Subject } from "#oracle/claims/claim.ts";
import { judgeClaim } from "#oracle/claims/judge.ts";
import { STATES } from "#oracle/index.ts";
import type { Clause } from "../clauses/clauses.ts";
import { spokenIn, writtenIn } from "../grammar/spoken.ts";
import { plainly } from "../grammar/walk.ts";
import type { ReadLine } from "../lines/lines.ts";
import { type Memory, otherThan } from "../memory.ts";
import type { Reading } from "../reading.ts";
import { type Side, sideOf } from "../who-closed.ts";
import type { Span } from "../words/token.ts";
import { stretchOf } from "./stretches.ts";

/** How many sentences behind a step its states may be told: "State of A: … State of B: …" */
const MOST_BEHIND = 3;

/**
 * "1. A sends FIN. State of A: FIN_WAIT_1.": where an end is right behind the step that was told
 * last. Null where no step was, or where it cannot be told which moment is meant.
 */
export function stateNoteAt(reading: Reading, clause: Clause): ReadLine | null {
  const { answer, plain, vocabulary, memory } = reading;
  const { action, actionIn, lost, waitIn } = memory;
  if (action === null || lost !== null || memory.course.isBeside) return null;
  if (actionIn < clause.sentence - MOST_BEHIND || waitIn >= actionIn) return null;
  const own = stretchOf(answer, clause) ?? clause;
  for (const span of [own, clause]) {
    const grammar = vocabulary.grammars[writtenIn(answer.slice(span.start, span.end))];
    const [said, other] = plainly(spokenIn(answer, plain, span), grammar, "state-note");
    const [name, word] = said?.split(" ") ?? [];
    const state = STATES.find((one) => one === word);
    if (state === undefined || other !== undefined) continue;
    const who = whoIs(name, memory);
    const claim = who === null ? null : behindStep(who, state, memory);
    return claim === null ? null : lineOf(span, claim);
  }
  return null;
}

const NAMED: readonly Subject[] = ["client", "server", "active", "passive"];

/** "it" is the end that did what was told last, "other" the end across from it. */
function whoIs(name: string | undefined, { action }: Memory): Subject {
  const doer = action?.who ?? null;
  if (name === "it") return doer === "both" ? null : doer;
  if (name === "other") return doer === "both" ? null : otherThan(doer);
  return NAMED.find((one) => one === name) ?? null;
}

function behindStep(
  who: Exclude<Subject, null>,
  state: StateClaim["state"],
  { action, context, phase, isSimultaneous }: Memory,
): StateClaim | null {
  if (action === null || isSimultaneous) return null;
  const { happening, step } = action;
  const doer = sideOf(action.who, phase, context.closer);
  const side = sideOf(who, phase, context.closer);
  if (doer === null || side === null || happening.flags.length === 0) return null;
  const isOwn = doer === side;
  const verb = isOwn ? happening.verb : happening.verb === "sends" ? "receives" : "sends";
  const claim: StateClaim = {
    ...{ kind: "state", phase, who, state, whenWho: null, side: "after", lost: null },
    ...{ isDenied: false, isAlways: false, isExclusive: false, isSimultaneous: false },
    ...{ isFinal: false, isLeft: false, isAround: false },
    when: isOwn ? happening : { verb, flags: happening.flags, answers: null },
    ...placeOf(step ?? placeBy(doer, happening, phase)),
  };
  const verdictOf = (one: StateClaim) => judgeClaim(one, context)?.verdict;
  // Of the other end it may be told where it still is.
  const isEarlier = !isOwn && verdictOf({ ...claim, side: "before" }) === "right";
  return verdictOf(claim) === "wrong" && isEarlier ? null : claim;
}

function placeOf(step: number | null): { readonly step?: number } {
  return step === null ? {} : { step };
}

/** Which ACK of a close an end sends: its place was not told. */
function placeBy(doer: Side, { verb, flags }: Happening, phase: Memory["phase"]): number | null {
  if (phase !== "close" || flags.join() !== "ACK") return null;
  const isOfActive = (verb === "sends") === (doer === "active");
  return isOfActive ? 4 : 2;
}

function lineOf({ start, end }: Span, claim: StateClaim): ReadLine {
  const units = [{ start, end, facts: [{ claim, start, end }] }];
  const { phase, who, state } = claim;
  return { start, end, units, rest: [], phase, subject: who, sent: null, state };
}
