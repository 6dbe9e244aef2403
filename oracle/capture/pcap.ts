import type { CaptureError } from "./capture-error.ts";
import type { Format } from "./format.ts";
import type { Gatherer } from "./gatherer.ts";

const MICROSECONDS = 0xa1b2c3d4;
const NANOSECONDS = 0xa1b23c4d;

const FILE_HEADER = 24;
const RECORD_HEADER = 16;

/** The upper bits of the link type's field tell of frame check sequences. */
const LINK_TYPE = 0x03ffffff;

/** Whether the four octets at the start of a file, read big-endian, are those of classic pcap. */
export function isPcap(view: DataView, at: number): boolean {
  return [view.getUint32(at), view.getUint32(at, true)].some(
    (magic) => magic === MICROSECONDS || magic === NANOSECONDS,
  );
}

/** Classic pcap, any version 2.x: a file header, then records of a header and a frame. */
export function pcapFormat(gatherer: Gatherer): Format {
  const { limits } = gatherer;
  let hasHeader = false;
  let isLittle = false;
  let nanosecondsPerTick = 1000;
  let linkType = 0;
  let minor = 4;

  const readHeader = (view: DataView, at: number, offset: number): CaptureError | null => {
    const big = view.getUint32(at);
    isLittle = big !== MICROSECONDS && big !== NANOSECONDS;
    nanosecondsPerTick = view.getUint32(at, isLittle) === NANOSECONDS ? 1 : 1000;
    const major = view.getUint16(at + 4, isLittle);
    minor = view.getUint16(at + 6, isLittle);
    if (major !== 2) return { code: "unsupported-version", major, minor, offset, packet: 1 };
    linkType = view.getUint32(at + 20, isLittle) & LINK_TYPE;
    hasHeader = true;
    return null;
  };

  /** Octets captured of the record at `at`; `other` gives those that were on the wire. */
  const captured = (view: DataView, at: number, other = false): number => {
    const first = view.getUint32(at + 8, isLittle);
    const second = view.getUint32(at + 12, isLittle);
    // Before version 2.3 the two lengths stood the other way round, in 2.3 either way.
    const isSwapped = minor < 3 || (minor === 3 && first > second);
    return isSwapped === other ? first : second;
  };

  return {
    sizeAt: (view, at, available, offset) => {
      if (!hasHeader) return FILE_HEADER;
      if (available < RECORD_HEADER) return RECORD_HEADER;
      const length = captured(view, at);
      if (length <= limits.packetBytes) return RECORD_HEADER + length;
      const limit = limits.packetBytes;
      return { code: "too-large", length, limit, offset: offset + 8, packet: gatherer.next() };
    },
    read: (view, at, _size, offset) => {
      if (!hasHeader) return readHeader(view, at, offset);
      const seconds = view.getUint32(at, isLittle);
      const nanoseconds = view.getUint32(at + 4, isLittle) * nanosecondsPerTick;
      return gatherer.add({
        view,
        start: at + RECORD_HEADER,
        captured: captured(view, at),
        original: captured(view, at, true),
        linkType,
        time: { seconds, nanoseconds },
        offset,
      });
    },
  };
}
