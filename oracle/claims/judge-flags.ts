import { explainField } from "../explain/explain.ts";
import type { Flag } from "../machine/segment.ts";
import type { TraceSegment } from "../run/trace.ts";
import type { FlagClaim, NumberingClaim, TimesClaim } from "./claim.ts";
import { type Exhibit, firstSegment } from "./exhibits.ts";
import type { Finding } from "./finding.ts";
import { endsOf } from "./moments.ts";
import { type Context, narrowed, worldsOf } from "./numbering.ts";

/** The exchange as it is usually told, for either end that may go first. */
function toldRuns(phase: FlagClaim["phase"], context: Context): readonly Exhibit[] {
  const all = [...new Set(worldsOf(context, phase).map(({ exhibit }) => exhibit))];
  return all.filter(({ course }) => course === "told");
}

/** Whether a flag is set in the segments that a claim names. Null: there are none. */
export function findFlag(claim: FlagClaim, context: Context): Finding | null {
  const { flag, isSet, phase } = claim;
  const named = toldRuns(phase, context).flatMap((exhibit) =>
    segmentsNamed(claim, exhibit).map((segment) => ({ exhibit, segment })),
  );
  const fits = named.filter(({ segment }) => segment.flags.includes(flag) === isSet);
  const shown = named.find((one) => !fits.includes(one)) ?? named[0];
  if (shown === undefined) return null;
  const holds = fits.length === named.length ? "yes" : fits.length === 0 ? "no" : "partly";
  const { exhibit, segment } = shown;
  const why = explainField(exhibit.trace, segment.n, "flags", "relative");
  return {
    holds: holds === "partly" && claim.of === null ? "no" : holds,
    rule: why.rules[0] ?? null,
    because: why.because,
    exhibit,
  };
}

function segmentsNamed({ step, who, of }: FlagClaim, exhibit: Exhibit): TraceSegment[] {
  const first = firstSegment(exhibit);
  return exhibit.trace.segments.filter(({ n, from, flags }) => {
    if (n < first || !endsOf(who, exhibit).includes(from)) return false;
    if (step !== null && n - first + 1 !== step) return false;
    return of === null || isNamedBy(of, flags);
  });
}

/** "the SYN" is the one without ACK, "the FIN" may have one. */
function isNamedBy(of: readonly Flag[], flags: readonly Flag[]): boolean {
  if (!of.every((flag) => flags.includes(flag))) return false;
  return !(of.join() === "ACK" && flags.length > 1);
}

/** Whether an end sends that many segments with a flag, where nothing is lost. */
export function findTimes(claim: TimesClaim, context: Context): Finding | null {
  const { flag, count, phase, who } = claim;
  const [exhibit] = toldRuns(phase, context);
  if (exhibit === undefined) return null;
  const first = firstSegment(exhibit);
  const sent = exhibit.trace.segments.filter(({ n, flags }) => n >= first && flags.includes(flag));
  const ends = who === null ? [] : endsOf(who, exhibit);
  const counts = ends.map((end) => sent.filter(({ from }) => from === end).length);
  const holds = (who === null ? sent.length === count : counts.every((one) => one === count))
    ? "yes"
    : "no";
  const shown = sent[0];
  if (shown === undefined) return null;
  const why = explainField(exhibit.trace, shown.n, "flags", "relative");
  return { holds, rule: why.rules[0] ?? null, because: why.because, exhibit };
}

/** Whether the number stands so in the segments of the exchange. Null: in some of them only. */
export function findNumbering(claim: NumberingClaim, context: Context): Finding | null {
  const { who, said, phase } = claim;
  const tried = worldsOf(context, phase)
    .filter(({ exhibit }) => exhibit.course === "told")
    .flatMap((world) => {
      const first = firstSegment(world.exhibit);
      return world.exhibit.trace.segments
        .filter(
          ({ n, from, ack }) =>
            n > first && ack !== null && endsOf(who, world.exhibit).includes(from),
        )
        .map((segment) => ({ world, segment, isSo: narrowed(world, segment, said) !== null }));
    });
  const met = tried.filter(({ isSo }) => isSo);
  const shown = tried.find(({ isSo }) => !isSo) ?? tried[0];
  const isPartly = met.length > 0 && met.length < tried.length;
  if (shown === undefined || isPartly) return null;
  const { exhibit } = shown.world;
  const why = explainField(exhibit.trace, shown.segment.n, said.field, "relative");
  const holds = met.length > 0 ? "yes" : "no";
  return { holds, rule: why.rules[0] ?? null, because: why.because, exhibit };
}
