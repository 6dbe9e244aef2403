import "server-only";
import type { Claim, EventClaim, Happening, Phase, Subject } from "#oracle/claims/claim.ts";
import type { State } from "#oracle/index.ts";
import { type Fact, otherThan } from "../memory.ts";
import { placed } from "../segments/arrivals.ts";
import type { Span } from "../words/token.ts";
import type { Sent, Stood } from "./line-entries.ts";

/** Claims that share one stretch of a line. */
export type Unit = Span & { readonly facts: readonly Fact[] };

/** A segment in the place that its line has among the others. */
export type Placed = {
  readonly sent: Sent;
  readonly step: number | null;
  readonly phase: Phase;
  /** Who closes first, where the lines themselves say so. */
  readonly closer: Subject;
  /** Another exchange begins with it, with numbers of its own. */
  readonly isAnew: boolean;
};

const REACH = {
  isDenied: false,
  isAlways: false,
  isExclusive: false,
  isSimultaneous: false,
} as const;

/** The segment, and each of its numbers by itself: a wrong number makes no flag wrong. */
export function sentUnits(placed: Placed): readonly Unit[] {
  const { sent, step, phase } = placed;
  const { who, flags, isPure } = sent;
  if (who === null && step === null) return [];
  const claim: EventClaim = {
    kind: "event",
    phase,
    ...REACH,
    who,
    happening: { verb: "sends", flags, answers: null },
    step,
    numbers: [],
    isPure,
  };
  const numbers = sent.numbers
    .filter(({ said }) => !isEmpty(placed, said.field, said.is.plus))
    .map(({ said, start, end }): Unit => {
      // Its place says which segment it is, whatever was said of sender and flags.
      const of =
        step === null ? {} : { who: null, happening: { ...claim.happening, flags: [] as const } };
      return { start, end, facts: [{ claim: { ...claim, ...of, numbers: [said] }, start, end }] };
    });
  const { start, end } = sent;
  return [{ start, end, facts: [{ claim, start, end }] }, ...numbers];
}

/** Captures print "ack 0" where there is no acknowledgment. */
function isEmpty({ sent }: Placed, field: "seq" | "ack", plus: number): boolean {
  return field === "ack" && !sent.flags.includes("ACK") && plus === 0;
}

/**
 * What is said of a state: with the segment that makes it so, or as it was before the first one.
 */
export function stoodUnit(
  stood: Stood,
  last: Placed | null,
  next: Placed | null,
  isOwnEntry: boolean,
  asked: Phase,
): Unit | null {
  const { start, end, path } = stood;
  const known = last ?? next;
  // SYN,ACK → CLOSE-WAIT: the segment of the line says where we are.
  const own = isOwnEntry ? (last?.phase ?? null) : null;
  const phase =
    own ??
    phaseOf(path) ??
    known?.phase ??
    (stood.step === null && (stood.got ?? stood.did) === null ? null : asked);
  if (phase === null || stood.who === null) return null;
  if (stood.step !== null && (stood.step < 1 || stood.step > (phase === "open" ? 3 : 4)))
    return null;
  const isLate = stood.isListed && path.length > 1 && stood.step === null;
  const moves = movesOf(stood, phase, isOwnEntry && path.length === 2 && !isLate);
  // "TIME-WAIT, then CLOSED": what comes later is no matter of this segment.
  const state = isLate ? path[0] : path.at(-1);
  const isListed = path.length > 1 && !isOwnEntry && stood.step === null;
  const claims: Claim[] = [...moves];
  // Only where both close at once is there such a state.
  if (path.includes("CLOSING"))
    claims.push({ ...bareState(stood.who, "CLOSING", phase), when: null, ...NO_MOMENT });
  if (state !== undefined && !isListed) {
    const closer = known?.closer ?? null;
    const placed = { sent: NO_SEGMENT, step: stood.step, phase, closer, isAnew: false };
    const told = stood.step === null ? last : (last ?? placed);
    const claim = stateClaim(stood, state, phase, told, next);
    if (claim === null) return null;
    claims.push(claim);
  }
  return { start, end, facts: claims.map((claim) => ({ claim, start, end })) };
}

function phaseOf(path: readonly State[]): Phase | null {
  if (path.some((state) => state.startsWith("SYN") || state === "LISTEN")) return "open";
  return path.some((state) => !["ESTABLISHED", "CLOSED"].includes(state)) ? "close" : null;
}

/** Each step of a path, but not how a server came to listen. */
function movesOf({ path, who }: Stood, phase: Phase, isDirect: boolean): Claim[] {
  return path.slice(1).flatMap((to, at): Claim[] => {
    const from = path[at];
    if (from === undefined || (from === "CLOSED" && to === "LISTEN")) return [];
    return [{ kind: "transition", phase, ...REACH, who, from, to, when: null, isDirect }];
  });
}

function stateClaim(
  { who, moment, got, did, step, isLoose }: Stood,
  state: State,
  phase: Phase,
  last: Placed | null,
  next: Placed | null,
): Claim | null {
  const base = bareState(who, state, phase);
  const named = got ?? did;
  if (named !== null) {
    const verb = got !== null ? "receives" : "sends";
    const when: Happening = { verb, flags: named, answers: null };
    return { ...base, when, side: "after", isAround: false };
  }
  const told = last ?? next;
  if (told === null) return null;
  const place = step ?? told.step;
  const { from, flags } = really({ ...told, step: place });
  const isSender = isSame(who, from, told);
  if (isSender === null || flags.length === 0) return null;
  const when: Happening = { verb: isSender ? "sends" : "receives", flags, answers: null };
  const counted = place === null ? {} : { step: place };
  if (step !== null) {
    const side = moment === "not-yet" ? "before" : "after";
    return { ...base, ...counted, when, side, isAround: isLoose && !isSender };
  }
  // Only in front of the first segment is it known that nothing came yet.
  if (last === null && told.step !== 1) return null;
  if (last === null) return { ...base, ...counted, when, side: "after", isAround: true };
  // "A gets it" is nothing that the sender of it does.
  if (isSender && moment !== null) return null;
  const side = moment === "not-yet" ? "before" : "after";
  return { ...base, ...counted, when, side, isAround: !isSender && moment === null };
}

const NO_SEGMENT: Sent = { who: null, flags: [], isPure: false, numbers: [], start: 0, end: 0 };
const NO_MOMENT = { side: "after", isAround: false } as const;

function bareState(who: Subject, state: State, phase: Phase) {
  return {
    kind: "state",
    phase,
    ...REACH,
    who,
    state,
    whenWho: null,
    isFinal: false,
    isLeft: false,
    lost: null,
  } as const;
}

/** The segment in that place as it really is, so that no mistake in it is counted twice. */
function really({ sent, step, phase }: Placed): Pick<Sent, "flags"> & { from: Subject } {
  if (step === null || step > (phase === "open" ? 3 : 4))
    return { from: sent.who, flags: sent.flags };
  const { who, flags } = placed(phase, step);
  return { from: who, flags };
}

/** Whether two names mean one end; null where nobody can tell. */
export function isSame(one: Subject, other: Subject, { phase, closer }: Placed): boolean | null {
  if (one === null || other === null || one === "both" || other === "both") return null;
  const isRole = (who: Subject): boolean => who === "active" || who === "passive";
  if (isRole(one) === isRole(other)) return one === other;
  const first = phase === "open" ? "client" : closer;
  if (first === null || isRole(first)) return null;
  const named = (who: Subject): Subject =>
    who === "active" ? first : who === "passive" ? otherThan(first) : who;
  return named(one) === named(other);
}
