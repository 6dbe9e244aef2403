import { describe, expect, test } from "vitest";
import { seq } from "../machine/seq.ts";
import { readCapture } from "./reader.ts";
import { type CaptureShape, writePcap } from "./write.ts";
import type { SegmentToWrite } from "./write-frame.ts";

const FROM = { ip: "192.0.2.10", port: 41_000 };
const TO = { ip: "192.0.2.20", port: 80 };
const SEGMENT: SegmentToWrite = { from: FROM, to: TO, seq: seq(0x01020304), ack: seq(0x05060708) };
const SEGMENT_6 = {
  ...SEGMENT,
  from: { ip: "2001:db8::a", port: 41_000 },
  to: { ip: "2001:db8::14", port: 80 },
};

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (octet) => octet.toString(16).padStart(2, "0")).join("");
}

/** The one's complement sum of 16-bit words, which is 0xffff over what has a right checksum. */
function sumOf(bytes: Uint8Array, more = 0): number {
  let sum = more;
  for (const [i, octet] of bytes.entries()) sum += i % 2 === 0 ? octet * 256 : octet;
  while (sum > 0xffff) sum = (sum % 65_536) + Math.floor(sum / 65_536);
  return sum;
}

const IP_4 = "450000280000400040067ab0" + "c000020ac0000214";
const TCP_4 = "a0280050" + "01020304" + "05060708" + "5010ffff";

describe("a capture that is written", () => {
  test.each<[string, CaptureShape, string]>([
    ["pcap", {}, "d4c3b2a1020004000000000000000000" + "00000400" + "01000000"],
    [
      "pcap of the other order and finer times",
      { order: "big", nanoseconds: true, snaplen: 68, linkType: 113 },
      "a1b23c4d000200040000000000000000" + "00000044" + "00000071",
    ],
    [
      "pcapng",
      { format: "pcapng" },
      "0a0d0d0a1c0000004d3c2b1a01000000ffffffffffffffff1c000000" +
        "01000000140000000100000000000400" +
        "14000000",
    ],
    [
      "pcapng of the other order and finer times",
      { format: "pcapng", order: "big", nanoseconds: true, linkType: 276 },
      "0a0d0d0a0000001c1a2b3c4d00010000ffffffffffffffff0000001c" +
        "00000001000000200114000000040000" +
        "000900010900000000000000" +
        "00000020",
    ],
  ])("begins as %s says", (_, shape, hex) => {
    expect(hexOf(writePcap([], shape))).toBe(hex);
  });

  test.each<[string, CaptureShape, string]>([
    ["pcap", {}, "02f1536590d003003600000036000000"],
    ["pcapng", { format: "pcapng" }, "060000005800000000000000"],
    ["pcapng-old", { format: "pcapng-old" }, "020000005800000000000000"],
    ["pcapng-simple", { format: "pcapng-simple" }, "030000004800000036000000"],
  ])("has a packet as %s has it", (_, shape, hex) => {
    const header = writePcap([], shape).length;
    const bytes = writePcap([{ ...SEGMENT, at: 2250 }], shape);
    expect(hexOf(bytes.slice(header, header + hex.length / 2))).toBe(hex);
  });

  test.each<[string, CaptureShape, string]>([
    ["Ethernet", { linkType: 1 }, "020000000000" + "020000000" + "00a" + "0800"],
    [
      "a VLAN",
      { vlans: [0x88a8, 0x8100] },
      "02000000000002000000000a" + "88a80001" + "81000002" + "0800",
    ],
    ["Linux cooked", { linkType: 113 }, "000000010006" + "0200000000010000" + "0800"],
    [
      "Linux cooked v2",
      { linkType: 276 },
      "08000000" + "00000001" + "0001" + "0006" + "0200000000010000",
    ],
    ["loopback", { linkType: 0 }, "02000000"],
    ["OpenBSD loopback", { linkType: 108 }, "00000002"],
    ["raw IP", { linkType: 101 }, ""],
  ])("has the frames of %s", (_, shape, hex) => {
    const frame = hexOf(writePcap([SEGMENT], shape).slice(40));
    const link = frame.slice(0, hex.length);
    expect(link).toBe(hex);
    expect(frame.slice(hex.length)).toMatch(new RegExp(`^${IP_4.slice(0, 20)}`));
    expect(frame).toContain(TCP_4);
  });

  test("has right checksums, whatever the length of the data", () => {
    for (let len = 0; len < 40; len += 1) {
      const data = Uint8Array.from({ length: len }, (_, i) => 255 - i * 3);
      const options = { mss: 1460, timestamps: { value: 2 ** 32 - 1, echo: len } };
      const both = [SEGMENT, SEGMENT_6].map((segment) =>
        writePcap([{ ...segment, data, options, at: len }], { linkType: 101 }).slice(40),
      );
      const [four = new Uint8Array(0), six = new Uint8Array(0)] = both;
      expect(sumOf(four.slice(0, 20))).toBe(0xffff);
      // The pseudo-header is the addresses, the protocol and the length (RFC 9293 §3.1).
      expect(sumOf(four.slice(12), 6 + four.length - 20)).toBe(0xffff);
      expect(sumOf(six.slice(8), 6 + six.length - 40)).toBe(0xffff);
    }
  });

  test("has the data asked for, or octets that follow from their numbers", () => {
    const given = writePcap([{ ...SEGMENT, data: Uint8Array.of(7, 8, 9) }], { linkType: 101 });
    expect([...given.slice(-3)]).toEqual([7, 8, 9]);
    const [whole, tail] = [0, 100].map((skipped) =>
      writePcap([{ ...SEGMENT, seq: seq(5000 + skipped), len: 300 - skipped }]).slice(-200),
    );
    expect(whole).toEqual(tail);
  });

  test.each(["syn", "fin", "rst", "psh", "urg", "ack"] as const)("has %s alone", (flag) => {
    const bit = { [flag]: true, ack: flag === "ack" ? seq(77) : null };
    const read = readCapture(writePcap([{ ...SEGMENT, ...bit }]));
    const none = { syn: false, fin: false, rst: false, psh: false, urg: false };
    expect(read).toMatchObject({ value: { segments: [{ ...none, ...bit }] } });
  });

  test("refuses a segment between ends of IPv4 and IPv6", () => {
    expect(() => writePcap([{ ...SEGMENT, to: SEGMENT_6.to }])).toThrow(RangeError);
  });

  test("refuses options that no header has room for", () => {
    const sack = [1, 2, 3, 4].map((n) => ({ left: seq(n), right: seq(n + 1) }));
    const timestamps = { value: 1, echo: 2 };
    expect(() => writePcap([{ ...SEGMENT, options: { sack } }])).not.toThrow();
    expect(() => writePcap([{ ...SEGMENT, options: { sack, timestamps } }])).toThrow(RangeError);
  });
});
