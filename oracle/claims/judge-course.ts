import { tell } from "../explain/phrases.ts";
import type { End, State } from "../machine/connection.ts";
import type { TraceSegment } from "../run/trace.ts";
import type { AwaitsClaim, MeanwhileClaim, OrderClaim, PastClaim, SkipsClaim } from "./claim.ts";
import type { Exhibit } from "./exhibits.ts";
import { entry, type Finding, pathSaid } from "./finding.ts";
import { endsOf, isSaidOf, momentsOf } from "./moments.ts";
import { type Context, worldsOf } from "./numbering.ts";
import { finOf, isFinAcked, type Stay, staysOf } from "./stays.ts";

type Claimed = AwaitsClaim | MeanwhileClaim | OrderClaim | PastClaim | SkipsClaim;

/** The runs a claim about the course of things is held against: those in which nothing is lost. */
function runsFor({ phase, isSimultaneous }: Claimed, context: Context): readonly Exhibit[] {
  const all = [...new Set(worldsOf(context, phase).map(({ exhibit }) => exhibit))];
  const calm = all.filter(({ course, first }) => course !== "disturbed" || first === "both");
  return isSimultaneous ? calm.filter(({ first }) => first === "both") : calm;
}

function told(exhibit: Exhibit, end: End, state: State, holds: Finding["holds"]): Finding {
  const way = entry(exhibit, end, state);
  const path = pathSaid(exhibit, end);
  return {
    holds,
    rule: way?.rule ?? null,
    because: way === null ? tell(path) : tell(way.because, path),
    exhibit,
  };
}

/** Whether an end leaves the state on such a segment. Null: it cannot be told. */
export function findAwaits(claim: AwaitsClaim, context: Context): Finding | null {
  const { state, who, flags } = claim;
  if (state === null) return null;
  const leaving: { exhibit: Exhibit; end: End; segment: TraceSegment }[] = [];
  let seen: { exhibit: Exhibit; end: End } | null = null;
  for (const exhibit of runsFor(claim, context)) {
    for (const { end, verb, segment, before, after } of momentsOf(exhibit)) {
      if (before !== state || !endsOf(who, exhibit).includes(end)) continue;
      seen ??= { exhibit, end };
      if (verb === "receives" && after !== state) leaving.push({ exhibit, end, segment });
    }
  }
  const met = leaving.find(({ segment }) => isSaidOf(flags, segment));
  const more = leaving.find(({ segment }) => !isSaidOf(flags, segment));
  if (met !== undefined && claim.isAlways && more !== undefined)
    return told(more.exhibit, more.end, state, "no");
  // Said of any close: one in which the segments merge, or the FINs cross, is another.
  const isUsual = leaving.some(
    ({ segment, exhibit }) => isSaidOf(flags, segment) && exhibit.course === "told",
  );
  const isOdd = !isUsual && state !== "CLOSING" && !claim.isSimultaneous;
  if (met !== undefined) return told(met.exhibit, met.end, state, isOdd ? "partly" : "yes");
  const isPart = leaving.some(
    ({ segment }) =>
      flags.join() === "ACK" && segment.flags.includes("SYN") && segment.flags.includes("ACK"),
  );
  const shown = leaving[0] ?? seen;
  return isPart || shown === null ? null : told(shown.exhibit, shown.end, state, "no");
}

/** Whether an end can get around a state. Null: nobody is ever in it. */
export function findSkips(claim: SkipsClaim, context: Context): Finding | null {
  const { who, state } = claim;
  const runs = runsFor(claim, context);
  const passes = (exhibit: Exhibit): boolean =>
    endsOf(who, exhibit).some((end) => isPassed(exhibit, end, state));
  const plain = runs.filter(({ first }) => first !== "both" || claim.isSimultaneous);
  const around = plain.find((exhibit) => !passes(exhibit));
  const shown = around ?? plain[0];
  const end = shown === undefined ? undefined : endsOf(who, shown)[0];
  if (shown === undefined || end === undefined) return null;
  return told(shown, end, state, around === undefined ? "no" : "yes");
}

