import type { End, State, TimerKind, Trace, TraceSegment, TraceTransition } from "#oracle/index.ts";

/** One row of a ladder: something is sent, arrives, or happens at one end without a segment. */
export type Moment = {
  readonly at: number;
  readonly end: End;
  readonly what:
    | { readonly kind: "send" | "arrive"; readonly segment: TraceSegment }
    | { readonly kind: "timer"; readonly timer: TimerKind; readonly ms: number }
    | { readonly kind: "move" };
  /** What the end became in this moment, in order. */
  readonly moves: readonly TraceTransition[];
};

/** Everything of a run that shows in a ladder, in the order it happened. */
export function momentsOf(trace: Trace): Moment[] {
  const arrivals = arrivalsOf(trace);
  const silent = silentOf(trace);
  const moments: Moment[] = [];
  /** Takes over what came before segment `n` was sent at `at`: arrivals first, then timers. */
  const catchUp = (n: number, at: number): void => {
    for (;;) {
      const [arrival] = arrivals;
      const [moment] = silent;
      const mayArrive = arrival !== undefined && arrival.at <= at && numberOf(arrival) < n;
      const mayMove = moment !== undefined && moment.at <= at && moment.afterSent < n;
      if (mayArrive && !(mayMove && moment.at < arrival.at)) {
        moments.push(arrival);
        arrivals.shift();
      } else if (mayMove) {
        moments.push(moment);
        silent.shift();
      } else return;
    }
  };
  for (const segment of trace.segments) {
    const { n, at, from } = segment;
    catchUp(n, at);
    const what = { kind: "send", segment } as const;
    moments.push({ at, end: from, what, moves: movesBy(trace, n, from) });
  }
  catchUp(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  return moments;
}

function numberOf({ what }: Moment): number {
  return "segment" in what ? what.segment.n : 0;
}

function movesBy(trace: Trace, n: number, end: End): TraceTransition[] {
  return trace.transitions.filter((move) => move.segment === n && move.end === end);
}

function arrivalsOf(trace: Trace): Moment[] {
  const arrivals: Moment[] = [];
  for (const segment of trace.segments) {
    const { n, arrives: at, from, delivered } = segment;
    if (!delivered || at === null) continue;
    const end = otherEnd(from);
    const what = { kind: "arrive", segment } as const;
    arrivals.push({ at, end, what, moves: movesBy(trace, n, end) });
  }
  return inOrder(trace, arrivals);
}

export function otherEnd(end: End): End {
  return end === "client" ? "server" : "client";
}

/** Timers that ran out and moves that no segment shows; `afterSent` places them among segments. */
function silentOf(trace: Trace): (Moment & { readonly afterSent: number })[] {
  const moves = trace.transitions.filter((move) => move.segment === null);
  const timers = trace.waits.flatMap((wait) => {
    const by = moves.filter(({ at, end }) => at === wait.until && end === wait.end);
    // The 2MSL timer also ends where it is started anew.
    if (wait.kind === "2msl" && by.length === 0) return [];
    const what = { kind: "timer", timer: wait.kind, ms: wait.ms } as const;
    const afterSent = by[0]?.afterSent ?? 0;
    return [{ at: wait.until, end: wait.end, what, moves: by, afterSent }];
  });
  const shown = new Set(timers.flatMap((timer) => timer.moves));
  const others = moves.filter((move) => !shown.has(move));
  const what = { kind: "move" } as const;
  const silent = others.map((move) => {
    return { at: move.at, end: move.end, what, moves: [move], afterSent: move.afterSent };
  });
  return inOrder(trace, [...timers, ...silent]);
}

/** By time; of one instant, what moves an end stands in the order in which it did. */
function inOrder<T extends Moment>(trace: Trace, moments: readonly T[]): T[] {
  const byTime = moments.toSorted((a, b) => a.at - b.at);
  const place = ({ moves: [first] }: T): number => {
    return first === undefined ? -1 : trace.transitions.indexOf(first);
  };
  const moving = byTime.filter(({ moves }) => moves.length > 0);
  const asMoved = moving.toSorted((a, b) => place(a) - place(b)).values();
  return byTime.map((moment) => {
    return moment.moves.length === 0 ? moment : (asMoved.next().value ?? moment);
  });
}

/** The state an end is left in by a moment; null when it does not move. */
export function stateOf({ moves }: Moment): State | null {
  return moves.at(-1)?.to ?? null;
}
