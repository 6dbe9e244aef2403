import type { CapturedOptions, CapturedSegment } from "../capture/captured.ts";
import { seq } from "../machine/seq.ts";

/** One end of a recorded connection: the capture was taken at A. */
export type RecordedEnd = "A" | "B";

/** The true states in one row, and which end an onlooker cannot know, with what else it may be. */
export type RecordedRow = {
  readonly n: number;
  readonly A: string;
  readonly B: string;
  readonly hidden: Readonly<Partial<Record<RecordedEnd, readonly string[]>>>;
};

export type Recorded = {
  readonly segments: readonly CapturedSegment[];
  /** Without the rows from a violation on, where the truth was not observed. */
  readonly rows: readonly RecordedRow[];
  readonly violation: number | null;
};

const ENDS = { A: { ip: "192.0.2.10", port: 41000 }, B: { ip: "192.0.2.20", port: 8000 } };

/**
 * Reads the text of one recorded connection. A line is a segment, `ms end flags seq ack octets
 * window options`, and behind `>` the true states of A and B after it and the ends that are
 * hidden (`B:CLOSING`), or `?` where they are not known. Only the tests of this room use it.
 */
export function readRecorded(text: string): Recorded {
  const lines = text
    .trim()
    .split("\n")
    .map((line) => line.trim());
  const first = lines[0]?.startsWith("violation ") ? lines.shift() : undefined;
  const violation = first === undefined ? null : Number(first.split(" ")[1]);
  const segments = lines.map((line, i) => segmentOf(line.split(" > ")[0] ?? "", i + 1));
  const rows = lines.flatMap((line, i) => rowOf(line.split(" > ")[1] ?? "?", i + 1));
  return { segments, rows, violation };
}

function rowOf(text: string, n: number): RecordedRow[] {
  const [A, B, ...rest] = text.split(" ");
  if (A === undefined || B === undefined) return [];
  const hidden: Partial<Record<RecordedEnd, readonly string[]>> = {};
  for (const word of rest) {
    const [end, states] = word.split(":");
    const alternatives = (states ?? "").split(",").filter((state) => state !== "");
    if (end === "A" || end === "B") hidden[end] = alternatives;
  }
  return [{ n, A, B, hidden }];
}

function segmentOf(text: string, n: number): CapturedSegment {
  const [at, from, flags = "", number, ack, len, window, options = "-"] = text.split(" ");
  const words = options.split(",");
  return {
    n,
    at: Number(at),
    from: from === "A" ? ENDS.A : ENDS.B,
    to: from === "A" ? ENDS.B : ENDS.A,
    seq: seq(Number(number)),
    ack: flags.includes("A") ? seq(Number(ack)) : null,
    syn: flags.includes("S"),
    fin: flags.includes("F"),
    rst: flags.includes("R"),
    psh: flags.includes("P"),
    urg: false,
    len: Number(len),
    window: Number(window),
    options: optionsOf(words),
    payload: words.find((word) => word.startsWith("data="))?.slice(5) ?? null,
  };
}

function optionsOf(words: readonly string[]): CapturedOptions {
  const numbers = (name: string) =>
    words
      .filter((word) => word.startsWith(`${name}=`))
      .map((word) =>
        word
          .slice(name.length + 1)
          .split(":")
          .map(Number),
      );
  const [mss] = numbers("mss");
  const [scale] = numbers("ws");
  const [times] = numbers("ts");
  const blocks = numbers("block").map(([left, right]) => ({
    left: seq(left ?? 0),
    right: seq(right ?? 0),
  }));
  return {
    ...(mss?.[0] === undefined ? {} : { mss: mss[0] }),
    ...(scale?.[0] === undefined ? {} : { windowScale: scale[0] }),
    ...(words.includes("sack") ? { sackPermitted: true } : {}),
    ...(times === undefined ? {} : { timestamps: { value: times[0] ?? 0, echo: times[1] ?? 0 } }),
    ...(blocks.length === 0 ? {} : { sack: blocks }),
  };
}
