import "server-only";
import type { Place } from "#contract/account.ts";
import { hasRole } from "../trpc/trpc.ts";
import type { SignedIn } from "./signed-in.ts";

/** The places that a navigation may offer somebody. Each place still decides for itself. */
export function placesFor(learner: SignedIn | null): Place[] {
  if (!learner) return ["library", "board"];
  const author: Place[] = hasRole(learner.role, "author") ? ["desk"] : [];
  const admin: Place[] = hasRole(learner.role, "admin") ? ["people"] : [];
  return ["today", "library", "board", ...author, ...admin];
}
