import {
  type Sentence,
  type TimerKind,
  type Trace,
  tellSegment,
  tellTransition,
} from "#oracle/index.ts";
import type { Arguments, Option } from "./arguments.ts";
import { type Arrow, drawArrow, type Labels, labelOf, writeLabel } from "./arrows.ts";
import { Canvas } from "./canvas.ts";
import { type Moment, momentsOf, stateOf } from "./moments.ts";
import type { Terminal } from "./terminal.ts";
import { cut, padEnd, padStart, widthOf, wrap } from "./width.ts";

/** How a run is shown to a person. */
export type View = { readonly isAbsolute: boolean; readonly hasReasons: boolean };

/** The switches of every command that draws a ladder. */
export const LADDER_OPTIONS: readonly Option[] = [
  {
    name: "why",
    about: { en: "adds the reason to every segment and state", zh: "给出每个报文段和状态的原因" },
  },
  {
    name: "absolute",
    about: {
      en: "numbers as on the wire (default: counted from each ISN)",
      zh: "显示线上的序列号（默认从各自的 ISN 数起）",
    },
  },
];

export function viewOf({ given }: Arguments): View {
  return { isAbsolute: given.has("absolute"), hasReasons: given.has("why") };
}

const TIME = 9;
const STATE = 12;
/** What stands beside the arrows: time, two states, two lifelines and the gaps between them. */
const SIDES = TIME + 2 * STATE + 7;

const TIMERS: Readonly<Record<TimerKind, Sentence>> = {
  rto: { en: "retransmission timeout", zh: "重传超时" },
  "2msl": { en: "2MSL is over", zh: "2MSL 结束" },
  user: { en: "user timeout", zh: "用户超时" },
  persist: { en: "time for a probe", zh: "该发窗口探测了" },
  "delayed-ack": { en: "the ACK waits no longer", zh: "不再延迟 ACK" },
  keepalive: { en: "time for a keepalive", zh: "该发保活探测了" },
  quiet: { en: "the quiet time is over", zh: "静默时间结束" },
};

/** Between the lifelines: how wide it is there, and how numbers are written. */
type Page = {
  readonly width: number;
  readonly numbers: "absolute" | "relative";
  readonly terminal: Terminal;
};

/** A run as a ladder: two lifelines with states, an arrow for each segment, time going down. */
export function ladderOf(trace: Trace, view: View, terminal: Terminal): string {
  const numbers = view.isAbsolute ? "absolute" : "relative";
  const page: Page = { width: terminal.columns - SIDES, numbers, terminal };
  const moments = momentsOf(trace);
  const canvas = drawn(trace, moments, page);
  const lines = headOf(trace, page);
  for (const [row, moment] of moments.entries()) {
    const sides = { at: String(moment.at), [moment.end]: stateOf(moment) ?? "" };
    lines.push(rowOf(sides, canvas.line(row, terminal.paint), terminal));
    if (view.hasReasons) lines.push(...becauseOf(trace, moment, page));
  }
  return `${[...lines, "", ...footOf(trace, terminal)].join("\n")}\n`;
}

/** What stands beside the lifelines of a row. */
type Sides = { readonly at?: string; readonly client?: string; readonly server?: string };

function rowOf(sides: Sides, middle: string, { paint }: Terminal): string {
  const { at = "", client = "", server = "" } = sides;
  const time = paint("dim", padStart(at, TIME));
  const states = [paint("bold", padStart(client, STATE)), paint("bold", server)];
  return `${time}  ${states[0]} │${middle}│ ${states[1]}`.trimEnd();
}

const NAMES = {
  client: { en: "client", zh: "客户端" },
  server: { en: "server", zh: "服务器" },
} as const;

