import "server-only";
import type { Claim, Happening, Subject, TalksClaim } from "#oracle/claims/claim.ts";
import type { StatementId } from "#oracle/claims/statements.ts";
import { STATES } from "#oracle/index.ts";
import type { Memory } from "../memory.ts";
import { deedIn } from "./moments.ts";
import { type Reach, reachOf, type Said, stateNamed } from "./said.ts";
import { stateOf } from "./state-claims.ts";
import { lastSenderOf, sideOf, whoIs } from "./who-is-meant.ts";

type Verb = TalksClaim["verb"];

/** Where only the end across from it comes, when it closes first or second. */
const IN_CLOSE: Readonly<Record<"active" | "passive", readonly string[]>> = {
  active: ["CLOSE-WAIT", "LAST-ACK"],
  passive: ["FIN-WAIT-1", "FIN-WAIT-2", "TIME-WAIT", "CLOSING"],
};

/** `data WHO send MOMENT`: what an end may still do with data. */
export function dataOf(said: Said, [name, ...words]: readonly string[]): Claim | null {
  const who = whoIs(name, said);
  if (who === undefined) return null;
  const closing: Said = { ...said, phase: "close" };
  const deed = words[1] === "after" ? deedIn(words.slice(2), who, closing) : null;
  const side = sideOf(who, closing);
  // "After the FIN arrives" does not say whose it is; the other one's, for who closes second.
  const isOpen = words[2] === "arrives" && !words[3]?.includes("@") && side !== "passive";
  if (words[1] === "after" && (deed === null || isOpen)) return null;
  // An end in a state of the other one is the mistake that counts.
  const isOdd = words[1] === "in" && side !== null && IN_CLOSE[side].includes(words[2] ?? "");
  if (isOdd) return stateOf({ ...closing, marks: new Set() }, [name ?? "it", words[2] ?? ""]);
  const talker = {
    side,
    isBoth: who === "both",
    hasClosed: side !== null && lastSenderOf("FIN", closing) === side,
    isAcked: lastSenderOf("ACK", closing) === "passive",
    deed: deed && { happening: deed.happening, isOwn: deed.whenWho === null },
  };
  return talkingOf(reachOf(closing), words, talker, said);
}

/** Behind which FIN: the end's own one, or the one it received. */
type Behind = "own" | "other" | null;

/** An end as the close knows it, and what has been said of a moment. */
type Talker = {
  readonly side: "active" | "passive" | null;
  readonly isBoth: boolean;
  /** The FIN spoken of last is its own. */
  readonly hasClosed: boolean;
  /** The passive end has acknowledged, and nothing more was told. */
  readonly isAcked: boolean;
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
function talkingOf(
  reach: Reach,
  [verb, kind, name]: readonly (string | undefined)[],
  talker: Talker,
  { memory, sentence }: Pick<Said, "memory" | "sentence">,
): Claim | null {
  if (verb !== "send" && verb !== "receive") return null;
  const inState = STATES.find((one) => kind === "in" && one === name);
  if (inState !== undefined) return { kind: "talks", ...reach, state: inState, verb };
  // "While waiting": many a state is a wait.
  const isWait = memory.state === "TIME-WAIT" || sentence - memory.waitIn <= 1;
  if (kind === "waiting" && isWait) {
    return { kind: "talks", ...reach, state: "TIME-WAIT", verb };
  }
  const isNear = sentence - memory.stateIn <= 1;
  const told = STATES.find((one) => isNear && one === memory.state);
  if (kind === "in" && name === "spoken" && told !== undefined) {
    return { kind: "talks", ...reach, state: told, verb };
  }
  if (kind === "in" || kind === "waiting") return null;
  // "Until then": before a FIN of its own, whoever it is.
  if (kind === "until" && memory.phase === "close") {
    const open = verb === "send" ? "CLOSE-WAIT" : "FIN-WAIT-2";
    return verb === "send" || talker.side === "active"
      ? { kind: "talks", ...reach, state: open, verb }
      : null;
  }
  if (kind === "until") return null;
  const behind = behindOf(kind, talker, memory);
  if (behind === null) {
    const isHalf = kind === "first" || (kind === undefined && isHalfClosed(memory, talker));
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
function isHalfClosed({ action, topic, state }: Memory, { isAcked }: Talker): boolean {
  const isFin = action?.happening.flags.includes("FIN") ?? topic?.includes("FIN") ?? false;
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
  if (!isHalfClosed(memory, talker)) return null;
  return talker.hasClosed ? "own" : bySide;
}

/** `talks FIN-WAIT-2 receive`: data in a state, or by an end where its FIN tells the state. */
export function talksOf(said: Said, words: readonly string[]): Claim | null {
  const [first, second] = words;
  const who = whoIs(first, said);
  const verb = second === "send" ? "send" : "receive";
  const fin = (["sends", "receives"] as const).find((one) => words.includes(one)) ?? null;
  const told = who === undefined ? null : talkingState(who, fin, verb, said.memory);
  const state = stateNamed(first) ?? told;
  return state === null ? null : { kind: "talks", ...reachOf(said), phase: "close", state, verb };
}

/** What an end that is said to talk has done with a FIN; null where that was not said. */
type Fin = "sends" | "receives" | null;

/**
 * The state of an end of which it is said that it may still send or receive data: told by the FIN
 * that it has sent or received, or else by what the answer spoke of last. Null: nobody can know.
 */
function talkingState(
  who: Subject,
  fin: Fin,
  verb: TalksClaim["verb"],
  memory: Memory,
): TalksClaim["state"] | null {
  if (who === "both") return null;
  const role = roleOf(who, memory.context.closer);
  const done = fin ?? finOf(who, memory);
  if (role === "active") {
    if (done === "receives") return verb === "send" ? "TIME-WAIT" : null;
    return done === "sends" ? "FIN-WAIT-1" : null;
  }
  if (role === "passive") {
    if (done === null) return memory.phase === "close" && isClosing(memory) ? "CLOSE-WAIT" : null;
    return done === "sends" ? "LAST-ACK" : "CLOSE-WAIT";
  }
  // Nobody said who closed first: in the usual tale the client did.
  if (done === "sends") return who === "server" && verb === "receive" ? null : "FIN-WAIT-1";
  return done === "receives" && who !== "client" ? "CLOSE-WAIT" : null;
}

function roleOf(who: Subject, closer: "client" | "server" | null): "active" | "passive" | null {
  if (who === "active" || who === "passive") return who;
  if (closer === null || (who !== "client" && who !== "server")) return null;
  return who === closer ? "active" : "passive";
}

function isClosing({ action, state }: Memory): boolean {
  return action?.happening.flags.includes("FIN") === true || /FIN|CLOSE-WAIT/.test(state ?? "");
}

/** What the answer said last of a FIN and of this end. */
function finOf(who: Subject, { action, state, subject, context }: Memory): Fin {
  const role = roleOf(who, context.closer);
  if (role === "active" && (state === "FIN-WAIT-1" || state === "FIN-WAIT-2")) return "sends";
  if (role === "passive" && state === "CLOSE-WAIT" && subject === who) return "receives";
  if (action === null || action.who === null || !action.happening.flags.includes("FIN"))
    return null;
  const isOwn = action.who === who || roleOf(action.who, context.closer) === role;
  const isSent = action.happening.verb === "sends";
  return isOwn === isSent ? "sends" : "receives";
}
