import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentLearner } from "#server/account/current-learner.ts";
import { Begin } from "./_components/begin.tsx";
import { InTimeZone } from "./_components/in-time-zone.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("review");
  return { title: t("pageTitle") };
}

/** Goes on with today's practice, or begins it. */
export default async function ReviewPage() {
  const learner = await currentLearner();
  return (
    <InTimeZone timeZone={learner?.timeZone} now={new Date()}>
      <Begin visitor={learner === null} />
    </InTimeZone>
  );
}
