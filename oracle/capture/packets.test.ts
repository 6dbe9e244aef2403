import { describe, expect, test } from "vitest";
import { seq } from "../machine/seq.ts";
import { type Capture, readCapture } from "./reader.ts";
import { writePcap } from "./write.ts";
import type { SegmentToWrite } from "./write-frame.ts";

const RAW = 101;
const FROM = { ip: "192.0.2.10", port: 41_000 };
const TO = { ip: "192.0.2.20", port: 80 };
const DATA: SegmentToWrite = { from: FROM, to: TO, seq: seq(9), ack: seq(5), len: 30, window: 77 };
const DATA_6: SegmentToWrite = {
  ...DATA,
  from: { ip: "2001:db8::1", port: 41_000 },
  to: { ip: "2001:db8::2", port: 80 },
};

/** The bare datagram of a segment, as a frame of raw IP has it. */
function datagram(segment: SegmentToWrite): Uint8Array {
  return writePcap([segment], { linkType: RAW }).slice(40);
}

/** Reads frames of one link type; `original` is their length on the wire, if not their own. */
function read(linkType: number, frames: readonly Uint8Array[], original?: number): Capture {
  const header = writePcap([], { linkType });
  const parts = frames.map((frame) => {
    const record = new Uint8Array(16 + frame.length);
    const view = new DataView(record.buffer);
    view.setUint32(8, frame.length, true);
    view.setUint32(12, original ?? frame.length, true);
    record.set(frame, 16);
    return record;
  });
  const capture = readCapture(Uint8Array.from([header, ...parts].flatMap((part) => [...part])));
  if (!capture.ok) throw new Error(JSON.stringify(capture.error));
  return capture.value;
}

function patched(frame: Uint8Array, at: number, ...octets: readonly number[]): Uint8Array {
  const copy = frame.slice();
  copy.set(octets, at);
  return copy;
}

/** An IPv6 datagram with extension headers put before its TCP header. */
function extended(first: number, headers: readonly number[]): Uint8Array {
  const plain = datagram(DATA_6);
  const payload = plain.length - 40 + headers.length;
  const head = patched(plain.slice(0, 40), 4, payload >> 8, payload & 255, first);
  return Uint8Array.from([...head, ...headers, ...plain.slice(40)]);
}

const EIGHT = (next: number, ...more: readonly number[]) => {
  const octets = [next, 0, ...more];
  return [...octets, ...new Array<number>(8 - octets.length).fill(0)];
};

describe("the length of a segment is what its IP header says", () => {
  test("padding of a short Ethernet frame is no data", () => {
    const bytes = writePcap([{ ...DATA, len: 0 }], { padding: 6 });
    expect(readCapture(bytes)).toMatchObject({ value: { segments: [{ len: 0, payload: null }] } });
  });

  test.each([54, 60, 70])("a frame cut to %i octets has all its data", (snaplen) => {
    const bytes = writePcap([{ ...DATA, len: 1400 }], { snaplen });
    expect(readCapture(bytes)).toMatchObject({ value: { segments: [{ len: 1400 }] } });
  });

  test("with an IPv4 total length of 0 (offloaded) it is what the frame has", () => {
    const frame = patched(datagram({ ...DATA, len: 3000 }), 2, 0, 0);
    expect(read(RAW, [frame]).segments[0]?.len).toBe(3000);
    expect(read(RAW, [frame.slice(0, 100)], 70_040).segments[0]?.len).toBe(70_000);
  });

  test("with an IPv6 payload length of 0 (jumbogram) it is what the frame has", () => {
    const frame = patched(datagram({ ...DATA_6, len: 3000 }), 4, 0, 0);
    expect(read(RAW, [frame]).segments[0]?.len).toBe(3000);
  });

  test("a frame that claims 2^32 - 1 octets gives no segment larger than the limit", () => {
    const frame = patched(datagram(DATA), 2, 0, 0);
    expect(read(RAW, [frame], 2 ** 32 - 1).segments[0]?.len).toBe(2 ** 20 - 40);
  });
});

