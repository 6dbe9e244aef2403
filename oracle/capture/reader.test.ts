import { describe, expect, test } from "vitest";
import { seq } from "../machine/seq.ts";
import { describeCaptureNote } from "./capture-note.ts";
import { type Capture, newCaptureReader, readCapture } from "./reader.ts";
import { RECORDED } from "./recorded.ts";
import { type CaptureShape, writePcap } from "./write.ts";
import type { SegmentToWrite } from "./write-frame.ts";

const CLIENT = { ip: "192.0.2.10", port: 41_000 };
const SERVER = { ip: "192.0.2.20", port: 80 };
const CLIENT_6 = { ip: "2001:db8::a", port: 41_000 };
const SERVER_6 = { ip: "2001:db8:0:1::14", port: 80 };

const REST = { syn: false, fin: false, rst: false, psh: false, urg: false, len: 0, window: 512 };

/** Segments that show every field and option, with numbers on both sides of 2^31 and 2^32. */
function segmentsBetween(from: typeof CLIENT, to: typeof SERVER) {
  const there = { ...REST, from, to };
  const back = { ...REST, from: to, to: from };
  const timestamps = { value: 4_000_000_000, echo: 7 };
  const sack = [{ left: seq(4_294_967_000), right: seq(5) }];
  return [
    {
      ...{ ...there, at: 0, seq: seq(4_294_967_295), ack: null, syn: true, window: 65_535 },
      options: { mss: 1460, sackPermitted: true as const, timestamps, windowScale: 10 },
    },
    {
      ...{ ...back, at: 0.25, seq: seq(2_147_483_648), ack: seq(0), syn: true },
      options: { mss: 536, fastOpen: "0102030405060708" },
    },
    { ...there, at: 1.5, seq: seq(0), ack: seq(2_147_483_649), psh: true, len: 101, options: {} },
    { ...back, at: 7.125, seq: seq(2_147_483_649), ack: seq(101), options: { sack, timestamps } },
    { ...there, at: 4000, seq: seq(101), ack: seq(2_147_483_649), fin: true, options: {} },
    { ...back, at: 4000.5, seq: seq(2_147_483_649), ack: seq(102), urg: true, options: {} },
    { ...back, at: 4001, seq: seq(2_147_483_649), ack: null, rst: true, options: {} },
  ];
}

const SEGMENTS: readonly SegmentToWrite[] = segmentsBetween(CLIENT, SERVER);