function headOf({ initial }: Trace, { width, terminal }: Page): string[] {
  const { client, server } = NAMES;
  const { language, paint } = terminal;
  const names = padStart(client[language], TIME + 2 + STATE);
  const gap = " ".repeat(width + 4);
  return [
    paint("dim", padStart("ms", TIME)) + names.slice(TIME) + gap + server[language],
    rowOf({ client: initial.client, server: initial.server }, " ".repeat(width), terminal),
  ];
}

function drawn(trace: Trace, moments: readonly Moment[], page: Page): Canvas {
  const { width, numbers } = page;
  const labels: Labels = { numbers, language: page.terminal.language };
  const canvas = new Canvas(width, moments.length);
  const arrows = arrowsOf(moments).map((arrow) => {
    return { arrow, label: cut(labelOf(trace, arrow.segment, labels), width - roomOf(arrow)) };
  });
  for (const { arrow, label } of arrows) drawArrow(canvas, width, arrow, label, labels);
  for (const { arrow, label } of arrows) writeLabel(canvas, width, arrow, label);
  for (const [row, { what, end }] of moments.entries()) {
    if (what.kind !== "timer") continue;
    const text = timerText(what.timer, what.ms)[labels.language];
    canvas.write(row, end === "client" ? 1 : width - widthOf(text) - 1, text, "yellow");
  }
  return canvas;
}

/** Columns that a label leaves to its arrow: for slope and head, or for the word that it is lost. */
function roomOf({ to }: Arrow): number {
  return to === null ? 15 : 8;
}

function timerText(timer: TimerKind, ms: number): Sentence {
  const { en, zh } = TIMERS[timer];
  return { en: `* ${en} (${ms} ms)`, zh: `* ${zh}（${ms} ms）` };
}

function arrowsOf(moments: readonly Moment[]): Arrow[] {
  const arrivals = new Map<number, number>();
  for (const [row, { what }] of moments.entries()) {
    if (what.kind === "arrive") arrivals.set(what.segment.n, row);
  }
  return moments.flatMap(({ what }, from) => {
    if (what.kind !== "send") return [];
    return [{ segment: what.segment, from, to: arrivals.get(what.segment.n) ?? null }];
  });
}

/** Why a segment was sent and why the end moved, between the lifelines. */
function becauseOf(trace: Trace, moment: Moment, page: Page): string[] {
  const { width, terminal, numbers } = page;
  const { language, paint } = terminal;
  const reasons = moment.moves.map((move) => {
    const { because } = tellTransition(trace, trace.transitions.indexOf(move));
    return `${move.from} → ${move.to}: ${because[language]}`;
  });
  if (moment.what.kind === "send") {
    const { n } = moment.what.segment;
    reasons.unshift(`${n}: ${tellSegment(trace, n, numbers).because[language]}`);
  }
  return reasons
    .flatMap((reason) => wrap(reason, width - 4))
    .map((line) => rowOf({}, paint("dim", padEnd(`  ${line}`, width)), terminal));
}

function footOf(trace: Trace, { language, paint }: Terminal): string[] {
  const { final, received, signals, hash } = trace;
  const words = WORDS[language];
  const told = signals.filter(({ signal }) => signal.startsWith("error"));
  const ends = trace.ends.map((end) => {
    const got = `${words.received} ${received[end]} ${words.octets}`;
    return `${NAMES[end][language]} ${paint("bold", final[end])}${words.comma}${got}`;
  });
  return [
    ...told.map(({ at, end, signal }) => {
      return paint("red", `${at} ms  ${NAMES[end][language]}${words.told}${signal}`);
    }),
    `${words.final}${ends.join(words.semicolon)}`,
    paint("dim", `${words.hash} ${hash}`),
  ];
}

const WORDS = {
  en: {
    told: " is told: ",
    final: "final: ",
    received: "received",
    octets: "octets",
    comma: ", ",
    semicolon: "; ",
    hash: "hash",
  },
  zh: {
    told: "得到通知：",
    final: "最终状态：",
    received: "收到",
    octets: "字节",
    comma: "，",
    semicolon: "；",
    hash: "哈希",
  },
} as const;