describe("a frame cut anywhere", () => {
  const cases = [0, 1, 101, 108, 113, 276].flatMap((linkType) =>
    [DATA, DATA_6].map((segment) => ({
      linkType,
      segment,
      vlans: linkType === 101 ? [] : [0x8100],
    })),
  );
  test.each(cases)("is counted as such or read whole: link type $linkType", (shape) => {
    const { segment, ...frame } = shape;
    const whole = writePcap([segment], frame).slice(40);
    const header = whole.length - 30;
    for (let kept = 0; kept <= whole.length; kept += 1) {
      // The last record of a file: behind its octets there is nothing.
      const capture = read(shape.linkType, [whole.slice(0, kept)], whole.length);
      expect(capture.skipped["cut-short"]).toBe(kept < header ? 1 : 0);
      expect(capture.segments).toMatchObject(kept < header ? [] : [{ len: 30, seq: 9 }]);
    }
  });

  test("extension headers may be cut too", () => {
    const whole = extended(0, [...EIGHT(60), ...EIGHT(44), ...EIGHT(6)]);
    for (let kept = 0; kept < whole.length - 30; kept += 1) {
      expect(read(RAW, [whole.slice(0, kept)], whole.length).skipped["cut-short"]).toBe(1);
    }
  });

  test.each(["pcap", "pcapng", "pcapng-old", "pcapng-simple"] as const)(
    "has the length on the wire that %s tells",
    (format) => {
      const bytes = writePcap([{ ...DATA, len: 3000 }], { format, linkType: RAW, snaplen: 100 });
      const start = { pcap: 40, pcapng: 76, "pcapng-old": 76, "pcapng-simple": 60 }[format];
      const capture = readCapture(patched(bytes, start + 2, 0, 0));
      expect(capture).toMatchObject({ value: { segments: [{ len: 3000 }] } });
    },
  );
});

