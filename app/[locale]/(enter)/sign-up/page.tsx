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
import { SignUpForm } from "../_components/sign-up-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("signUpTitle") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignUpPage({ searchParams }: Props) {
  const asked = await searchParams;
  const next = nextPath(asked.next);
  const learner = await currentLearner();
  if (learner && !learner.guest) redirect({ href: next, locale: await getLocale() });
  const t = await getTranslations("account");
  const { answered } = learner ? await toViewer(database(), learner) : { answered: 0 };
  return (
    <>
      <Heading
        sentence={t("signUpSentence")}
        line={answered > 0 ? t("signUpGuest", { n: answered }) : t("signUpLine")}
      />
      <SignUpForm next={next} />
      <Elsewhere services={enabledProviders()} next={next} />
      <p className="type-small flex flex-wrap gap-x-6 gap-y-2">
        <Link href={{ pathname: "/sign-in", query: asked.next ? { next } : {} }} className="py-1">
          {t("toSignIn")}
        </Link>
        <Link href={learner ? "/today" : "/"} className="py-1">
          {t("withoutAccount")}
        </Link>
      </p>
    </>
  );
}
