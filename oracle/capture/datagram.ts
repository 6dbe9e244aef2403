import type { SkipReason } from "./captured.ts";

/** An IP datagram that carries TCP: places in the view, and the length its IP header tells. */
export type Datagram = {
  /** 4 or 16 octets of address; the destination follows the source. */
  readonly addressSize: 4 | 16;
  readonly source: number;
  /** Where the TCP header begins. */
  readonly tcp: number;
  /** Octets of TCP header and data together, captured or not; negative in a header that lies. */
  readonly length: number;
};

const TCP = 6;
const HOP_BY_HOP = 0;
const ROUTING = 43;
const FRAGMENT = 44;
const DESTINATION_OPTIONS = 60;

/** RFC 8200 §4.1 knows no reason for more; the bound is against a chain made to take time. */
const MOST_EXTENSION_HEADERS = 16;

/**
 * Reads the IP header at `start`. `end` is where the captured octets end, `wire` where the frame
 * did. The length is that of the IP header, so neither padding nor a snaplen changes it; where the
 * header says 0, as for segments a network card was to cut (TSO, jumbograms), it is the frame's.
 */
export function readDatagram(
  view: DataView,
  start: number,
  end: number,
  wire: number,
): Datagram | SkipReason {
  if (start >= end) return "cut-short";
  const version = view.getUint8(start) >> 4;
  if (version === 4) return readIpv4(view, start, end, wire);
  if (version === 6) return readIpv6(view, start, end, wire);
  return "not-ip";
}

function readIpv4(view: DataView, start: number, end: number, wire: number): Datagram | SkipReason {
  if (start + 20 > end) return "cut-short";
  const header = (view.getUint8(start) & 0x0f) * 4;
  if (header < 20) return "malformed";
  if (view.getUint8(start + 9) !== TCP) return "not-tcp";
  // More fragments, or an offset: neither the length of the segment nor its end is here.
  if ((view.getUint16(start + 6) & 0x3fff) !== 0) return "fragment";
  const total = view.getUint16(start + 2);
  const length = (total === 0 ? wire - start : total) - header;
  return { addressSize: 4, source: start + 12, tcp: start + header, length };
}

function readIpv6(view: DataView, start: number, end: number, wire: number): Datagram | SkipReason {
  if (start + 40 > end) return "cut-short";
  const payload = view.getUint16(start + 4);
  const last = payload === 0 ? wire : start + 40 + payload;
  let next = view.getUint8(start + 6);
  let at = start + 40;
  for (let count = 0; next !== TCP; count += 1) {
    if (!isExtension(next)) return "not-tcp";
    if (count === MOST_EXTENSION_HEADERS) return "malformed";
    if (at + 8 > end) return "cut-short";
    const following = view.getUint8(at);
    if (next === FRAGMENT && (view.getUint16(at + 2) & 0xfff9) !== 0) {
      return following === TCP || isExtension(following) ? "fragment" : "not-tcp";
    }
    at += next === FRAGMENT ? 8 : (view.getUint8(at + 1) + 1) * 8;
    next = following;
  }
  return { addressSize: 16, source: start + 8, tcp: at, length: last - at };
}

function isExtension(protocol: number): boolean {
  return (
    protocol === HOP_BY_HOP ||
    protocol === ROUTING ||
    protocol === FRAGMENT ||
    protocol === DESTINATION_OPTIONS
  );
}
