import "server-only";
import type { FirstDifference } from "#contract/diagnosis.ts";
import type { Ladder, LadderSegment, LadderState } from "#contract/ladder.ts";

const ENDS = ["client", "server"] as const;

/**
 * Where the believed run leaves the true one: the earliest segment or change of state that the other
 * run has otherwise or not at all. Null when the diagrams are the same.
 */
export function firstDifferenceOf(truth: Ladder, believed: Ladder): FirstDifference | null {
  const found: { time: number; difference: FirstDifference }[] = [];
  const n = firstUnlike(truth.segments, believed.segments, saidOfSegment);
  if (n !== null) {
    const time = earlier(truth.segments[n], believed.segments[n]);
    found.push({ time, difference: { in: "segment", segment: n + 1 } });
  }
  for (const end of ENDS) {
    const own = (ladder: Ladder) => ladder.states.filter((state) => state.end === end);
    const [right, wrong] = [own(truth), own(believed)];
    const nth = firstUnlike(right, wrong, saidOfState);
    if (nth === null) continue;
    found.push({
      time: earlier(right[nth], wrong[nth]),
      difference: {
        in: "state",
        end,
        truth: right[nth]?.at ?? null,
        believed: wrong[nth]?.at ?? null,
      },
    });
  }
  return found.toSorted((a, b) => a.time - b.time)[0]?.difference ?? null;
}

function firstUnlike<T>(
  right: readonly T[],
  wrong: readonly T[],
  said: (item: T) => string,
): number | null {
  const length = Math.max(right.length, wrong.length);
  for (let index = 0; index < length; index += 1) {
    const [a, b] = [right[index], wrong[index]];
    if (!a || !b || said(a) !== said(b)) return index;
  }
  return null;
}

function earlier(a: { at: number } | undefined, b: { at: number } | undefined): number {
  return Math.min(a?.at ?? Number.POSITIVE_INFINITY, b?.at ?? Number.POSITIVE_INFINITY);
}

function saidOfSegment({ at, from, flags, seq, ack, len }: LadderSegment): string {
  return JSON.stringify([at, from, flags, seq, ack, len]);
}

function saidOfState({ at, state }: LadderState): string {
  return JSON.stringify([at, state]);
}
