import type { End, State } from "../machine/connection.ts";
import { FLAGS, type Flag } from "../machine/segment.ts";
import type { TraceSegment } from "../run/trace.ts";
import type { Happening, Subject } from "./claim.ts";
import { type Exhibit, firstSegment } from "./exhibits.ts";

/** A segment leaves or reaches an end, and the state of that end on both sides of it. */
export type Moment = {
  readonly end: End;
  readonly verb: Happening["verb"];
  readonly segment: TraceSegment;
  /** Counted in the exchange, from 1. */
  readonly step: number;
  /** The segment its sender had received last. */
  readonly answers: TraceSegment | null;
  readonly before: State;
  readonly after: State;
};

const kept = new WeakMap<Exhibit, readonly Moment[]>();

/** Every moment of the exchange an exhibit is about, in the order of the segments. */
export function momentsOf(exhibit: Exhibit): readonly Moment[] {
  const known = kept.get(exhibit);
  if (known !== undefined) return known;
  const first = firstSegment(exhibit);
  const moments = exhibit.trace.segments
    .filter(({ n }) => n >= first)
    .flatMap((segment) => momentsWith(exhibit, segment, segment.n - first + 1))
    .filter((moment) => exhibit.phase === "close" || !isTalk(exhibit, moment));
  kept.set(exhibit, moments);
  return moments;
}

/** What acknowledges data behind the handshake is no part of it. */
function isTalk({ course }: Exhibit, { step, segment }: Moment): boolean {
  return course === "ordinary" && step > 3 && segment.len === 0;
}

function momentsWith(exhibit: Exhibit, segment: TraceSegment, step: number): Moment[] {
  const from = segment.from;
  const to = from === "client" ? "server" : "client";
  const answers = receivedBefore(exhibit, segment);
  const shared = { segment, step, answers };
  const sent: Moment = { end: from, verb: "sends", ...shared, ...states(exhibit, from, segment) };
  if (segment.arrives === null) return [sent];
  return [sent, { end: to, verb: "receives", ...shared, ...states(exhibit, to, segment) }];
}

function receivedBefore({ trace }: Exhibit, { from, at, n }: TraceSegment): TraceSegment | null {
  const arrived = trace.segments.filter(
    (other) => other.from !== from && other.n < n && other.arrives !== null && other.arrives <= at,
  );
  return arrived.at(-1) ?? null;
}

function states(
  { trace }: Exhibit,
  end: End,
  segment: TraceSegment,
): { before: State; after: State } {
  const moves = trace.transitions.filter((move) => move.end === end);
  const own = moves.filter((move) => move.segment === segment.n);
  const at = segment.from === end ? segment.at : (segment.arrives ?? segment.at);
  const earlier = moves.filter(
    (move) => move.at < at || (move.at === at && isBefore(move, segment)),
  );
  const stays = earlier.at(-1)?.to ?? trace.initial[end];
  return { before: own[0]?.from ?? stays, after: own.at(-1)?.to ?? stays };
}

function isBefore(move: { readonly segment: number | null }, segment: TraceSegment): boolean {
  return move.segment !== null && move.segment < segment.n;
}

/** The ends that `who` names in an exhibit. */
export function endsOf(who: Subject, { first }: Exhibit): readonly End[] {
  if (who === "client" || who === "server") return [who];
  if (who === null || who === "both" || first === "both") return ["client", "server"];
  if (who === "active") return [first];
  return [first === "client" ? "server" : "client"];
}

/** Whether flags as said name those of a segment: PSH never counts, ACK beside FIN or RST may lack. */
export function isSaidOf(said: readonly Flag[], segment: TraceSegment): boolean {
  const really = segment.flags.filter((flag) => flag !== "PSH");
  const mayLack = said.includes("FIN") || said.includes("RST");
  return FLAGS.every((flag) => {
    if (flag === "PSH" || said.includes(flag) === really.includes(flag)) return true;
    return flag === "ACK" && mayLack && !said.includes("ACK");
  });
}

/** Whether a moment is of the kind said, whoever it happens to. */
export function happens(happening: Happening, moment: Moment): boolean {
  if (moment.verb !== happening.verb) return false;
  // "the third segment": its place says which, not its flags.
  if (happening.flags.length > 0 && !isSaidOf(happening.flags, moment.segment)) return false;
  const { answers } = happening;
  return answers === null || (moment.answers !== null && isSaidOf(answers, moment.answers));
}
