import type { ErrorCode } from "#contract/error-codes.ts";
import { errorData } from "#contract/errors.ts";

export type Failed = { code: ErrorCode | null; sentence: string | null };

/** What the server says of a failure. One without our data never reached our code. */
export function failedBy(error: unknown): Failed {
  const data = typeof error === "object" && error !== null && "data" in error ? error.data : null;
  const read = errorData.safeParse(data);
  if (!read.success) return { code: null, sentence: null };
  return { code: read.data.error, sentence: read.data.sentence };
}
