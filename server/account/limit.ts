import "server-only";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Database } from "../database/database.ts";
import { failure, type Result, success } from "../result.ts";

/** What is limited, each by tries within seconds. Counted in Postgres: instances share the count. */
const LIMITS = {
  "sign-in": { points: 10, duration: 15 * 60 },
  "sign-up": { points: 20, duration: 60 * 60 },
  guest: { points: 120, duration: 60 * 60 },
} as const;
export type Limited = keyof typeof LIMITS;

function limiter(db: Database, limited: Limited): RateLimiterPostgres {
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
