import "server-only";
import type { Claim, EventClaim } from "#oracle/claims/claim.ts";
import { judgeClaim } from "#oracle/claims/judge.ts";
import type { Context } from "#oracle/claims/numbering.ts";
import type { ExplainedClaim, Judged, Told } from "../explained-claim.ts";
import type { Fact } from "../memory.ts";
import { placed } from "../segments/arrivals.ts";
import { listsOf } from "./frames.ts";
import { statesIn } from "./placed-states.ts";
import { isIn, type Read, type Tale, talesIn } from "./tale.ts";

/**
 * "In the second step the client replies with ACK": the client does so, but not there. Where an
 * answer counts the segments of an exchange one by one, each must stand in its place. A deed that
 * does not is wrong; none becomes right by it.
 */
export function inPlace(answer: string, read: Read, context: Context): Read {
  const misplaced = new Map<Fact, Claim>();
  for (const tale of talesIn(answer, read, context)) {
    const deeds = new Map(misplacedIn(tale));
    const states = statesIn(tale, deeds, read.found);
    for (const [fact, claim] of [...deeds, ...states]) misplaced.set(fact, claim);
  }
  const known = withoutLists(answer, read);
  return misplaced.size === 0 ? known : corrected(known, misplaced, context);
}

/** "For three reasons: first, a server that sends SYN+ACK …": that is no first segment. */
function withoutLists(answer: string, read: Read): Read {
  const items = listsOf(answer);
  if (items.length === 0) return read;
  const isPlaced = ({ fact, judgement }: Told): boolean => {
    const { claim } = fact;
    if (judgement.verdict !== "wrong") return false;
    // Nor is it said that the first segment has an ACK.
    const isOfFirst = claim.kind === "statement" && claim.id === "ack-in-every";
    const step = claim.kind === "event" ? claim.step : isOfFirst ? 1 : null;
    return items.some((item) => item.place === step && isIn(fact, item));
  };
  const found = read.found.map((one) =>
    "told" in one ? { ...one, told: one.told.filter((own) => !isPlaced(own)) } : one,
  );
  return { ...read, found };
}

/** The deeds that stand in another place than that of their item. */
function misplacedIn({ items, context }: Tale): (readonly [Fact, Claim])[] {
  return items.flatMap((item, at) =>
    item.flatMap(({ fact, claim }) => {
      if (claim === null || claim.step !== null || claim.who === null) return [];
      if (isPartOf(claim, at + 1)) return [];
      const own = { ...claim, step: at + 1, numbers: [] };
      const there = { ...own, happening: { ...own.happening, answers: null } };
      return judgeClaim(there, context)?.verdict === "wrong" ? [[fact, there] as const] : [];
    }),
  );
}

/** "Second, the server acknowledges": true as far as it goes. */
function isPartOf({ who, phase, happening, isPure }: EventClaim, step: number): boolean {
  const real = placed(phase, step);
  const isOwn = phase === "open" && (who === real.who || (who === "passive") === (step === 2));
  return isOwn && !isPure && happening.flags.every((flag) => real.flags.includes(flag));
}

/** The answer as read, with what stands in the wrong place judged so. */
function corrected(
  { found, judged }: Read,
  misplaced: ReadonlyMap<Fact, Claim>,
  context: Context,
): Read {
  const lines = judged.filter(({ fact }) => misplaced.has(fact));
  return {
    judged: judged.map((one) => (lines.includes(one) ? { ...one, verdict: "wrong" } : one)),
    found: found.map((one) => {
      if (!("told" in one)) return correctedLine(one, lines, misplaced, context);
      const told = one.told.map((own) => {
        const claim = misplaced.get(own.fact);
        const judgement = claim === undefined ? null : judgeClaim(claim, context);
        return judgement === null ? own : { ...own, judgement, stand: null, parts: null };
      });
      return { ...one, told };
    }),
  };
}

/** The line of a walkthrough in which a misplaced segment stands. */
function correctedLine(
  line: ExplainedClaim,
  lines: readonly Judged[],
  misplaced: ReadonlyMap<Fact, Claim>,
  context: Context,
): ExplainedClaim {
  const own = lines.find(({ fact }) => fact.start >= line.start && fact.end <= line.end);
  const claim = own === undefined ? undefined : misplaced.get(own.fact);
  const judgement = claim === undefined ? null : judgeClaim(claim, context);
  return judgement === null ? line : { ...line, ...judgement };
}
