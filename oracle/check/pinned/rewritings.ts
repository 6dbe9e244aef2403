import type { CapturedOptions, CapturedSegment } from "../../capture/captured.ts";
import { segEnd } from "../../machine/segment.ts";
import { add, type Seq, seq } from "../../machine/seq.ts";

type Segments = readonly CapturedSegment[];
type Segment = CapturedSegment;

/** Another capture made of `segments` at its place `k`; null where there is nothing to rewrite. */
export type Rewriting = (segments: Segments, k: number) => Segments | null;

/** One segment becomes what `change` makes of it; null leaves the capture alone. */
function one(change: (s: Segment, before: Segments) => Partial<Segment> | null): Rewriting {
  return (segments, k) => {
    const s = segments[k];
    const changed = s === undefined ? null : change(s, segments.slice(0, k));
    if (s === undefined || changed === null) return null;
    return segments.with(k, { ...s, ...changed });
  };
}

/** So many ms after segment `k` another one comes. */
function behind(ms: number, make: (s: Segment, all: Segments, k: number) => Segment): Rewriting {
  return (segments, k) => {
    const s = segments[k];
    if (s === undefined) return null;
    const at = s.at + ms;
    const place = segments.findLastIndex((other, i) => i <= k || other.at <= at) + 1;
    return segments.toSpliced(place, 0, { ...make(s, segments, k), at });
  };
}

const BARE = { syn: false, fin: false, rst: false, psh: false, len: 0, payload: null, options: {} };

/** Of the same end, with nothing but what is said. */
function forged(s: Segment, more: Partial<Segment>): Segment {
  return { ...s, ...BARE, ack: null, ...more };
}

/** Of the other end. */
function answer(s: Segment, more: Partial<Segment>): Segment {
  return { ...forged(s, more), from: s.to, to: s.from };
}

function movedSeq(by: number): Rewriting {
  return one((s) => ({ seq: add(s.seq, by) }));
}

function movedAck(by: number): Rewriting {
  return one((s) => (s.ack === null ? null : { ack: add(s.ack, by) }));
}

function longer(by: number): Rewriting {
  return one((s) => {
    const len = s.len + by;
    return len < 0 ? null : { len, payload: len === 0 ? null : `${s.seq}+${len}` };
  });
}

function stamped(s: Segment, by: number): { options: CapturedOptions } | null {
  const { timestamps } = s.options;
  if (timestamps === undefined) return null;
  return { options: { ...s.options, timestamps: { ...timestamps, value: timestamps.value + by } } };
}

function without({ timestamps: _timestamps, ...others }: CapturedOptions): CapturedOptions {
  return others;
}

/** Everything from `k` on comes so many ms later; `null` for at once behind the one before. */
function later(ms: number | null): Rewriting {
  return (segments, k) => {
    const [s, before] = [segments[k], segments[k - 1]];
    if (s === undefined || before === undefined) return null;
    const by = ms ?? before.at - s.at;
    return segments.map((other, i) => (i < k ? other : { ...other, at: other.at + by }));
  };
}

/** It comes so many ms behind the one before it, and what follows is moved along. */
function spaced(ms: number): Rewriting {
  return (segments, k) => {
    const [s, before] = [segments[k], segments[k - 1]];
    if (s === undefined || before === undefined) return null;
    return later(before.at + ms - s.at)(segments, k);
  };
}

/** Just beyond each span of time that the checker knows, in ms. */
const SPANS = [5.5, 20.5, 40.5, 150.5, 200.5, 500.5, 1000.5, 59_000.5, 60_000.5];

/** The same rewriting for each of the spans. */
function forEachSpan(name: string, make: (ms: number) => Rewriting): Record<string, Rewriting> {
  return Object.fromEntries(SPANS.map((ms) => [`${name} ${ms} ms`, make(ms)]));
}

