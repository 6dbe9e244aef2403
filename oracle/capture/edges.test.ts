import { describe, expect, test } from "vitest";
import { seq } from "../machine/seq.ts";
import { octetsOfAddress } from "./address.ts";
import { describeCaptureError } from "./capture-error.ts";
import { describeCaptureNote } from "./capture-note.ts";
import { DEFAULT_CAPTURE_LIMITS } from "./captured.ts";
import { foreignAt } from "./foreign.ts";
import { type Capture, readCapture } from "./reader.ts";
import { writePcap } from "./write.ts";
import type { SegmentToWrite } from "./write-frame.ts";

const RAW = 101;
const FROM = { ip: "192.0.2.10", port: 41_000 };
const FROM_6 = { ip: "2001:db8::1", port: 41_000 };
const DATA: SegmentToWrite = {
  ...{ from: FROM, to: { ip: "192.0.2.20", port: 80 } },
  ...{ seq: seq(9), ack: seq(5), len: 30 },
};
const DATA_6: SegmentToWrite = { ...DATA, from: FROM_6, to: { ip: "2001:db8::2", port: 80 } };

function captureOf(bytes: Uint8Array): Capture {
  const capture = readCapture(bytes);
  if (!capture.ok) throw new Error(JSON.stringify(capture.error));
  return capture.value;
}

/** What becomes of one datagram, of which `kept` octets were captured. */
function fateOf(datagram: readonly number[], kept = datagram.length): string {
  const frame = Uint8Array.from(datagram.slice(0, kept));
  const bytes = writePcap([], { linkType: RAW });
  const record = new DataView(new ArrayBuffer(16));
  record.setUint32(8, frame.length, true);
  record.setUint32(12, datagram.length, true);
  const head = new Uint8Array(record.buffer);
  const { segments, skipped } = captureOf(Uint8Array.from([...bytes, ...head, ...frame]));
  const [lost] = Object.entries(skipped).find(([, count]) => count > 0) ?? [];
  return lost ?? `${segments[0]?.len} octets`;
}

/** The bare datagram of a segment. */
function datagramOf(segment: SegmentToWrite): number[] {
  return [...writePcap([segment], { linkType: RAW }).slice(40)];
}

function patched(octets: readonly number[], at: number, ...by: readonly number[]): number[] {
  return octets.toSpliced(at, by.length, ...by);
}

/** IPv6 with extension headers before its TCP header. */
function extended(first: number, headers: readonly number[]): number[] {
  const plain = datagramOf(DATA_6);
  const payload = plain.length - 40 + headers.length;
  const head = patched(plain.slice(0, 40), 4, payload >> 8, payload & 255, first);
  return [...head, ...headers, ...plain.slice(40)];
}

const eight = (...octets: readonly number[]): number[] => {
  return [...octets, ...new Array<number>(8 - octets.length).fill(0)];
};

const UDP = 17;
const FOUR = datagramOf(DATA);
const SIX = datagramOf(DATA_6);
const FIRST_FRAGMENT = extended(44, eight(6, 0, 0, 1));