describe("headers before TCP", () => {
  test("IPv4 options are stepped over", () => {
    const plain = datagram(DATA);
    const frame = [0x46, 0, 0, plain.length + 4, ...plain.slice(4, 20), 1, 1, 1, 0];
    const capture = read(RAW, [Uint8Array.from([...frame, ...plain.slice(20)])]);
    expect(capture.segments).toMatchObject([{ seq: 9, len: 30, from: FROM, to: TO }]);
  });

  test.each([
    ["hop-by-hop", 0, EIGHT(6)],
    ["routing", 43, EIGHT(6)],
    ["destination options", 60, EIGHT(6)],
    ["an atomic fragment", 44, EIGHT(6)],
    ["16 octets long", 60, [6, 1, ...new Array<number>(14).fill(0)]],
    ["several", 0, [...EIGHT(60), ...EIGHT(43), ...EIGHT(44), ...EIGHT(60), ...EIGHT(6)]],
  ])("IPv6 extension headers are stepped over: %s", (_, first, headers) => {
    const capture = read(RAW, [extended(first, headers)]);
    expect(capture.segments).toMatchObject([{ seq: 9, len: 30, window: 77 }]);
  });

  test.each([
    [
      "an IPv6 chain without end",
      RAW,
      extended(60, new Array(40).fill(EIGHT(60)).flat()),
      "malformed",
    ],
    ["an IPv6 chain past its payload", RAW, extended(60, [6, 200, 0, 0, 0, 0, 0, 0]), "malformed"],
    ["an IPv6 chain that is cut", RAW, extended(60, EIGHT(6)).slice(0, 44), "cut-short"],
    ["ICMPv6", RAW, extended(58, []), "not-tcp"],
    ["ESP behind a header", RAW, extended(60, EIGHT(50)), "not-tcp"],
    ["UDP", RAW, patched(datagram(DATA), 9, 17), "not-tcp"],
    ["IPv7", RAW, patched(datagram(DATA), 0, 0x75), "not-ip"],
    ["IPv6 in a link type of IPv4", 228, datagram(DATA_6), "malformed"],
    ["IPv4 in a link type of IPv6", 229, datagram(DATA), "malformed"],
    ["an IPv4 header of 4 words", RAW, patched(datagram(DATA), 0, 0x44), "malformed"],
    ["an IPv4 length below its header", RAW, patched(datagram(DATA), 2, 0, 19), "malformed"],
    ["an IPv4 length below a TCP header", RAW, patched(datagram(DATA), 2, 0, 39), "malformed"],
    ["a TCP header of 4 words", RAW, patched(datagram(DATA), 32, 0x40), "malformed"],
    [
      "a TCP header past the datagram",
      RAW,
      patched(datagram({ ...DATA, len: 3 }), 32, 0xf0),
      "malformed",
    ],
    ["19 octets of IPv4", RAW, datagram(DATA).slice(0, 19), "cut-short"],
    ["39 octets of IPv6", RAW, datagram(DATA_6).slice(0, 39), "cut-short"],
    ["19 octets of TCP", RAW, datagram(DATA).slice(0, 39), "cut-short"],
    ["an empty frame", RAW, new Uint8Array(0), "cut-short"],
    ["an empty frame of IPv4", 228, new Uint8Array(0), "cut-short"],
    ["3 octets of loopback", 0, Uint8Array.of(2, 0, 0), "cut-short"],
    ["AF_APPLETALK", 0, Uint8Array.of(16, 0, 0, 0), "not-ip"],
    ["13 octets of Ethernet", 1, new Uint8Array(13), "cut-short"],
    ["an Ethernet header alone", 1, Uint8Array.from([...new Array(12).fill(0), 8, 0]), "cut-short"],
    [
      "a VLAN tag that is cut",
      1,
      Uint8Array.from([...new Array(12).fill(0), 0x81, 0, 1]),
      "cut-short",
    ],
    ["ARP", 1, Uint8Array.from([...new Array(12).fill(0), 8, 6, 0, 1]), "not-ip"],
    ["an 802.3 length", 1, Uint8Array.from([...new Array(12).fill(0), 0, 38, 0x42]), "not-ip"],
    [
      "an Ethertype that lies",
      1,
      Uint8Array.from([...new Array(12).fill(0), 8, 0, 0x60]),
      "malformed",
    ],
  ] as const)("%s is counted, not read, and has a number", (_, linkType, frame, reason) => {
    const whole = writePcap([DATA], { linkType }).slice(40);
    const usable = linkType === 229 ? writePcap([DATA_6], { linkType }).slice(40) : whole;
    const capture = read(linkType, [frame, usable]);
    expect(capture.skipped).toEqual({
      ...{ "link-type": 0, "not-ip": 0, "not-tcp": 0, fragment: 0, "cut-short": 0, malformed: 0 },
      [reason]: 1,
    });
    expect(capture.segments).toMatchObject([{ n: 2, len: 30 }]);
    expect(capture.packets).toBe(2);
  });

  test.each([
    ["the first of IPv4", patched(datagram(DATA), 6, 0x20, 0)],
    ["the last of IPv4", patched(datagram(DATA), 6, 0, 9)],
    ["the first of IPv6", extended(44, EIGHT(6, 0, 1))],
    ["the last of IPv6", extended(44, EIGHT(6, 0, 8))],
  ])("a fragment cannot be followed, which a note says: %s", (_, frame) => {
    const capture = read(RAW, [datagram(DATA), frame, frame]);
    expect(capture.segments).toHaveLength(1);
    expect(capture.skipped.fragment).toBe(2);
    const offset = 24 + 16 + 70;
    expect(capture.notes).toEqual([{ code: "fragments", packet: 2, offset, count: 2 }]);
  });

  test("the family of a loopback frame may be in either byte order, of any system", () => {
    for (const family of [10, 24, 28, 30]) {
      for (const head of [
        [family, 0, 0, 0],
        [0, 0, 0, family],
      ]) {
        const frame = Uint8Array.from([...head, ...datagram(DATA_6)]);
        expect(read(0, [frame]).segments).toHaveLength(1);
      }
    }
  });
});

