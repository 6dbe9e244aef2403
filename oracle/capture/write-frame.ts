import { octetsOfAddress } from "./address.ts";
import type { CapturedOptions, CapturedSegment } from "./captured.ts";
import type { Octets } from "./octets.ts";

/**
 * A segment to be written. Without `data`, `len` octets are made up from their sequence numbers, so
 * that a retransmission repeats what was sent.
 */
export type SegmentToWrite = Pick<CapturedSegment, "from" | "to" | "seq" | "ack"> &
  Partial<
    Pick<CapturedSegment, "at" | "syn" | "fin" | "rst" | "psh" | "urg" | "len" | "window">
  > & { readonly options?: CapturedOptions; readonly data?: Uint8Array };

/** How the frame around a segment looks. */
export type FrameShape = {
  /** LINKTYPE_ number; 1, Ethernet, by default. */
  readonly linkType?: number;
  /** TPIDs of VLAN tags, the outer one first. */
  readonly vlans?: readonly number[];
  /** Octets after the datagram, as Ethernet adds them to short frames. */
  readonly padding?: number;
};

const ETHERNET = 1;
const NULL_LOOPBACK = 0;
const LOOP = 108;
const COOKED = 113;
const COOKED_2 = 276;

/** AF_INET, and AF_INET6 as Darwin has it, whose loopback is of this type. */
const FAMILY = { 4: 2, 16: 30 } as const;
const ETHERTYPE = { 4: 0x0800, 16: 0x86dd } as const;

const TCP = 6;

/** Writes the frame of one segment, with checksums that are right (RFC 9293 §3.1). */
export function writeFrame(out: Octets, segment: SegmentToWrite, shape: FrameShape): void {
  const source = octetsOfAddress(segment.from.ip);
  const destination = octetsOfAddress(segment.to.ip);
  if (source.length !== destination.length) {
    throw new RangeError(`no segment goes from ${segment.from.ip} to ${segment.to.ip}`);
  }
  const options = optionOctets(segment.options ?? {});
  const data = segment.data ?? dataFrom(segment.seq, segment.len ?? 0);
  const length = 20 + options.length + data.length;
  writeLinkHeader(out, source, shape);
  const ip = out.size();
  if (source.length === 4) writeIpv4Header(out, length);
  else writeIpv6Header(out, length);
  const addresses = out.size();
  out.bytes(source);
  out.bytes(destination);
  const tcp = out.size();
  if (source.length === 4) out.setU16(ip + 10, checksum(out.sum(ip, tcp)));
  writeTcpHeader(out, segment, options);
  out.bytes(data);
  // The pseudo-header: addresses, protocol and length, which is what follows the addresses.
  out.setU16(tcp + 16, checksum(out.sum(addresses, out.size()) + TCP + length));
  out.zeros(shape.padding ?? 0);
}

function writeLinkHeader(out: Octets, source: Uint8Array, shape: FrameShape): void {
  const { linkType = ETHERNET, vlans = [] } = shape;
  const size = source.length === 4 ? 4 : 16;
  const [type = ETHERTYPE[size], ...inner] = [...vlans, ETHERTYPE[size]];
  switch (linkType) {
    case ETHERNET:
      for (const word of [0x0200, 0, 0, 0x0200, 0, source.at(-1) ?? 0, type]) out.u16(word);
      break;
    case COOKED:
      for (const word of [0, 1, 6, 0x0200, 0, 1, 0, type]) out.u16(word);
      break;
    case COOKED_2:
      for (const word of [type, 0, 0, 1, 1, 6, 0x0200, 0, 1, 0]) out.u16(word);
      break;
    case NULL_LOOPBACK:
      // As a little-endian machine leaves it, whatever the order of the file.
      out.bytes(Uint8Array.of(FAMILY[size], 0, 0, 0));
      return;
    case LOOP:
      out.bytes(Uint8Array.of(0, 0, 0, FAMILY[size]));
      return;
    default:
      return;
  }
  for (const [i, next] of inner.entries()) {
    out.u16(i + 1);
    out.u16(next);
  }
}

/** All but the addresses; the checksum is filled in when they are there. */
function writeIpv4Header(out: Octets, length: number): void {
  // Version 4 with five words, total length, identification, do not fragment, TTL, checksum 0.
  for (const word of [0x4500, 20 + length, 0, 0x4000, 0x4000 | TCP, 0]) out.u16(word);
}

function writeIpv6Header(out: Octets, length: number): void {
  for (const word of [0x6000, 0, length, (TCP << 8) | 64]) out.u16(word);
}

function writeTcpHeader(out: Octets, segment: SegmentToWrite, options: Uint8Array): void {
  out.u16(segment.from.port);
  out.u16(segment.to.port);
  out.u32(segment.seq);
  out.u32(segment.ack ?? 0);
  out.u8(((20 + options.length) / 4) << 4);
  out.u8(
    (segment.fin ? 0x01 : 0) |
      (segment.syn ? 0x02 : 0) |
      (segment.rst ? 0x04 : 0) |
      (segment.psh ? 0x08 : 0) |
      (segment.ack === null ? 0 : 0x10) |
      (segment.urg ? 0x20 : 0),
  );
  out.u16(segment.window ?? 65535);
  out.u16(0);
  out.u16(0);
  out.bytes(options);
}

/** The options in the order Linux sends them, filled up to whole words. */
function optionOctets(options: CapturedOptions): Uint8Array {
  const { mss, windowScale, sackPermitted, sack, timestamps, fastOpen } = options;
  const octets: number[] = [];
  if (mss !== undefined) octets.push(2, 4, mss >> 8, mss & 255);
  if (sackPermitted) octets.push(4, 2);
  if (timestamps !== undefined) {
    octets.push(8, 10, ...wordOctets(timestamps.value), ...wordOctets(timestamps.echo));
  }
  if (windowScale !== undefined) octets.push(3, 3, windowScale);
  if (sack !== undefined) {
    octets.push(5, 2 + 8 * sack.length);
    for (const { left, right } of sack) octets.push(...wordOctets(left), ...wordOctets(right));
  }
  if (fastOpen !== undefined) {
    const cookie = fastOpen.match(/../g) ?? [];
    octets.push(34, 2 + cookie.length, ...cookie.map((pair) => Number.parseInt(pair, 16)));
  }
  while (octets.length % 4 !== 0) octets.push(1);
  if (octets.length > 40) throw new RangeError(`options of ${octets.length} octets do not fit`);
  return Uint8Array.from(octets);
}

function wordOctets(word: number): number[] {
  return [(word >>> 24) & 255, (word >>> 16) & 255, (word >>> 8) & 255, word & 255];
}

function dataFrom(seq: number, len: number): Uint8Array {
  const data = new Uint8Array(len);
  for (let i = 0; i < len; i += 1) {
    const place = seq + i;
    data[i] = place ^ (place >>> 8) ^ (place >>> 16);
  }
  return data;
}

/** The one's complement of the one's complement sum (RFC 1071). */
function checksum(sum: number): number {
  let folded = sum;
  while (folded > 0xffff) folded = (folded & 0xffff) + Math.floor(folded / 0x10000);
  return ~folded & 0xffff;
}
