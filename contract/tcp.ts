import { z } from "zod";
import type { End, Flag, State } from "#oracle/index.ts";

/** The names of RFC 9293 as they cross the wire. The annotations keep them equal to the oracle's own. */
export const STATE_NAMES = [
  "CLOSED",
  "LISTEN",
  "SYN-SENT",
  "SYN-RECEIVED",
  "ESTABLISHED",
  "FIN-WAIT-1",
  "FIN-WAIT-2",
  "CLOSE-WAIT",
  "CLOSING",
  "LAST-ACK",
  "TIME-WAIT",
] as const satisfies readonly State[];
export const FLAG_NAMES = ["SYN", "FIN", "RST", "PSH", "ACK"] as const satisfies readonly Flag[];
export const ENDS = ["client", "server"] as const satisfies readonly End[];

export const stateName = z.enum(STATE_NAMES);
export const flagName = z.enum(FLAG_NAMES);
export const end = z.enum(ENDS);

/** A sequence or acknowledgment number: 0 to 2^32 - 1. */
export const sequenceNumber = z
  .int()
  .min(0)
  .max(2 ** 32 - 1);