/** The same capture in other circumstances: only where `k` is the first segment. */
function whole(change: (segments: Segments) => Segments): Rewriting {
  return (segments, k) => (k === 0 ? change(segments) : null);
}

/** `number` where it lies when its sender's first number is `to` and not `from`. */
function shifted(number: Seq, from: Seq, to: number): Seq {
  return seq(number - from + to);
}

/** Both ends begin to count elsewhere. */
function renumbered(segments: Segments, to: number): Segments {
  const [first] = segments;
  if (first === undefined) return segments;
  const own = first.seq;
  const other = segments.find((s) => s.from.ip !== first.from.ip)?.seq ?? seq(0);
  return segments.map((s) => {
    const isOwn = s.from.ip === first.from.ip;
    const ack = s.ack === null ? null : shifted(s.ack, isOwn ? other : own, to);
    return { ...s, seq: shifted(s.seq, isOwn ? own : other, to), ack };
  });
}

/** The same pair connects once more, so many ms after the last segment. */
function again(ms: number): Rewriting {
  return whole((segments) => {
    const over = segments.at(-1)?.at ?? 0;
    const second = renumbered(segments, 5_000_000).map((s) => ({ ...s, at: s.at + over + ms }));
    return [...segments, ...second];
  });
}

/** The capture is taken at the other end of a way that takes so many ms. */
function elsewhere(ms: number): Rewriting {
  return whole((segments) => {
    const here = segments[0]?.from.ip;
    const moved = segments.map((s) => ({ ...s, at: s.at + (s.from.ip === here ? ms : -ms) }));
    return moved.sort((a, b) => a.at - b.at);
  });
}

function onlyFrom(first: boolean): Rewriting {
  return whole((all) => all.filter((s) => (s.from.ip === all[0]?.from.ip) === first));
}

/** What its end acknowledged last before place `k`. */
function lastAck(all: Segments, s: Segment, k: number): Seq | null {
  return all.slice(0, k + 1).findLast((o) => o.from.ip === s.from.ip)?.ack ?? null;
}