describe("the fate of a datagram", () => {
  test.each<readonly [string, readonly number[], number, string]>([
    ["an IPv4 header of 20 octets, all captured", patched(FOUR, 9, UDP), 20, "not-tcp"],
    ["an IPv4 header of 20 octets, 19 captured", patched(FOUR, 9, UDP), 19, "cut-short"],
    ["an IPv4 header of 16 octets", patched(patched(FOUR, 9, UDP), 0, 0x44), 70, "malformed"],
    ["an IPv6 header, all captured", patched(SIX, 6, UDP), 40, "not-tcp"],
    ["an IPv6 header, 39 octets captured", patched(SIX, 6, UDP), 39, "cut-short"],
    ["a fragment header, all captured", FIRST_FRAGMENT, 48, "fragment"],
    ["a fragment header, 7 octets captured", FIRST_FRAGMENT, 47, "cut-short"],
    ["an IPv4 total length less than its header", patched(FOUR, 2, 0, 19), 70, "malformed"],
    ["an IPv4 total length of header and 19", patched(FOUR, 2, 0, 39), 70, "malformed"],
    ["an IPv4 total length of both headers", patched(FOUR, 2, 0, 40), 70, "0 octets"],
    ["an IPv6 payload length of 19", patched(SIX, 4, 0, 19), 90, "malformed"],
    ["an IPv6 payload length of 20", patched(SIX, 4, 0, 20), 90, "0 octets"],
    [
      "extension headers beyond the payload",
      patched(extended(60, eight(6)), 4, 0, 4),
      98,
      "malformed",
    ],
  ])("%s", (_what, datagram, kept, fate) => {
    expect(fateOf(datagram, kept)).toBe(fate);
  });

  test.each<readonly [string, number, readonly number[], string]>([
    ["16 extension headers", 0, new Array(15).fill(eight(60)).flat().concat(eight(6)), "30 octets"],
    ["17 extension headers", 0, new Array(16).fill(eight(60)).flat().concat(eight(6)), "malformed"],
    ["an extension header of 16 octets", 43, [...eight(6, 1), ...eight()], "30 octets"],
    ["a fragment header of the whole", 44, eight(6, 0, 0, 0, 1, 2, 3, 4), "30 octets"],
    ["whose reserved octet is no length", 44, eight(6, 9, 0, 6), "30 octets"],
    ["an offset in the upper octet alone", 44, eight(6, 0, 1, 0), "fragment"],
    ["an offset in the lower octet alone", 44, eight(6, 0, 0, 8), "fragment"],
    ["more fragments", 44, eight(6, 0, 0, 1), "fragment"],
    ["a fragment with options behind", 44, eight(60, 0, 0, 1), "fragment"],
    ["a fragment of UDP", 44, eight(UDP, 0, 0, 1), "not-tcp"],
    ["UDP behind options", 60, eight(UDP), "not-tcp"],
    ["no next header", 59, eight(6), "not-tcp"],
  ])("of IPv6 with %s", (_what, first, headers, fate) => {
    expect(fateOf(extended(first, headers))).toBe(fate);
  });
});

describe("an address", () => {
  test.each([
    ["1.2.3.4", [1, 2, 3, 4]],
    ["0.255.0.255", [0, 255, 0, 255]],
    ["1:2:3:4:5:6:7::", [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 0]],
    ["::1:2:3:4:5:6:7", [0, 0, 0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7]],
    ["1:2:3:4:5:6:7:abCD", [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0xab, 0xcd]],
    ["::1.2.3.4", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4]],
  ])("%s is these octets", (ip, octets) => {
    expect([...octetsOfAddress(ip)]).toEqual(octets);
  });

  test.each([
    ...["", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1.2.3.-1", "1.2.3.1e-1", "1.2.3.", "1.2.3.x"],
    ...["1:2", "1::2::3", "1:2:3:4:5:6:7:8::", "1:2:3:4:5:6:7:8:9", "g::1", "1::g", "12345::"],
    ...["::1.2.3", "1:2:3:4:5:6:7:1.2.3.4", "1:2:3:4:5:6:7", "1:g::"],
  ])("%j is none", (ip) => {
    expect(() => octetsOfAddress(ip)).toThrow(RangeError);
  });
});

