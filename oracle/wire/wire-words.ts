import type { Config } from "../machine/config.ts";
import { flagsOf, type SackBlock, type Segment, type SegmentOptions } from "../machine/segment.ts";
import { seq } from "../machine/seq.ts";

const SWITCHES: Readonly<Record<string, Partial<Config>>> = {
  nagle: { nagle: true },
  sack: { sack: true },
  timestamps: { timestamps: true },
  receives: { receives: true },
  linux: { profile: "linux" },
  "syn-queue-full": { synQueueFull: true },
  "syn-cookies": { synCookies: true },
  "fast-open": { fastOpen: true },
  "time-wait-reuse": { timeWaitReuse: true },
  "quiet-time": { quietTime: true },
  "no-congestion-control": { congestion: "none" },
};

const NUMBERS: Readonly<Record<string, (n: number) => Partial<Config>>> = {
  mss: (mss) => ({ mss }),
  window: (window) => ({ window }),
  rto: (rto) => ({ rto }),
  msl: (msl) => ({ msl }),
  "user-timeout": (userTimeout) => ({ userTimeout }),
  "delayed-ack": (delayedAck) => ({ delayedAck }),
  "window-scale": (windowScale) => ({ windowScale }),
  keepalive: (keepalive) => ({ keepalive }),
};

/** One word of a `with` line, such as `nagle` or `mss=500`, as what it sets. */
export function settingOf(word: string): Partial<Config> {
  const [name = "", value] = word.split("=");
  const setting = value === undefined ? SWITCHES[name] : NUMBERS[name]?.(Number(value));
  if (setting === undefined) throw new Error(`no such setting in a wire trace: ${word}`);
  return setting;
}

/**
 * `FLAGS seq ack` and, in any order, `+octets`, `wWINDOW`, and the options `mMSS` (a SYN has
 * 1000 when it says nothing; `m-` for none), `sSCALE`, `sackok`, `sack=301-401,501-601`,
 * `ts=VALUE/ECHO`.
 */
export function segmentOf(text: string): Segment {
  const [flags = "", at = "", ack = "-", ...rest] = text.split(" ");
  const has = (flag: string): boolean => flags.split(",").includes(flag);
  const extra = (mark: RegExp): string | undefined => {
    const word = rest.find((one) => mark.test(one));
    return word?.replace(mark, "");
  };
  const syn = has("SYN");
  return {
    seq: seq(Number(at)),
    ack: ack === "-" ? null : seq(Number(ack)),
    syn,
    fin: has("FIN"),
    rst: has("RST"),
    psh: has("PSH"),
    len: Number(extra(/^\+/) ?? 0),
    window: Number(extra(/^w/) ?? 5000),
    options: optionsOf(extra, syn),
  };
}

function optionsOf(extra: (mark: RegExp) => string | undefined, syn: boolean) {
  const mss = extra(/^m/) ?? (syn ? "1000" : "-");
  const scale = extra(/^s(?=\d)/);
  const stamps = extra(/^ts=/)?.split("/").map(Number);
  const blocks = extra(/^sack=/)
    ?.split(",")
    .map(blockOf);
  const options: SegmentOptions = {
    ...(mss === "-" ? {} : { mss: Number(mss) }),
    ...(scale === undefined ? {} : { windowScale: Number(scale) }),
    ...(extra(/^sackok/) === undefined ? {} : { sackPermitted: true }),
    ...(blocks === undefined ? {} : { sack: blocks }),
    ...(stamps === undefined
      ? {}
      : { timestamps: { value: stamps[0] ?? 0, echo: stamps[1] ?? 0 } }),
  };
  return Object.keys(options).length === 0 ? null : options;
}

function blockOf(text: string): SackBlock {
  const [left = 0, right = 0] = text.split("-").map(Number);
  return { left: seq(left), right: seq(right) };
}

/** A segment as a line writes it; a window only where it is not the whole buffer. */
export function written(segment: Segment, buffer: number): string {
  const { options, len, window } = segment;
  const flags = flagsOf(segment).join(",");
  const blocks = options?.sack?.map(({ left, right }) => `${left}-${right}`).join(",");
  const stamps = options?.timestamps;
  const words = [
    `${flags} ${segment.seq} ${segment.ack ?? "-"}`,
    len === 0 ? "" : `+${len}`,
    segment.rst || window === buffer ? "" : `w${window}`,
    options?.windowScale === undefined ? "" : `s${options.windowScale}`,
    options?.sackPermitted === undefined ? "" : "sackok",
    blocks === undefined ? "" : `sack=${blocks}`,
    stamps === undefined ? "" : `ts=${stamps.value}/${stamps.echo}`,
  ];
  return words.filter((word) => word !== "").join(" ");
}
