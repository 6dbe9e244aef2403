import { describe, expect, test } from "vitest";
import { seq } from "../machine/seq.ts";
import { type CaptureError, describeCaptureError } from "./capture-error.ts";
import { DEFAULT_CAPTURE_LIMITS } from "./captured.ts";
import { newCaptureReader, readCapture } from "./reader.ts";
import { writePcap } from "./write.ts";
import type { SegmentToWrite } from "./write-frame.ts";

const SEGMENT: SegmentToWrite = {
  from: { ip: "192.0.2.10", port: 41_000 },
  to: { ip: "192.0.2.20", port: 80 },
  seq: seq(9),
  ack: seq(5),
  len: 10,
};

/** Two records of 16 + 64 octets behind a header of 24. */
const PCAP = writePcap([SEGMENT, SEGMENT]);
/** Two blocks of 32 + 64 octets behind a section header of 28 and an interface of 20. */
const PCAPNG = writePcap([SEGMENT, SEGMENT], { format: "pcapng" });

function withWord(bytes: Uint8Array, at: number, word: number): Uint8Array {
  const copy = bytes.slice();
  new DataView(copy.buffer).setUint32(at, word, true);
  return copy;
}

function withoutInterface(format: "pcapng" | "pcapng-simple" | "pcapng-old"): Uint8Array {
  const bytes = writePcap([SEGMENT], { format });
  return Uint8Array.from([...bytes.slice(0, 28), ...bytes.slice(48)]);
}

function starting(...octets: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(200).fill(0x81);
  bytes.set(octets);
  return bytes;
}

const text = (content: string) => new TextEncoder().encode(content);

const MIB = 2 ** 20;
const FOREIGN = { code: "not-a-capture", offset: 0, packet: 1 } as const;
const HEADER = { code: "truncated-header", packet: 1 } as const;
const LENGTH = { code: "bad-length", packet: 1 } as const;