describe("ends", () => {
  test("that are met again are the same object", () => {
    for (const segment of [DATA, DATA_6]) {
      const back = { ...segment, from: segment.to, to: segment.from };
      const [first, second, third] = captureOf(writePcap([segment, back, segment])).segments;
      expect(second?.to).toBe(first?.from);
      expect(third?.from).toBe(first?.from);
      expect(third?.to).toBe(first?.to);
    }
  });

  test("of one address are told apart by all their ports", () => {
    const ports = Array.from({ length: 4_000 }, (_, i) => 1 + 16 * i);
    const segments = ports.map((port) => ({ ...DATA, len: 0, to: { ip: "10.0.0.1", port } }));
    expect(captureOf(writePcap(segments)).segments.map(({ to }) => to.port)).toEqual(ports);
  });

  test("whose octets begin alike are told apart, of IPv4 and of IPv6", () => {
    const six = ["c000:20a::1", "c000:20a::", "c000:20a::100:1", "c000:20a:ffff:ffff::", "::1"];
    const early = ["::100:0:0:ffff:c000:20a", "::1:0:ffff:c000:20a"];
    const more = [
      ...early,
      "c000:20a:0:1::",
      "c000:20a:0:0:1::",
      "::ffff:192.0.2.10",
      "0:1::ffff:c000:20a",
    ];
    const ips = [...six, ...more, "1::ffff:c000:20a"];
    const told = ips.flatMap((ip) => {
      const end = { ip, port: 80 };
      const other = { ...DATA, from: { ...FROM, port: 80 } };
      const segments = [other, { ...DATA_6, from: end }, other];
      return captureOf(writePcap(segments)).segments.map(({ from }) => from.ip);
    });
    expect(told).toEqual(ips.flatMap((ip) => [FROM.ip, ip, FROM.ip]));
  });
});

describe("a file that is no capture", () => {
  test.each<readonly [string, readonly number[], string]>([
    ["gzip, whatever comes behind it", [0x1f, 0x8b, 0xff, 0xff], "gzip"],
    ["not quite gzip", [0x1f, 0x8c, 8, 0], "unknown"],
    ["bzip2 of any level", [0x42, 0x5a, 0x68, 0x31], "bzip2"],
    ["text that begins like bzip2", [0x42, 0x5a, 0x69, 0x31], "text"],
    ["a tab, a line feed and a carriage return", [9, 10, 13, 32], "text"],
    ["the octet 8", [8, 65, 65, 65], "unknown"],
    ["the octet 14", [65, 14, 65, 65], "unknown"],
    ["the octet 31", [65, 65, 31, 65], "unknown"],
    ["the tilde", [0x7e, 65, 65, 65], "text"],
    ["the octet 127", [65, 65, 65, 127], "unknown"],
    ["the octet 0x80 in front", [0x80, 65, 65, 65], "unknown"],
    ["the octet 0xbf in front", [0xbf, 65, 65, 65], "unknown"],
    ["the octet 0xc1", [0xc1, 0x80, 65, 65], "unknown"],
    ["a letter of two octets", [0xc2, 0x80, 65, 65], "text"],
    ["two letters of two octets", [0xdf, 0xbf, 0xc3, 0xa9], "text"],
    ["a letter of three octets", [0xe0, 0xa0, 0x80, 65], "text"],
    ["a letter of three octets that has two", [0xe4, 0xb8, 65, 65], "unknown"],
    ["a letter of three octets that has four", [0xef, 0x80, 0x80, 0x80], "unknown"],
    ["a letter of four octets", [0xf0, 0x9f, 0x98, 0x80], "text"],
    ["a letter of four octets that has three", [0xf4, 0x8f, 0xbf, 65], "unknown"],
    ["the octet 0xf5", [0xf5, 0x80, 0x80, 0x80], "unknown"],
    ["three letters, cut in the last", [65, 66, 0xe4], "text"],
    ["three octets that are no text", [65, 66, 0], "unknown"],
  ])("%s", (_what, octets, found) => {
    const view = new DataView(Uint8Array.from([0, ...octets]).buffer);
    expect(foreignAt(view, 1, octets.length)).toBe(found);
  });
});

test("zeros behind an address are none of it", () => {
  const from = { ip: "0:0:1:1:1:1:0:0", port: 80 };
  const to = { ip: "::5", port: 0 };
  const [segment] = captureOf(writePcap([{ ...DATA, from, to }])).segments;
  expect([segment?.from.ip, segment?.to.ip]).toEqual(["::1:1:1:1:0:0", "::5"]);
});

