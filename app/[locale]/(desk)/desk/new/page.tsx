import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Editor } from "../../_components/editor.tsx";
import { templateIn } from "../../_components/template.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("desk");
  return { title: t("untitled") };
}

/** A question that is not saved yet. */
export default async function NewQuestionPage() {
  const source = templateIn((await getLocale()) === "zh" ? "zh" : "en");
  return (
    <Editor opened={{ slug: null, source, revision: 0, status: "draft", publishedVersion: null }} />
  );
}
