import { nameOf } from "../explain/phrases.ts";
import type { End } from "../machine/connection.ts";
import type { Flag } from "../machine/segment.ts";
import type { Sentence } from "../result.ts";
import type { TraceSegment } from "../run/trace.ts";
import type { AftermathClaim, Subject } from "./claim.ts";
import { type Exhibit, exhibits, firstSegment } from "./exhibits.ts";
import type { Finding } from "./finding.ts";
import { endsOf, isSaidOf } from "./moments.ts";
import { type Context, worldsOf } from "./numbering.ts";
import { stateAt, staysOf } from "./stays.ts";

/** What the loss of a segment leads to, by the run that loses it. Null: it cannot be told. */
export function findAftermath(claim: AftermathClaim, context: Context): Finding | null {
  const exhibit = exhibitFor(claim, context);
  if (exhibit === null) return null;
  const again = exhibit.trace.segments.filter((one) => one.retransmissionOf !== null);
  const holds = holdsIn(claim, exhibit, again);
  if (holds === null) return null;
  return {
    holds,
    rule: "9293-3.10.8-retransmission",
    because: claim.deed.does === "is-in" ? statesSaid(exhibit, claim.lost) : told(exhibit, again),
    exhibit,
  };
}

/** Where nobody has said which end closes first, it is the client, by custom. */
function exhibitFor({ lost, phase }: AftermathClaim, context: Context): Exhibit | null {
  const known = new Set(worldsOf(context, phase).map(({ exhibit }) => exhibit));
  const first = phase === "open" ? "client" : (context.closer ?? "client");
  return (
    exhibits().find((one) => known.has(one) && one.lost === lost && one.first === first) ?? null
  );
}

function holdsIn(
  claim: AftermathClaim,
  exhibit: Exhibit,
  again: readonly TraceSegment[],
): Finding["holds"] | null {
  if (claim.who !== "both") return holdsOf(claim, exhibit, again);
  const each = (["client", "server"] as const).map((who) =>
    holdsOf({ ...claim, who }, exhibit, again),
  );
  if (each.some((holds) => holds === null)) return null;
  if (each[0] === each[1]) return each[0] ?? null;
  // Of both it is false where it holds of one.
  return claim.deed.does === "repeats" ? "partly" : "no";
}

function holdsOf(
  { who, deed, lost, isDenied }: AftermathClaim,
  exhibit: Exhibit,
  again: readonly TraceSegment[],
): Finding["holds"] | null {
  const ends = namedIn(who, exhibit);
  const isBy = (end: End): boolean => again.some(({ from }) => from === end);
  const repeats = ends.some(isBy);
  switch (deed.does) {
    case "repeats": {
      if (!deed.isAlone) return repeats ? "yes" : "no";
      const isOther = (["client", "server"] as const).some(
        (end) => !ends.includes(end) && isBy(end),
      );
      return repeats && !isOther ? "yes" : "no";
    }
    case "resets": {
      const isReset = exhibit.trace.segments.some(
        ({ from, flags }) => ends.includes(from) && flags.includes("RST"),
      );
      return isReset ? "yes" : "no";
    }
    case "answers":
      return isSentAgain(exhibit, ends, deed.flags, noticedAt(exhibit)) ? "yes" : "no";
    // Whoever has no timer running may well wait for long.
    case "waits-forever":
      return repeats && !isDenied ? "no" : null;
    case "asks":
      return repeats && who !== null ? null : "no";
    case "gives-up":
      return "no";
    case "is-in":
      return (
        ends
          .map((end) => isInState(exhibit, end, deed.state, deed.isLater, lost))
          .find((holds) => holds !== "no") ?? "no"
      );
  }
}

/** Whether one of the ends sends such a segment, once the loss was noticed. */
function isSentAgain(
  { trace }: Exhibit,
  ends: readonly End[],
  flags: readonly Flag[],
  from: number,
): boolean {
  return trace.segments.some(
    (one) => one.at >= from && ends.includes(one.from) && isSaidOf(flags, one),
  );
}

function namedIn(who: Subject, exhibit: Exhibit): readonly End[] {
  return endsOf(who, exhibit);
}

function isInState(
  exhibit: Exhibit,
  end: End,
  state: string,
  isLater: boolean,
  lost: number,
): "yes" | "no" {
  if (stateAt(exhibit, end, noticedAt(exhibit), "before") === state) return "yes";
  if (!isLater) return "no";
  const at = exhibit.trace.segments[firstSegment(exhibit) + lost - 2]?.at ?? 0;
  const isReached = staysOf(exhibit).some(
    (stay) => stay.end === end && stay.state === state && stay.to > at,
  );
  return isReached ? "yes" : "no";
}

/** The moment when the first timer runs out: until then nobody knows of the loss. */
function noticedAt({ trace }: Exhibit): number {
  return trace.segments.find(({ retransmissionOf }) => retransmissionOf !== null)?.at ?? 0;
}

function statesSaid(exhibit: Exhibit, lost: number): Sentence {
  const n = firstSegment(exhibit) + lost - 1;
  const states = (["client", "server"] as const).map((end) => ({
    name: nameOf(end),
    state: stateAt(exhibit, end, noticedAt(exhibit), "before"),
  }));
  const en = states.map(({ name, state }) => `${name.en} is in ${state}`).join(" and ");
  const zh = states.map(({ name, state }) => `${name.zh}处于 ${state}`).join("，");
  return {
    en: `Segment ${n} is lost in this run. Until something is sent again ${en}.`,
    zh: `这次运行里报文段 ${n} 丢失，在重传发生之前${zh}。`,
  };
}

function told(exhibit: Exhibit, again: readonly TraceSegment[]): Sentence {
  const said = again.map(({ from, flags, retransmissionOf }) => ({
    name: nameOf(from),
    what: `${retransmissionOf} (${flags.join(",")})`,
  }));
  const en = said.map(({ name, what }) => `${name.en} sends segment ${what} again`).join(" and ");
  const zh = said.map(({ name, what }) => `${name.zh}重传报文段 ${what}`).join("，");
  return {
    en: `When segment ${exhibit.lost} of the exchange is lost, ${en}. Nothing else comes of it.`,
    zh: `第 ${exhibit.lost} 个报文段丢失时，${zh}，此外没有别的后果。`,
  };
}
