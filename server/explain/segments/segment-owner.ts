import "server-only";
import type { Subject } from "#oracle/claims/claim.ts";
import { subjectOf } from "../clauses/subject.ts";
import { means, named, type Piece } from "../words/token.ts";
import type { Reading } from "./reading.ts";

/** Who sends the segment at `at` of a clause without a verb of sending; null: nobody is said to. */
export function doerAround(reading: Reading, at: number): Subject {
  return ownerWithNumber(reading, at) ?? originOf(reading, at);
}

/** "the server's ACK carries ack 501", "its FIN has seq=w": whose segment it is. */
function ownerWithNumber({ pieces, owner, subject }: Reading, at: number): Subject {
  const behind = pieces.slice(at + 1, at + 4);
  const number = behind.findIndex(({ kind }) => kind === "said");
  const lead = behind.slice(0, number);
  const isTold = lead.some((piece) => means(piece, "carry", "has-flag", "verb.be", "holds-value"));
  if (number < 0 || !isTold || lead.some((piece) => !isLink(piece))) return null;
  const isOwn = pieces.slice(Math.max(0, at - 2), at).some((piece) => means(piece, "it", "own"));
  return owner ?? (isOwn ? subject : null);
}

/** "the moment it has the SYN,ACK", "as soon as the client has got it": it has come. */
export function isHeld({ pieces, subject, owner }: Reading, at: number): boolean {
  if (subject === null || (owner !== null && owner === subject)) return false;
  const verb = pieces[at - 1];
  const who = pieces[at - 2];
  const isWho = means(who, "it") || subjectOf(who, subject) !== undefined;
  return means(verb, "carry") && isWho && means(pieces[at - 3], "after", "on-when", "until");
}

/** "After the SYN-ACK the server is": whom it has come to, in an opening. */
export function cameBefore({ pieces, memory, found, owner }: Reading, at: number): Subject {
  const segment = pieces[at];
  const lead = pieces.slice(0, at);
  if (memory.phase !== "open" || found.length > 0 || owner !== null) return null;
  if (segment?.kind !== "segment" || !means(lead[0], "after") || means(lead[0], "if")) return null;
  if (!lead.slice(1).every((piece) => means(piece, "last", "first", "third", "this"))) return null;
  const next = pieces[at + 1];
  const isState = pieces.slice(at + 1).some((piece) => named(piece, "state.") !== null);
  if (next === undefined || subjectOf(next, memory.subject) === undefined || !isState) return null;
  const flags = segment.flags.join();
  if (flags === "SYN" || flags === "ACK") return "server";
  return flags === "SYN,ACK" ? "client" : null;
}

function isLink(piece: Piece): boolean {
  return (
    means(piece, "carry", "has-flag", "verb.be", "holds-value", "then", "now", "must", "also") ||
    means(piece, "it", "this")
  );
}

/** "the last ACK comes from the client", "the handshake ends with an ACK from the client" */
function originOf({ pieces, memory, found, verb }: Reading, at: number): Subject {
  if (found.length > 0 || verb !== null) return null;
  const [link, second, third] = pieces.slice(at + 1, at + 4);
  const isOrigin = means(link, "from", "leave", "comes-from");
  const isTold = means(link, "verb.be") && means(second, "from", "leave");
  if (!isOrigin && !isTold) return null;
  if (pieces.slice(0, at).some((piece) => !isPlaceWord(piece))) return null;
  return subjectOf(isOrigin ? second : third, memory.subject) ?? null;
}

function isPlaceWord(piece: Piece): boolean {
  return (
    piece.kind === "number" ||
    means(piece, "first", "second", "third", "fourth", "last", "pure", "then", "segment", "of") ||
    means(piece, "three-ways", "four-ways", "opening", "verb.close", "end-it", "with", "complete")
  );
}
