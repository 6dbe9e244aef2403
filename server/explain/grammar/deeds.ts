import "server-only";
import type { Happening, Phase, Subject } from "#oracle/claims/claim.ts";
import type { Flag } from "#oracle/index.ts";
import type { Memory } from "../memory.ts";

type Place = { readonly phase: Phase; readonly memory: Memory; readonly sentence: number };

/** Which end of an opening sends a segment with such flags; null where either one may. */
export function senderOf(
  flags: readonly Flag[],
  { phase, memory }: Pick<Place, "phase" | "memory">,
): "active" | "passive" | null {
  if (phase !== "open" || memory.isSimultaneous) return null;
  const said = flags.join();
  if (said === "SYN" || said === "ACK") return "active";
  return said === "SYN,ACK" ? "passive" : null;
}

/** What acknowledges such a segment; null: nothing does. */
export function acknowledgmentOf(flags: readonly Flag[]): readonly Flag[] | null {
  const said = flags.join();
  if (said === "SYN") return ["SYN", "ACK"];
  return said === "" || said === "ACK" ? null : ["ACK"];
}

/**
 * What an end was said to do right before: "The client sends SYN. It goes into SYN-SENT." Null
 * where it did something else since, or a state was told behind it.
 */
export function justDone(
  who: Subject,
  { memory, sentence }: Place,
): {
  readonly happening: Happening;
  readonly whenWho: null;
  readonly step: number | null;
} | null {
  const { action, actionIn, state, stateIn } = memory;
  if (action === null || who === null || who === "both" || action.who !== who) return null;
  // The last ACK has no FIN, but some say so: what follows is told of the ACK.
  const { flags } = action.happening;
  if (flags.includes("FIN") && flags.includes("ACK")) return null;
  // Who tells of a RST in a close goes on with the end as it was before it.
  if (flags.includes("RST") && actionIn < sentence) return null;
  if (actionIn !== sentence && actionIn !== sentence - 1) return null;
  if (state !== null && stateIn >= actionIn) return null;
  return { happening: action.happening, whenWho: null, step: action.step };
}
