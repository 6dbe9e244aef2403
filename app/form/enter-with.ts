import { getProviders, signIn } from "next-auth/react";
import { ERROR_CODES, type ErrorCode } from "#contract/error-codes.ts";

export type Entered =
  | { ok: true }
  | { ok: false; code: ErrorCode; seconds: number }
  /** No answer at all. */
  | { ok: false; code: "OFFLINE"; seconds: 0 };

const OFFLINE: Entered = { ok: false, code: "OFFLINE", seconds: 0 };

/** Signs in with one of our own two providers, without leaving the page. */
export async function enterWith(
  provider: "guest" | "password",
  given: Readonly<Record<string, string>>,
): Promise<Entered> {
  try {
    // next-auth leaves the page when it cannot ask for its providers, and all that was typed is gone.
    if (!(await getProviders())) return OFFLINE;
    const result = await signIn(provider, { ...given, redirect: false });
    if (!result) return OFFLINE;
    return result.error ? refusal(result.error) : { ok: true };
  } catch {
    return OFFLINE;
  }
}

/** Reads `PASSWORD_WRONG` or `TOO_MANY_TRIES:873`. Anything else is next-auth's own and a fault. */
export function refusal(text: string): Entered {
  const [name, seconds] = text.split(":");
  const code = ERROR_CODES.find((known) => known === name);
  if (!code) return { ok: false, code: "INTERNAL", seconds: 0 };
  return { ok: false, code, seconds: Number(seconds ?? 0) || 0 };
}
