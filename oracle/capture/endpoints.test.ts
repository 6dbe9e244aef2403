import { describe, expect, test } from "vitest";
import { seq } from "../machine/seq.ts";
import { type Capture, readCapture } from "./reader.ts";
import { writePcap } from "./write.ts";
import type { SegmentToWrite } from "./write-frame.ts";

const END = { ip: "192.0.2.10", port: 80 };
const END_6 = { ip: "2001:db8::1", port: 80 };
const SEGMENT: SegmentToWrite = { from: END, to: END, seq: seq(9), ack: seq(5) };

function captureOf(segments: readonly SegmentToWrite[]): Capture {
  const capture = readCapture(writePcap(segments, { linkType: 101 }));
  if (!capture.ok) throw new Error(capture.error.code);
  return capture.value;
}

describe("the text of an address", () => {
  // RFC 5952 §4 and §5.
  test.each([
    ["2001:0db8:0000:0000:0000:0000:0002:0001", "2001:db8::2:1"],
    ["2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
    ["2001:0:0:1:0:0:0:1", "2001:0:0:1::1"],
    ["2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"],
    ["2001:DB8::ABCD", "2001:db8::abcd"],
    ["0:0:0:0:0:0:0:0", "::"],
    ["0:0:0:0:0:0:0:1", "::1"],
    ["fe80:0:0:0:0:0:0:0", "fe80::"],
    ["::ffff:192.0.2.1", "::ffff:192.0.2.1"],
    ["::ffff:c000:201", "::ffff:192.0.2.1"],
    ["0.0.0.0", "0.0.0.0"],
    ["255.255.255.255", "255.255.255.255"],
  ])("%s is read as %s", (written, expected) => {
    const end = { ip: written, port: 65_535 };
    const capture = captureOf([{ ...SEGMENT, from: end, to: end }]);
    const text = { ip: expected, port: 65_535 };
    expect(capture.segments).toMatchObject([{ from: text, to: text }]);
  });

  test("many ends are never taken for one another", () => {
    const segments = Array.from({ length: 40_000 }, (_, i) => ({
      ...{ ...SEGMENT, to: { ip: `10.${i % 7}.${(i >> 3) & 255}.${i % 251}`, port: i } },
    }));
    const wrong = captureOf(segments).segments.filter(({ to }, i) => {
      const expected = segments[i]?.to;
      return to.ip !== expected?.ip || to.port !== expected.port;
    });
    expect(wrong).toEqual([]);
  });

  test("IPv6 ends that differ in one word only are told apart", () => {
    const words = Array.from({ length: 200 }, (_, i) => i.toString(16));
    const segments = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((place) =>
      words.map((word) => {
        const groups = ["2001", "db8", "3", "4", "5", "6", "7", "8"];
        groups[place] = word;
        return { ...SEGMENT, from: END_6, to: { ip: groups.join(":"), port: 443 } };
      }),
    );
    // Twice, and the second time backwards: whoever is remembered is met again.
    const all = [...segments, ...[...segments].reverse()];
    const read = captureOf(all).segments.map(({ to }) => to.ip);
    expect(read).toEqual(all.map(({ to }) => to.ip));
  });

  test.each(["", "1.2.3", "1.2.3.256", "1.2.3.x", "1:2", "1::2::3", "1:2:3:4:5:6:7:8::", "g::1"])(
    "%j is no address to write",
    (ip) => {
      const end = { ip, port: 1 };
      expect(() => writePcap([{ ...SEGMENT, from: end }])).toThrow(RangeError);
    },
  );
});
