import "server-only";
import type { Ladder, LadderSegment, LadderState, ShownNumber } from "#contract/ladder.ts";
import { ENDS } from "#contract/tcp.ts";
import type { Bilingual } from "#contract/text.ts";
import {
  type End,
  type State,
  type Trace,
  type TraceSegment,
  transitionsUpTo,
} from "#oracle/index.ts";
import { type Asked, otherEnd, truthOf } from "./ask.ts";

/**
 * Makes the rows of a diagram from a run. An open question gets blanks where it asks and nothing
 * where a value would give a blank away; a verdict gets everything. The browser draws rows and never
 * runs a scenario.
 */
export type Drawing = {
  trace: Trace;
  title: Bilingual;
  asked: readonly Asked[];
  /** `open` hides what is asked, `full` shows the truth. */
  mode: "open" | "full";
  /** Places shown although they equal a blank's answer. */
  show?: readonly Asked[];
  /** Draw only up to this segment, and of this end's states only the first: for `state` questions. */
  cut?: { after: number; end: End };
  /** Draw only what both ends have done once they have processed this segment. */
  upTo?: number;
  /** Draw segments alone: a capture knows no states and no timers. */
  bare?: boolean;
};

/** Draws a run as the rows of a ladder diagram. */
export function drawLadder(drawing: Drawing): Ladder {
  const { trace, title, cut, upTo = cut?.after, bare = false } = drawing;
  const segments = trace.segments.filter(({ n }) => upTo === undefined || n <= upTo);
  const last = segments.at(-1);
  const isWhole = upTo === undefined;
  const ends = isWhole ? Number.POSITIVE_INFINITY : (last?.arrives ?? last?.at ?? 0);
  const secrets = secretNumbers(drawing);
  const isn = (end: End) =>
    secrets.has(numberKey(end, trace.isn[end])) || !hasNumbers(trace, end) ? null : trace.isn[end];
  return {
    title,
    isn: { client: isn("client"), server: isn("server") },
    initial: {
      client: { as: "given", value: trace.initial.client },
      server: { as: "given", value: trace.initial.server },
    },
    segments: segments.map((segment) => drawSegment(segment, drawing, secrets)),
    states: bare ? [] : drawStates(drawing, ends),
    waits: (bare ? [] : trace.waits).flatMap(({ end, at, until, kind, ms }) => {
      // Delayed ACKs, probes and keepalives show in the segments they send.
      if (kind !== "rto" && kind !== "2msl" && kind !== "user") return [];
      if (until > ends || tellsState(drawing, end, kind)) return [];
      return [{ end, at, until, kind, ms }];
    }),
  };
}

/** Whether an end ever has sequence numbers of its own: a closed port that answers RST has none. */
export function hasNumbers(trace: Trace, end: End): boolean {
  const initial = trace.initial[end];
  const connected = initial !== "CLOSED" && initial !== "LISTEN";
  return (
    connected ||
    trace.segments.some((segment) => segment.from === end && segment.flags.includes("SYN"))
  );
}

/** A wait of 2MSL names the state it is waited in. */
function tellsState({ asked, mode }: Drawing, end: End, kind: string): boolean {
  const isAsked = asked.some((place) => place.field === "state" && place.end === end);
  return mode === "open" && kind === "2msl" && isAsked;
}

function numberKey(end: End, value: number): string {
  return `${end}:${value}`;
}

/** The numbers that are somebody's answer, by whose numbers they are. */
function secretNumbers({ trace, asked, mode }: Drawing): ReadonlySet<string> {
  const secrets = new Set<string>();
  if (mode === "full") return secrets;
  for (const place of asked) {
    const truth = truthOf(trace, place);
    if (truth?.as === "number") secrets.add(numberKey(truth.of, truth.value));
  }
  return secrets;
}

