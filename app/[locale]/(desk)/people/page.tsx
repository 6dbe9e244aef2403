import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentLearner } from "#server/account/current-learner.ts";
import { listPeople } from "#server/account/people.ts";
import { database } from "#server/database/database.ts";
import { hasRole } from "#server/trpc/trpc.ts";
import { PeopleList } from "../_components/people-list.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people");
  return { title: t("title") };
}

/** Who has signed up, what they may do, and who may not come in. For admins. */
export default async function PeoplePage() {
  const learner = await currentLearner();
  if (!learner || !hasRole(learner.role, "admin")) notFound();
  const { people } = await listPeople(database(), learner, "");
  return <PeopleList initial={people} />;
}
