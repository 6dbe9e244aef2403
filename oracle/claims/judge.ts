import type { Claim, EventClaim, Judgement } from "./claim.ts";
import { type Finding, judgementOf } from "./finding.ts";
import { findAftermath } from "./judge-aftermath.ts";
import { findAwaits, findMeanwhile, findOrder, findPast, findSkips } from "./judge-course.ts";
import { findEvent, meetings, worldsFor } from "./judge-event.ts";
import { findFlag, findNumbering, findTimes } from "./judge-flags.ts";
import { findRepeat } from "./judge-repeat.ts";
import { findCarries, findCount, findStatement, findTakes, findTalks } from "./judge-rest.ts";
import { findState } from "./judge-state.ts";
import { findTransition } from "./judge-transition.ts";
import { findUntil } from "./judge-until.ts";
import { findWait } from "./judge-wait.ts";
import type { Context } from "./numbering.ts";

/**
 * The verdict on one claim, computed from runs, or from the table of statements where no single
 * run can show it. Null when the runs do not decide it.
 */
export function judgeClaim(claim: Claim, context: Context): Judgement | null {
  const finding = find(claim, context);
  return finding === null ? null : judgementOf(claim, finding);
}

function find(claim: Claim, context: Context): Finding | null {
  switch (claim.kind) {
    case "event":
      return findEvent(claim, context);
    case "state":
      return findState(claim, context);
    case "transition":
      return findTransition(claim, context);
    case "repeat":
      return findRepeat(claim, context);
    case "aftermath":
      return findAftermath(claim, context);
    case "wait":
      return findWait(claim, context);
    case "takes":
      return findTakes(claim);
    case "carries":
      return findCarries(claim);
    case "count":
      return findCount(claim);
    case "talks":
      return findTalks(claim);
    case "until":
      return findUntil(claim, context);
    case "flag":
      return findFlag(claim, context);
    case "times":
      return findTimes(claim, context);
    case "numbering":
      return findNumbering(claim, context);
    case "awaits":
      return findAwaits(claim, context);
    case "skips":
      return findSkips(claim, context);
    case "past":
      return findPast(claim, context);
    case "meanwhile":
      return findMeanwhile(claim, context);
    case "order":
      return findOrder(claim, context);
    case "statement":
      return findStatement(claim);
  }
}

/** Far more than an honest answer leaves possible; a hostile one must not multiply them. */
const MAX_WORLDS = 120;

/** Whose acknowledgment number is wrong has told its sequence number all the same. */
function ownNumbers(claim: EventClaim): EventClaim {
  const numbers = claim.numbers.filter(({ field }) => field === "seq");
  return numbers.length < claim.numbers.length ? { ...claim, numbers } : claim;
}

/** What is known once a claim was made: its letters and figures now stand for certain numbers. */
export function contextAfter(claim: Claim, context: Context): Context {
  if (claim.kind !== "event" || claim.isDenied || claim.numbers.length === 0) return context;
  const asked = new Set(worldsFor(claim, context));
  const all = meetings(claim, [...asked], claim.who);
  const met = all.length > 0 ? all : meetings(ownNumbers(claim), [...asked], claim.who);
  if (met.length === 0) return context;
  const rest = context.worlds.filter((world) => !asked.has(world));
  const left = [...new Set(met.map(({ world }) => world))];
  return { ...context, worlds: [...rest, ...left].slice(0, MAX_WORLDS) };
}
