import { tell } from "../explain/phrases.ts";
import type { TraceSegment } from "../run/trace.ts";
import type { UntilClaim } from "./claim.ts";
import { type Exhibit, exhibits } from "./exhibits.ts";
import { type Finding, pathSaid } from "./finding.ts";
import { endsOf, isSaidOf, momentsOf } from "./moments.ts";
import { type Context, worldsOf } from "./numbering.ts";
import { finOf } from "./stays.ts";

/** Whether an end may send data just until such a segment. Null: it may go on, or it cannot be told. */
export function findUntil(claim: UntilClaim, context: Context): Finding | null {
  const { who, of, flags, isLast } = claim;
  const known = new Set(worldsOf(context, "close").map(({ exhibit }) => exhibit));
  const told = exhibits().filter(
    (exhibit) => known.has(exhibit) && exhibit.course === "told" && exhibit.phase === "close",
  );
  const found = told.flatMap((exhibit) =>
    endsOf(who, exhibit).flatMap((end) => {
      const own = finOf(exhibit.trace.segments, end);
      const turn = segmentsOf(exhibit).filter(
        (segment) => endsOf(of, exhibit).includes(segment.from) && isSaidOf(flags, segment),
      );
      const until = isLast ? turn.at(-1) : turn[0];
      return own === undefined || until === undefined ? [] : [{ exhibit, end, own, until }];
    }),
  );
  const met = found.find(({ own, until }) => own.n === until.n);
  const late = found.find(({ own, until }) => until.n > own.n);
  const shown = met ?? late;
  if (shown === undefined) return null;
  return {
    holds: met === undefined ? "no" : "yes",
    rule: "9293-3.6-half-close",
    because: tell(
      {
        en: `An end may send data until it sends its FIN: here that is segment ${shown.own.n}.`,
        zh: `一端在发出自己的 FIN 之前都可以发数据：这里是报文段 ${shown.own.n}。`,
      },
      pathSaid(shown.exhibit, shown.end),
    ),
    exhibit: shown.exhibit,
  };
}

function segmentsOf(exhibit: Exhibit): readonly TraceSegment[] {
  return momentsOf(exhibit)
    .filter(({ verb }) => verb === "sends")
    .map(({ segment }) => segment);
}
