/**
 * Units that a number may be asked in, and how typed quantities are read. Both sides read alike: the
 * browser to refuse "12x" at the field, the server because it never believes the browser.
 */
export const UNITS = ["s", "ms", "octets", "segments", "connections", "none"] as const;
export type Unit = (typeof UNITS)[number];

/** Names of units as they are typed, in small letters, and what one is worth: ms, octets or ones. */
type Names = ReadonlyMap<string, readonly number[]>;

function names(...rows: readonly (readonly [names: string, ...worth: number[]])[]): Names {
  return new Map(rows.flatMap(([text, ...worth]) => text.split(" ").map((name) => [name, worth])));
}

const TIME = names(
  ["us μs microsecond microseconds 微秒", 0.001],
  ["ms msec msecs millisecond milliseconds 毫秒", 1],
  ["s sec secs second seconds 秒 秒钟", 1000],
  ["m min mins minute minutes 分 分钟", 60_000],
  ["h hr hrs hour hours 时 小时 个小时", 3_600_000],
);
// KB and MB are said of both, so both count.
const OCTETS = names(
  ["b byte bytes octet octets 字节 个字节", 1],
  ["k kb 千字节", 1024, 1000],
  ["m mb 兆字节", 1024 ** 2, 1_000_000],
  ["kib", 1024],
  ["mib", 1024 ** 2],
);
const COUNTS = "个 次 倍 times";
const NAMES: Readonly<Record<Unit, Names>> = {
  s: TIME,
  ms: TIME,
  octets: OCTETS,
  segments: names(
    [`${COUNTS} seg segs segment segments packet packets 段 个段 报文段 个报文段`, 1],
    ["k", 1000],
  ),
  connections: names(
    [`${COUNTS} conn conns connection connections socket sockets 条 连接 个连接 条连接`, 1],
    ["套接字 个套接字", 1],
    ["k", 1000],
  ),
  none: names([COUNTS, 1], ["k", 1000]),
};

/** What one of the unit is in the base of its kind: 1000 for s, otherwise 1. */
export function unitWorth(unit: Unit): number {
  return unit === "s" ? 1000 : 1;
}

/** A number, perhaps in groups of three or in 万, and the name of a unit. */
const PART = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(万|亿)?([^\d.,]*)/u;
const MYRIADS: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** Words before a number that change nothing. */
const ABOUT = /^(?:about|approximately|~|≈|=|约|大约|共)/;

/**
 * Reads a typed quantity, such as "1.5 s", "1500ms", "64 KB", "１，０００", "2分钟", "1 min 30 s", "3 万".
 * Without a unit it is in the one asked for.
 * @returns every value it may mean in ms, octets or ones, the usual one first; null when it cannot be
 *   read, or its unit is of another kind than the one asked for
 */
export function readQuantity(text: string, asked: Unit): readonly number[] | null {
  let rest = text.normalize("NFKC").toLowerCase().replace(/[\s_]/g, "").replace(ABOUT, "");
  if (rest === "" || rest.length > 64) return null;
  let sums: readonly number[] = [];
  while (rest !== "") {
    const [whole, integer = "", fraction = "", myriads = "", name = ""] = PART.exec(rest) ?? [];
    if (whole === undefined) return null;
    const worth = name === "" ? [unitWorth(asked)] : NAMES[asked].get(name);
    if (worth === undefined) return null;
    // Only a duration is written in several parts, each with its unit.
    const several = sums.length > 0 || whole.length < rest.length;
    if (several && (NAMES[asked] !== TIME || name === "")) return null;
    const number = Number(integer.replaceAll(",", "") + fraction) * (MYRIADS[myriads] ?? 1);
    const [sum = 0] = sums;
    sums = worth.map((one) => sum + number * one);
    rest = rest.slice(whole.length);
  }
  return sums.every((sum) => sum <= Number.MAX_SAFE_INTEGER) ? sums : null;
}
