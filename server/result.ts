import "server-only";
import type { ErrorCode } from "#contract/error-codes.ts";

/** An expected failure: a code, and the numbers its sentence speaks of. */
export type Failure = { code: ErrorCode; retryAfter?: number };
export type Result<T, E = Failure> = { ok: true; value: T } | { ok: false; error: E };

/** A rule that went well. */
export function success<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** A rule that said no, with the code of its reason. */
export function failure(code: ErrorCode, retryAfter?: number): { ok: false; error: Failure } {
  return { ok: false, error: retryAfter === undefined ? { code } : { code, retryAfter } };
}
