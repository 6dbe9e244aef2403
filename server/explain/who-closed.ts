import "server-only";
import type { Claim, Judgement, Phase, Subject } from "#oracle/claims/claim.ts";
import { judgeClaim } from "#oracle/claims/judge.ts";
import type { Context } from "#oracle/claims/numbering.ts";

/** The end that begins an exchange, or the one that answers. */
export type Side = "active" | "passive";

/** Which side an end is on; null where it is nobody alone, or where nobody knows who closes first. */
export function sideOf(who: Subject, phase: Phase, closer: Context["closer"]): Side | null {
  if (who === "active" || who === "passive") return who;
  if (who !== "client" && who !== "server") return null;
  const first = phase === "open" ? "client" : closer;
  if (first === null) return null;
  return who === first ? "active" : "passive";
}

/** Where nobody said who closes first, everybody tells of the client. */
export function byCustom(context: Context): Context {
  return context.closer === null ? { ...context, closer: "client" } : context;
}

/**
 * How a claim stands to the end that was taken to close first: it is true only if that end did, or
 * only if the other one did.
 */
export type Stand = "for" | "against";

/** How the claims of one tale of a close stand to who was taken to close first. */
export type Tale = {
  /** The answer says in so many words who closes first. */
  isTold: boolean;
  for: number;
  against: number;
};

/** Where a tale begins. */
export function newTale(): Tale {
  return { isTold: false, for: 0, against: 0 };
}

/**
 * How a claim stands to the end that closes first; null when it is as true, or as false, with
 * either. Only what is said of the client or the server by name can depend on it.
 */
export function standOf(claim: Claim, judgement: Judgement, context: Context): Stand | null {
  const { closer } = context;
  if (closer === null || claim.phase !== "close" || !("who" in claim)) return null;
  if (claim.who !== "client" && claim.who !== "server") return null;
  // "the server waits, the client need not": that is one mistake, told twice.
  if (claim.kind === "wait" && claim.isDenied) return null;
  // A number that is wrong may be the other FIN's: that shows nothing.
  if (claim.kind === "event" && claim.numbers.length > 0) return null;
  const other = judgeClaim(claim, {
    ...context,
    closer: closer === "client" ? "server" : "client",
  });
  if (judgement.verdict === "right" && other?.verdict === "wrong") return "for";
  return judgement.verdict === "wrong" && other?.verdict === "right" ? "against" : null;
}

/** One contradiction is a mistake; a second one says that the tale is of the other end. */
const ENOUGH = 2;

/**
 * Whether more of a tale speaks against who was taken to close first than for it: then that was
 * misunderstood, and what contradicts it is no mistake of the learner's.
 */
export function isMisread(tale: Tale): boolean {
  return tale.against >= ENOUGH && tale.against > tale.for + (tale.isTold ? 1 : 0);
}