/** Ways to make another capture of one, place by place. Only the tests of this room use them. */
export const REWRITINGS: Readonly<Record<string, Rewriting>> = {
  "as it is": whole((segments) => segments),
  removed: (segments, k) => segments.toSpliced(k, 1),
  "repeated at once": behind(1, (s) => s),
  "repeated later": behind(250, (s) => s),
  "repeated with a new timestamp": behind(450, (s) => ({ ...s, ...stamped(s, 450) })),
  "behind the next": (segments, k) => {
    const [s, next] = [segments[k], segments[k + 1]];
    if (s === undefined || next === undefined) return null;
    return segments.toSpliced(k, 2, { ...next, at: s.at }, { ...s, at: next.at });
  },
  "seq + 1": movedSeq(1),
  "seq - 1": movedSeq(-1),
  "seq + 1000": movedSeq(1000),
  "seq - 1000": movedSeq(-1000),
  "seq + 2^26": movedSeq(2 ** 26),
  "ack + 1": movedAck(1),
  "ack - 1": movedAck(-1),
  "ack + 1000": movedAck(1000),
  "ack - 1000": movedAck(-1000),
  "ack - 2^26": movedAck(-(2 ** 26)),
  "SYN on": one((s) => (s.syn ? null : { syn: true })),
  "SYN off": one((s) => (s.syn ? { syn: false } : null)),
  "FIN on": one((s) => (s.fin ? null : { fin: true })),
  "FIN off": one((s) => (s.fin ? { fin: false } : null)),
  "RST on": one((s) => (s.rst ? null : { rst: true })),
  "RST off": one((s) => (s.rst ? { rst: false } : null)),
  "ACK off": one((s) => (s.ack === null ? null : { ack: null })),
  "one octet more": longer(1),
  "one octet less": longer(-1),
  "20 octets more": longer(20),
  "without data": one((s) => (s.len === 0 ? null : { len: 0, payload: null })),
  "other octets": one((s) => (s.len === 0 ? null : { payload: "other" })),
  "window 0": one((s) => (s.window === 0 ? null : { window: 0 })),
  "window 1": one(() => ({ window: 1 })),
  "no timestamp": one((s) => ({ options: without(s.options) })),
  "timestamp back": one((s) => stamped(s, -1000)),
  "timestamp on": one((s) => stamped(s, 1000)),
  "SYN at the number": one((s) => ({ ...BARE, syn: true, ack: null, window: s.window })),
  "70 s later": later(70_000),
  "1 s later": later(1000),
  "at once": later(null),
  "a RST at the number": behind(2, (s) => forged(s, { rst: true, seq: segEnd(s) })),
  "a RST in the window": behind(2, (s) => forged(s, { rst: true, seq: add(segEnd(s), 100) })),
  "a RST of the past": behind(2, (s) => forged(s, { rst: true, seq: add(s.seq, -1) })),
  "a RST,ACK at the number": behind(2, (s) =>
    forged(s, { ...s, rst: true, fin: false, syn: false }),
  ),
  "a RST in answer": behind(31, (s) => answer(s, { rst: true, seq: s.ack ?? seq(0) })),
  "a RST,ACK in answer": behind(31, (s) => answer(s, { rst: true, seq: seq(0), ack: segEnd(s) })),
  "a SYN in the window": behind(3, (s) => forged(s, { syn: true, seq: add(segEnd(s), 100) })),
  "a SYN far off": behind(300, (s) => forged(s, { syn: true, seq: add(s.seq, 2 ** 28) })),
  "a SYN,ACK in answer": behind(31, (s) =>
    answer(s, { syn: true, seq: add(s.ack ?? seq(7), 9000), ack: segEnd(s) }),
  ),
  "an ACK in answer": behind(31, (s) => answer(s, { seq: s.ack ?? seq(7), ack: segEnd(s) })),
  "a FIN in answer": behind(31, (s) =>
    answer(s, { fin: true, seq: s.ack ?? seq(7), ack: segEnd(s) }),
  ),
  "a probe": behind(1500, (s, all, k) =>
    forged(s, { seq: add(segEnd(s), -1), ack: lastAck(all, s, k) }),
  ),
  "a probe with an octet": behind(1500, (s, all, k) =>
    forged(s, { seq: add(segEnd(s), -1), ack: lastAck(all, s, k), len: 1, payload: "p" }),
  ),
  "data of its end": behind(5, (s, all, k) =>
    forged(s, { seq: segEnd(s), ack: lastAck(all, s, k), len: 30, payload: "forged" }),
  ),
  "a FIN of its end": behind(5, (s, all, k) =>
    forged(s, { seq: segEnd(s), ack: lastAck(all, s, k), fin: true }),
  ),
  "cut before": (segments, k) => (k === 0 ? null : segments.slice(k)),
  "cut after": (segments, k) => segments.slice(0, k + 1),
  "only one end from here": (segments, k) =>
    segments.filter((s, i) => i <= k || s.from.ip === segments[k]?.from.ip),
  "only the first end": onlyFrom(true),
  "only the second end": onlyFrom(false),
  "at the wrap": whole((segments) => renumbered(segments, 2 ** 32 - 20)),
  "no timestamps": whole((all) => all.map((s) => ({ ...s, options: without(s.options) }))),
  "no options": whole((all) => all.map((s) => ({ ...s, options: {} }))),
  "once more at once": again(5),
  "once more after 70 s": again(70_000),
  "seen at the other end": elsewhere(12),
  "seen on the way": elsewhere(7),
  ...forEachSpan("behind the one before by", spaced),
  ...forEachSpan("repeated after", (ms) => behind(ms, (s) => s)),
};

/** Numbered anew, as they would stand in a file. */
export function inOrder(segments: Segments): Segments {
  return segments.map((s, i) => ({ ...s, n: i + 1 }));
}
