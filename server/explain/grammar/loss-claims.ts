import "server-only";
import type { Claim, Deed } from "#oracle/claims/claim.ts";
import { placed } from "../segments/arrivals.ts";
import { segmentOf } from "./named-segments.ts";
import { reachOf, type Said, stateNamed } from "./said.ts";
import { sideOf, whoIs } from "./who-is-meant.ts";

/** `again WHO SEG`: who sends what again. */
export function againOf(said: Said, [name, word]: readonly string[]): Claim | null {
  const who = whoIs(name, said);
  if (who === undefined) return null;
  const { lost, phase, marks, memory, sentence } = said;
  // Nobody knows what "it" is, where the loss in front of it was not understood.
  if (word === "it" && lost === null && memory.actionIn < sentence - 1) return null;
  const own = segmentOf(word, said);
  // "it", "frame 1": its place says which flags it has.
  const step = word === "it" ? lost : own?.flags.length === 0 ? own.step : null;
  const named = step === null ? own : placed(phase, step);
  if (named === null) return null;
  return {
    kind: "repeat",
    ...reachOf(said),
    who,
    flags: named.flags,
    lost,
    isTimed: marks.has("timed"),
    state: null,
  };
}

/** `resets WHO`, `stays WHO STATE`: what a loss leads to; null where it names no such deed. */
export function aftermathOf(
  said: Said,
  kind: string,
  [name, word]: readonly string[],
): Claim | null {
  const deed = lossDeed(said, kind, word);
  if (deed === null) return null;
  const who = whoIs(name, said);
  const { lost } = said;
  if (who === undefined || lost === null) return null;
  return { kind: "aftermath", ...reachOf(said), who, lost, deed };
}

/** `reacks WHO SEG`: it acknowledges once more, where what was lost has come since. */
export function acksAgainOf(said: Said, [name = ""]: readonly string[]): Claim | null {
  const words = [name, "ACK"];
  if (said.isMended) return aftermathOf(said, "answers", words);
  const again = againOf(said, words);
  // "If the FIN is lost the other end repeats its ACK": nothing came that it would acknowledge.
  const { lost, phase } = said;
  const sender = lost === null ? null : sideOf(placed(phase, lost).who, said);
  const [gone = "ACK"] = lost === null ? [] : placed(phase, lost).flags;
  const side = sideOf(whoIs(name, said) ?? null, said);
  const isOfOther = gone !== "ACK" && side !== null && sender !== null && side !== sender;
  return again?.kind === "repeat" && isOfOther ? { ...again, isTimed: true } : again;
}

/** Behind the last segment of a close another timer runs out as well: that of TIME-WAIT. */
function isEndOfWait({ phase, lost, doer }: Said): boolean {
  return phase === "close" && lost === 4 && doer !== "passive" && doer !== "server";
}

function lossDeed(said: Said, kind: string, word: string | undefined): Deed | null {
  const { marks } = said;
  switch (kind) {
    case "resets":
      return { does: "resets" };
    case "repeats":
      return { does: "repeats", isAlone: marks.has("alone") };
    case "hangs":
      return { does: "waits-forever" };
    case "times-out":
      return isEndOfWait(said) ? null : { does: "repeats", isAlone: false };
    case "gives-up":
      return { does: "gives-up" };
    case "asks":
      return { does: "asks" };
    case "answers": {
      const segment = segmentOf(word, said);
      return segment === null ? null : { does: "answers", flags: segment.flags };
    }
    case "stays": {
      const state = stateNamed(word);
      return state === null ? null : { does: "is-in", state, isLater: marks.has("later") };
    }
    default:
      return null;
  }
}
