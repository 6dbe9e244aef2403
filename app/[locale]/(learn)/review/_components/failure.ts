import type { TRPCClientErrorLike } from "@trpc/client";
import type { AppRouter } from "#server/trpc/router.ts";

type Failed = TRPCClientErrorLike<AppRouter>;

/** These pass by themselves: the same answer, sent again later, is taken. */
const PASSING: ReadonlySet<string> = new Set(["DATABASE_AWAY", "INTERNAL", "TOO_MANY_TRIES"]);

/** Whether trying again makes sense. An error without our data never reached our code. */
export function passes({ data }: Failed): boolean {
  return !data || PASSING.has(data.error);
}

/** Milliseconds until the next try: doubling, 15 seconds at most, or as the server says. */
export function waitFor(tries: number, { data }: Failed): number {
  if (data?.retryAfter !== undefined) return data.retryAfter * 1000;
  return Math.min(1000 * 2 ** tries, 15_000);
}

/** What the server says, in the learner's language; null when it said nothing. */
export function sentenceOf({ data }: Failed): string | null {
  return data?.sentence ?? null;
}

/** A request as React Query tells of it. */
type Asking = { isPaused: boolean; failureReason: Failed | null };

/**
 * Why a request has no answer yet: null, the server's sentence, or the one for no connection. Without
 * a connection React Query does not even try, so there is no failure to tell.
 */
export function troubleOf({ isPaused, failureReason }: Asking, noConnection: string) {
  if (isPaused) return noConnection;
  return failureReason && (sentenceOf(failureReason) ?? noConnection);
}
