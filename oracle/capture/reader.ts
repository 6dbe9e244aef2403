import { fail, ok, type Result } from "../result.ts";
import type { CaptureError } from "./capture-error.ts";
import {
  type CapturedSegment,
  type CaptureLimits,
  type CaptureSummary,
  DEFAULT_CAPTURE_LIMITS,
} from "./captured.ts";
import { foreignAt, MAGIC } from "./foreign.ts";
import type { Format } from "./format.ts";
import { newGatherer } from "./gatherer.ts";
import { isPcap, pcapFormat } from "./pcap.ts";
import { isPcapng, pcapngFormat } from "./pcapng.ts";
import { newRemainder } from "./remainder.ts";

/**
 * Reads a capture that comes in pieces of any size. `push` gives the segments that the octets so
 * far complete, `end` what the file held altogether. After an error every call gives it again; a
 * call after `end` is a mistake of the program and throws.
 */
export type CaptureReader = {
  readonly push: (chunk: Uint8Array) => Result<readonly CapturedSegment[], CaptureError>;
  readonly end: () => Result<CaptureSummary, CaptureError>;
};

/** A reader of pcap and pcapng; what it keeps at any time is one unfinished packet or block. */
export function newCaptureReader(limits: CaptureLimits = DEFAULT_CAPTURE_LIMITS): CaptureReader {
  const gatherer = newGatherer(limits);
  const remainder = newRemainder();
  let format: Format | null = null;
  let isStarted = false;
  let offset = 0;
  let failure: CaptureError | null = null;
  let isEnded = false;

  /** The size of the unit at `at`, which may be more than is available. */
  const sizeAt = (view: DataView, at: number, available: number): number | CaptureError => {
    if (format === null) {
      if (available < MAGIC) return MAGIC;
      if (isPcap(view, at)) format = pcapFormat(gatherer);
      else if (isPcapng(view, at)) format = pcapngFormat(gatherer);
      else return { code: "not-a-capture", found: foreignAt(view, at, MAGIC), offset, packet: 1 };
    }
    return format.sizeAt(view, at, available, offset);
  };

  /** Reads the unit at `at` if it ends by `end`: the size it has or needs, or why it is bad. */
  const advance = (view: DataView, at: number, end: number): number | CaptureError => {
    const size = sizeAt(view, at, end - at);
    if (typeof size !== "number" || size > end - at || format === null) return size;
    const error = format.read(view, at, size, offset);
    if (error !== null) return error;
    offset += size;
    isStarted = true;
    return size;
  };

  const consume = (chunk: Uint8Array): CaptureError | null => {
    let at = 0;
    while (remainder.size() > 0 && at < chunk.length) {
      at += remainder.fill(chunk, at);
      if (!remainder.isFull()) return null;
      const size = advance(remainder.view(), 0, remainder.size());
      if (typeof size !== "number") return size;
      if (size > remainder.size()) remainder.want(size);
      else remainder.clear();
    }
    const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    while (at < chunk.length) {
      const size = advance(view, at, chunk.length);
      if (typeof size !== "number") return size;
      if (size > chunk.length - at) {
        remainder.start(chunk, at, size);
        return null;
      }
      at += size;
    }
    return null;
  };

  const finish = (): CaptureError | null => {
    const left = remainder.size();
    const packet = gatherer.next();
    if (left === 0) return isStarted ? null : { code: "empty", offset, packet };
    if (!isStarted) {
      const found = foreignAt(remainder.view(), 0, left);
      if (format === null && found !== "unknown") {
        return { code: "not-a-capture", found, offset, packet };
      }
      return { code: "truncated-header", offset: left, packet };
    }
    if (packet === 1) return { code: "truncated-packet", offset, packet };
    gatherer.note("truncated", packet, offset);
    return null;
  };

  return {
    push: (chunk) => {
      if (isEnded) throw new Error("push after end");
      failure ??= consume(chunk);
      const segments = gatherer.drain();
      return failure === null ? ok(segments) : fail(failure);
    },
    end: () => {
      if (isEnded) throw new Error("end after end");
      isEnded = true;
      failure ??= finish();
      return failure === null ? gatherer.summary() : fail(failure);
    },
  };
}

/** All that a capture holds. */
export type Capture = CaptureSummary & { readonly segments: readonly CapturedSegment[] };

/** Reads a whole capture that is in memory. */
export function readCapture(
  bytes: Uint8Array,
  limits: CaptureLimits = DEFAULT_CAPTURE_LIMITS,
): Result<Capture, CaptureError> {
  const reader = newCaptureReader(limits);
  const pushed = reader.push(bytes);
  if (!pushed.ok) return pushed;
  const ended = reader.end();
  return ended.ok ? ok({ segments: pushed.value, ...ended.value }) : ended;
}
