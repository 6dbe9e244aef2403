import "server-only";
import { z } from "zod";
import { bilingual } from "#contract/text.ts";
import type { Claim, Subject } from "#oracle/claims/claim.ts";
import { STATEMENTS, type StatementId } from "#oracle/claims/statements.ts";
import { STATES } from "#oracle/index.ts";
import type { Judged } from "./explained-claim.ts";

const role = z.enum(["client", "server", "active", "passive"]);
const flags = z.string().regex(/^(SYN|ACK|FIN|RST)(,(SYN|ACK|FIN|RST))?$/);

/** What a claim must be like to cover a key point; fields that are left out may be anything. */
export const claimPattern = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("statement"), says: z.string() }),
  z.strictObject({
    kind: z.literal("event"),
    who: role,
    verb: z.enum(["sends", "receives"]).default("sends"),
    flags,
  }),
  z.strictObject({ kind: z.literal("state"), who: role, state: z.enum(STATES) }),
  z.strictObject({ kind: z.literal("repeat"), flags }),
  z.strictObject({ kind: z.literal("wait") }),
  z.strictObject({ kind: z.literal("count"), count: z.int() }),
  z.strictObject({ kind: z.literal("talks"), verb: z.enum(["send", "receive"]) }),
]);
export type ClaimPattern = z.infer<typeof claimPattern>;

/** A key point of a question: what a good answer must say, and the claims that say it. */
export const keyPoint = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  text: bilingual,
  /** One of them is enough. */
  claims: z.array(claimPattern).min(1).max(12),
});
export type KeyPoint = z.infer<typeof keyPoint>;

/** Statements that patterns name and no table has: an author's slip. */
export function unknownStatements(points: readonly KeyPoint[]): string[] {
  return points
    .flatMap(({ claims }) => claims)
    .flatMap((pattern) =>
      pattern.kind === "statement" && !Object.hasOwn(STATEMENTS, pattern.says)
        ? [pattern.says]
        : [],
    );
}

/** Which key points an answer covers. Only a right claim covers; a wrong one never does. */
export function coveredPoints(
  points: readonly KeyPoint[],
  judged: readonly Judged[],
  first: "client" | "server" | null,
): ReadonlySet<string> {
  const right = judged.filter(({ verdict }) => verdict === "right").map(({ fact }) => fact.claim);
  const covered = points.filter(({ claims }) =>
    claims.some((pattern) => right.some((claim) => fits(pattern, claim, first))),
  );
  return new Set(covered.map(({ id }) => id));
}

function fits(pattern: ClaimPattern, claim: Claim, first: "client" | "server" | null): boolean {
  if (pattern.kind === "statement") {
    const id: StatementId | null = claim.kind === "statement" ? claim.id : null;
    return id === pattern.says && !claim.isDenied;
  }
  if (pattern.kind === "count" || pattern.kind === "talks") {
    if (pattern.kind === "count")
      return claim.kind === "count" && claim.count === pattern.count && !claim.isDenied;
    return claim.kind === "talks" && claim.verb === pattern.verb && !claim.isDenied;
  }
  if (claim.isDenied) return false;
  if (pattern.kind === "wait") return claim.kind === "wait";
  if (pattern.kind === "repeat")
    return claim.kind === "repeat" && named(claim.flags) === pattern.flags;
  if (pattern.kind === "state") {
    return (
      claim.kind === "state" && claim.state === pattern.state && isSame(pattern.who, claim, first)
    );
  }
  if (claim.kind !== "event" || claim.happening.verb !== pattern.verb) return false;
  return named(claim.happening.flags) === pattern.flags && isSame(pattern.who, claim, first);
}

/** "FIN,ACK" is a FIN: whoever closes acknowledges as well. */
function named(said: readonly string[]): string {
  return said.includes("FIN") ? "FIN" : said.join();
}

function isSame(
  who: z.infer<typeof role>,
  claim: Extract<Claim, { who: Subject }>,
  first: "client" | "server" | null,
): boolean {
  if (claim.who === who || claim.who === "both") return true;
  if (claim.who === null) return true;
  const active = claim.phase === "open" ? "client" : (first ?? "client");
  const asEnd = (role: Subject): Subject => {
    if (role === "active") return active;
    if (role === "passive") return active === "client" ? "server" : "client";
    return role;
  };
  return asEnd(claim.who) === asEnd(who);
}