function captureOf(bytes: Uint8Array): Capture {
  const read = readCapture(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** What the segments of a capture are in the terms of what was written. */
function writtenOf({ segments }: Capture) {
  return segments.map(({ n: _, payload: __, ...segment }) => segment);
}

function shapes(): CaptureShape[] {
  const all: CaptureShape[] = [];
  for (const format of ["pcap", "pcapng", "pcapng-old"] as const) {
    for (const order of ["little", "big"] as const) {
      for (const nanoseconds of [false, true]) {
        for (const linkType of [0, 1, 12, 14, 101, 108, 113, 228, 229, 276]) {
          all.push({ format, order, nanoseconds, linkType, padding: linkType === 1 ? 6 : 0 });
        }
      }
    }
  }
  return all;
}

describe("what was written is read again", () => {
  test.each(shapes())("$format, $order-endian, ns $nanoseconds, link type $linkType", (shape) => {
    const pairs = [
      { from: CLIENT, to: SERVER, onlyRaw: 229 },
      { from: CLIENT_6, to: SERVER_6, onlyRaw: 228 },
    ];
    for (const { from, to, onlyRaw } of pairs) {
      if (shape.linkType === onlyRaw) continue;
      const segments = segmentsBetween(from, to);
      const capture = captureOf(writePcap(segments, shape));
      expect(writtenOf(capture)).toEqual(segments);
      expect(capture.segments.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7]);
      expect(capture.notes).toEqual([]);
    }
  });

  test.each([1, 113, 276])("VLAN tags are stepped over, link type %i", (linkType) => {
    for (const vlans of [[0x8100], [0x88a8, 0x8100], [0x9100, 0x8100, 0x8100]]) {
      const capture = captureOf(writePcap(SEGMENTS, { linkType, vlans }));
      expect(writtenOf(capture)).toEqual(SEGMENTS);
    }
  });

  test("a simple packet has no time: it takes the last one, and a note says so", () => {
    const capture = captureOf(writePcap(SEGMENTS, { format: "pcapng-simple", snaplen: 60 }));
    expect(writtenOf(capture)[2]).toEqual({ ...SEGMENTS[2], at: 0 });
    expect(capture.notes).toContainEqual({ code: "no-times", packet: 1, offset: 48, count: 7 });
  });

  test("the padding of a simple packet that was cut is no data", () => {
    const [simple, plain] = (["pcapng-simple", "pcap"] as const).map(
      (format) => captureOf(writePcap(SEGMENTS, { format, snaplen: 61 })).segments[2]?.payload,
    );
    expect(simple).toBe(plain);
  });

  test("a file may have sections of both byte orders, each with interfaces of its own", () => {
    const big = writePcap(SEGMENTS, { format: "pcapng", order: "big", linkType: 101 });
    const little = writePcap(SEGMENTS, { format: "pcapng", order: "little", nanoseconds: true });
    const capture = captureOf(joined(big, little, big));
    expect(capture.packets).toBe(21);
    expect(writtenOf(capture)).toEqual([...SEGMENTS, ...SEGMENTS, ...SEGMENTS]);
  });

  test("blocks of unknown types are passed over", () => {
    const whole = writePcap(SEGMENTS, { format: "pcapng" });
    const unknown = Uint8Array.of(0xad, 0xb, 0, 0, 16, 0, 0, 0, 9, 9, 9, 9, 16, 0, 0, 0);
    const capture = captureOf(joined(whole.slice(0, 48), unknown, whole.slice(48), unknown));
    expect(writtenOf(capture)).toEqual(SEGMENTS);
  });

  test("version 2.2 and older have the two lengths of a record the other way round", () => {
    const bytes = writePcap(SEGMENTS.slice(0, 1), { snaplen: 60 });
    const record = new DataView(bytes.buffer, 24);
    expect([record.getUint32(8, true), record.getUint32(12, true)]).toEqual([60, 74]);
    record.setUint32(8, 74, true);
    record.setUint32(12, 60, true);
    for (const minor of [2, 3]) {
      bytes[6] = minor;
      expect(captureOf(bytes).packets).toBe(1);
    }
  });
});

describe("a file in pieces", () => {
  test.each([1, 7, 16, 59, 1000])("of %i octets gives what the whole gives", (size) => {
    for (const format of ["pcap", "pcapng", "pcapng-simple"] as const) {
      const bytes = writePcap(SEGMENTS, { format });
      const reader = newCaptureReader();
      const chunk = new Uint8Array(size);
      const segments = [];
      for (let at = 0; at < bytes.length; at += size) {
        const piece = bytes.subarray(at, at + size);
        // The same buffer again and again, as whoever reads a file will use it.
        chunk.set(piece);
        const pushed = reader.push(chunk.subarray(0, piece.length));
        if (!pushed.ok) throw new Error(pushed.error.code);
        segments.push(...pushed.value);
      }
      const ended = reader.end();
      expect(ended.ok && { segments, ...ended.value }).toEqual(captureOf(bytes));
    }
  });

  test("segments are given as soon as their record is complete", () => {
    const bytes = writePcap(SEGMENTS.slice(0, 2));
    const reader = newCaptureReader();
    const first = 24 + 16 + 74;
    expect(reader.push(bytes.subarray(0, first - 1))).toEqual({ ok: true, value: [] });
    expect(reader.push(bytes.subarray(first - 1, first))).toMatchObject({ value: [{ n: 1 }] });
    expect(reader.push(bytes.subarray(first))).toMatchObject({ value: [{ n: 2 }] });
    expect(reader.end()).toMatchObject({ value: { packets: 2 } });
    expect(() => reader.push(bytes)).toThrow("push after end");
    expect(() => reader.end()).toThrow("end after end");
  });

  test("wherever the file ends, what is complete is read and the rest noted", () => {
    for (const format of ["pcap", "pcapng"] as const) {
      const bytes = writePcap(SEGMENTS, { format });
      const ends = [1, 2, 3, 4, 5, 6, 7].map(
        (n) => writePcap(SEGMENTS.slice(0, n), { format }).length,
      );
      for (let end = ends[0] ?? 0; end < bytes.length; end += 1) {
        const capture = captureOf(bytes.subarray(0, end));
        const whole = ends.filter((complete) => complete <= end);
        const offset = whole.at(-1) ?? 0;
        expect(capture.packets).toBe(whole.length);
        const note = { code: "truncated", packet: whole.length + 1, offset, count: 1 };
        expect(capture.notes).toEqual(offset === end ? [] : [note]);
      }
    }
  });

  test("a note has a sentence in both languages with its place", () => {
    for (const code of [
      ...(["truncated", "fragments", "cut-options", "no-times", "other-link-types"] as const),
    ]) {
      const { en, zh } = describeCaptureNote({ code, packet: 812, offset: 99_000, count: 3 });
      expect(en).toContain("packet 812");
      expect(zh).toContain("第 812 个数据包");
    }
  });
});

describe("real captures", () => {
  function recorded(name: keyof typeof RECORDED): string[] {
    const bytes = Uint8Array.from(atob(RECORDED[name].join("")), (unit) => unit.charCodeAt(0));
    return captureOf(bytes).segments.map((segment) => {
      const { at, from, to, ack, len, window, options } = segment;
      const flags = (["syn", "fin", "rst", "psh"] as const).filter((flag) => segment[flag]);
      const names = Object.keys(options).join(" ");
      return `${at} ${from.port}>${to.port} ${flags} ${segment.seq} ${ack} ${len} ${window} ${names}`;
    });
  }
  const OFFER = "mss sackPermitted timestamps windowScale";

  test.each([
    [
      "refused",
      [
        `0 41066>8066 syn 2371817147 null 0 64240 ${OFFER}`,
        "25.851 8066>41066 rst 0 2371817148 0 0 ",
      ],
    ],
    [
      "aborted",
      [
        `0 41069>8069 syn 1722854764 null 0 64240 ${OFFER}`,
        `25.975 8069>41069 syn 1721348814 1722854765 0 65160 ${OFFER}`,
        "26.023 41069>8069  1722854765 1721348815 0 63 timestamps",
        "349.205 41069>8069 rst 1722854765 1721348815 0 63 timestamps",
      ],
    ],
    [
      "simultaneousOpen",
      [
        `0 41028>8028 syn 3814694111 null 0 64240 ${OFFER}`,
        `39.04 8028>41028 syn 3561307020 null 0 64240 ${OFFER}`,
        `39.065 41028>8028 syn 3814694111 3561307021 0 64240 ${OFFER}`,
        `52.065 8028>41028 syn 3561307020 3814694112 0 64240 ${OFFER}`,
        "52.092 41028>8028  3814694112 3561307021 0 63 timestamps sack",
        "92.772 8028>41028  3561307021 3814694112 0 63 timestamps sack",
      ],
    ],
  ] as const)("%s", (name, rows) => {
    expect(recorded(name)).toEqual(rows);
  });
});
