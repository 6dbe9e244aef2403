import { z } from "zod";
import { ERROR_CODES } from "./error-codes.ts";

export const errorCode = z.enum(ERROR_CODES);

/** What an error response carries in `data`, beside tRPC's own fields. */
export const errorData = z.object({
  error: errorCode,
  /** One sentence in the learner's language. */
  sentence: z.string(),
  /** Seconds after which another try makes sense, where that is known. */
  retryAfter: z.number().optional(),
});
export type ErrorData = z.infer<typeof errorData>;
