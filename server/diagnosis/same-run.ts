import "server-only";
import type { Trace } from "#oracle/index.ts";

/**
 * Whether two runs of a question are the same in all that an answer can depend on. It costs less
 * than their hashes, and less than to read off the answers.
 */
export function isSameRun(one: Trace, other: Trace): boolean {
  return (
    same(one.segments, other.segments, sameSegment) &&
    same(one.transitions, other.transitions, sameTransition) &&
    same(one.congestion, other.congestion, sameWindow) &&
    same(one.waits, other.waits, sameWait)
  );
}

type SameItem<T> = (a: T, b: T) => boolean;

function same<T>(some: readonly T[], others: readonly T[], sameItem: SameItem<T>): boolean {
  if (some.length !== others.length) return false;
  return some.every((item, index) => {
    const other = others[index];
    return other !== undefined && sameItem(item, other);
  });
}

const sameSegment: SameItem<Trace["segments"][number]> = (a, b) =>
  a.seq === b.seq &&
  a.ack === b.ack &&
  a.len === b.len &&
  a.at === b.at &&
  a.from === b.from &&
  a.arrives === b.arrives &&
  a.delivered === b.delivered &&
  a.retransmissionOf === b.retransmissionOf &&
  a.copyOf === b.copyOf &&
  a.forged === b.forged &&
  a.causedBy === b.causedBy &&
  same(a.flags, b.flags, Object.is);

const sameTransition: SameItem<Trace["transitions"][number]> = (a, b) =>
  a.at === b.at &&
  a.end === b.end &&
  a.to === b.to &&
  a.segment === b.segment &&
  a.afterSent === b.afterSent;

const sameWindow: SameItem<Trace["congestion"][number]> = (a, b) =>
  a.at === b.at &&
  a.end === b.end &&
  a.segment === b.segment &&
  a.cwnd === b.cwnd &&
  a.ssthresh === b.ssthresh;

const sameWait: SameItem<Trace["waits"][number]> = (a, b) =>
  a.at === b.at && a.until === b.until && a.end === b.end && a.kind === b.kind && a.ms === b.ms;
