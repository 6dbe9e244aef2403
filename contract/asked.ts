import { z } from "zod";
import { bilingual } from "./text.ts";

/** Topics, in the order in which a connection meets them. */
export const TOPICS = [
  "handshake",
  "sequence-numbers",
  "options",
  "syn-queue",
  "sockets",
  "flow-control",
  "retransmission",
  "congestion",
  "states",
  "closing",
  "time-wait",
  "half-open",
  "reset",
] as const;
export const topic = z.enum(TOPICS);
export type Topic = z.infer<typeof topic>;

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);

/** Hints a question may have. */
export const MAX_HINTS = 4;

/** What every open question carries beside its own parts. */
export const asked = {
  slug,
  topic,
  prompt: bilingual,
  /** How many hints there are; their texts stay on the server until they are asked for. */
  hints: z.int().min(0).max(MAX_HINTS),
};
