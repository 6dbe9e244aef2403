import { fail, ok, type Result } from "../result.ts";
import type { CaptureError } from "./capture-error.ts";
import type {
  CapturedSegment,
  CaptureLimits,
  CaptureNote,
  CaptureSummary,
  SkipReason,
} from "./captured.ts";
import { readDatagram } from "./datagram.ts";
import { newEndpoints } from "./endpoints.ts";
import { findDatagram } from "./link.ts";
import { readSegment } from "./tcp.ts";

/** One packet as a file holds it. */
export type Frame = {
  readonly view: DataView;
  /** Where the captured octets begin in the view, and how many there are. */
  readonly start: number;
  readonly captured: number;
  /** Octets the frame had on the wire. */
  readonly original: number;
  readonly linkType: number;
  /** Since any epoch, whole seconds and whole nanoseconds; null where the file has no time. */
  readonly time: { readonly seconds: number; readonly nanoseconds: number } | null;
  /** The octet of the file at which its record begins. */
  readonly offset: number;
};

/** Collects the packets of one file, whichever format they come from. */
export type Gatherer = {
  readonly limits: CaptureLimits;
  /** The number the next packet will have. */
  readonly next: () => number;
  /** Takes one packet; null when it was within the limits. */
  readonly add: (frame: Frame) => CaptureError | null;
  readonly note: (code: CaptureNote["code"], packet: number, offset: number) => void;
  /** The segments since the last time this was called. */
  readonly drain: () => readonly CapturedSegment[];
  readonly summary: () => Result<CaptureSummary, CaptureError>;
};

type Counts = Record<SkipReason, number>;

export function newGatherer(limits: CaptureLimits): Gatherer {
  const notes = new Map<CaptureNote["code"], CaptureNote>();
  const skipped: Counts = {
    "link-type": 0,
    "not-ip": 0,
    "not-tcp": 0,
    fragment: 0,
    "cut-short": 0,
    malformed: 0,
  };
  const clock = newClock();
  const endpoints = newEndpoints();
  let segments: CapturedSegment[] = [];
  let packets = 0;
  let foreign: CaptureError | null = null;

  const note = (code: CaptureNote["code"], packet: number, offset: number) => {
    const first = notes.get(code) ?? { code, packet, offset, count: 0 };
    notes.set(code, { ...first, count: first.count + 1 });
  };

  const segmentOf = (frame: Frame, n: number, at: number): CapturedSegment | SkipReason => {
    const { view, start, captured, original, linkType } = frame;
    const end = start + captured;
    // A frame larger than any that may be captured is a lie, and would give a length that is one.
    const wire = start + Math.max(captured, Math.min(original, limits.packetBytes));
    const found = findDatagram(view, start, end, linkType);
    const datagram = typeof found === "string" ? found : readDatagram(view, found, end, wire);
    if (typeof datagram === "string") return datagram;
    const segment = readSegment(view, datagram, end, n, at, endpoints);
    if (typeof segment === "string") return segment;
    const text = datagram.tcp + datagram.length - segment.len;
    if (text > end) note("cut-options", n, frame.offset);
    return segment;
  };

  const add = (frame: Frame): CaptureError | null => {
    const { linkType, offset } = frame;
    if (packets >= limits.packets) {
      const position = { offset, packet: packets + 1 };
      return { code: "too-many", what: "packets", limit: limits.packets, ...position };
    }
    packets += 1;
    const at = clock(frame.time);
    if (frame.time === null) note("no-times", packets, offset);
    const segment = segmentOf(frame, packets, at);
    if (typeof segment !== "string") {
      segments.push(segment);
      return null;
    }
    skipped[segment] += 1;
    if (segment === "fragment") note("fragments", packets, offset);
    if (segment === "link-type") {
      note("other-link-types", packets, offset);
      foreign ??= { code: "unsupported-link-type", linkType, offset, packet: packets };
    }
    return null;
  };

  return {
    limits,
    next: () => packets + 1,
    add,
    note,
    drain: () => {
      const drained = segments;
      segments = [];
      return drained;
    },
    summary: () => {
      if (foreign !== null && skipped["link-type"] === packets) return fail(foreign);
      return ok({ packets, skipped: { ...skipped }, notes: [...notes.values()] });
    },
  };
}

/** ms since the first packet that had a time; a packet without one keeps that of the last. */
function newClock(): (time: Frame["time"]) => number {
  let first: Frame["time"] = null;
  let last = 0;
  return (time) => {
    if (time === null) return last;
    first ??= time;
    const seconds = time.seconds - first.seconds;
    // One division of a whole number: 349.205 stays 349.205.
    last = (seconds * 1e9 + (time.nanoseconds - first.nanoseconds)) / 1e6;
    return last;
  };
}
