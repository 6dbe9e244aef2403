import { describe, expect, test } from "vitest";
import { seq } from "../machine/seq.ts";
import { type Capture, readCapture } from "./reader.ts";
import { writePcap } from "./write.ts";
import type { SegmentToWrite } from "./write-frame.ts";

const CLIENT = { ip: "192.0.2.10", port: 41_000 };
const SERVER = { ip: "192.0.2.20", port: 80 };

function captureOf(bytes: Uint8Array): Capture {
  const read = readCapture(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

describe("time", () => {
  const two: SegmentToWrite[] = [0, 1500].map((at) => ({
    ...{ at, from: CLIENT, to: SERVER, seq: seq(1), ack: seq(1) },
  }));

  /** A section whose interface has one more option, before packets of the given ticks. */
  function withOption(option: readonly number[], ticks: readonly bigint[]): Capture {
    const plain = writePcap(two, { format: "pcapng" });
    const described = [1, 0, 0, 0, 20 + option.length, 0, 0, 0, 1, 0, 0, 0, 0, 0, 4, 0];
    const blocks = plain.slice(48);
    const view = new DataView(blocks.buffer);
    for (const [i, tick] of ticks.entries()) {
      const at = (i * blocks.length) / 2;
      view.setUint32(at + 12, Number(tick >> 32n), true);
      view.setUint32(at + 16, Number(tick & 0xffffffffn), true);
    }
    const description = Uint8Array.of(...described, ...option, 20 + option.length, 0, 0, 0);
    return captureOf(joined(plain.slice(0, 28), description, blocks));
  }

  test.each([
    ["seconds", [9, 0, 1, 0, 0, 0, 0, 0], [1_700_000_000n, 1_700_000_002n], 2000],
    ["ms", [9, 0, 1, 0, 3, 0, 0, 0], [1_700_000_000_999n, 1_700_000_001_000n], 1],
    [
      "ns",
      [9, 0, 1, 0, 9, 0, 0, 0],
      [1_700_000_000_999_999_999n, 1_700_000_001_000_000_001n],
      2e-6,
    ],
    [
      "ps",
      [9, 0, 1, 0, 12, 0, 0, 0],
      [18_000_000_000_000_000_000n, 18_000_000_500_000_000_000n],
      500,
    ],
    [
      "1/1024 s",
      [9, 0, 1, 0, 0x8a, 0, 0, 0],
      [1024n * 1_700_000_000n, 1024n * 1_700_000_000n + 1n],
      0.976563,
    ],
    ["10^-127 s", [9, 0, 1, 0, 127, 0, 0, 0], [1n, 2n ** 64n - 1n], 0],
    [
      "an offset",
      [14, 0, 8, 0, 255, 255, 255, 255, 255, 255, 255, 255],
      [5_000_000n, 6_000_000n],
      1000,
    ],
    [
      "seconds, behind options it need not know",
      [
        8, 0, 4, 0, 1, 2, 3, 4, 2, 0, 1, 0, 7, 0, 0, 0, 1, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 1, 9, 0, 1,
        0, 0, 0, 0, 0,
      ],
      [5n, 6n],
      1000,
    ],
    [
      "µs, when the list has ended before",
      [0, 0, 0, 0, 9, 0, 1, 0, 0, 0, 0, 0],
      [5_000_000n, 6_000_000n],
      1000,
    ],
    [
      "µs, when a resolution has no octet",
      [9, 0, 0, 0, 0, 0, 0, 0],
      [5_000_000n, 6_000_000n],
      1000,
    ],
    [
      "µs, when the octet of a resolution is not there",
      [9, 0, 1, 0],
      [5_000_000n, 6_000_000n],
      1000,
    ],
    [
      "seconds, behind an option of five octets",
      [2, 0, 5, 0, 1, 2, 3, 4, 5, 0, 0, 0, 9, 0, 1, 0, 0, 0, 0, 0],
      [5n, 6n],
      1000,
    ],
    ["options that lie", [9, 0, 255, 255, 1, 0, 0, 0], [5_000_000n, 6_000_000n], 1000],
  ])("an interface may count in %s", (_, option, ticks, ms) => {
    const { segments } = withOption(option, ticks);
    expect(segments[0]?.at).toBe(0);
    expect(segments[1]?.at).toBe(ms);
  });

  test("interfaces that count differently tell one time", () => {
    const micro = writePcap(two, { format: "pcapng" });
    const nano = writePcap(two, { format: "pcapng", nanoseconds: true });
    const { segments } = captureOf(joined(micro, nano));
    expect(segments.map(({ at }) => at)).toEqual([0, 1500, 0, 1500]);
  });

  test("the offset of an interface is added to its times", () => {
    const plain = writePcap(two, { format: "pcapng" });
    const head = [1, 0, 0, 0, 32, 0, 0, 0, 1, 0, 0, 0, 0, 0, 4, 0, 14, 0, 8, 0];
    const hour = Uint8Array.of(...head, 16, 14, 0, 0, 0, 0, 0, 0, 32, 0, 0, 0);
    const later = joined(plain.slice(0, 28), hour, plain.slice(48));
    const { segments } = captureOf(joined(plain, later));
    expect(segments.map(({ at }) => at)).toEqual([0, 1500, 3_600_000, 3_601_500]);
  });

  test("a file that goes back in time gives times before its first", () => {
    const capture = captureOf(writePcap([...two].reverse()));
    expect(capture.segments.map(({ at }) => at)).toEqual([0, -1500]);
  });
});
