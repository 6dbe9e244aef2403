import type { Flag } from "../machine/segment.ts";
import type { RepeatClaim } from "./claim.ts";
import { type Exhibit, exhibits } from "./exhibits.ts";
import type { Finding } from "./finding.ts";
import { endsOf, isSaidOf } from "./moments.ts";
import { type Context, worldsOf } from "./numbering.ts";
import { stateAt } from "./stays.ts";

/** Whether an end sends such a segment again when something is lost. Null: it cannot be told. */
export function findRepeat(claim: RepeatClaim, context: Context): Finding | null {
  if (claim.who === "both") return findBothRepeat(claim, context);
  if (claim.flags.length === 0) return findEveryRepeat(claim, context);
  const { who, phase, lost } = claim;
  const isNamed = who === "client" || who === "server";
  const isKnown = phase === "open" || context.closer !== null || !isNamed;
  if (isKnown) return findIn(claim, context);
  // Who tells of the loss of a later segment tells of the close that every book tells.
  if (lost !== null && lost > 1) return findIn(claim, { ...context, closer: "client" });
  // Nobody has said which end closes first: by custom it is the client.
  const [usual, other] = (["client", "server"] as const).map((closer) =>
    findIn(claim, { ...context, closer }),
  );
  if (usual?.holds !== "no" || other === null || other === undefined) return usual ?? null;
  return other.holds === "yes" && claim.state === null ? { ...other, holds: "partly" } : usual;
}

/** All segments: those with a SYN, a FIN or data are sent again, a pure ACK never is. */
function findEveryRepeat(claim: RepeatClaim, context: Context): Finding | null {
  const kinds: readonly (readonly Flag[])[] = [["FIN"], ["ACK"]];
  const [some, none] = kinds.map((flags) =>
    findIn({ ...claim, phase: "close", flags, isTimed: true, state: null }, context),
  );
  if (some === undefined || some === null || some.holds !== "yes" || none?.holds !== "no")
    return null;
  return { ...some, holds: "partly" };
}

function findIn(claim: RepeatClaim, context: Context): Finding | null {
  const { who, flags, lost, isTimed, phase, state } = claim;
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
        (state === null || stateAt(exhibit, segment.from, segment.at, "before") === state) &&
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
