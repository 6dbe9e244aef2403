import type { Ladder, ShownState } from "#contract/ladder.ts";
import { type End, STATES, type State } from "#oracle/index.ts";
import type { Faces } from "./content.ts";
import type { Geometry } from "./geometry.ts";
import type { PlacedState } from "./layout.ts";

/** How a band looks: five classes of state, a blank, or unknown. */
export type BandLook = "closed" | "opening" | "open" | "closing" | "wait" | "blank" | "unknown";
export type Band = {
  end: End;
  top: number;
  bottom: number;
  look: BandLook;
  state: PlacedState;
  /** A change is marked by a tick; where an end begins there is none. */
  tick: boolean;
};

const LOOKS: Record<State, BandLook> = {
  CLOSED: "closed",
  LISTEN: "closed",
  "SYN-SENT": "opening",
  "SYN-RECEIVED": "opening",
  ESTABLISHED: "open",
  "FIN-WAIT-1": "closing",
  "FIN-WAIT-2": "closing",
  "CLOSE-WAIT": "closing",
  CLOSING: "closing",
  "LAST-ACK": "closing",
  "TIME-WAIT": "wait",
};

/** A judged blank fills its band with the true state; an open one stays empty, with an outline. */
function lookOf(shown: ShownState, faces: Faces): BandLook {
  if (shown.as === "given") return LOOKS[shown.value];
  if (shown.as === "withheld") return "unknown";
  const truth = faces(shown.blank)?.truth;
  const state = STATES.find((name) => name === truth);
  return state ? LOOKS[state] : "blank";
}

/** The state that a placed name belongs to. */
export function shownAt(ladder: Ladder, placed: PlacedState): ShownState {
  if (placed.index === null) return ladder.initial[placed.end];
  return ladder.states[placed.index]?.state ?? { as: "withheld" };
}

/** The stretches of both lifelines, from each change of state to the next. */
export function bandsOf(
  ladder: Ladder,
  states: readonly PlacedState[],
  geometry: Geometry,
  height: number,
  faces: Faces,
): Band[] {
  return (["client", "server"] as const).flatMap((end) => {
    const own = states.filter((state) => state.end === end).toSorted((a, b) => a.y - b.y);
    return own.map((state, at): Band => {
      const first = state.index === null;
      return {
        end,
        top: first ? geometry.bandTop : state.y,
        bottom: own[at + 1]?.y ?? height,
        look: lookOf(shownAt(ladder, state), faces),
        state,
        tick: !first,
      };
    });
  });
}
