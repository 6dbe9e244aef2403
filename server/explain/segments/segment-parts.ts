import "server-only";
import type { Phase } from "#oracle/claims/claim.ts";
import { means, type Piece } from "../words/token.ts";
import type { Found } from "./reading.ts";

/** "The server acks with 501": the ACK of the second segment, which has the SYN as well. */
export function wholeSecond(
  phase: Phase,
  { who, happening, numbers, isPure }: Found,
  { start, end }: Piece,
): Found["happening"] {
  const isServer = who === "server" || who === "passive";
  const isAck = happening.verb === "sends" && happening.flags.join() === "ACK";
  if (phase !== "open" || !isServer || !isAck || isPure || numbers.length === 0) return happening;
  // A segment that only its number names: "replies with ack x+1, seq y".
  if (start < end && numbers.some(({ field }) => field !== "ack")) return happening;
  return { ...happening, flags: ["SYN", "ACK"] };
}

/** "sends its FIN before it acks": the order is what it says, and that was not read. */
export function isBeforeOther(pieces: readonly Piece[], { at, isMain }: Found): boolean {
  const before = pieces.findIndex((one, index) => index > at && means(one, "before"));
  if (!isMain || before < 0 || means(pieces[before], "behind")) return false;
  return pieces
    .slice(before)
    .some((one) =>
      means(one, "verb.send", "verb.ack", "verb.reply", "verb.receive", "verb.arrive"),
    );
}

/** "The server opens the connection by sending a SYN", "starts when the server sends": the first. */
export function opensBy(lead: readonly Piece[]): boolean {
  const open = lead.findIndex((piece) => means(piece, "verb.open", "verb.start"));
  return open >= 0 && lead.slice(open + 1).some((piece) => means(piece, "by", "after", "with"));
}
