import { type Seq, seq } from "../machine/seq.ts";
import type { CapturedOptions, CapturedSegment, SkipReason } from "./captured.ts";
import type { Datagram } from "./datagram.ts";
import type { Endpoints } from "./endpoints.ts";
import { hashOctets } from "./hash-octets.ts";

const LEAST_HEADER = 20;

/** Option kinds: RFC 9293 §3.1, RFC 7323, RFC 2018, RFC 7413 and its experimental form. */
const END_OF_LIST = 0;
const NO_OPERATION = 1;
const MSS = 2;
const WINDOW_SCALE = 3;
const SACK_PERMITTED = 4;
const SACK = 5;
const TIMESTAMPS = 8;
const FAST_OPEN = 34;
const EXPERIMENT = 254;
const FAST_OPEN_EXPERIMENT = 0xf989;

const NO_OPTIONS: CapturedOptions = {};

/** The TCP segment of a datagram; `end` is where the captured octets end, `at` is ms. */
export function readSegment(
  view: DataView,
  { addressSize, source, tcp, length }: Datagram,
  end: number,
  n: number,
  at: number,
  endpoints: Endpoints,
): CapturedSegment | SkipReason {
  if (length < LEAST_HEADER) return "malformed";
  if (tcp + LEAST_HEADER > end) return "cut-short";
  const header = (view.getUint8(tcp + 12) >> 4) * 4;
  if (header < LEAST_HEADER || header > length) return "malformed";
  const flags = view.getUint8(tcp + 13);
  const len = length - header;
  const text = tcp + header;
  return {
    n,
    at,
    from: endpoints(view, source, addressSize, view.getUint16(tcp)),
    to: endpoints(view, source + addressSize, addressSize, view.getUint16(tcp + 2)),
    seq: seq(view.getUint32(tcp + 4)),
    ack: (flags & 0x10) === 0 ? null : seq(view.getUint32(tcp + 8)),
    syn: (flags & 0x02) !== 0,
    fin: (flags & 0x01) !== 0,
    rst: (flags & 0x04) !== 0,
    psh: (flags & 0x08) !== 0,
    urg: (flags & 0x20) !== 0,
    len,
    window: view.getUint16(tcp + 14),
    options:
      header === LEAST_HEADER
        ? NO_OPTIONS
        : readOptions(view, tcp + LEAST_HEADER, Math.min(text, end)),
    payload: len === 0 ? null : hashOctets(view, text, Math.min(text + len, end)),
  };
}

type Found = { -readonly [K in keyof CapturedOptions]: CapturedOptions[K] };

/**
 * The options from `start` to `end`. A length that cannot be right ends the list; an option whose
 * length does not fit its kind is passed over (RFC 9293 §3.1, MUST-6 and MUST-7).
 */
function readOptions(view: DataView, start: number, end: number): CapturedOptions {
  const found: Found = {};
  let at = start;
  while (at < end) {
    const kind = view.getUint8(at);
    if (kind === END_OF_LIST) break;
    if (kind === NO_OPERATION) {
      at += 1;
      continue;
    }
    if (at + 2 > end) break;
    const size = view.getUint8(at + 1);
    if (size < 2 || at + size > end) break;
    readOption(view, kind, at, size, found);
    at += size;
  }
  return found;
}

function readOption(view: DataView, kind: number, at: number, size: number, found: Found): void {
  if (kind === TIMESTAMPS && size === 10) {
    found.timestamps = { value: view.getUint32(at + 2), echo: view.getUint32(at + 6) };
  } else if (kind === MSS && size === 4) {
    found.mss = view.getUint16(at + 2);
  } else if (kind === WINDOW_SCALE && size === 3) {
    found.windowScale = view.getUint8(at + 2);
  } else if (kind === SACK_PERMITTED && size === 2) {
    found.sackPermitted = true;
  } else if (kind === SACK && size > 2 && size % 8 === 2) {
    found.sack = readBlocks(view, at + 2, at + size);
  } else if (kind === FAST_OPEN) {
    found.fastOpen = hexadecimal(view, at + 2, at + size);
  } else if (kind === EXPERIMENT && size >= 4 && view.getUint16(at + 2) === FAST_OPEN_EXPERIMENT) {
    found.fastOpen = hexadecimal(view, at + 4, at + size);
  }
}

function readBlocks(view: DataView, start: number, end: number): { left: Seq; right: Seq }[] {
  const blocks: { left: Seq; right: Seq }[] = [];
  for (let at = start; at < end; at += 8) {
    blocks.push({ left: seq(view.getUint32(at)), right: seq(view.getUint32(at + 4)) });
  }
  return blocks;
}

function hexadecimal(view: DataView, start: number, end: number): string {
  let text = "";
  for (let at = start; at < end; at += 1) text += view.getUint8(at).toString(16).padStart(2, "0");
  return text;
}
