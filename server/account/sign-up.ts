import "server-only";
import type { z } from "zod";
import type { signUpInput } from "#contract/account.ts";
import type { Locale } from "#contract/text.ts";
import type { Database } from "../database/database.ts";
import { isUniqueViolation } from "../database/unique.ts";
import { zoneOrUtc } from "../progress/learner-day.ts";
import { failure, type Result, success } from "../result.ts";
import { isCommonPassword } from "./common-passwords.ts";
import { hashPassword } from "./password.ts";
import type { SignedIn } from "./signed-in.ts";

/**
 * Signs a person up. A guest becomes that person and keeps every answer: the row stays, it only
 * gains an e-mail and a password.
 */
export async function signUp(
  db: Database,
  guest: SignedIn | null,
  input: z.infer<typeof signUpInput>,
  locale: Locale,
): Promise<Result<null>> {
  if (guest && !guest.guest) return failure("ALREADY_SIGNED_UP");
  if (isCommonPassword(input.password, [input.email, input.name])) {
    return failure("PASSWORD_COMMON");
  }
  const data = {
    email: input.email,
    name: input.name,
    passwordHash: await hashPassword(input.password),
    hidden: false,
  };
  try {
    if (!guest) {
      const timeZone = zoneOrUtc(input.timeZone);
      await db.prisma.learner.create({ data: { ...data, locale, timeZone } });
      return success(null);
    }
    // Still a guest: another tab may be signing up at this moment.
    const where = { id: guest.id, email: null, identities: { none: {} } };
    const { count } = await db.prisma.learner.updateMany({ where, data });
    return count === 0 ? failure("ALREADY_SIGNED_UP") : success(null);
  } catch (error) {
    if (isUniqueViolation(error)) return failure("EMAIL_TAKEN");
    throw error;
  }
}