test("a VLAN tag that is the last of what was captured tells what follows", () => {
  const arp = [...new Array(12).fill(0), 0x81, 0, 0, 1, 8, 6];
  const bytes = writePcap([]);
  const record = [...new Array(8).fill(0), 18, 0, 0, 0, 60, 0, 0, 0];
  const { skipped } = captureOf(Uint8Array.from([...bytes, ...record, ...arp]));
  expect(skipped).toMatchObject({ "not-ip": 1, "cut-short": 0 });
});

test("options of just 40 octets are written, and read again", () => {
  const block = { left: seq(1), right: seq(2) };
  const options = { mss: 9, sack: [block, block, block], timestamps: { value: 3, echo: 4 } };
  expect(captureOf(writePcap([{ ...DATA, options }])).segments[0]?.options).toEqual(options);
});

test("octets that are made up tell numbers apart that lie 2^8 and 2^16 from one another", () => {
  const starts = [9, 9 + 2 ** 8, 9 + 2 ** 16];
  const written = starts.map((start) => writePcap([{ ...DATA, seq: seq(start) }]));
  const hashes = written.map((bytes) => captureOf(bytes).segments[0]?.payload);
  expect(hashes[1]).not.toBe(hashes[0]);
  expect(hashes[2]).not.toBe(hashes[0]);
});

test("a block of just the limit is read, and one of four octets more is not", () => {
  const bytes = writePcap([DATA], { format: "pcapng", linkType: RAW });
  const size = bytes.length - 48;
  expect(readCapture(bytes, { ...DEFAULT_CAPTURE_LIMITS, packetBytes: size }).ok).toBe(true);
  expect(readCapture(bytes, { ...DEFAULT_CAPTURE_LIMITS, packetBytes: size - 4 })).toMatchObject({
    error: { code: "too-large", length: size, limit: size - 4, offset: 52 },
  });
});

test.each([
  [0, 30],
  [69, 29],
  [70, 30],
  [71, 30],
])(
  "of a simple packet behind a snaplen of %i all %i octets of data are hashed",
  (snaplen, kept) => {
    const bytes = writePcap([DATA], { format: "pcapng-simple", linkType: RAW });
    new DataView(bytes.buffer).setUint32(40, snaplen, true);
    const plain = captureOf(writePcap([DATA], { linkType: RAW, snaplen: 40 + kept }));
    expect(captureOf(bytes).segments[0]?.payload).toBe(plain.segments[0]?.payload);
  },
);

test("the bounds of a file, unless others are given", () => {
  expect(DEFAULT_CAPTURE_LIMITS).toEqual({
    packets: 5_000_000,
    packetBytes: 1_048_576,
    interfaces: 4096,
  });
});

test("a capture of too many interfaces is refused in these words", () => {
  const where = { offset: 28, packet: 1 };
  const error = { code: "too-many", what: "interfaces", limit: 4096, ...where } as const;
  expect(describeCaptureError(error)).toEqual({
    en: "Octet 28, packet 1: the file has more than 4096 interfaces.",
    zh: "第 28 字节（第 1 个数据包）：文件中超过了 4096 个接口。",
  });
  expect(describeCaptureError({ ...error, what: "packets" })).toEqual({
    en: "Octet 28, packet 1: the file has more than 4096 packets.",
    zh: "第 28 字节（第 1 个数据包）：文件中超过了 4096 个数据包。",
  });
});

test.each([
  [
    "fragments",
    "Fragments of IP datagrams are not put together: 3, from packet 8 on. The segments in them are missing.",
  ],
  [
    "cut-options",
    "Of 3 packets, from packet 8 on, too little was captured to see all TCP options.",
  ],
  ["other-link-types", "3 packets, from packet 8 on, are of link types that cannot be read."],
] as const)("the note %s says from where on and how many", (code, en) => {
  expect(describeCaptureNote({ code, packet: 8, offset: 9, count: 3 }).en).toBe(en);
});
