import type { NextOutput } from "#contract/review.ts";

/** The page that the server's "what next" means. */
export function placeOf(next: NextOutput): string {
  switch (next.goTo) {
    case "attempt":
      return `/review/${next.attemptId}`;
    case "summary":
      return `/review/summary/${next.sessionId}`;
    case "nothing":
      return "/review";
  }
}
