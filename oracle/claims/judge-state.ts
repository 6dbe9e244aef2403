import { nameOf, tell } from "../explain/phrases.ts";
import type { End } from "../machine/connection.ts";
import type { RuleId } from "../rules/rules.ts";
import { stateAfter } from "../run/trace.ts";
import type { Happening, StateClaim, Subject } from "./claim.ts";
import { type Exhibit, firstSegment } from "./exhibits.ts";
import { entry, type Finding, pathSaid, stateSaid } from "./finding.ts";
import { endsOf, happens, type Moment, momentsOf } from "./moments.ts";
import { type Context, emptyContext, worldsOf } from "./numbering.ts";
import {
  firstOfEach,
  isDeedOfOther,
  type Met,
  momentsSaid,
  ofPlainCourse,
} from "./said-moments.ts";
import { stateAt, staysOf } from "./stays.ts";

/** Whether an end is in a state, at a moment or at all. Null: it cannot be told. */
export function findState(claim: StateClaim, context: Context): Finding | null {
  const isOfOneEnd = claim.who === "client" || claim.who === "server";
  // "Only the client" is said of every close, not of the one that was told.
  if (claim.isAlways && isOfOneEnd && claim.when === null && context.closer !== null)
    return findState(claim, emptyContext());
  const exhibits = exhibitsFor(claim, context);
  if (isSharedBy(claim, context)) return never(claim, exhibits);
  if (claim.isFinal) return findFinal(claim, exhibits);
  if (claim.who === "both" && claim.when !== null && claim.whenWho !== null)
    return findBothAcross(claim, exhibits, claim.when);
  if (claim.who === "both") return findBoth(claim, context);
  if (claim.lost !== null) return findAfterLoss(claim, exhibits, claim.lost);
  if (claim.when === null) return findAtAll(claim, exhibits, context);
  if (claim.whenWho !== null) return findAcross(claim, exhibits, claim.when);
  if (isDeedOfOther(claim, exhibits)) return never(claim, exhibits);
  const moments = ofPlainCourse(claim, firstOfEach(claim, momentsSaid(claim, exhibits)));
  const met = moments.find(({ moment }) => isMet(claim, moment));
  if (met !== undefined) return found(met, claim, "yes");
  const other = moments[0];
  return other === undefined ? findAtAll(claim, exhibits, context) : found(other, claim, "no");
}

/** "only the client" is false of what the other end is in as well. */
function isSharedBy(claim: StateClaim, context: Context): boolean {
  const { who, isExclusive, isDenied, when } = claim;
  if (!isExclusive || isDenied || when !== null || who === null || who === "both") return false;
  const peer = {
    client: "server",
    server: "client",
    active: "passive",
    passive: "active",
  } as const;
  const other: StateClaim = { ...claim, who: peer[who], isExclusive: false, isAlways: false };
  return findState(other, context)?.holds === "yes";
}

/** Whether the end is in the state on the side of the moment that the claim speaks of. */
function isMet({ state, side, isLeft, isAround }: StateClaim, moment: Moment): boolean {
  if (isLeft) return moment.before === state && moment.after !== state;
  return moment[side] === state || (isAround && moment.before === state);
}

function exhibitsFor(claim: StateClaim, context: Context): readonly Exhibit[] {
  const all = worldsOf(context, claim.phase).map(({ exhibit }) => exhibit);
  const distinct = [...new Set(all)];
  if (claim.isSimultaneous) return distinct.filter(({ first }) => first === "both");
  // Only where both close at one time is there a CLOSING.
  if (claim.state === "CLOSING" && claim.who === null && claim.when !== null) {
    const both = distinct.filter(({ first }) => first === "both");
    if (both.length > 0) return both;
  }
  const { lost } = claim;
  if (lost !== null) return distinct.filter((exhibit) => exhibit.lost === lost);
  const resets = claim.when?.flags.includes("RST") ?? false;
  // One end of an opening by its name: nobody speaks of both opening at one time.
  const isOfOne = claim.phase === "open" && (claim.who === "client" || claim.who === "server");
  return distinct.filter(
    ({ course, first, ...exhibit }) =>
      !(isOfOne && first === "both") &&
      (course !== "disturbed" || (resets && first !== "both" && exhibit.lost === null)),
  );
}

