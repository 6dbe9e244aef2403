import { describeCaptureNote } from "#oracle/capture/capture-note.ts";
import type { Endpoint } from "#oracle/capture/captured.ts";
import type {
  CheckedConnection,
  CheckedSegment,
  ConnectionNote,
  Left,
  Verdict,
  Violation,
} from "#oracle/check/report.ts";
import type { End, Sentence } from "#oracle/index.ts";
import { distance, seq } from "#oracle/index.ts";
import type { Checked } from "./checked.ts";
import { otherEnd } from "./moments.ts";
import { harmless, type Style, type Terminal } from "./terminal.ts";
import { padEnd, wrap } from "./width.ts";

/** How much a person sees of a capture. */
export type TableView = {
  /** Also the connections in which all is well, however many there are. */
  readonly isAll: boolean;
  readonly isAbsolute: boolean;
};

/** Up to this many connections each is shown; beyond them those with a violation. */
const MANY = 20;

/** What is said of one capture as a table of each connection, and a line that sums it up. */
export function* tableOf(checked: Checked, view: TableView, terminal: Terminal): Generator<string> {
  const { report, summary, file } = checked;
  const { language, paint } = terminal;
  yield `${paint("bold", harmless(file))}\n`;
  for (const note of summary.notes) {
    yield `  ${paint("yellow", describeCaptureNote(note)[language])}\n`;
  }
  const violations = new Map(report.violations.map((one) => [one.segment, one]));
  const isShort = view.isAll || report.connections.length <= MANY;
  let hidden = 0;
  for (const connection of report.connections) {
    const isBad = connection.segments.some(({ n }) => violations.has(n));
    if (isShort || isBad) yield* connectionTable(connection, violations, view, terminal);
    else hidden += 1;
  }
  if (hidden > 0) yield `\n  ${paint("dim", hiddenLine(hidden)[language])}\n`;
  const { left } = report;
  if (left.segments + left.violations > 0) {
    yield `\n  ${paint("yellow", leftLine(left)[language])}\n`;
  }
  yield `\n${summaryLine(checked, terminal)}\n`;
}

function leftLine({ segments, violations }: Left): Sentence {
  return {
    en: `Too much for one report: ${segments} segments not followed, ${violations} violations not listed.`,
    zh: `内容过多，一份报告放不下：${segments} 个报文段未跟踪，${violations} 处违规未列出。`,
  };
}

function hiddenLine(count: number): Sentence {
  return {
    en: `${count} connections without a violation are not shown; --all shows them.`,
    zh: `${count} 个没有违规的连接未显示，加 --all 可全部显示。`,
  };
}

function summaryLine({ report, summary }: Checked, { language, paint }: Terminal): string {
  const { connections, violations, conformant } = report;
  const segments = connections.reduce((sum, one) => sum + one.segments.length, 0);
  const counts = {
    en: `connections ${connections.length}, segments ${segments}, packets ${summary.packets}`,
    zh: `连接 ${connections.length}，报文段 ${segments}，数据包 ${summary.packets}`,
  }[language];
  const verdict = {
    en: conformant ? "conformant" : `violations ${violations.length}`,
    zh: conformant ? "符合 RFC 9293" : `违规 ${violations.length}`,
  }[language];
  return `${paint(conformant ? "green" : "red", verdict)}${SEPARATOR[language]}${counts}`;
}

const SEPARATOR = { en: ": ", zh: "：" } as const;

const NOTES: Readonly<Record<ConnectionNote, Sentence>> = {
  "mid-connection": {
    en: "the capture begins in the middle of this connection",
    zh: "抓包从连接中途开始",
  },
  "one-sided": { en: "only one end is seen", zh: "只抓到一端发出的报文段" },
  "unseen-segments": { en: "some segments are missing", zh: "有报文段没有抓到" },
  "new-incarnation": { en: "the ports were used again", zh: "这对端口被再次使用" },
  "too-long": { en: "too long to be followed to its end", zh: "太长，未能跟踪到底" },
};

const COLOURS: Readonly<Record<Verdict, Style | null>> = {
  ok: null,
  retransmission: "yellow",
  duplicate: "yellow",
  probe: "cyan",
  old: "magenta",
  violation: "red",
};

const WIDTHS = [6, 6, 12, 11, 11, 6, 14] as const;

const HEADS = {
  en: ["n", "from", "flags", "seq", "ack", "len", "verdict", "client", "server"],
  zh: ["n", "来自", "标志", "seq", "ack", "len", "判断", "客户端", "服务器"],
} as const;

function cells(texts: readonly string[]): string {
  return texts
    .map((text, i) => padEnd(text, WIDTHS[i] ?? STATES))
    .join(" ")
    .trimEnd();
}

/** Columns of one end's states; several may go beyond it. */
const STATES = 24;

function* connectionTable(
  connection: CheckedConnection,
  violations: ReadonlyMap<number, Violation>,
  view: TableView,
  { language, paint, columns }: Terminal,
): Generator<string> {
  const { client, server, segments, notes } = connection;
  yield `\n  ${paint("bold", `${placeOf(client)} → ${placeOf(server)}`)}\n`;
  for (const note of notes) yield `  ${paint("yellow", NOTES[note][language])}\n`;
  yield `  ${paint("dim", cells(HEADS[language]))}\n`;
  const first = view.isAbsolute ? { client: 0, server: 0 } : firstNumbers(segments);
  for (const segment of segments) {
    const colour = COLOURS[segment.verdict];
    const row = `  ${cells(cellsOf(segment, first))}`;
    yield `${colour === null ? row : paint(colour, row)}\n`;
    const violation = violations.get(segment.n);
    if (violation === undefined) continue;
    const because = `${violation.rule}: ${violation.because[language]}`;
    for (const line of wrap(because, columns - 9)) yield `         ${paint("red", line)}\n`;
  }
}

function placeOf({ ip, port }: Endpoint): string {
  return ip.includes(":") ? `[${ip}]:${port}` : `${ip}:${port}`;
}

type Numbers = Readonly<Record<End, number>>;

function cellsOf(segment: CheckedSegment, first: Numbers): string[] {
  const { n, from, flags, len, verdict, states } = segment;
  const ack = segment.ack === null ? "" : countFrom(first[otherEnd(from)], segment.ack);
  const numbers = [countFrom(first[from], segment.seq), String(ack), String(len)];
  const sets = [states.client.join(" | "), states.server.join(" | ")];
  return [String(n), from, flags.join(","), ...numbers, verdict, ...sets];
}

function countFrom(first: number, number: number): string {
  return String(distance(seq(first), seq(number)));
}

/** From which number each end is counted: its SYN, or one before the first that is seen. */
function firstNumbers(segments: readonly CheckedSegment[]): Numbers {
  return { client: firstOf(segments, "client"), server: firstOf(segments, "server") };
}

function firstOf(segments: readonly CheckedSegment[], end: End): number {
  const own = segments.filter((segment) => segment.from === end);
  const syn = own.find(({ flags }) => flags.includes("SYN"));
  if (syn !== undefined) return syn.seq;
  // A RST that answers a segment without ACK has number 0, which counts nothing.
  const seen = own.find(({ flags }) => !flags.includes("RST"))?.seq;
  return seen === undefined ? 0 : seq(seen - 1);
}
