import "server-only";
import type { z } from "zod";
import type { changePasswordInput, settingsInput, Viewer } from "#contract/account.ts";
import type { Database } from "../database/database.ts";
import { isTimeZone } from "../progress/learner-day.ts";
import { failure, type Result, success } from "../result.ts";
import { isCommonPassword } from "./common-passwords.ts";
import { countTry } from "./limit.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { endSignIns, type SignedIn } from "./signed-in.ts";

/** What the page may know of who looks at it. */
export async function toViewer(db: Database, learner: SignedIn): Promise<Viewer> {
  const { name, email, guest, role, locale, hidden } = learner;
  const answered = await db.prisma.review.count({ where: { learnerId: learner.id } });
  return { name, email, guest, role, locale, hidden, answered };
}

/** Changes name, language or time zone: what is left out stays. */
export async function changeSettings(
  db: Database,
  learner: SignedIn,
  input: z.infer<typeof settingsInput>,
): Promise<Result<null>> {
  if (input.timeZone !== undefined && !isTimeZone(input.timeZone)) {
    return failure("TIME_ZONE_UNKNOWN");
  }
  const data = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  await db.prisma.learner.update({ where: { id: learner.id }, data });
  return success(null);
}

/** Changes the password and ends every other sign-in. */
export async function changePassword(
  db: Database,
  learner: SignedIn,
  signInId: string,
  input: z.infer<typeof changePasswordInput>,
): Promise<Result<null>> {
  const counted = await countTry(db, "sign-in", learner.id);
  if (!counted.ok) return counted;
  const stored = await db.prisma.learner.findUnique({
    where: { id: learner.id },
    select: { passwordHash: true },
  });
  if (!(await verifyPassword(stored?.passwordHash ?? null, input.current))) {
    return failure("PASSWORD_WRONG");
  }
  if (isCommonPassword(input.next, [learner.email ?? "", learner.name])) {
    return failure("PASSWORD_COMMON");
  }
  const passwordHash = await hashPassword(input.next);
  await db.prisma.learner.update({ where: { id: learner.id }, data: { passwordHash } });
  await endSignIns(db, learner.id, signInId);
  return success(null);
}
