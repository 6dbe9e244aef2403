import type { State } from "../machine/connection.ts";
import { RULES, type RuleId } from "../rules/rules.ts";
import { run } from "../run/run.ts";
import type { Trace } from "../run/trace.ts";
import { parseScenario } from "../scenario/parse.ts";
import type { CarriesClaim, CountClaim, StatementClaim, TakesClaim, TalksClaim } from "./claim.ts";
import { exhibits } from "./exhibits.ts";
import type { Finding } from "./finding.ts";
import { momentsOf } from "./moments.ts";
import { STATEMENTS } from "./statements.ts";

const kept = new Map<string, Trace>();

function traceOf(scenario: string): Trace {
  const known = kept.get(scenario);
  if (known !== undefined) return known;
  const parsed = parseScenario(scenario);
  if (!parsed.ok) throw new Error(`an experiment cannot be read: ${scenario}`);
  const trace = run(parsed.value, {}, 0);
  if (!trace.ok) throw new Error(`an experiment cannot be played: ${scenario}`);
  kept.set(scenario, trace.value);
  return trace.value;
}

type Taker = Exclude<TakesClaim["what"], "every">;

const TAKES: Readonly<Record<Taker, RuleId>> = {
  SYN: "9293-3.4-syn-takes-one",
  FIN: "9293-3.4-fin-takes-one",
  ACK: "9293-3.4-next-number",
  RST: "9293-3.5.2-rst-no-connection",
};

/** Whether a flag takes so many sequence numbers: what the next number is after it. */
export function findTakes({ what, count }: TakesClaim): Finding {
  if (what !== "every") return taken(what, count);
  // What carries data takes as many numbers as octets; a SYN or a FIN takes one, a pure ACK none.
  const each = (["SYN", "ACK"] as const).map((one) => taken(one, count));
  const [one, other] = each;
  const isMixed = one?.holds !== other?.holds;
  return { ...taken("ACK", count), holds: isMixed ? "partly" : "no" };
}

function taken(what: Taker, count: number): Finding {
  const exhibit = exhibits().find(
    ({ id }) => id === (what === "FIN" ? "close-client" : "open-and-talk"),
  );
  const rule = TAKES[what];
  const really = what === "RST" ? 0 : takenBy(exhibit?.trace, what);
  return {
    holds: really === count ? "yes" : "no",
    rule,
    because: {
      en: `${what === "ACK" ? "A pure ACK" : `A ${what}`} takes ${really === 0 ? "no sequence number" : "one sequence number"}. ${what === "RST" ? "Nothing follows it on the connection." : RULES[rule].sentence.en}`,
      zh: `${what === "ACK" ? "单纯的 ACK" : ` ${what} `}${really === 0 ? "不占序列号" : "占一个序列号"}。${what === "RST" ? "它之后这个连接上不再有报文段。" : RULES[rule].sentence.zh}`,
    },
    exhibit: exhibit ?? null,
  };
}

/** How far the next number of the same end lies behind the number of the segment. */
function takenBy(trace: Trace | undefined, what: "SYN" | "FIN" | "ACK"): number {
  const segments = trace?.segments ?? [];
  const it = segments.find(
    ({ flags, len }) => flags.includes(what) && len === 0 && (what !== "ACK" || flags.length === 1),
  );
  const next = segments.find((other) => other.from === it?.from && other.n > (it?.n ?? 0));
  return it === undefined || next === undefined ? 0 : next.seq - it.seq;
}

const BASE = "isn client=1000 server=5000\nlink delay=20ms\n";
const CARRYING: Readonly<Record<CarriesClaim["what"], { scenario: string; segment: number }>> = {
  SYN: { scenario: `${BASE}fast-open on\nserver listen\nat 0ms client open with 100`, segment: 1 },
  "SYN,ACK": {
    scenario: `${BASE}fast-open on\nserver listen\nat 0ms client open with 100`,
    segment: 1,
  },
  ACK: {
    scenario: `${BASE}server listen\nat 0ms client open\nafter segment 2 client send 100`,
    segment: 3,
  },
  third: {
    scenario: `${BASE}server listen\nat 0ms client open\nafter segment 2 client send 100`,
    segment: 3,
  },
  FIN: { scenario: `${BASE}start established\nat 0ms client send 100 then close`, segment: 1 },
};

