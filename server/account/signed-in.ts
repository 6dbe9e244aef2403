import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type { Role } from "#contract/account.ts";
import type { Locale } from "#contract/text.ts";
import type { Database } from "../database/database.ts";

/** How long a sign-in holds, in milliseconds: as long as browsers keep a cookie. */
export const SIGN_IN_HOLDS = 400 * 24 * 60 * 60 * 1000;

/** The learner of a request, as of this very request: role and ban are read anew each time. */
export type SignedIn = {
  id: string;
  name: string;
  email: string | null;
  role: Role;
  locale: Locale;
  timeZone: string;
  dayStartsAt: number;
  hidden: boolean;
  /** True until the learner signs up or in by some means of their own. */
  guest: boolean;
};

/** The table holds hashes only: who reads it can sign in as nobody. */
export function hashSignInId(signInId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(signInId).digest());
}

/**
 * Begins a sign-in and returns its id (256 random bits) for the token. Expired ones of the same
 * learner go at the same time.
 */
export async function beginSignIn(db: Database, learnerId: string, now: Date): Promise<string> {
  const signInId = randomBytes(32).toString("base64url");
  await db.prisma.signIn.deleteMany({ where: { learnerId, expiresAt: { lt: now } } });
  await db.prisma.signIn.create({
    data: {
      idHash: hashSignInId(signInId),
      learnerId,
      expiresAt: new Date(now.getTime() + SIGN_IN_HOLDS),
    },
  });
  return signInId;
}

/** One statement, so that a learner who goes at this moment (an adopted guest) is whole or absent. */
const FIND = `
SELECT learner.id, name, email, role, locale, time_zone AS "timeZone",
  day_starts_at AS "dayStartsAt", hidden,
  email IS NULL AND NOT EXISTS (
    SELECT FROM identity WHERE identity.learner_id = learner.id) AS guest
FROM sign_in JOIN learner ON learner.id = sign_in.learner_id
WHERE id_hash = $1 AND expires_at > $2 AND banned_at IS NULL`;

/** Looks a sign-in up; null when it ended, expired, or its learner is banned. */
export async function findSignedIn(
  db: Database,
  signInId: string,
  now: Date,
): Promise<SignedIn | null> {
  const values = [hashSignInId(signInId), now];
  const { rows } = await db.pool.query<SignedIn>({ name: "find-signed-in", text: FIND, values });
  return rows[0] ?? null;
}

/** Ends one sign-in. */
export async function endSignIn(db: Database, signInId: string): Promise<void> {
  await db.prisma.signIn.deleteMany({ where: { idHash: hashSignInId(signInId) } });
}

/** Ends every sign-in of a learner, or every one but the given. */
export async function endSignIns(db: Database, learnerId: string, but?: string): Promise<void> {
  const kept = but === undefined ? {} : { idHash: { not: hashSignInId(but) } };
  await db.prisma.signIn.deleteMany({ where: { learnerId, ...kept } });
}