/** The state in which the exchange leaves an end. */
function findFinal(claim: StateClaim, exhibits: readonly Exhibit[]): Finding | null {
  const told = exhibits.filter(({ course }) => course === "told");
  const tried = told.flatMap((exhibit) =>
    endsOf(claim.who, exhibit).map((end) => ({ exhibit, end, really: exhibit.trace.final[end] })),
  );
  const shown = tried.find(({ really }) => really !== claim.state) ?? tried[0];
  if (shown === undefined || claim.who === null) return null;
  const isSo = tried.every(({ really }) => really === claim.state);
  return {
    holds: isSo ? "yes" : "no",
    rule: lastRule(shown.exhibit, shown.end),
    because: tell(pathSaid(shown.exhibit, shown.end)),
    exhibit: shown.exhibit,
  };
}

/** Both ends at a moment of one of them: said of both, it goes too far when it holds of one. */
function findBothAcross(
  claim: StateClaim,
  exhibits: readonly Exhibit[],
  when: Happening,
): Finding | null {
  const of = (who: Subject) => findAcross({ ...claim, who }, exhibits, when);
  const [one, two] = [of("active"), of("passive")];
  const isOfOne = (one?.holds === "yes") !== (two?.holds === "yes");
  const shown = [one, two].find((finding) => finding?.holds === "no") ?? one ?? null;
  return shown === null || !isOfOne ? shown : { ...shown, holds: "partly" };
}

/** The state of one end at a moment of the other. */
function findAcross(
  claim: StateClaim,
  exhibits: readonly Exhibit[],
  when: Happening,
): Finding | null {
  const { who, whenWho, state, side, step } = claim;
  const tried = exhibits.flatMap((exhibit) =>
    momentsOf(exhibit)
      .filter((moment) => endsOf(whenWho, exhibit).includes(moment.end) && happens(when, moment))
      .filter((moment) => step === undefined || (exhibit.course === "told" && moment.step === step))
      .map((moment) => {
        const end = endsOf(who, exhibit)[0] ?? "client";
        const at = moment.verb === "sends" ? moment.segment.at : (moment.segment.arrives ?? 0);
        const really = stateAt(exhibit, end, at, claim.isLeft ? "before" : side);
        return { exhibit, moment, end, really, later: stateAt(exhibit, end, at, "after") };
      }),
  );
  // "until the other end gets it": somewhat later it may still be true.
  if (claim.isLeft && tried.some(({ really, later }) => really === state && later === state))
    return null;
  const met = tried.find(({ really }) => really === state);
  const shown = met ?? tried[0];
  if (shown === undefined) return null;
  const way = entry(shown.exhibit, shown.end, shown.really);
  const path = pathSaid(shown.exhibit, shown.end);
  return {
    holds: met === undefined ? "no" : "yes",
    rule: way?.rule ?? lastRule(shown.exhibit, shown.end),
    because: way === null ? tell(path) : tell(way.because, path),
    exhibit: shown.exhibit,
  };
}

function found({ exhibit, moment }: Met, claim: StateClaim, holds: "yes" | "no"): Finding {
  const { state, side } = claim;
  const way = entry(exhibit, moment.end, holds === "yes" ? moment[side] : state);
  const here = entry(exhibit, moment.end, moment[side]);
  const really = stateSaid(moment, side);
  return {
    holds,
    rule: way?.rule ?? here?.rule ?? null,
    because: way === null ? tell(really, pathSaid(exhibit, moment.end)) : tell(really, way.because),
    exhibit,
  };
}

