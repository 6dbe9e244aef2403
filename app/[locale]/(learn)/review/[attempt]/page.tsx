import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { currentLearner } from "#server/account/current-learner.ts";
import { database } from "#server/database/database.ts";
import { showAttempt } from "#server/review/show-attempt.ts";
import { InTimeZone } from "../_components/in-time-zone.tsx";
import { ReviewSession } from "../_components/review-session.tsx";

type Props = { params: Promise<{ attempt: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("review");
  return { title: t("pageTitle") };
}

/** One attempt: the question while it is open, the verdict once it is judged. */
export default async function AttemptPage({ params }: Props) {
  const { attempt } = await params;
  const learner = await currentLearner();
  if (!learner || !z.uuid().safeParse(attempt).success) notFound();
  const now = new Date();
  const view = await showAttempt(database(), learner, attempt, now);
  if (!view) notFound();
  return (
    <InTimeZone timeZone={learner.timeZone} now={now}>
      <ReviewSession key={attempt} view={view} />
    </InTimeZone>
  );
}
