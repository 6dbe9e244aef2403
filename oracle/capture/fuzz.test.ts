import { describe, expect, test } from "vitest";
import { seq } from "../machine/seq.ts";
import { chance } from "../run/chance.ts";
import { describeCaptureError } from "./capture-error.ts";
import { DEFAULT_CAPTURE_LIMITS } from "./captured.ts";
import { newCaptureReader, readCapture } from "./reader.ts";
import { RECORDED } from "./recorded.ts";
import { writePcap } from "./write.ts";
import type { SegmentToWrite } from "./write-frame.ts";

const FILES = 10_000;

/** Lengths and counts that readers have been known to believe. */
const LIES = [
  ...[0, 1, 3, 8, 12, 15, 16, 28, 0xffff, 0x10000, 0xfffff, 0x100000, 0x100001],
  ...[0x7fffffff, 0x80000000, 0xfffffff0, 0xfffffffc, 0xffffffff],
];

/** Files of every format and link type, and real ones, to be damaged. */
function soundFiles(): Uint8Array[] {
  const ends = [
    [
      { ip: "192.0.2.10", port: 41_000 },
      { ip: "192.0.2.20", port: 80 },
    ],
    [
      { ip: "2001:db8::a", port: 41_000 },
      { ip: "2001:db8::14", port: 80 },
    ],
  ] as const;
  const segments = ends.flatMap(([from, to]): SegmentToWrite[] => {
    const timestamps = { value: 4_000_000_000, echo: 7 };
    const sack = [{ left: seq(4_294_967_000), right: seq(5) }];
    return [
      { from, to, seq: seq(7), ack: null, syn: true, options: { mss: 1460, timestamps } },
      { from: to, to: from, seq: seq(9), ack: seq(8), syn: true, options: { fastOpen: "0102" } },
      { from, to, seq: seq(8), ack: seq(10), len: 100, at: 12.5 },
      { from: to, to: from, seq: seq(10), ack: seq(108), options: { sack }, at: 2000 },
    ];
  });
  const written = (["pcap", "pcapng", "pcapng-simple", "pcapng-old"] as const).flatMap((format) =>
    [0, 1, 101, 108, 113, 276].flatMap((linkType) => [
      writePcap(segments, { format, linkType, vlans: [0x8100] }),
      writePcap(segments, { format, linkType, order: "big", nanoseconds: true, snaplen: 90 }),
    ]),
  );
  const recorded = Object.values(RECORDED).map((lines) =>
    Uint8Array.from(atob(lines.join("")), (unit) => unit.charCodeAt(0)),
  );
  return [...written, ...recorded];
}

type Draw = (below: number) => number;

function spliced(bytes: Uint8Array, at: number, gone: number, more: number[]): Uint8Array {
  return Uint8Array.from([...bytes.slice(0, at), ...more, ...bytes.slice(at + gone)]);
}

function damaged(bytes: Uint8Array, draw: Draw): Uint8Array {
  // Half of the damage falls where the headers of the file are.
  const at = draw(draw(2) === 0 ? bytes.length : Math.min(bytes.length, 120));
  const copy = bytes.slice();
  switch (draw(6)) {
    case 0:
      copy[at] = draw(256);
      return copy;
    case 1:
      copy[at] = (copy[at] ?? 0) ^ (1 << draw(8));
      return copy;
    case 2:
      return bytes.slice(0, at);
    case 3:
      return spliced(
        bytes,
        at,
        0,
        Array.from({ length: 1 + draw(40) }, () => draw(256)),
      );
    case 4:
      return spliced(bytes, at, draw(60), []);
    default: {
      const word = Math.min(at - (at % 4), copy.length - 4);
      if (word < 0) return copy;
      new DataView(copy.buffer).setUint32(word, LIES[draw(LIES.length)] ?? 0, draw(2) === 0);
      return copy;
    }
  }
}

/** Reads a file in pieces of drawn sizes. */
function readInPieces(bytes: Uint8Array, draw: Draw): ReturnType<typeof readCapture> {
  const reader = newCaptureReader();
  const segments = [];
  for (let at = 0; at < bytes.length; ) {
    const size = 1 + draw(draw(3) === 0 ? 400 : 30);
    const pushed = reader.push(bytes.subarray(at, at + size));
    if (pushed.ok) segments.push(...pushed.value);
    at += size;
  }
  const ended = reader.end();
  return ended.ok ? { ok: true, value: { segments, ...ended.value } } : ended;
}

describe(`${FILES} damaged files`, () => {
  const next = chance(20_260_101);
  const draw: Draw = (below) => next() % Math.max(1, below);
  const sound = soundFiles();
  const files = Array.from({ length: FILES }, () => {
    let bytes = sound[draw(sound.length)] ?? new Uint8Array(0);
    for (let times = 1 + draw(4); times > 0; times -= 1) bytes = damaged(bytes, draw);
    return bytes;
  });

  test("are read or refused, with numbers that hold and places in the file", () => {
    const outcomes = new Set<string>();
    for (const bytes of files) {
      const read = readCapture(bytes);
      if (!read.ok) {
        outcomes.add(read.error.code);
        const { offset, packet } = read.error;
        expect(offset >= 0 && offset <= bytes.length && packet >= 1, read.error.code).toBe(true);
        const { en, zh } = describeCaptureError(read.error);
        expect(`${en}${zh}`).not.toMatch(/undefined|NaN/);
        continue;
      }
      const { segments, packets, skipped, notes } = read.value;
      for (const { code } of notes) outcomes.add(code);
      const others = Object.values(skipped).reduce((sum, count) => sum + count, 0);
      expect(segments.length + others).toBe(packets);
      for (const { len, at, n } of segments) {
        const isWithin = len >= 0 && len <= DEFAULT_CAPTURE_LIMITS.packetBytes && n <= packets;
        expect(isWithin && Number.isFinite(at)).toBe(true);
      }
    }
    // The damage is of every kind: each outcome but a file too long to write here is met.
    expect([...outcomes].sort()).toEqual([
      ...["bad-length", "cut-options", "empty", "fragments", "no-times", "not-a-capture"],
      ...["too-large", "truncated", "truncated-header", "truncated-packet"],
      ...["unknown-interface", "unsupported-link-type", "unsupported-version"],
    ]);
  });

  test("give the same in pieces as whole", () => {
    for (const bytes of files) {
      const inPieces = JSON.stringify(readInPieces(bytes, draw));
      if (inPieces !== JSON.stringify(readCapture(bytes))) {
        expect(inPieces).toBe(JSON.stringify(readCapture(bytes)));
      }
    }
  });
});
