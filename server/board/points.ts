import "server-only";
import type { Role } from "#contract/account.ts";
import type { Verdict } from "#contract/verdict.ts";
import { KIND_MODULES } from "../questions/kinds.ts";

/** What a hint takes off, as a share of the points, and the share that no hint takes. */
const HINT_COSTS = 0.25;
const ALWAYS_LEFT = 0.25;

/**
 * The points that a verdict is worth, for the parts that are right and the hints taken before.
 * Whether they are entered is the database's to decide: once for a variant, once for a skill a day.
 * Authors and admins can read every key, so they earn none.
 */
export function pointsFor(verdict: Verdict, role: Role, hints: number): number {
  if (role !== "learner") return 0;
  const left = Math.max(ALWAYS_LEFT, 1 - HINT_COSTS * hints);
  return Math.round((KIND_MODULES[verdict.kind].worth * left * verdict.right) / verdict.of);
}
