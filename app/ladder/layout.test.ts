import { describe, expect, it } from "vitest";
import type { Ladder } from "#contract/ladder.ts";
import { lineTops } from "./content.ts";
import { geometryOf, type Mode } from "./geometry.ts";
import { type Layout, layOut } from "./layout.ts";
import { C, LADDERS, ladder } from "./layout-samples.ts";
import { type Box, heightAt, overlap } from "./skyline.ts";

function drawn(source: Ladder, mode: Mode, room?: number): Layout {
  return layOut({
    ladder: source,
    geometry: geometryOf(mode, true, room),
    print: (n, field) => {
      const shown = source.segments.find((one) => one.n === n)?.[field];
      return shown?.as === "given" && shown.value !== null ? String(shown.value) : null;
    },
    wraps: () => false,
    faces: () => null,
    words: { lost: "lost", again: "again" },
    waitText: () => "RTO 1 s",
    stateText: (state) => (state.as === "given" ? state.value : null),
  });
}

function labelBoxes({ labels }: Layout): Box[] {
  return labels.map(({ left, top, width, height }) => ({
    left,
    right: left + width,
    top,
    bottom: top + height,
  }));
}

const CASES = Object.keys(LADDERS).flatMap((name) =>
  (["wide", "medium", "narrow"] as const).map((mode) => ({ name, mode })),
);

describe.each(CASES)("$name, $mode", ({ name, mode }) => {
  const source = LADDERS[name] ?? ladder(["CLOSED", "CLOSED"], [], []);
  const layout = drawn(source, mode);

  it("lets no label cover another", () => {
    const boxes = labelBoxes(layout);
    const pairs = boxes.flatMap((a, i) => boxes.slice(i + 1).map((b) => [a, b] as const));
    expect(pairs.filter(([a, b]) => overlap(a, b))).toEqual([]);
  });

  it("keeps every label between the lifelines", () => {
    const { x } = layout.geometry;
    for (const { left, right } of labelBoxes(layout)) {
      expect(left).toBeGreaterThan(x.client);
      expect(right).toBeLessThan(x.server);
    }
  });

  it("draws the events of each end in the order of time", () => {
    for (const end of ["client", "server"] as const) {
      const events = source.segments.flatMap((one) => {
        const line = layout.lines.find(({ n }) => n === one.n);
        if (!line) return [];
        if (one.from === end) return [{ at: one.at, y: line.y0 }];
        return one.arrives === null ? [] : [{ at: one.arrives, y: line.y1 }];
      });
      const byHeight = events.toSorted((a, b) => a.y - b.y).map(({ at }) => at);
      expect(byHeight).toEqual(byHeight.toSorted((a, b) => a - b));
    }
  });

  it("lets no line run through the text of another segment", () => {
    for (const label of layout.labels) {
      const tops = lineTops(label.lines);
      label.lines.forEach((text, index) => {
        const spare = label.width - text.width;
        const part = { left: 0, center: 0.5, right: 1 }[label.align];
        const left = label.left + spare * part;
        const top = label.top + (tops[index] ?? 0);
        for (const line of layout.lines) {
          for (const x of [left, left + text.width / 2, left + text.width]) {
            if ((x - line.x0) * (x - line.x1) > 0) continue;
            const y = heightAt(line, x);
            const through = y > top && y < top + text.height;
            expect(through, `line ${line.n}, label ${label.n}`).toBe(false);
          }
        }
      });
    }
  });

  it("ends below everything it shows", () => {
    const lowest = Math.max(
      ...layout.states.map(({ top, height }) => top + height),
      ...layout.lines.map(({ y1 }) => y1),
    );
    expect(layout.height).toBeGreaterThan(lowest);
  });
});

describe("layOut", () => {
  it("has the proportions of the wide and the narrow diagram", () => {
    const source = LADDERS["a lost SYN"] ?? ladder(["CLOSED", "CLOSED"], [], []);
    expect(drawn(source, "wide").geometry).toMatchObject({
      width: 740,
      x: { client: 172, server: 612 },
    });
    const { width, x } = drawn(source, "narrow").geometry;
    expect({ width, gap: x.server - x.client }).toEqual({ width: 328, gap: 314 });
  });

  it("takes 1.25 a millisecond of delay for the slope, 72 at most", () => {
    const at = (arrives: number) =>
      drawn(
        ladder(["CLOSED", "LISTEN"], [[1, "client", 0, arrives, ["SYN"], C, null, 0]], []),
        "wide",
      ).lines.map(({ y0, y1 }) => y1 - y0);
    expect(at(20)).toEqual([25]);
    expect(at(40)).toEqual([50]);
    expect(at(4000)).toEqual([72]);
  });

  it("ends a lost segment at 56 % of the way", () => {
    const [line] = drawn(
      LADDERS["a lost SYN"] ?? ladder(["CLOSED", "CLOSED"], [], []),
      "wide",
    ).lines;
    expect(line).toMatchObject({ lost: true, x0: 177, x1: 418 });
  });

  it("puts the labels of crossing segments beside each other at one height", () => {
    const source = LADDERS["both close at once"] ?? ladder(["CLOSED", "CLOSED"], [], []);
    for (const mode of ["wide", "narrow"] as const) {
      const { labels, lines } = drawn(source, mode);
      expect(labels[0]?.top).toBe(labels[1]?.top);
      expect(lines[0]?.y0).toBe(lines[1]?.y0);
      expect(lines[0]?.y1).toBe(lines[1]?.y1);
    }
  });

  it("prints each time once, and again only where a burst lies below a later time", () => {
    const times = (name: string) =>
      drawn(LADDERS[name] ?? ladder(["CLOSED", "CLOSED"], [], []), "wide")
        .times.filter(({ textTop }) => textTop !== null)
        .map(({ at }) => at);
    expect(times("a lost SYN")).toEqual([0, 1000, 1020, 1040, 1060]);
    expect(times("a burst")).toEqual([0, 20, 0, 20, 0, 20, 40]);
  });

  it("breaks a label into lines where the room is small", () => {
    const source = LADDERS["a burst"] ?? ladder(["CLOSED", "CLOSED"], [], []);
    const lines = (mode: Mode, room?: number) =>
      drawn(source, mode, room).labels.map((label) => label.lines.length);
    expect(lines("wide")).toEqual([1, 1, 1, 1]);
    expect(lines("narrow")).toEqual([2, 2, 2, 2]);
    expect(lines("narrow", 240)).toEqual([3, 3, 3, 3]);
  });

  it("reads in the order of time, a state after the segment that causes it", () => {
    const source = LADDERS["a lost SYN"] ?? ladder(["CLOSED", "CLOSED"], [], []);
    const read = drawn(source, "wide").reading.map((item) => {
      if (item.read === "label") return item.label.n;
      if (item.read === "wait") return "wait";
      const row = item.state.index === null ? null : source.states[item.state.index];
      return row?.state.as === "given" ? row.state.value : "begins";
    });
    expect(read).toEqual([
      "begins",
      "begins",
      1,
      "SYN-SENT",
      "wait",
      2,
      "SYN-RECEIVED",
      3,
      "ESTABLISHED",
      4,
      "ESTABLISHED",
    ]);
  });
});
