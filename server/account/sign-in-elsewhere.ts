import "server-only";
import type { Locale } from "#contract/text.ts";
import type { Database } from "../database/database.ts";
import { adoptGuest } from "./adopt-guest.ts";
import type { SignedIn } from "./signed-in.ts";

/** Who another service says has signed in. */
export type Elsewhere = {
  provider: string;
  accountId: string;
  name: string | null;
  /** The language of the page they came from; a learner who is known keeps their own. */
  locale: Locale;
};

/**
 * Finds the learner of an account elsewhere. A new one becomes the guest in front of the page, or a
 * learner of its own. E-mail addresses are not matched: an address that a service reports proves
 * nothing about the account here that carries it.
 * @returns the learner's id, or null when that learner is banned
 */
export async function signInElsewhere(
  db: Database,
  who: Elsewhere,
  guest: SignedIn | null,
  now: Date,
): Promise<string | null> {
  const { provider, accountId } = who;
  const known = await db.prisma.identity.findUnique({
    where: { provider_accountId: { provider, accountId } },
    include: { learner: { select: { bannedAt: true } } },
  });
  if (known?.learner.bannedAt) return null;
  if (known) {
    if (guest?.guest) await adoptGuest(db, guest.id, known.learnerId, now);
    return known.learnerId;
  }
  const name = [...(who.name?.trim() || provider)].slice(0, 40).join("");
  const identity = { create: { provider, accountId } };
  if (guest?.guest) {
    const data = { name, hidden: false, identities: identity };
    await db.prisma.learner.update({ where: { id: guest.id }, data });
    return guest.id;
  }
  const made = await db.prisma.learner.create({
    data: { name, locale: who.locale, identities: identity },
  });
  return made.id;
}