function drawSegment(
  segment: TraceSegment,
  drawing: Drawing,
  secrets: ReadonlySet<string>,
): LadderSegment {
  const { n, at, arrives, from, retransmissionOf, flags, seq, ack, len } = segment;
  const given = <T>(value: T) => ({ as: "given" as const, value });
  const number = (field: "seq" | "ack", of: End, value: number): ShownNumber =>
    hidden(drawing, n, field) ??
    (secrets.has(numberKey(of, value)) && !isShown(drawing, n, field)
      ? { as: "withheld" }
      : given(value));
  return {
    n,
    at,
    arrives,
    from,
    retransmissionOf,
    flags: hidden(drawing, n, "flags") ?? repeated(drawing, segment, "flags") ?? given([...flags]),
    seq: number("seq", from, seq),
    ack: ack === null ? given(null) : number("ack", otherEnd(from), ack),
    len: hidden(drawing, n, "len") ?? repeated(drawing, segment, "len") ?? given(len),
  };
}

type Hidden = { as: "blank"; blank: string } | { as: "withheld" };

function hidden(drawing: Drawing, n: number, field: Asked["field"]): Hidden | null {
  if (drawing.mode === "full") return null;
  const place = drawing.asked.find((asked) => asked.segment === n && asked.field === field);
  return place ? { as: "blank", blank: place.blank } : null;
}

/** Flags and length of a repetition would tell those of the asked first sending, and the reverse. */
function repeated(
  drawing: Drawing,
  segment: TraceSegment,
  field: "flags" | "len",
): { as: "withheld" } | null {
  if (drawing.mode === "full" || isShown(drawing, segment.n, field)) return null;
  const origin = segment.retransmissionOf ?? segment.n;
  const tells = drawing.asked.some((asked) => {
    if (asked.field !== field || asked.segment === segment.n) return false;
    const other = drawing.trace.segments[asked.segment - 1];
    return other !== undefined && (other.retransmissionOf ?? other.n) === origin;
  });
  return tells ? { as: "withheld" } : null;
}

function isShown({ show }: Drawing, n: number, field: Asked["field"]): boolean {
  return show?.some((place) => place.segment === n && place.field === field) ?? false;
}

function drawStates(drawing: Drawing, until: number): LadderState[] {
  const { trace, asked, mode, cut } = drawing;
  const blanks = asked.filter((place) => place.field === "state");
  const isAsked = (end: End, segment: number | null) =>
    blanks.some((place) => place.end === end && place.segment === segment);
  const followed = transitionsShown(drawing);
  const told: LadderState[] = followed
    .filter(({ at, end, segment }, index, all) => {
      if (isAsked(end, segment)) return false;
      // One segment may take an end through a state (FIN,ACK in FIN-WAIT-1): only the last is seen.
      const through = (next: (typeof all)[number]) =>
        next.end === end && next.at === at && next.segment === segment && segment !== null;
      if (all.slice(index + 1).some(through)) return false;
      return !cut || at <= until;
    })
    .map(({ at, end, segment, to }) => ({
      end,
      at,
      segment,
      moment: momentOf(trace, end, segment),
      state: { as: "given", value: to },
    }));
  // An asked state has its own row even where nothing changes, so that a row says nothing.
  const cells = blanks.map((place): LadderState => {
    const truth = truthOf(trace, place);
    const value: State = truth?.as === "state" ? truth.value : trace.final[place.end];
    const { end, segment, blank } = place;
    return {
      end,
      at: processedAt(trace, end, segment),
      segment,
      moment: momentOf(trace, end, segment),
      state: mode === "open" ? { as: "blank", blank } : { as: "given", value },
    };
  });
  return [...told, ...cells].sort((a, b) => a.at - b.at);
}

/** Cut after a segment, an end is followed as `stateAfter` counts: no segment that is not drawn. */
function transitionsShown({ trace, cut, upTo }: Drawing) {
  if (cut) return transitionsUpTo(trace, otherEnd(cut.end), cut.after);
  if (upTo === undefined) return trace.transitions;
  return ENDS.flatMap((end) => transitionsUpTo(trace, end, upTo));
}

/** When an end has sent, received or seen lost a segment. */
function processedAt(trace: Trace, end: End, n: number): number {
  const segment = trace.segments[n - 1];
  if (!segment) return 0;
  return segment.from === end ? segment.at : (segment.arrives ?? segment.at);
}

function momentOf(trace: Trace, end: End, segment: number | null): LadderState["moment"] {
  if (segment === null) return "silent";
  return trace.segments[segment - 1]?.from === end ? "departure" : "arrival";
}
