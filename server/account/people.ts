import "server-only";
import type { z } from "zod";
import type { people, Role } from "#contract/account.ts";
import type { Database } from "../database/database.ts";
import { failure, type Result, success } from "../result.ts";
import { endSignIns, type SignedIn } from "./signed-in.ts";

/** Those who have signed up, newest first; guests are nobody an admin could know. At most 100. */
export async function listPeople(
  db: Database,
  admin: SignedIn,
  search: string,
): Promise<z.infer<typeof people>> {
  // No text in Postgres holds a NUL, and it takes none to search for either.
  if (search.includes("\0")) return { people: [] };
  // LIKE's own signs are letters here, as they are in an e-mail address.
  const literal = search.replace(/[\\%_]/g, "\\$&");
  const contains = { contains: literal, mode: "insensitive" as const };
  const found = await db.prisma.learner.findMany({
    where: {
      OR: [{ email: { not: null } }, { identities: { some: {} } }],
      ...(search && { AND: { OR: [{ name: contains }, { email: contains }] } }),
    },
    orderBy: { createdAt: "desc" },
    take: 100,
  });
  return {
    people: found.map(({ id, name, email, role, bannedAt }) => ({
      id,
      name,
      email: email ?? "",
      role,
      banned: bannedAt !== null,
      you: id === admin.id,
    })),
  };
}

/** Changes a role. The next request of that person has it. */
export async function setRole(db: Database, id: string, role: Role): Promise<Result<null>> {
  return changePerson(db, id, { role }, role !== "admin");
}

/** Bans or readmits a person. A ban ends all their sign-ins at once. */
export async function setBanned(
  db: Database,
  id: string,
  banned: boolean,
  now: Date,
): Promise<Result<null>> {
  const changed = await changePerson(db, id, { bannedAt: banned ? now : null }, banned);
  if (changed.ok && banned) await endSignIns(db, id);
  return changed;
}

/** One admin must stay: the last one's row is locked while the others are counted. */
async function changePerson(
  db: Database,
  id: string,
  data: { role?: Role; bannedAt?: Date | null },
  endsAdmin: boolean,
): Promise<Result<null>> {
  return db.prisma.$transaction(async (tx) => {
    const admins = await tx.$queryRaw<{ id: string }[]>`
      SELECT id::text FROM learner WHERE role = 'admin' AND banned_at IS NULL ORDER BY id FOR UPDATE`;
    if (endsAdmin && admins.length === 1 && admins[0]?.id === id) return failure("LAST_ADMIN");
    const { count } = await tx.learner.updateMany({ where: { id }, data });
    return count === 0 ? failure("NOT_FOUND") : success(null);
  });
}
