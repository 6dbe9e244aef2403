import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { slug as slugShape } from "#contract/asked.ts";
import { currentLearner } from "#server/account/current-learner.ts";
import { database } from "#server/database/database.ts";
import { openQuestion } from "#server/desk/edit.ts";
import { hasRole } from "#server/trpc/trpc.ts";
import { Editor } from "../../_components/editor.tsx";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).slug };
}

/** A question as its source. The source holds the key, so the role is asked here and not only above. */
export default async function QuestionPage({ params }: Props) {
  const learner = await currentLearner();
  if (!learner || !hasRole(learner.role, "author")) notFound();
  const asked = slugShape.safeParse((await params).slug);
  if (!asked.success) notFound();
  const opened = await openQuestion(database(), asked.data);
  if (!opened.ok) notFound();
  return <Editor key={asked.data} opened={opened.value} />;
}