describe("TCP options", () => {
  /** The options read from these octets, filled up with zeros. */
  function optionsOf(octets: readonly number[]) {
    const space = Math.ceil(octets.length / 4) * 4;
    const plain = datagram({ ...DATA, len: space });
    const frame = patched(patched(plain, 32, ((20 + space) / 4) << 4), 40, ...octets);
    frame.fill(0, 40 + octets.length);
    const [segment] = read(RAW, [frame]).segments;
    expect(segment).toMatchObject({ seq: 9, len: 0 });
    return segment?.options;
  }

  test.each([
    ["none of them", [1, 1, 1, 1], {}],
    ["what follows the end of the list", [0, 2, 4, 5, 180], {}],
    ["a length of 0", [2, 4, 5, 180, 3, 0, 7, 4, 2], { mss: 1460 }],
    ["a length of 1", [2, 4, 5, 180, 3, 1, 7, 4, 2], { mss: 1460 }],
    ["a length past the header", [4, 2, 8, 10, 0, 0, 0, 1], { sackPermitted: true }],
    ["a kind without a length", [4, 2, 1, 8], { sackPermitted: true }],
    ["a length that does not fit its kind", [2, 3, 5, 3, 3, 7], { windowScale: 7 }],
    ["a SACK of no block", [5, 2, 3, 3, 7], { windowScale: 7 }],
    ["a SACK of half a block", [5, 6, 0, 0, 0, 1, 4, 2], { sackPermitted: true }],
    [
      "two SACK blocks",
      [5, 18, 0, 0, 0, 1, 0, 0, 0, 2, 255, 0, 0, 3, 255, 0, 0, 4],
      {
        sack: [
          { left: 1, right: 2 },
          { left: 0xff000003, right: 0xff000004 },
        ],
      },
    ],
    ["an unknown kind", [77, 5, 1, 2, 3, 4, 2], { sackPermitted: true }],
    ["a request for a cookie", [34, 2], { fastOpen: "" }],
    ["a cookie", [34, 6, 0xab, 0, 1, 2], { fastOpen: "ab000102" }],
    ["a cookie in the experimental option", [254, 6, 0xf9, 0x89, 0xff, 1], { fastOpen: "ff01" }],
    ["an experiment without a number", [254, 2, 0xf9, 0x89], {}],
    ["an experiment with half of one", [254, 3, 0xf9, 0x89], {}],
    ["another experiment", [254, 6, 0xf9, 0x88, 0xff, 1], {}],
  ])("%s", (_, octets, expected) => {
    expect(optionsOf(octets)).toEqual(expected);
  });

  test("where the capture cuts them off, those before are read and a note says so", () => {
    const frame = datagram({ ...DATA, options: { mss: 1460, timestamps: { value: 1, echo: 2 } } });
    const capture = read(RAW, [frame.slice(0, 46)], frame.length);
    expect(capture.segments).toMatchObject([{ len: 30, options: { mss: 1460 } }]);
    expect(capture.notes).toEqual([{ code: "cut-options", packet: 1, offset: 24, count: 1 }]);
  });
});

describe("the hash of the data", () => {
  const hashOf = (data: readonly number[]) => {
    const { len: _, ...segment } = DATA;
    return read(RAW, [datagram({ ...segment, data: Uint8Array.from(data) })]).segments[0]?.payload;
  };

  test("tells a retransmission from other data", () => {
    expect(hashOf([1, 2, 3, 4, 5])).toBe(hashOf([1, 2, 3, 4, 5]));
    const others = Array.from({ length: 2000 }, (_, i) => [i & 255, 7, i >> 8, 4, 5 + (i % 3)]);
    expect(new Set(others.map(hashOf)).size).toBe(2000);
  });

  test("data made up from sequence numbers repeat with them", () => {
    const hashAt = (at: number) => read(RAW, [datagram({ ...DATA, seq: seq(at) })]).segments[0];
    expect(hashAt(50)?.payload).toBe(hashAt(50)?.payload);
    expect(hashAt(50)?.payload).not.toBe(hashAt(51)?.payload);
  });
});