const REFUSED: readonly (readonly [string, Uint8Array, CaptureError])[] = [
  ["nothing", new Uint8Array(0), { code: "empty", offset: 0, packet: 1 }],
  ["gzip", starting(0x1f, 0x8b, 8), { ...FOREIGN, found: "gzip" }],
  ["zip", starting(0x50, 0x4b, 3, 4), { ...FOREIGN, found: "zip" }],
  ["an empty zip", starting(0x50, 0x4b, 5, 6), { ...FOREIGN, found: "zip" }],
  ["zstd", starting(0x28, 0xb5, 0x2f, 0xfd), { ...FOREIGN, found: "zstd" }],
  ["xz", starting(0xfd, 0x37, 0x7a, 0x58, 0x5a), { ...FOREIGN, found: "xz" }],
  ["bzip2", starting(0x42, 0x5a, 0x68, 0x39), { ...FOREIGN, found: "bzip2" }],
  ["snoop", text("snoop\0\0\0"), { ...FOREIGN, found: "snoop" }],
  ["text", text("SYN sent\n"), { ...FOREIGN, found: "text" }],
  ["Chinese text", text("抓包"), { ...FOREIGN, found: "text" }],
  ["two letters", text("no"), { ...FOREIGN, found: "text" }],
  ["zeros", new Uint8Array(100), { ...FOREIGN, found: "unknown" }],
  ["a pcap of another kind", withWord(PCAP, 0, 0xa1b2cd34), { ...FOREIGN, found: "unknown" }],
  ["3 octets of pcap", PCAP.slice(0, 3), { ...HEADER, offset: 3 }],
  ["23 octets of pcap", PCAP.slice(0, 23), { ...HEADER, offset: 23 }],
  ["27 octets of pcapng", PCAPNG.slice(0, 27), { ...HEADER, offset: 27 }],
  [
    "a first record that is cut",
    PCAP.slice(0, 100),
    { code: "truncated-packet", offset: 24, packet: 1 },
  ],
  [
    "a first block that is cut",
    PCAPNG.slice(0, 100),
    { code: "truncated-packet", offset: 48, packet: 1 },
  ],
  [
    "pcap 3.4",
    withWord(PCAP, 4, 0x00040003),
    { code: "unsupported-version", major: 3, minor: 4, offset: 0, packet: 1 },
  ],
  [
    "pcapng 2.0",
    withWord(PCAPNG, 12, 2),
    { code: "unsupported-version", major: 2, minor: 0, offset: 0, packet: 1 },
  ],
  [
    "a pcap of link type 105 (802.11)",
    withWord(PCAP, 20, 105),
    { code: "unsupported-link-type", linkType: 105, offset: 24, packet: 1 },
  ],
  [
    "a pcapng of link type 105 (802.11)",
    withWord(PCAPNG, 28 + 8, 105),
    { code: "unsupported-link-type", linkType: 105, offset: 48, packet: 1 },
  ],
  [
    "a record of 2^32 - 1 octets",
    withWord(PCAP, 24 + 80 + 8, 2 ** 32 - 1),
    { code: "too-large", length: 2 ** 32 - 1, limit: MIB, offset: 24 + 80 + 8, packet: 2 },
  ],
  [
    "a record of 1 MiB and 1",
    withWord(PCAP, 24 + 8, MIB + 1),
    { code: "too-large", length: MIB + 1, limit: MIB, offset: 24 + 8, packet: 1 },
  ],
  [
    "a block of 2^32 - 4 octets",
    withWord(PCAPNG, 48 + 96 + 4, 2 ** 32 - 4),
    { code: "too-large", length: 2 ** 32 - 4, limit: MIB, offset: 148, packet: 2 },
  ],
  [
    "a block of 2^32 - 1",
    withWord(PCAPNG, 52, 2 ** 32 - 1),
    { ...LENGTH, length: 2 ** 32 - 1, offset: 52 },
  ],
  ["a block of 0 octets", withWord(PCAPNG, 52, 0), { ...LENGTH, length: 0, offset: 52 }],
  ["a packet block of 28 octets", withWord(PCAPNG, 52, 28), { ...LENGTH, length: 28, offset: 52 }],
  [
    "an unknown block of 8",
    withWord(withWord(PCAPNG, 48, 99), 52, 8),
    { ...LENGTH, length: 8, offset: 52 },
  ],
  ["an interface of 16 octets", withWord(PCAPNG, 32, 16), { ...LENGTH, length: 16, offset: 32 }],
  ["a section header of 24", withWord(PCAPNG, 4, 24), { ...LENGTH, length: 24, offset: 4 }],
  [
    "a length that is no multiple of 4",
    withWord(PCAPNG, 52, 95),
    { ...LENGTH, length: 95, offset: 52 },
  ],
  [
    "two lengths that differ",
    withWord(PCAPNG, 48 + 92, 92),
    { ...LENGTH, length: 92, offset: 140 },
  ],
  [
    "more captured than the block has",
    withWord(PCAPNG, 68, 65),
    { ...LENGTH, length: 65, offset: 68 },
  ],
  [
    "a section of no byte order",
    withWord(PCAPNG, 8, 0),
    { ...FOREIGN, found: "unknown", offset: 8 },
  ],
  [
    "interface 1 of 1",
    withWord(PCAPNG, 48 + 8, 1),
    { code: "unknown-interface", id: 1, offset: 48, packet: 1 },
  ],
  ...(["pcapng", "pcapng-simple", "pcapng-old"] as const).map(
    (format) =>
      [
        `${format} without an interface`,
        withoutInterface(format),
        { code: "unknown-interface", id: 0, offset: 28, packet: 1 },
      ] as const,
  ),
];