/** What brings an end into a state, and nothing else, may take it out again: then it is passed by. */
function isPassed({ trace }: Exhibit, end: End, state: State): boolean {
  if (trace.initial[end] === state) return true;
  const moves = trace.transitions.filter((move) => move.end === end);
  return moves.some((move, index) => {
    const next = moves[index + 1];
    const isThrough = next?.at === move.at && next.segment === move.segment;
    return move.to === state && !isThrough;
  });
}

/** Whether that has happened to every end that is in the state. */
export function findPast(claim: PastClaim, context: Context): Finding | null {
  const { who, state, deed } = claim;
  const stays = runsFor(claim, context).flatMap((exhibit) =>
    staysOf(exhibit)
      .filter(
        (stay) =>
          stay.state === state && stay.from < stay.to && endsOf(who, exhibit).includes(stay.end),
      )
      .map((stay) => ({ exhibit, stay })),
  );
  const [first] = stays;
  if (first === undefined) return null;
  const done = stays.filter(({ exhibit, stay }) => isDone(exhibit, stay, deed));
  const holds = done.length === stays.length ? "yes" : done.length === 0 ? "no" : "partly";
  return told(first.exhibit, first.stay.end, state, holds);
}

function isDone(exhibit: Exhibit, { end, from }: Stay, deed: PastClaim["deed"]): boolean {
  const { segments } = exhibit.trace;
  if (deed === "fin-was-acknowledged") return isFinAcked(exhibit, end, from);
  if (deed === "has-sent-fin") return (finOf(segments, end)?.at ?? from + 1) <= from;
  const fin = finOf(segments, end === "client" ? "server" : "client");
  return (fin?.arrives ?? from + 1) <= from;
}

/** Whether one end is ever in a state while the other is in the other one. */
export function findMeanwhile(claim: MeanwhileClaim, context: Context): Finding | null {
  const { who, state, other } = claim;
  const runs = runsFor(claim, context);
  const plain = runs.filter(({ first }) => first !== "both" || claim.isSimultaneous);
  for (const exhibit of plain) {
    for (const stay of staysOf(exhibit)) {
      if (stay.state !== state || !endsOf(who, exhibit).includes(stay.end)) continue;
      const meets = staysOf(exhibit).some(
        (one) =>
          one.end !== stay.end &&
          one.state === other &&
          Math.max(one.from, stay.from) < Math.min(one.to, stay.to),
      );
      if (meets) return told(exhibit, stay.end, state, "yes");
    }
  }
  const shown = plain.find((exhibit) => staysOf(exhibit).some((stay) => stay.state === state));
  const end = shown === undefined ? undefined : endsOf(who, shown)[0];
  return shown === undefined || end === undefined ? null : told(shown, end, state, "no");
}

/** Whether an end gets into the state before the other one does, or both at one time. */
export function findOrder(claim: OrderClaim, context: Context): Finding | null {
  const { who, state, isSame } = claim;
  const runs = runsFor(claim, context).filter(
    ({ first, course }) => claim.isSimultaneous || (first !== "both" && course === "told"),
  );
  const [exhibit] = runs;
  if (exhibit === undefined) return null;
  const entered = (end: End): number | null =>
    staysOf(exhibit).find((stay) => stay.end === end && stay.state === state)?.from ?? null;
  const [client, server] = [entered("client"), entered("server")];
  const end = endsOf(who, exhibit)[0] ?? "client";
  if (client === null || server === null) {
    // Who alone gets there is not behind anybody.
    const isAlone = !isSame && (end === "client" ? client : server) !== null;
    return told(exhibit, end, state, isAlone ? "yes" : "no");
  }
  if (isSame) return told(exhibit, end, state, client === server ? "yes" : "no");
  const isFirst = end === "client" ? client < server : server < client;
  return told(exhibit, end, state, isFirst ? "yes" : "no");
}
