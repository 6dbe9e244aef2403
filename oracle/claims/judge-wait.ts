import { nameOf, tell } from "../explain/phrases.ts";
import { run } from "../run/run.ts";
import type { Trace } from "../run/trace.ts";
import { parseScenario } from "../scenario/parse.ts";
import type { WaitClaim } from "./claim.ts";
import type { Exhibit } from "./exhibits.ts";
import { type Finding, pathSaid } from "./finding.ts";
import { endsOf } from "./moments.ts";
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
  const name = nameOf(waiter);
  const because = tell(
    {
      en: `In this run only ${name.en}, which closes first, waits in TIME-WAIT: ${wait.ms / 1000} s.`,
      zh: `这次运行里只有先关闭的一端（${name.zh}）在 TIME-WAIT 等待，共 ${wait.ms / 1000} 秒。`,
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
  // Nobody has said which end closes first: by custom it is the client, but it need not be.
  const isSaidOfEither = context.closer === null && claim.isAlways && who === "server";
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
