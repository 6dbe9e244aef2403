import type { Config } from "./config.ts";
import type { Agreed, Connection } from "./connection.ts";
import type { SackBlock, SegmentOptions } from "./segment.ts";
import { add, distance, type Seq } from "./seq.ts";

/** RFC 9293 §3.7.1, MUST-15: what may be sent to an end whose SYN has no MSS option. */
const DEFAULT_MSS = 536;

/** The octets that timestamps take of each segment, with their padding (RFC 7323 appendix A). */
const TIMESTAMPS_SIZE = 12;

/** The octets of an IPv4 and a TCP header, which the MSS does not count (RFC 9293 §3.7.1). */
const HEADERS_SIZE = 40;

/** With timestamps three blocks fit into the options of a segment (RFC 2018 §3). */
const MOST_BLOCKS = 3;

/** What a SYN of this end offers (RFC 9293 §3.7.1, RFC 7323 §2.2, RFC 2018 §2). */
export function synOptions(config: Config): SegmentOptions {
  return {
    mss: config.mss,
    ...(config.windowScale === null ? {} : { windowScale: config.windowScale }),
    ...(config.sack ? { sackPermitted: true } : {}),
    ...(config.timestamps ? { timestamps: { value: 0, echo: 0 } } : {}),
  };
}

/** What holds between this end and one whose SYN had `offered`: an option needs both ends. */
export function agreement(config: Config, offered: SegmentOptions | null): Agreed {
  const scale = offered?.windowScale;
  const scaled = config.windowScale !== null && scale !== undefined;
  return {
    mss: Math.min(config.mss, offered?.mss ?? DEFAULT_MSS),
    scaled,
    sendShift: scaled ? Math.min(scale, 14) : 0,
    receiveShift: scaled ? (config.windowScale ?? 0) : 0,
    sack: config.sack && offered?.sackPermitted === true,
    timestamps: config.timestamps && offered?.timestamps !== undefined,
  };
}

/** Eff.snd.MSS: what one segment may carry once the options have their room (§3.7.1, MUST-16). */
export function effectiveMss({ config, agreed }: Connection): number {
  if (agreed === null) return config.mss;
  if (config.mutant === "mss-counts-headers") return Math.max(1, agreed.mss - HEADERS_SIZE);
  return agreed.timestamps ? Math.max(1, agreed.mss - TIMESTAMPS_SIZE) : agreed.mss;
}

/** The options of a segment that this end sends at the time `at`; null when it has none. */
export function optionsOf(tcb: Connection, at: number, syn: boolean): SegmentOptions | null {
  const { agreed, config } = tcb;
  if (syn) return optionsOfSyn(tcb, at);
  if (agreed === null || (!agreed.timestamps && !(agreed.sack && tcb.early.length > 0))) {
    return null;
  }
  const blocks = agreed.sack && config.sack ? sackBlocks(tcb) : [];
  return {
    ...(agreed.timestamps ? { timestamps: { value: at, echo: tcb.tsRecent } } : {}),
    ...(blocks.length === 0 ? {} : { sack: blocks }),
  };
}

/** A SYN,ACK repeats only what the SYN before it has offered. */
function optionsOfSyn({ config, agreed, tsRecent }: Connection, at: number): SegmentOptions {
  const offered = synOptions(config);
  const { mss = config.mss, windowScale } = offered;
  const scales = windowScale !== undefined && (agreed === null || agreed.scaled);
  const stamps = config.timestamps && (agreed === null || agreed.timestamps);
  return {
    mss,
    ...(scales ? { windowScale } : {}),
    ...(config.sack && (agreed === null || agreed.sack) ? { sackPermitted: true } : {}),
    ...(stamps ? { timestamps: { value: at, echo: tsRecent } } : {}),
  };
}

/** What lies behind a gap, joined where it touches, nearest to RCV.NXT first (RFC 2018 §4). */
function sackBlocks({ early, rcv }: Connection): SackBlock[] {
  const pieces = early
    .filter((piece) => piece.len > 0)
    .map((piece) => ({ left: piece.seq, right: add(piece.seq, piece.len) }))
    .sort((a, b) => distance(rcv.nxt, a.left) - distance(rcv.nxt, b.left));
  const blocks: { left: Seq; right: Seq }[] = [];
  for (const piece of pieces) {
    const last = blocks.at(-1);
    if (last === undefined || distance(rcv.nxt, last.right) < distance(rcv.nxt, piece.left)) {
      blocks.push({ ...piece });
    } else if (distance(rcv.nxt, last.right) < distance(rcv.nxt, piece.right)) {
      last.right = piece.right;
    }
  }
  return blocks.slice(0, MOST_BLOCKS);
}
