import "server-only";
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from "rate-limiter-flexible";
import type { Database } from "../database/database.ts";
import { failure, type Result, success } from "../result.ts";

/** What is limited, each by tries within seconds. Counted in Postgres: instances share the count. */
const LIMITS = {
  "sign-in": { points: 10, duration: 15 * 60 },
  "sign-up": { points: 20, duration: 60 * 60 },
  guest: { points: 120, duration: 60 * 60 },
} as const;
type Kept = keyof typeof LIMITS;

/**
 * Tries in the library write nothing, not even that there was one: this process counts them. One
 * address may be a whole class; who tries an answer a second all the time is none.
 */
const library = new RateLimiterMemory({ points: 600, duration: 10 * 60 });

export type Limited = Kept | "library";

function limiter(db: Database, limited: Limited): RateLimiterAbstract {
  if (limited === "library") return library;
  return new RateLimiterPostgres({
    storeClient: db.pool,
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix: limited,
    clearExpiredByTimeout: false,
    ...LIMITS[limited],
  });
}

/** Counts one try by `who`; refuses with the seconds to wait when there were too many. */
export async function countTry(db: Database, limited: Limited, who: string): Promise<Result<null>> {
  try {
    await limiter(db, limited).consume(who.slice(0, 200));
    return success(null);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return failure("TOO_MANY_TRIES", Math.ceil(refused.msBeforeNext / 1000));
  }
}

/** Forgets the tries after one that succeeded. */
export async function forgetTries(db: Database, limited: Limited, who: string): Promise<void> {
  await limiter(db, limited).delete(who.slice(0, 200));
}
