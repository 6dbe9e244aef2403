import "server-only";
import type { Subject } from "#oracle/claims/claim.ts";
import { otherThan } from "../memory.ts";
import { byCustom, type Side, sideOf as sideIn } from "../who-closed.ts";
import type { Said } from "./said.ts";

const ROLES: readonly Subject[] = ["client", "server", "active", "passive", "both"];

/** Whom a word of the notation names; undefined where that is not known. */
export function whoIs(
  word: string | undefined,
  { memory, doer, words }: Said,
): Subject | undefined {
  const role = ROLES.find((one) => one === word);
  if (role !== undefined) return role;
  if (word === "some") return null;
  // "It gets the SYN from the client": the end across from the one that is named.
  const across = ROLES.find((one) => `not-${one}` === word);
  if (across !== undefined) return otherThan(across);
  // "the initiator of the close"
  if (word === "closing-client") return "active";
  if (word === "closing-server") return "passive";
  if (word === "it" && doer !== undefined) return doer;
  // "The peer acks it. The peer sends its FIN": who was called so goes on being called so.
  const { other, subject } = memory;
  if (word === "other" && other !== null && other === subject) return other;
  // Before anybody is named, an answer tells of the other end from the side of the one that begins.
  const isOfStates = words[0] === "state" || words[0] === "move";
  if (word === "other" && memory.subject === null) return isOfStates ? "passive" : undefined;
  if (word === "other") return otherThan(memory.subject);
  const known = word === "it" ? memory.subject : null;
  return known ?? undefined;
}

/** Who opens or closes first, by whatever name. */
export function sideOf(who: Subject, { phase, memory }: Said): Side | null {
  return sideIn(who, phase, byCustom(memory.context).closer);
}

/** Who sent what was spoken of last, if it was a FIN, or an ACK alone. */
export function lastSenderOf(flag: "FIN" | "ACK", said: Said): Side | null {
  const { action } = said.memory;
  const flags = action?.happening.flags ?? [];
  if (action === null || !flags.includes(flag)) return null;
  if (flag === "ACK" && flags.length > 1) return null;
  const isSent = action.happening.verb === "sends";
  return sideOf(isSent ? action.who : otherThan(action.who), said);
}
