import "server-only";
import { randomInt } from "node:crypto";
import { closeDatabase, openDatabase } from "../database/database.ts";
import { hashPassword } from "./password.ts";

/** No l, 1, o or 0: the password is copied by hand from a terminal. */
const LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
const FIRST_ADMIN = "admin@seqack.local";

/**
 * Makes the first admin of an empty installation.
 * @returns the sign-in to print once (the password is stored only hashed), or null when one exists
 */
export async function createFirstAdmin(options: {
  databaseUrl: string;
}): Promise<{ email: string; password: string } | null> {
  const db = openDatabase(options.databaseUrl, 1);
  try {
    if ((await db.prisma.learner.count({ where: { role: "admin" } })) > 0) return null;
    const password = Array.from({ length: 4 }, () => letters(5)).join("-");
    const passwordHash = await hashPassword(password);
    await db.prisma.learner.upsert({
      where: { email: FIRST_ADMIN },
      create: { email: FIRST_ADMIN, name: "Admin", role: "admin", passwordHash, hidden: true },
      update: { role: "admin", passwordHash },
    });
    return { email: FIRST_ADMIN, password };
  } finally {
    await closeDatabase(db);
  }
}

function letters(count: number): string {
  return Array.from({ length: count }, () => LETTERS[randomInt(LETTERS.length)]).join("");
}