/** Whether `who` is ever in the state, where nothing goes wrong. */
function findAtAll(
  claim: StateClaim,
  exhibits: readonly Exhibit[],
  { closer }: Context,
): Finding | null {
  const tried = exhibits.map((exhibit) => ({ exhibit, end: endIn(claim, exhibit) }));
  const met = tried.filter(({ end }) => end !== null);
  const one = met[0];
  if (one === undefined || one.end === null)
    return claim.who === null && !claim.isAlways ? null : never(claim, exhibits);
  const way = entry(one.exhibit, one.end, claim.state);
  const told = tried.filter(({ exhibit }) => exhibit.course === "told");
  // Nobody has said which end closes first: what holds of one order only goes too far.
  const isOpen = closer === null && claim.phase === "close" && claim.when === null;
  const holds =
    isOpen && told.some(({ end }) => end === null) && claim.who !== null ? "partly" : "yes";
  return {
    holds,
    rule: way?.rule ?? null,
    because: way?.because ?? tell(pathSaid(one.exhibit, one.end)),
    exhibit: one.exhibit,
  };
}

function endIn({ who, state }: StateClaim, exhibit: Exhibit): End | null {
  const first = firstSegment(exhibit);
  const ends = endsOf(who, exhibit);
  const { trace } = exhibit;
  return (
    ends.find(
      (end) =>
        trace.initial[end] === state ||
        trace.transitions.some((move) => move.end === end && move.to === state && first > 0),
    ) ?? null
  );
}

function never({ who, state }: StateClaim, exhibits: readonly Exhibit[]): Finding | null {
  const exhibit = exhibits[0];
  const end = exhibit === undefined ? undefined : endsOf(who, exhibit)[0];
  if (exhibit === undefined || end === undefined) return null;
  const other = entry(exhibit, end === "client" ? "server" : "client", state);
  return {
    holds: "no",
    rule: other?.rule ?? lastRule(exhibit, end),
    because: tell(pathSaid(exhibit, end)),
    exhibit,
  };
}

function lastRule({ trace }: Exhibit, end: End): RuleId | null {
  return trace.transitions.findLast((move) => move.end === end)?.rule ?? null;
}

function findBoth(claim: StateClaim, context: Context): Finding | null {
  const roles: readonly Subject[] = ["active", "passive"];
  // "both, having received the SYN,ACK": who never receives one is not in the state because of it.
  const isThere = (who: Subject): boolean =>
    claim.when === null ||
    momentsSaid({ ...claim, who }, exhibitsFor({ ...claim, who }, context)).length > 0;
  const there = roles.filter(isThere);
  const each = roles.map((who) =>
    there.length === 0 || there.includes(who) ? findState({ ...claim, who }, context) : null,
  );
  const holding = each.filter((finding) => finding?.holds === "yes");
  const one = holding[0] ?? each.find((finding) => finding !== null);
  if (one === undefined) return null;
  if (holding.length === 2 || claim.isSimultaneous) return one;
  return { ...one, holds: holding.length === 1 ? "partly" : "no" };
}

function findAfterLoss(
  claim: StateClaim,
  exhibits: readonly Exhibit[],
  lost: number,
): Finding | null {
  const exhibit = exhibits[0];
  if (exhibit === undefined) return null;
  const { trace } = exhibit;
  const ends = endsOf(claim.who, exhibit);
  const n = firstSegment(exhibit) + lost - 1;
  const holds = ends.some((end) => stateAfter(trace, end, n) === claim.state) ? "yes" : "no";
  const at = trace.segments[n - 1]?.at ?? 0;
  const isLater = staysOf(exhibit).some(
    (stay) => ends.includes(stay.end) && stay.state === claim.state && stay.to > at,
  );
  // It comes to that in the end: whether the claim means that moment is not said.
  if (holds === "no" && isLater) return null;
  const states = ends.map((end) => ({ name: nameOf(end), state: stateAfter(trace, end, n) }));
  const en = states.map(({ name, state }) => `${name.en} is in ${state}`).join(" and ");
  const zh = states.map(({ name, state }) => `${name.zh}处于 ${state}`).join("，");
  return {
    holds,
    rule: lastRule(exhibit, ends[0] ?? "client"),
    because: {
      en: `Segment ${n} is lost in this run. Right after that ${en}.`,
      zh: `这次运行里报文段 ${n} 丢失，此后${zh}。`,
    },
    exhibit,
  };
}
