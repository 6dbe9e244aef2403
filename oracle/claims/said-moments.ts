import type { StateClaim, Subject } from "./claim.ts";
import type { Exhibit } from "./exhibits.ts";
import { endsOf, happens, type Moment, momentsOf } from "./moments.ts";

/** A moment of a run. */
export type Met = { readonly exhibit: Exhibit; readonly moment: Moment };

/** The moments the claim speaks of: with just these flags, or else with these among others. */
export function momentsSaid(
  { who, when, step }: Pick<StateClaim, "who" | "when" | "step">,
  exhibits: readonly Exhibit[],
): readonly Met[] {
  if (when === null) return [];
  const all = exhibits.flatMap((exhibit) =>
    momentsOf(exhibit)
      .filter((moment) => endsOf(who, exhibit).includes(moment.end) && moment.verb === when.verb)
      .map((moment) => ({ exhibit, moment })),
  );
  if (step !== undefined)
    return all.filter(({ exhibit, moment }) => exhibit.course === "told" && moment.step === step);
  const exact = all.filter(({ moment }) => happens(when, moment));
  if (exact.length > 0) return exact;
  // Either end may be the one that a RST comes to.
  if (who !== null && when.flags.includes("RST"))
    return momentsSaid({ who: null, when, step }, exhibits);
  return all.filter(({ moment }) =>
    when.flags.every((flag) => moment.segment.flags.includes(flag)),
  );
}

/** "The passive end, having sent the last ACK": it is the other end that sends it. */
export function isDeedOfOther(
  { who, when, step, phase }: StateClaim,
  exhibits: readonly Exhibit[],
): boolean {
  if (step === undefined || when?.verb !== "sends" || phase !== "close") return false;
  if (when.flags.length === 0 || who === null || who === "both") return false;
  const isOf = (subject: Subject): boolean =>
    momentsSaid({ who: subject, when, step }, exhibits).some(({ moment }) => happens(when, moment));
  return !isOf(who) && isOf(null);
}

/** "until it gets the ACK", of an opening: the first one, and none that comes with data later. */
export function firstOfEach(claim: StateClaim, all: readonly Met[]): readonly Met[] {
  const { phase, side, state } = claim;
  // "not in FIN-WAIT-2 until it gets the ACK": the one that leads there, and no later one.
  const leading = all.filter(
    ({ moment }) => moment.after === state && moment.before !== moment.after,
  );
  if (claim.isDenied && side === "before" && leading.length > 0) return leading;
  if (phase !== "open" || side !== "before") return all;
  return all.filter(
    ({ exhibit, moment }, at) =>
      all.findIndex((one) => one.exhibit === exhibit && one.moment.end === moment.end) === at,
  );
}

/** "In FIN-WAIT-1 until the FIN comes": an ACK comes before, but where both share a segment. */
export function ofPlainCourse({ isLeft, when }: StateClaim, all: readonly Met[]): readonly Met[] {
  if (!isLeft || when === null || when.flags.join() !== "FIN") return all;
  const plain = all.filter(({ exhibit }) => exhibit.course === "told");
  return plain.length > 0 ? plain : all;
}