describe("a file that cannot be read is refused with its place", () => {
  test.each(REFUSED)("%s", (_, bytes, error) => {
    expect(readCapture(bytes)).toEqual({ ok: false, error });
  });

  test.each(REFUSED)("%s, octet by octet", (_, bytes, error) => {
    const reader = newCaptureReader();
    for (let at = 0; at < bytes.length; at += 1) reader.push(bytes.subarray(at, at + 1));
    expect(reader.end()).toEqual({ ok: false, error });
  });

  test.each(REFUSED)("%s is said in both languages", (_, __, error) => {
    const { en, zh } = describeCaptureError(error);
    expect(en).toMatch(new RegExp(`^Octet ${error.offset}, packet ${error.packet}: .+\\.$`));
    expect(zh).toMatch(
      new RegExp(`^第 ${error.offset} 字节（第 ${error.packet} 个数据包）：.+。$`),
    );
    expect(`${en}${zh}`).not.toContain("undefined");
  });

  test("the sentences are those of the error", () => {
    const error = { code: "too-large", length: 9, limit: 8, offset: 24, packet: 1 } as const;
    expect(describeCaptureError(error)).toEqual({
      en: "Octet 24, packet 1: one packet or block claims 9 octets; the limit is 8.",
      zh: "第 24 字节（第 1 个数据包）：一个数据包或块声称有 9 字节，上限是 8。",
    });
    expect(describeCaptureError({ ...FOREIGN, found: "gzip" })).toEqual({
      en: "Octet 0, packet 1: this is no pcap or pcapng file: it is compressed with gzip; unpack it first.",
      zh: "第 0 字节（第 1 个数据包）：这不是 pcap 或 pcapng 文件：它是 gzip 压缩文件，请先解压。",
    });
  });

  test("once it is refused it stays so, and what came before has been given", () => {
    const reader = newCaptureReader();
    expect(reader.push(PCAP)).toMatchObject({ ok: true, value: [{ n: 1 }, { n: 2 }] });
    const refused = reader.push(new Uint8Array(16).fill(0xff));
    expect(refused).toMatchObject({ error: { code: "too-large", offset: 192, packet: 3 } });
    expect(reader.push(PCAP)).toEqual(refused);
    expect(reader.end()).toEqual(refused);
  });
});

describe("what is odd but harmless is read", () => {
  test("a file of a header and no packet", () => {
    for (const bytes of [writePcap([]), writePcap([], { format: "pcapng" })]) {
      expect(readCapture(bytes)).toMatchObject({ ok: true, value: { packets: 0, notes: [] } });
    }
  });

  test("a snaplen of 0 or 2^32 - 1, and more captured than it allows", () => {
    for (const snaplen of [0, 5, 2 ** 31, 2 ** 32 - 1]) {
      for (const bytes of [withWord(PCAP, 16, snaplen), withWord(PCAPNG, 40, snaplen)]) {
        expect(readCapture(bytes)).toMatchObject({ ok: true, value: { packets: 2 } });
      }
    }
  });

  test("frame check sequences are named in the link type's field", () => {
    const bytes = withWord(PCAP, 20, 0x54000001);
    expect(readCapture(bytes)).toMatchObject({ ok: true, value: { segments: [{}, {}] } });
  });

  test("packets of an unknown link type between others are counted and noted", () => {
    const other = withWord(PCAPNG, 28 + 8, 105);
    const bytes = Uint8Array.from([...PCAPNG, ...other]);
    expect(readCapture(bytes)).toMatchObject({
      value: {
        packets: 4,
        skipped: { "link-type": 2 },
        notes: [{ code: "other-link-types", packet: 3, count: 2 }],
      },
    });
  });
});

describe("limits", () => {
  test("packets are bounded", () => {
    const limits = { ...DEFAULT_CAPTURE_LIMITS, packets: 1 };
    const position = { offset: 24 + 80, packet: 2 };
    expect(readCapture(PCAP, limits)).toEqual({
      ok: false,
      error: { code: "too-many", what: "packets", limit: 1, ...position },
    });
  });

  test("interfaces are bounded in each section", () => {
    const limits = { ...DEFAULT_CAPTURE_LIMITS, interfaces: 3 };
    const described = [...PCAPNG.slice(28, 48)];
    const section = [...PCAPNG.slice(0, 28), ...described, ...described, ...described];
    const bytes = Uint8Array.from([...section, ...section]);
    expect(readCapture(bytes, limits)).toMatchObject({ ok: true });
    expect(readCapture(Uint8Array.from([...bytes, ...described]), limits)).toMatchObject({
      error: { code: "too-many", what: "interfaces", limit: 3, offset: 176 },
    });
  });

  test("a packet of just the limit is read, though it comes in small pieces", () => {
    const reader = newCaptureReader({ ...DEFAULT_CAPTURE_LIMITS, packetBytes: 60_054 });
    const bytes = writePcap([{ ...SEGMENT, len: 60_000 }]);
    let segments = 0;
    for (let at = 0; at < bytes.length; at += 10) {
      const pushed = reader.push(bytes.subarray(at, at + 10));
      segments += pushed.ok ? pushed.value.length : 0;
    }
    expect(segments).toBe(1);
  });
});
