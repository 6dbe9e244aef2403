import { newOctets, type Octets } from "./octets.ts";
import { type FrameShape, type SegmentToWrite, writeFrame } from "./write-frame.ts";

export type { SegmentToWrite } from "./write-frame.ts";

/** How a capture file is written. */
export type CaptureShape = FrameShape & {
  /** pcapng in enhanced, simple or old packet blocks; classic pcap by default. */
  readonly format?: "pcap" | "pcapng" | "pcapng-simple" | "pcapng-old";
  /** Little-endian by default. */
  readonly order?: "little" | "big";
  /** Times in nanoseconds; microseconds by default. */
  readonly nanoseconds?: boolean;
  /** Octets of a frame that are kept; all by default. */
  readonly snaplen?: number;
};

/** When the first ms of a written file was, in seconds since 1970: a round number. */
const EPOCH = 1_700_000_000;

const WHOLE = 262_144;

/** One frame with the time it is to have. */
type Timed = { readonly frame: Uint8Array; readonly at: number };

/**
 * Writes segments as a capture file: classic pcap of Ethernet frames unless `shape` says otherwise,
 * IPv4 or IPv6 as the addresses are, with right checksums. `at` is in ms from 0; reading the file
 * gives the segments again. Addresses or options that cannot be written throw a RangeError.
 */
export function writePcap(
  segments: readonly SegmentToWrite[],
  shape: CaptureShape = {},
): Uint8Array {
  const out = newOctets((shape.order ?? "little") === "little", 4096);
  const writePacket = (shape.format ?? "pcap") === "pcap" ? writeRecord : writeBlock;
  if (writePacket === writeRecord) writeFileHeader(out, shape);
  else writeSection(out, shape);
  const scratch = newOctets();
  for (const segment of segments) {
    scratch.clear();
    writeFrame(scratch, segment, shape);
    writePacket(out, { frame: scratch.done(), at: segment.at ?? 0 }, shape);
  }
  return out.done();
}

function writeFileHeader(out: Octets, { nanoseconds, snaplen, linkType }: CaptureShape): void {
  out.u32(nanoseconds ? 0xa1b23c4d : 0xa1b2c3d4);
  out.u16(2);
  out.u16(4);
  out.zeros(8);
  out.u32(snaplen ?? WHOLE);
  out.u32(linkType ?? 1);
}

function writeRecord(out: Octets, { frame, at }: Timed, shape: CaptureShape): void {
  const { seconds, ticks } = timeOf(at, shape);
  const kept = frame.subarray(0, shape.snaplen ?? frame.length);
  out.u32(seconds);
  out.u32(ticks);
  out.u32(kept.length);
  out.u32(frame.length);
  out.bytes(kept);
}

function timeOf(at: number, { nanoseconds }: CaptureShape): { seconds: number; ticks: number } {
  const perMs = nanoseconds ? 1_000_000 : 1000;
  const seconds = Math.floor(at / 1000);
  return { seconds: EPOCH + seconds, ticks: Math.round((at - seconds * 1000) * perMs) };
}

function writeSection(out: Octets, { linkType, snaplen, nanoseconds }: CaptureShape): void {
  out.u32(0x0a0d0d0a);
  out.u32(28);
  out.u32(0x1a2b3c4d);
  out.u16(1);
  out.u16(0);
  // The length of the section is not known: -1.
  out.u32(0xffffffff);
  out.u32(0xffffffff);
  out.u32(28);
  const size = nanoseconds ? 32 : 20;
  out.u32(1);
  out.u32(size);
  out.u16(linkType ?? 1);
  out.u16(0);
  out.u32(snaplen ?? WHOLE);
  if (nanoseconds) {
    out.u16(9);
    out.u16(1);
    out.bytes(Uint8Array.of(9, 0, 0, 0));
    out.u32(0);
  }
  out.u32(size);
}

function writeBlock(out: Octets, { frame, at }: Timed, shape: CaptureShape): void {
  const kept = frame.subarray(0, shape.snaplen ?? frame.length);
  const padding = (4 - (kept.length % 4)) % 4;
  const isSimple = shape.format === "pcapng-simple";
  const size = (isSimple ? 16 : 32) + kept.length + padding;
  out.u32(isSimple ? 3 : shape.format === "pcapng-old" ? 2 : 6);
  out.u32(size);
  // Interface 0; in an old block the upper half counts drops.
  if (!isSimple) {
    const { seconds, ticks } = timeOf(at, shape);
    const all = BigInt(seconds) * (shape.nanoseconds ? 1_000_000_000n : 1_000_000n) + BigInt(ticks);
    out.u32(0);
    out.u32(Number(all >> 32n));
    out.u32(Number(all & 0xffffffffn));
    out.u32(kept.length);
  }
  out.u32(frame.length);
  out.bytes(kept);
  out.zeros(padding);
  out.u32(size);
}
