import "server-only";
import type { Claim, Happening, StateClaim, TalksClaim } from "#oracle/claims/claim.ts";
import type { StatementId } from "#oracle/claims/statements.ts";
import { STATES } from "#oracle/index.ts";
import type { Memory } from "../memory.ts";

type Reach = Pick<StateClaim, "phase" | "isDenied" | "isAlways" | "isExclusive" | "isSimultaneous">;
type Verb = TalksClaim["verb"];

/** Behind which FIN: the end's own one, or the one it received. */
type Behind = "own" | "other" | null;

/** An end as the close knows it, and what has been said of a moment. */
export type Talker = {
  readonly side: "active" | "passive" | null;
  readonly isBoth: boolean;
  /** The FIN spoken of last is its own. */
  readonly hasClosed: boolean;
  /** What happens, and whether it happens to that end. */
  readonly deed: { readonly happening: Happening; readonly isOwn: boolean } | null;
};

/** Says that so it is, or that it is not so. */
const STATEMENT: Readonly<Record<`${Verb} ${"own" | "other"}`, readonly [StatementId, boolean]>> = {
  "send own": ["closer-may-send", true],
  "receive own": ["fin-forbids-receiving", false],
  "send other": ["passive-cannot-send", false],
  // Who has received a FIN gets no more data: decided by its state.
  "receive other": ["fin-forbids-receiving", false],
};

/** Where the ends are while only one of them has sent a FIN. */
const HALF_CLOSED: readonly string[] = ["FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT"];

/** Whether an end may still send or receive data at a moment of the close. */
export function talkingOf(
  reach: Reach,
  [verb, kind, name]: readonly (string | undefined)[],
  talker: Talker,
  memory: Memory,
): Claim | null {
  if (verb !== "send" && verb !== "receive") return null;
  const inState = STATES.find((one) => kind === "in" && one === name);
  if (inState !== undefined) return { kind: "talks", ...reach, state: inState, verb };
  if (kind === "in") return null;
  const behind = behindOf(kind, talker, memory);
  if (behind === null) {
    const isHalf = kind === "first" || (kind === undefined && isHalfClosed(memory));
    if (!talker.isBoth || !isHalf) return null;
    if (verb === "receive") return null;
    // True of one end, whichever way it is said.
    return { kind: "statement", ...reach, id: "first-fin-silences-both", isDenied: false };
  }
  if (verb === "receive" && behind === "other") {
    return { kind: "talks", ...reach, state: "CLOSE-WAIT", verb };
  }
  const [id, isSo] = STATEMENT[`${verb} ${behind}`];
  return { kind: "statement", ...reach, id, isDenied: isSo === reach.isDenied };
}

/** Whether the answer is at a FIN, or between the two. */
function isHalfClosed({ action, topic, state, phase }: Memory): boolean {
  const isFin = action?.happening.flags.includes("FIN") ?? topic?.includes("FIN") ?? false;
  const isAcked = phase === "close" && topic?.join() === "ACK" && action?.step === 2;
  return isFin || isAcked || HALF_CLOSED.some((one) => one === state);
}

function behindOf(kind: string | undefined, talker: Talker, memory: Memory): Behind {
  const { side, deed, isBoth } = talker;
  const bySide = side === null ? null : side === "active" ? "own" : "other";
  // The gap is the passive end's: the other one has sent its FIN before it.
  if (kind === "gap") return bySide;
  if (kind === "first") return bySide;
  if (kind === "after") {
    if (deed === null || !deed.happening.flags.includes("FIN")) return null;
    const isSent = (deed.happening.verb === "sends") === deed.isOwn;
    // Whoever it is, its own FIN is its own.
    return side === null && !isBoth && !isSent ? null : isSent ? "own" : "other";
  }
  if (kind !== undefined) return null;
  if (!isHalfClosed(memory)) return null;
  return talker.hasClosed ? "own" : bySide;
}

const MINUTE = 60_000;

/** `length msl 120000ms rfc`: how long MSL or 2MSL is; nobody errs who names no standard. */
export function lengthOf(
  reach: Reach,
  [what, length]: readonly (string | undefined)[],
  isStandard: boolean,
): Claim | null {
  const ms = Number(length?.replace("ms", ""));
  if (!/^\d+(?:\.\d+)?ms$/.test(length ?? "")) return null;
  const isMet = ms === (what === "2msl" ? 4 : 2) * MINUTE;
  if (isMet) return { kind: "statement", ...reach, id: "msl-two-minutes" };
  return isStandard ? { kind: "statement", ...reach, id: "msl-other-number" } : null;
}
