import "server-only";
import type { Subject } from "#oracle/claims/claim.ts";
import { action, type Reading } from "../segments/reading.ts";
import { means } from "../words/token.ts";

/** "when the SYN-ACK is sent": a moment, though nobody is said to send it. */
export function readSent(reading: Reading): void {
  const { pieces, verbAt, memory, owner } = reading;
  const segment = pieces[verbAt - 2];
  if (!means(pieces[verbAt - 1], "verb.be") || segment?.kind !== "segment") return;
  const isMoment = pieces
    .slice(Math.max(0, verbAt - 5), verbAt - 2)
    .some((piece) => means(piece, "after", "on-when", "before"));
  if (!isMoment || memory.phase !== "open") return;
  const flags = segment.flags.join();
  const usual: Subject = flags === "SYN,ACK" ? "server" : flags.includes("RST") ? null : "client";
  const from = owner ?? usual;
  if (from !== null)
    reading.found.push(action(reading, from, "sends", segment.flags, verbAt, false));
}
