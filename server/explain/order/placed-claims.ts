import "server-only";
import type { EventClaim, Phase, Subject } from "#oracle/claims/claim.ts";
import { judgeClaim } from "#oracle/claims/judge.ts";
import type { Context } from "#oracle/claims/numbering.ts";
import type { Draft, ExplainedClaim, Judged } from "../explained-claim.ts";
import type { Fact } from "../memory.ts";
import { placed } from "../segments/arrivals.ts";
import { type Frame, framesOf } from "./frames.ts";

type Found = readonly (ExplainedClaim | Draft)[];

/** What an answer says, and what of it counts for the key points. */
type Read = { readonly found: Found; readonly judged: readonly Judged[] };

/** A segment that an item tells of. */
type Telling = { readonly fact: Fact; readonly claim: EventClaim | null };

/**
 * "In the second step the client replies with ACK": the client does so, but not there. Where an
 * answer counts the segments of an exchange one by one, each must stand in its place. A deed that
 * does not is wrong; none becomes right by it.
 */
export function inPlace(answer: string, read: Read, context: Context): Read {
  const misplaced = new Map<Fact, EventClaim>();
  const told = tellingsOf(read);
  for (const frames of framesOf(answer)) {
    const unread = frames.filter(({ start, end }) => isOfSome(answer.slice(start, end)));
    const found = misplacedIn(frames, unread, told, context);
    for (const [fact, claim] of found) misplaced.set(fact, claim);
  }
  return misplaced.size === 0 ? read : corrected(read, misplaced, context);
}

function tellingsOf({ found, judged }: Read): Telling[] {
  const facts = [
    ...found.flatMap((one) => ("told" in one ? one.told.map(({ fact }) => fact) : [])),
    ...judged.map(({ fact }) => fact),
  ];
  return facts.flatMap((fact): Telling[] => {
    const { claim } = fact;
    // "B: FIN (with ACK)" tells of its segment what it has in it.
    if (claim.kind === "flag" && claim.of !== null && claim.isSet) return [{ fact, claim: null }];
    if (claim.kind !== "event" || claim.isDenied || claim.isSimultaneous) return [];
    const isOfSegment = claim.happening.verb === "sends" && claim.happening.flags.length > 0;
    return isOfSegment ? [{ fact, claim }] : [];
  });
}

/** Some segment is sent in words that may not have been understood. */
function isOfSome(text: string): boolean {
  return SENDS.test(text) && NAMES.test(text) && !GETS.test(text);
}

const SENDS = /\b(?:send|sends|sent|repl\w+|answer\w*|respond\w*|return\w*)\b|->|→/i;
const NAMES = /\b(?:SYN|FIN|ACK)s?\b/i;
const GETS = /\b(?:get|gets|got|receiv\w+|wait\w*|arriv\w+|lost)\b/i;

/** The deeds that stand in another place than that of their item. */
function misplacedIn(
  frames: readonly Frame[],
  unread: readonly Frame[],
  all: readonly Telling[],
  known: Context,
): (readonly [Fact, EventClaim])[] {
  const items = frames.map((frame) => all.filter(({ fact }) => isIn(fact, frame)));
  const phase = phaseOf(items);
  // Items that hold a segment each, no more and no fewer than the exchange has.
  if (phase === null || frames.length !== (phase === "open" ? 3 : 4)) return [];
  const context = withCloser(items, phase, known);
  const dim = frames.filter((_, at) => !isOfOne(items[at] ?? [], phase));
  const isDim = dim.some((one) => !unread.includes(one) || all.some(({ fact }) => isIn(fact, one)));
  if (dim.length > 1 || isDim || items.some(isElsewhere)) return [];
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

/** "2. The client sends the last ACK": it says itself that it stands in another place. */
function isElsewhere(item: readonly Telling[], at: number): boolean {
  return item.some(({ claim }) => claim !== null && claim.step !== null && claim.step !== at + 1);
}

function isIn({ end }: Fact, frame: Frame): boolean {
  return end - 1 >= frame.start && end - 1 < frame.end;
}

/** Opening or closing, if all items tell of the same. */
function phaseOf(items: readonly (readonly Telling[])[]): Phase | null {
  const phases = new Set(items.flat().map(({ fact }) => fact.claim.phase));
  const [phase] = phases;
  return phases.size === 1 && phase !== undefined ? phase : null;
}

/** Whether an item tells of one segment: steps may hold two, or none. */
function isOfOne(item: readonly Telling[], phase: Phase): boolean {
  const events = item.flatMap(({ claim }) => claim ?? []);
  const ends = new Set(events.flatMap(({ who }) => (who === null ? [] : sideOf(who))));
  if (item.length === 0 || ends.size > 1 || events.some(({ who }) => who === "both")) return false;
  // "The server sends an ACK, and then its FIN": an ACK and a FIN in one step are two segments.
  const names = new Set(events.map(({ happening }) => happening.flags.join()));
  return phase === "open" || names.size <= 1;
}

function sideOf(who: Subject): Subject[] {
  return [who === "active" ? "client" : who === "passive" ? "server" : who];
}

/** "Second, the server acknowledges": true as far as it goes. */
function isPartOf({ who, phase, happening, isPure }: EventClaim, step: number): boolean {
  const real = placed(phase, step);
  const isOwn = phase === "open" && (who === real.who || (who === "passive") === (step === 2));
  return isOwn && !isPure && happening.flags.every((flag) => real.flags.includes(flag));
}

/** Who closes first, where only its first item says so. */
function withCloser(
  [first = []]: readonly (readonly Telling[])[],
  phase: Phase,
  context: Context,
): Context {
  if (phase === "open") return context;
  const fin = first.find(({ claim }) => claim?.happening.flags.includes("FIN") === true);
  const who = fin?.claim?.who;
  if (who === "client" || who === "server") return { ...context, closer: who };
  return context.closer === null ? { ...context, closer: "client" } : context;
}

/** The answer as read, with what stands in the wrong place judged so. */
function corrected(
  { found, judged }: Read,
  misplaced: ReadonlyMap<Fact, EventClaim>,
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
  misplaced: ReadonlyMap<Fact, EventClaim>,
  context: Context,
): ExplainedClaim {
  const own = lines.find(({ fact }) => fact.start >= line.start && fact.end <= line.end);
  const claim = own === undefined ? undefined : misplaced.get(own.fact);
  const judgement = claim === undefined ? null : judgeClaim(claim, context);
  return judgement === null ? line : { ...line, ...judgement };
}
