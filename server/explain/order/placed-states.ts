import "server-only";
import type { Claim, StateClaim } from "#oracle/claims/claim.ts";
import { judgeClaim } from "#oracle/claims/judge.ts";
import type { Context } from "#oracle/claims/numbering.ts";
import type { Draft, ExplainedClaim } from "../explained-claim.ts";
import type { Fact } from "../memory.ts";
import { placed } from "../segments/arrivals.ts";
import { isIn, sideIn, type Tale } from "./tale.ts";

type Told = { readonly fact: Fact; readonly claim: StateClaim };

/** Words that tell another moment than that of the item, or a way on from it. */
const MOMENT =
  /\b(?:then|later|after|until|till|before|was|were|when|once|from|leaves?|left|finally|soon|will|wait\w*)\b|->|→/i;

/**
 * "2. Host B sends ACK. State of B: LAST_ACK": the state behind the segment of its item, where
 * that one stands in its place.
 */
export function statesIn(
  tale: Tale,
  misplaced: ReadonlyMap<Fact, Claim>,
  found: readonly (ExplainedClaim | Draft)[],
): (readonly [Fact, Claim])[] {
  const { frames, items, context } = tale;
  const all = found.flatMap((one) => ("told" in one ? statesOf(one) : []));
  return frames.flatMap((frame, at) => {
    const item = items[at] ?? [];
    const deed = item.find(({ claim }) => claim !== null) ?? item[0];
    if (deed === undefined || misplaced.has(deed.fact)) return [];
    const own = all.filter(({ fact }) => isIn(fact, frame) && fact.start >= deed.fact.end);
    return own.flatMap((one) => {
      const isOne = own.every((other) => other === one || other.claim.who !== one.claim.who);
      const there = behind(one.claim, tale, at + 1);
      return isOne && isFalse(there, context) ? [[one.fact, there] as const] : [];
    });
  });
}

/** The states that a clause tells without a moment. */
function statesOf({ clause, told }: Draft): Told[] {
  if (MOMENT.test(clause.text)) return [];
  return told.flatMap(({ fact }) => {
    const { claim } = fact;
    if (claim.kind !== "state" || claim.when !== null || claim.lost !== null) return [];
    const isPlain =
      !claim.isFinal && !claim.isDenied && !claim.isSimultaneous && !claim.isExclusive;
    return isPlain && claim.who !== null && claim.who !== "both" ? [{ fact, claim }] : [];
  });
}

/** The same state behind the segment that stands in this place. */
function behind(state: StateClaim, tale: Tale, step: number): StateClaim {
  const { phase } = tale;
  const real = placed(phase, step);
  const isOwn = sideIn(state.who, tale) === sideIn(real.who, tale);
  const verb = isOwn ? "sends" : "receives";
  const when = { verb, flags: real.flags, answers: null } as const;
  return { ...state, phase, when, whenWho: null, side: "after", step };
}

/** Neither behind the segment nor, where it comes from the other end, in front of it. */
function isFalse(there: StateClaim, context: Context): boolean {
  // Behind the last segment the connection is over, some time.
  if (there.state === "CLOSED" && there.step === 4) return false;
  const isWrong = (claim: StateClaim) => judgeClaim(claim, context)?.verdict === "wrong";
  if (!isWrong(there)) return false;
  return there.when?.verb === "sends" || isWrong({ ...there, side: "before" });
}
