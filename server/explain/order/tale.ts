import "server-only";
import type { EventClaim, Phase, Subject } from "#oracle/claims/claim.ts";
import type { Context } from "#oracle/claims/numbering.ts";
import type { Draft, ExplainedClaim, Judged } from "../explained-claim.ts";
import type { Fact } from "../memory.ts";
import { byCustom, type Side, sideOf } from "../who-closed.ts";
import { type Frame, framesOf } from "./frames.ts";

type Found = readonly (ExplainedClaim | Draft)[];

/** What an answer says, and what of it counts for the key points. */
export type Read = { readonly found: Found; readonly judged: readonly Judged[] };

/** A segment that an item tells of. */
type Telling = { readonly fact: Fact; readonly claim: EventClaim | null };

/** An exchange told segment by segment. */
export type Tale = {
  readonly frames: readonly Frame[];
  readonly items: readonly (readonly Telling[])[];
  readonly phase: Phase;
  readonly context: Context;
};

/** The tales of an answer that count the segments of an exchange one by one. */
export function talesIn(answer: string, read: Read, context: Context): readonly Tale[] {
  const told = tellingsOf(read);
  return framesOf(answer).flatMap((frames) => {
    const unread = frames.filter(({ start, end }) => isOfSome(answer.slice(start, end)));
    return taleIn(frames, unread, told, context) ?? [];
  });
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
    // "Second, the server sends SYN and ACK together"
    const isOfBoth = claim.kind === "statement" && claim.id === "synack-in-one-segment";
    if (isOfBoth && !claim.isDenied) return [{ fact, claim: null }];
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

/** A tale whose items hold a segment each, no more and no fewer than the exchange has. */
function taleIn(
  frames: readonly Frame[],
  unread: readonly Frame[],
  all: readonly Telling[],
  known: Context,
): Tale | null {
  const items = frames.map((frame) => all.filter(({ fact }) => isIn(fact, frame)));
  const phase = phaseOf(items);
  if (phase === null || frames.length !== (phase === "open" ? 3 : 4)) return null;
  const context = withCloser(items, phase, known);
  const dim = frames.filter((_, at) => !isOfOne(items[at] ?? [], { phase, context }));
  const isDim = dim.some((one) => !unread.includes(one) || all.some(({ fact }) => isIn(fact, one)));
  if (dim.length > 1 || isDim || items.some(isElsewhere)) return null;
  return { frames, items, phase, context };
}

/** "2. The client sends the last ACK": it says itself that it stands in another place. */
function isElsewhere(item: readonly Telling[], at: number): boolean {
  return item.some(({ claim }) => claim !== null && claim.step !== null && claim.step !== at + 1);
}

export function isIn({ end }: Fact, frame: Frame): boolean {
  return end - 1 >= frame.start && end - 1 < frame.end;
}

/** Opening or closing, if all items tell of the same. */
function phaseOf(items: readonly (readonly Telling[])[]): Phase | null {
  const phases = new Set(items.flat().map(({ fact }) => fact.claim.phase));
  const [phase] = phases;
  return phases.size === 1 && phase !== undefined ? phase : null;
}

/** Whether an item tells of one segment: steps may hold two, or none. */
function isOfOne(item: readonly Telling[], known: Pick<Tale, "phase" | "context">): boolean {
  const events = item.flatMap(({ claim }) => claim ?? []);
  const ends = new Set(events.flatMap(({ who }) => sideIn(who, known) ?? []));
  if (item.length === 0 || ends.size > 1 || events.some(({ who }) => who === "both")) return false;
  // "The server sends an ACK, and then its FIN": an ACK and a FIN in one step are two segments.
  const names = new Set(events.map(({ happening }) => happening.flags.join()));
  return known.phase === "open" || names.size <= 1;
}

/** Which side an end is on in a tale. */
export function sideIn(
  who: Subject,
  { phase, context }: Pick<Tale, "phase" | "context">,
): Side | null {
  return sideOf(who, phase, byCustom(context).closer);
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
  return byCustom(context);
}