/** Whether a segment may carry data. */
export function findCarries({ what }: CarriesClaim): Finding {
  const { scenario, segment } = CARRYING[what];
  const row = traceOf(scenario).segments[segment - 1];
  const isSyn = what === "SYN" || what === "SYN,ACK";
  const late = isSyn
    ? {
        en: " It is delivered only when the connection is ESTABLISHED.",
        zh: "数据要等连接进入 ESTABLISHED 才交付。",
      }
    : { en: "", zh: "" };
  return {
    holds: (row?.len ?? 0) > 0 ? "yes" : "no",
    rule: isSyn ? "9293-3.10.7.2-data-with-syn" : "9293-3.10.2-send",
    because: {
      en: `Segment ${segment} of this run (${row?.flags.join(",")}) carries ${row?.len} octets of data.${late.en}`,
      zh: `这次运行里报文段 ${segment}（${row?.flags.join(",")}）带了 ${row?.len} 字节数据。${late.zh}`,
    },
    exhibit: exhibits().find((exhibit) => exhibit.scenario === scenario) ?? null,
  };
}

/** Whether an opening or a close takes so many segments. */
export function findCount({ phase, count, isAlways, isSimultaneous }: CountClaim): Finding | null {
  // How many a simultaneous open needs is told by a statement: its run acknowledges once more.
  if (phase === "open" && isSimultaneous) return null;
  const runs = exhibits().filter((one) => one.phase === phase && one.lost === null);
  const ordinary = runs.filter(({ course, id, first }) =>
    isSimultaneous ? first === "both" : course !== "disturbed" && !/data|talk/.test(id),
  );
  const met = ordinary.find((exhibit) => lengthOf(exhibit) === count);
  const others = ordinary.some((exhibit) => lengthOf(exhibit) !== count);
  const holds = met === undefined ? "no" : isAlways && others ? "partly" : "yes";
  const because =
    phase === "open"
      ? {
          en: "An ordinary opening takes three segments: SYN, SYN,ACK and ACK.",
          zh: "通常建立连接用三个报文段：SYN、SYN,ACK、ACK。",
        }
      : {
          en: "A close takes four segments, or three when the passive side closes at once and its ACK and FIN share one.",
          zh: "关闭通常用四个报文段；被动方马上关闭时 ACK 和 FIN 合并，只用三个。",
        };
  const rule = phase === "open" ? "9293-3.10.7.4-ack-of-syn" : "9293-3.10.4-close-second";
  return { holds, rule, because, exhibit: met ?? ordinary[0] ?? null };
}

function lengthOf(exhibit: ReturnType<typeof exhibits>[number]): number {
  return momentsOf(exhibit).filter(({ verb }) => verb === "sends").length;
}

const HALF = `${BASE}start established\nat 0ms client close\nat 100ms client send 10\nat 200ms server send 20`;
const MAY_SEND: readonly State[] = ["ESTABLISHED", "CLOSE-WAIT"];
const CLOSED_SENDING: readonly State[] = [
  "FIN-WAIT-1",
  "FIN-WAIT-2",
  "CLOSING",
  "LAST-ACK",
  "TIME-WAIT",
];

/** Whether an end in that state may still send or receive data. Null: no experiment tells. */
export function findTalks({ state, verb }: TalksClaim): Finding | null {
  const { received } = traceOf(HALF);
  const because = {
    en: `In this run the client has closed and the server has not. The client received ${received.client} octets after that, the server ${received.server}: who has sent a FIN sends no more data, but still receives.`,
    zh: `这次运行里客户端已关闭，服务器没有。此后客户端收到 ${received.client} 字节，服务器收到 ${received.server} 字节：发过 FIN 的一端不能再发数据，但还能接收。`,
  };
  const finding: Finding = { holds: "yes", rule: "9293-3.6-half-close", because, exhibit: null };
  if (state === "ESTABLISHED") return finding;
  if (verb === "send" && MAY_SEND.includes(state)) {
    return { ...finding, holds: received.client > 0 ? "yes" : "no" };
  }
  if (verb === "send" && CLOSED_SENDING.includes(state)) {
    return { ...finding, holds: received.server > 0 ? "yes" : "no" };
  }
  if (verb === "receive" && (state === "FIN-WAIT-1" || state === "FIN-WAIT-2")) {
    return { ...finding, holds: received.client > 0 ? "yes" : "no" };
  }
  if (verb === "receive" && (state === "CLOSE-WAIT" || state === "TIME-WAIT")) {
    return { ...finding, holds: received.server > 0 ? "yes" : "no" };
  }
  return null;
}

/** A sentence of the table. */
export function findStatement({ id }: StatementClaim): Finding {
  const { holds, rule, because } = STATEMENTS[id];
  return { holds, rule, because, exhibit: null };
}
