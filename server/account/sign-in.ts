import "server-only";
import { signInInput } from "#contract/account.ts";
import type { Database } from "../database/database.ts";
import { failure, type Result, success } from "../result.ts";
import { countTry, forgetTries } from "./limit.ts";
import { verifyPassword } from "./password.ts";

/**
 * Checks an e-mail and a password. An unknown e-mail, a wrong password and a banned learner are one
 * answer that takes the same time, so that nobody learns who has an account.
 * @returns the learner's id
 */
export async function checkPassword(db: Database, given: unknown): Promise<Result<string>> {
  const input = signInInput.safeParse(given);
  if (!input.success) return failure("PASSWORD_WRONG");
  const { email, password } = input.data;
  const counted = await countTry(db, "sign-in", email);
  if (!counted.ok) return counted;
  const learner = await db.prisma.learner.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, bannedAt: true },
  });
  const matches = await verifyPassword(learner?.passwordHash ?? null, password);
  if (!learner || !matches || learner.bannedAt) return failure("PASSWORD_WRONG");
  await forgetTries(db, "sign-in", email);
  return success(learner.id);
}
