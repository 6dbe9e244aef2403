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

const DURATION = /^(\d+(?:\.\d+)?)(msl|rtt|ms)$/;

/** `wait WHO 2msl STATE`: how long an end waits. */
export function waitOf(said: Said, [name, length, state]: readonly string[]): Claim | null {
  const who = whoIs(name, said);
  const [, amount, unit] = DURATION.exec(length ?? "") ?? [];
  if (who === undefined || amount === undefined) return null;
  const number = Number(amount);
  // "There it stays 2MSL": whoever was put into TIME-WAIT before.
  const isThere = name === "it" && said.memory.state === "TIME-WAIT";
  if (isThere && sideOf(who, { ...said, phase: "close" }) === "passive") return null;
  const onlyClient = onlyClientWaits(said, who);
  if (onlyClient !== null) return onlyClient;
  // "MSL is the longest lifetime. On Linux it is 30 s": of MSL, and not of the wait.
  if (who === null && said.memory.mslIn >= said.sentence - 1) return null;
  const duration: Duration =
    unit === "msl"
      ? { unit: "msl", amount: number }
      : unit === "rtt"
        ? { unit: "rtt", amount: number }
        : { unit: "ms", amount: number };
  // Once Linux was named its 60 s are meant, but 4 minutes are the standard's.
  const isNamed = said.memory.linuxIn >= 0 && length !== "240000ms";
  const isLinux = said.marks.has("linux") || isNamed;
  return { kind: "wait", ...reachOf(said), who, state: stateNamed(state), duration, isLinux };
}

const MINUTE = 60_000;

/** `length msl 120000ms rfc`: how long MSL or 2MSL is; nobody errs who names no standard. */
export function lengthOf(said: Said, words: readonly string[]): Claim | null {
  const reach = reachOf(said);
  const [what, length] = words;
  const ms = Number(length?.replace("ms", ""));
  if (!/^\d+(?:\.\d+)?ms$/.test(length ?? "")) return null;
  const isMet = ms === (what === "2msl" ? 4 : 2) * MINUTE;
  if (isMet) return { kind: "statement", ...reach, id: "msl-two-minutes" };
  // Only who names the standard errs.
  return words.includes("rfc") ? { kind: "statement", ...reach, id: "msl-other-number" } : null;
}
