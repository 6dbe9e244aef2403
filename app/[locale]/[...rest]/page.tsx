import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common.fault");
  return { title: t("notFoundTitle") };
}

/** Whatever no other page answers, so that the page that says so has our frame and language. */
export default function RestPage() {
  notFound();
}
