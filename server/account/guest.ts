import "server-only";
import type { Locale } from "#contract/text.ts";
import type { Database } from "../database/database.ts";
import { zoneOrUtc } from "../progress/learner-day.ts";

/**
 * Makes a learner without an e-mail, so that a visitor can practise at once. Guests are hidden on
 * the board until they sign up.
 * @returns the learner's id
 */
export async function makeGuest(
  db: Database,
  about: { locale: Locale; timeZone: string | undefined },
): Promise<string> {
  const { id } = await db.prisma.learner.create({
    data: {
      name: about.locale === "zh" ? "访客" : "Guest",
      locale: about.locale,
      timeZone: zoneOrUtc(about.timeZone),
      hidden: true,
    },
    select: { id: true },
  });
  return id;
}
