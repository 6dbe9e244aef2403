import { tell } from "../explain/phrases.ts";
import type { End, State } from "../machine/connection.ts";
import type { TransitionClaim } from "./claim.ts";
import type { Exhibit } from "./exhibits.ts";
import { entry, type Finding, pathSaid } from "./finding.ts";
import { endsOf, happens, type Moment, momentsOf } from "./moments.ts";
import { type Context, worldsOf } from "./numbering.ts";

/** Whether a state leads to another. Null: not in one step, and nothing is said to the contrary. */
export function findTransition(claim: TransitionClaim, context: Context): Finding | null {
  const known = [...new Set(worldsOf(context, claim.phase).map(({ exhibit }) => exhibit))];
  const all = claim.isSimultaneous ? known.filter(({ first }) => first === "both") : known;
  const { from, to } = claim;
  if (claim.who === "both") return findBothMove(claim, context, all);
  const moves = all.flatMap((exhibit) => jumps(exhibit).map((jump) => ({ exhibit, ...jump })));
  const leads = moves.filter((move) => move.from === from && move.to === to);
  const isOdd = claim.phase === "open" && !claim.isSimultaneous && claim.who !== null;
  const fitting = leads.filter(
    ({ exhibit, end, moment }) =>
      endsOf(claim.who, exhibit).includes(end) &&
      !(isOdd && exhibit.first === "both") &&
      (claim.when === null || (moment !== null && happens(claim.when, moment))),
  );
  const [met] = fitting;
  const shown = met ?? leads[0] ?? moves.find((move) => move.from === from);
  if (shown === undefined) return null;
  const isAhead = all.some(({ trace }) => comesLater(trace.transitions, claim));
  if (met === undefined && leads.length === 0 && isAhead && !claim.isDirect) return null;
  const way = entry(shown.exhibit, shown.end, shown.to);
  // Of one end by name, and no word of both at one time or of a loss: true of that course only.
  const isOfOne = claim.who !== null && claim.when === null && !claim.isSimultaneous;
  const isCalm = fitting.some(({ exhibit }) => exhibit.course !== "disturbed");
  const isOdder = isOfOne && !isCalm && claim.phase === "close";
  return {
    holds: met === undefined ? "no" : isOdder ? "partly" : "yes",
    rule: way?.rule ?? null,
    because: way?.because ?? tell(pathSaid(shown.exhibit, shown.end)),
    exhibit: shown.exhibit,
  };
}

/** Both ends make that move: in one run, or each in another one. */
function findBothMove(
  claim: TransitionClaim,
  context: Context,
  runs: readonly Exhibit[],
): Finding | null {
  const each = (["active", "passive"] as const).map((who) =>
    findTransition({ ...claim, who }, context),
  );
  const holding = each.filter((finding) => finding?.holds === "yes");
  const [one] = holding.length > 0 ? holding : each;
  if (one === undefined || one === null) return null;
  const isOfBoth =
    claim.isSimultaneous && runs.length > 0 ? holding.length > 0 : holding.length === 2;
  return { ...one, holds: isOfBoth ? "yes" : holding.length > 0 ? "partly" : "no" };
}

function comesLater(
  moves: Exhibit["trace"]["transitions"],
  { from, to }: TransitionClaim,
): boolean {
  return moves.some(
    (move, index) =>
      move.from === from &&
      moves.slice(index + 1).some((later) => later.end === move.end && later.to === to),
  );
}

type Jump = { end: End; from: State; to: State; moment: Moment | null };

/** Every move of a run, and what several moves in one instant amount to. */
function jumps(exhibit: Exhibit): Jump[] {
  const { transitions } = exhibit.trace;
  return transitions.flatMap((move, index) => {
    const moment =
      momentsOf(exhibit).find(
        ({ end, segment }) => end === move.end && segment.n === move.segment,
      ) ?? null;
    const single = { end: move.end, from: move.from, to: move.to, moment };
    const next = transitions[index + 1];
    const isJoined =
      next?.end === move.end && next.segment === move.segment && next.segment !== null;
    return isJoined ? [single, { ...single, to: next.to }] : [single];
  });
}
