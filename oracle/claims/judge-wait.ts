import { tell } from "../explain/phrases.ts";
import { run } from "../run/run.ts";
import type { Trace } from "../run/trace.ts";
import { parseScenario } from "../scenario/parse.ts";
import type { RepeatClaim, WaitClaim } from "./claim.ts";
import { type Exhibit, exhibits } from "./exhibits.ts";
import { type Finding, pathSaid } from "./finding.ts";
import { endsOf, isSaidOf } from "./moments.ts";
import { type Context, worldsOf } from "./numbering.ts";

const RULE = "9293-3.10.8-time-wait";

/** Whether an end waits so long. Null: it cannot be told. */
export function findWait(claim: WaitClaim, context: Context): Finding | null {
  const { state, duration, isLinux, who } = claim;
  const told = worldsOf(context, "close").find(({ exhibit }) => exhibit.course === "told")?.exhibit;
  if (told === undefined) return null;
  if (state !== null && state !== "TIME-WAIT") return otherState(told, claim);
  const waits = isLinux ? waitsOf(linux(told)) : waitsOf(told.trace);
  const wait = waits[0];
  if (wait === undefined) return null;
  const waiter = wait.end;
  const ends = endsOf(who, told);
  const because = tell(
    {
      en: `In this run only ${waiter}, which closes first, waits in TIME-WAIT: ${wait.ms / 1000} s.`,
      zh: `这次运行里只有先关闭的一端（${waiter}）在 TIME-WAIT 等待，共 ${wait.ms / 1000} 秒。`,
    },
    {
      en: isLinux ? "Linux always takes 60 s." : "That is 2 MSL, with an MSL of 2 minutes.",
      zh: isLinux ? "Linux 固定为 60 秒。" : "也就是 2 MSL，MSL 取 2 分钟。",
    },
  );
  const finding: Finding = { holds: "yes", rule: RULE, because, exhibit: told };
  const isLong = isSoLong(claim, wait.ms);
  if (isLong === null) return null;
  if (!isLong) return { ...finding, holds: "no" };
  if (who === "both") return { ...finding, holds: claim.isSimultaneous ? "yes" : "partly" };
  if (ends.includes(waiter)) return finding;
  const isSaidOfEither = context.closer === null && (who === "client" || who === "server");
  return duration.unit === "rtt" ? null : { ...finding, holds: isSaidOfEither ? "partly" : "no" };
}

function waitsOf({ waits }: Trace): Trace["waits"] {
  return waits.filter(({ kind }) => kind === "2msl");
}

/** Null: nobody said for which MSL, and it may be so. */
function isSoLong({ duration, isLinux }: WaitClaim, ms: number): boolean | null {
  if (duration.unit === "rtt") return false;
  // The name 2MSL is right whatever the MSL.
  if (duration.unit === "msl") return duration.amount === 2;
  if (duration.amount === ms) return true;
  return isLinux ? false : null;
}

function otherState(exhibit: Exhibit, { state, duration }: WaitClaim): Finding | null {
  if (duration.unit !== "msl") return null;
  const end = endsOf(
    state === "CLOSE-WAIT" || state === "LAST-ACK" ? "passive" : "active",
    exhibit,
  )[0];
  return {
    holds: "no",
    rule: RULE,
    because: tell(
      {
        en: `no timer ends ${state}. 2MSL is for TIME-WAIT only.`,
        zh: `${state} 没有 2MSL 计时器，2MSL 只用于 TIME-WAIT。`,
      },
      pathSaid(exhibit, end ?? "client"),
    ),
    exhibit,
  };
}

let played: { readonly scenario: string; readonly trace: Trace } | null = null;

function linux({ scenario, trace }: Exhibit): Trace {
  if (played?.scenario === scenario) return played.trace;
  const parsed = parseScenario(scenario);
  const again = parsed.ok ? run(parsed.value, {}, 0, {}, { profile: "linux" }) : null;
  const found = again?.ok ? again.value : trace;
  played = { scenario, trace: found };
  return found;
}

/** Whether an end sends such a segment again when something is lost. Null: it cannot be told. */
export function findRepeat(claim: RepeatClaim, context: Context): Finding | null {
  if (claim.who === "both") return findBothRepeat(claim, context);
  const { who, flags, lost, isTimed, phase } = claim;
  const known = new Set(worldsOf(context, phase).map(({ exhibit }) => exhibit));
  const disturbed = exhibits().filter(
    (exhibit) =>
      known.has(exhibit) && exhibit.lost !== null && (lost === null || exhibit.lost === lost),
  );
  const isPureAck = flags.length === 1 && flags[0] === "ACK";
  // An ACK may well be sent a second time, as the answer to a repeated segment.
  if (isPureAck && !isTimed && !(phase === "open" && lost !== null)) return null;
  for (const exhibit of disturbed) {
    const ends = endsOf(who, exhibit);
    const again = exhibit.trace.segments.find(
      (segment) =>
        segment.retransmissionOf !== null &&
        ends.includes(segment.from) &&
        isSaidOf(flags, segment),
    );
    if (again !== undefined) return repeated(exhibit, again.n, again.retransmissionOf ?? 0, "yes");
  }
  const shown = disturbed[0];
  if (shown === undefined) return null;
  const really = shown.trace.segments.find(({ retransmissionOf }) => retransmissionOf !== null);
  return repeated(shown, really?.n ?? 1, really?.retransmissionOf ?? 1, "no");
}

function findBothRepeat(claim: RepeatClaim, context: Context): Finding | null {
  const each = (["client", "server"] as const).map((who) => findRepeat({ ...claim, who }, context));
  const [one, other] = each;
  if (one === undefined || other === undefined || one === null || other === null) return null;
  if (one.holds === other.holds) return one;
  return { ...(one.holds === "yes" ? one : other), holds: "partly" };
}

function repeated(exhibit: Exhibit, n: number, of: number, holds: "yes" | "no"): Finding {
  const segment = exhibit.trace.segments[n - 1];
  const flags = segment?.flags.join(",") ?? "";
  const from = segment?.from ?? "client";
  return {
    holds,
    rule: "9293-3.10.8-retransmission",
    because: {
      en: `When segment ${exhibit.lost} of the exchange is lost, the ${from} sends segment ${of} (${flags}) again. No timer runs for a pure ACK.`,
      zh: `第 ${exhibit.lost} 个报文段丢失时，${from === "client" ? "客户端" : "服务器"}重传报文段 ${of}（${flags}）。单纯的 ACK 没有重传计时器。`,
    },
    exhibit,
  };
}
