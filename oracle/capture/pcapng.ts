import type { CaptureError } from "./capture-error.ts";
import type { Format } from "./format.ts";
import type { Gatherer } from "./gatherer.ts";
import { newTicks, type Ticks } from "./ticks.ts";

/** The type of a section header reads the same in both byte orders. */
const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE_DESCRIPTION = 1;
const PACKET = 2;
const SIMPLE_PACKET = 3;
const ENHANCED_PACKET = 6;

const BYTE_ORDER_MAGIC = 0x1a2b3c4d;

/** Type and length stand before the body of a block, the length once more after it. */
const HEAD = 8;
const TAIL = 4;

/** The least a block of each type that is read may have. */
const LEAST: Readonly<Record<number, number>> = {
  [SECTION_HEADER]: 28,
  [INTERFACE_DESCRIPTION]: 20,
  [PACKET]: 32,
  [SIMPLE_PACKET]: 16,
  [ENHANCED_PACKET]: 32,
};

type Interface = { readonly linkType: number; readonly snaplen: number; readonly ticks: Ticks };

/** What the section so far says. */
type Section = { isLittle: boolean; interfaces: Interface[] };

/** One block that is wholly at hand. */
type Block = {
  readonly view: DataView;
  readonly at: number;
  readonly size: number;
  readonly offset: number;
};

/** Whether a file that starts with these four octets is pcapng. */
export function isPcapng(view: DataView, at: number): boolean {
  return view.getUint32(at) === SECTION_HEADER;
}

/** pcapng: blocks in sections, each section with its own byte order and interfaces. */
export function pcapngFormat(gatherer: Gatherer): Format {
  const section: Section = { isLittle: false, interfaces: [] };
  const { packetBytes } = gatherer.limits;
  return {
    sizeAt: (view, at, available, offset) => {
      const head = available >= 4 && isPcapng(view, at) ? HEAD + 4 : HEAD;
      if (available < head) return head;
      const packet = gatherer.next();
      const order = orderAt(view, at, section);
      if (order === null) {
        return { code: "not-a-capture", found: "unknown", offset: offset + HEAD, packet };
      }
      const length = view.getUint32(at + 4, order);
      const least = LEAST[view.getUint32(at, order)] ?? HEAD + TAIL;
      if (length < least || length % 4 !== 0) {
        return { code: "bad-length", length, offset: offset + 4, packet };
      }
      if (length <= packetBytes) return length;
      return { code: "too-large", length, limit: packetBytes, offset: offset + 4, packet };
    },
    read: (view, at, size, offset) => {
      section.isLittle = orderAt(view, at, section) ?? section.isLittle;
      const tail = view.getUint32(at + size - TAIL, section.isLittle);
      if (tail === size) return readBlock({ view, at, size, offset }, section, gatherer);
      const packet = gatherer.next();
      return { code: "bad-length", length: tail, offset: offset + size - TAIL, packet };
    },
  };
}

/** Whether the block at `at` is little-endian; null for a section that is in neither order. */
function orderAt(view: DataView, at: number, { isLittle }: Section): boolean | null {
  if (!isPcapng(view, at)) return isLittle;
  if (view.getUint32(at + HEAD) === BYTE_ORDER_MAGIC) return false;
  return view.getUint32(at + HEAD, true) === BYTE_ORDER_MAGIC ? true : null;
}

function readBlock(block: Block, section: Section, gatherer: Gatherer): CaptureError | null {
  switch (block.view.getUint32(block.at, section.isLittle)) {
    case SECTION_HEADER:
      return beginSection(block, section, gatherer);
    case INTERFACE_DESCRIPTION:
      return addInterface(block, section, gatherer);
    case ENHANCED_PACKET: {
      const id = block.view.getUint32(block.at + HEAD, section.isLittle);
      return addPacket(block, id, section, gatherer);
    }
    case PACKET: {
      const id = block.view.getUint16(block.at + HEAD, section.isLittle);
      return addPacket(block, id, section, gatherer);
    }
    case SIMPLE_PACKET:
      return addSimplePacket(block, section, gatherer);
    default:
      return null;
  }
}

function beginSection(
  { view, at, offset }: Block,
  section: Section,
  gatherer: Gatherer,
): CaptureError | null {
  section.interfaces = [];
  const major = view.getUint16(at + 12, section.isLittle);
  const minor = view.getUint16(at + 14, section.isLittle);
  if (major === 1) return null;
  return { code: "unsupported-version", major, minor, offset, packet: gatherer.next() };
}

function addInterface(
  { view, at, size, offset }: Block,
  { isLittle, interfaces }: Section,
  gatherer: Gatherer,
): CaptureError | null {
  const limit = gatherer.limits.interfaces;
  if (interfaces.length >= limit) {
    return { code: "too-many", what: "interfaces", limit, offset, packet: gatherer.next() };
  }
  interfaces.push({
    linkType: view.getUint16(at + 8, isLittle),
    snaplen: view.getUint32(at + 12, isLittle),
    ticks: newTicks(view, at + 16, at + size - TAIL, isLittle),
  });
  return null;
}

/** Enhanced and old packet blocks differ only in how they name the interface. */
function addPacket(
  { view, at, size, offset }: Block,
  id: number,
  { isLittle, interfaces }: Section,
  gatherer: Gatherer,
): CaptureError | null {
  const packet = gatherer.next();
  const described = interfaces[id];
  if (described === undefined) return { code: "unknown-interface", id, offset, packet };
  const captured = view.getUint32(at + 20, isLittle);
  if (captured > size - 28 - TAIL) {
    return { code: "bad-length", length: captured, offset: offset + 20, packet };
  }
  const { linkType, ticks } = described;
  const time = ticks(view.getUint32(at + 12, isLittle), view.getUint32(at + 16, isLittle));
  const original = view.getUint32(at + 24, isLittle);
  return gatherer.add({ view, start: at + 28, captured, original, linkType, time, offset });
}

/** A simple packet is of the first interface and has no time. */
function addSimplePacket(
  { view, at, size, offset }: Block,
  { isLittle, interfaces }: Section,
  gatherer: Gatherer,
): CaptureError | null {
  const first = interfaces[0];
  if (first === undefined) {
    return { code: "unknown-interface", id: 0, offset, packet: gatherer.next() };
  }
  const { linkType, snaplen } = first;
  const original = view.getUint32(at + 8, isLittle);
  // The block does not say how much was captured: the snaplen does, 0 for none, and its own size.
  const most = Math.min(original, size - 12 - TAIL);
  const captured = snaplen === 0 ? most : Math.min(most, snaplen);
  return gatherer.add({ view, start: at + 12, captured, original, linkType, time: null, offset });
}
