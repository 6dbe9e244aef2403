import "server-only";
import type { Claim, Subject } from "#oracle/claims/claim.ts";
import type { Duration } from "#oracle/claims/duration.ts";
import { reachOf, type Said, stateNamed } from "./said.ts";
import { sideOf, whoIs } from "./who-is-meant.ts";

/** Whichever end closes first waits, and nobody has said that it is the client. */
export function onlyClientWaits(said: Said, who: Subject): Claim | null {
  const isOpen = said.memory.context.closer === null;
  if (who !== "client" || !isOpen || !said.marks.has("only")) return null;
  return { kind: "statement", ...reachOf(said), isExclusive: false, id: "client-waits-always" };
}

const MINUTE = 60_000;
/** macOS takes 15 s, and no system less. */
const LEAST = 10_000;
const DURATION = /^(\d+(?:\.\d+)?)(msl|rtt|ms)$/;

/** `wait WHO 2msl STATE`: how long an end waits. */
export function waitOf(said: Said, [name, length, state, mark]: readonly string[]): Claim | null {
  const who = whoIs(name, said);
  const { memory, sentence } = said;
  // "Both have to run this timer": that of the wait which was told.
  const isTold = length === "spoken";
  if (isTold && memory.waitIn < sentence - 3 && memory.stateIn < sentence - 1) return null;
  const [, amount, unit] = DURATION.exec(isTold ? "2msl" : (length ?? "")) ?? [];
  if (who === undefined || amount === undefined) return null;
  // "There it stays 2MSL": whoever was put into TIME-WAIT before, and nobody knows who is meant.
  const isThere = name === "it" && memory.state === "TIME-WAIT" && !isSaidOf(who, memory);
  if (isThere && sideOf(who, { ...said, phase: "close" }) === "passive") return null;
  const onlyClient = onlyClientWaits(said, who);
  if (onlyClient !== null) return onlyClient;
  // "MSL is the longest lifetime. On Linux it is 30 s": of MSL, and not of the wait.
  const isOfMsl = memory.mslIn > memory.waitIn || length === "30000ms";
  // Four minutes are the standard's, and one minute is Linux's: no MSL is meant.
  const isClear = length === "240000ms" || (length === "60000ms" && said.marks.has("linux"));
  // "It waits one MSL" says itself what it means.
  const isOpen = who === null && unit !== "msl" && mark !== "named" && isOfMsl && !isClear;
  if (isOpen && memory.mslIn >= sentence - 1) return null;
  // "On Linux it is one second": in a tale of an opening that is no wait of this kind.
  if (who === null && memory.asked === "open" && memory.waitIn < sentence - 2) return null;
  // Once Linux was named its 60 s are meant, but 4 minutes are the standard's.
  const isNamed = memory.linuxIn >= 0 && length !== "240000ms";
  const isLinux = said.marks.has("linux") || isNamed;
  const duration = durationOf(said, Number(amount), unit, isLinux);
  // "It goes to FIN_WAIT_2, and stays there": where it was said to be.
  const place = stateNamed(state === "there" ? (memory.state ?? undefined) : state);
  if (state === "there" && place === null) return null;
  return { kind: "wait", ...reachOf(said), who, state: place, duration, isLinux };
}

/** The sentence or the one before it says that this end is in TIME-WAIT. */
function isSaidOf(who: Subject, { stay, stateIn }: Said["memory"]): boolean {
  return stay?.state === "TIME-WAIT" && stay.who === who && stay.sentence >= stateIn;
}

/** With "an MSL of 30 s" told right before, one minute is 2 MSL. */
function durationOf(
  { memory, sentence }: Said,
  amount: number,
  unit: string | undefined,
  isLinux: boolean,
): Duration {
  if (unit === "msl" || unit === "rtt") return { unit, amount };
  const { mslTold, mslIn } = memory;
  const isOfMsl = mslTold !== null && mslIn >= sentence - 1 && !isLinux;
  // Four minutes and one are what the standard and Linux take: right whatever was said of MSL.
  const isKnown = amount === 4 * MINUTE || amount === MINUTE;
  if (!isOfMsl || isKnown || amount === 2 * mslTold) return { unit: "ms", amount };
  return { unit: "msl", amount: amount / mslTold };
}

/** `length msl 120000ms rfc`: how long MSL or 2MSL is; nobody errs who names no standard. */
export function lengthOf(said: Said, words: readonly string[]): Claim | null {
  const reach = reachOf(said);
  const [named, length] = words;
  const what = named === "it" ? lastTold(said) : named;
  if (what === null) return null;
  const ms = Number(length?.replace("ms", ""));
  if (!/^\d+(?:\.\d+)?ms$/.test(length ?? "")) return null;
  // "It": of both that were told in one sentence, what makes it right.
  const isEither = what === "either" && (ms === 2 * MINUTE || ms === 4 * MINUTE);
  const isMet = isEither || ms === (what === "2msl" ? 4 : 2) * MINUTE;
  if (isMet) return { kind: "statement", ...reach, id: "msl-two-minutes" };
  // Who names no standard may mean some system, but no system takes so little.
  const isWrong = words.includes("rfc") || ms < LEAST;
  return isWrong ? { kind: "statement", ...reach, id: "msl-other-number" } : null;
}

/** Which of the two "it" is: what was spoken of last. */
function lastTold({ memory: { mslIn, waitIn }, sentence }: Said): "msl" | "2msl" | "either" | null {
  if (Math.max(mslIn, waitIn) < sentence - 1) return null;
  return mslIn === waitIn ? "either" : mslIn > waitIn ? "msl" : "2msl";
}
