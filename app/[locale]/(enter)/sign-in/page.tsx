import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Link, redirect } from "#app/i18n/navigation.ts";
import { currentLearner } from "#server/account/current-learner.ts";
import { enabledProviders } from "#server/account/providers.ts";
import { toViewer } from "#server/account/settings.ts";
import { database } from "#server/database/database.ts";
import { Elsewhere } from "../_components/elsewhere.tsx";
import { Heading } from "../_components/heading.tsx";
import { nextPath } from "../_components/next-path.ts";
import { SignInForm } from "../_components/sign-in-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("signInTitle") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const asked = await searchParams;
  const next = nextPath(asked.next);
  const learner = await currentLearner();
  if (learner && !learner.guest) redirect({ href: next, locale: await getLocale() });
  const t = await getTranslations("account");
  const { answered } = learner ? await toViewer(database(), learner) : { answered: 0 };
  // The address names next-auth's reason for bringing somebody back from another service.
  const failed = asked.error === "AccessDenied" ? "elsewhereRefused" : "elsewhereFailed";
  return (
    <>
      <Heading
        sentence={t("signInSentence")}
        line={answered > 0 ? t("signInGuest", { n: answered }) : t("signInLine")}
      />
      <SignInForm next={next} failed={asked.error ? t(failed) : null} />
      <Elsewhere services={enabledProviders()} next={next} />
      <p className="type-small flex flex-wrap gap-x-6 gap-y-2">
        <Link href={{ pathname: "/sign-up", query: asked.next ? { next } : {} }} className="py-1">
          {t("toSignUp")}
        </Link>
        <Link href={learner ? "/today" : "/"} className="py-1">
          {t("withoutAccount")}
        </Link>
      </p>
    </>
  );
}
