import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { getPathname, Link, redirect } from "#app/i18n/navigation.ts";
import { ThemeChoice } from "#app/shell/theme.tsx";
import { currentLearner } from "#server/account/current-learner.ts";
import { toViewer } from "#server/account/settings.ts";
import type { SignedIn } from "#server/account/signed-in.ts";
import { database } from "#server/database/database.ts";
import { HideOnBoard } from "./_components/hide-on-board.tsx";
import { LanguageChoice } from "./_components/language-choice.tsx";
import { Leave } from "./_components/leave.tsx";
import { NameForm } from "./_components/name-form.tsx";
import { PasswordForm } from "./_components/password-form.tsx";
import { TimeZone } from "./_components/time-zone.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.settings");
  return { title: t("title") };
}

async function signedIn(): Promise<SignedIn> {
  const learner = await currentLearner();
  if (learner) return learner;
  const locale = await getLocale();
  return redirect({ href: { pathname: "/sign-in", query: { next: "/settings" } }, locale });
}

/** The learner's own zone stands in the list even where this machine's list leaves it out. */
function zonesWith(own: string): string[] {
  return [...new Set(["UTC", own, ...Intl.supportedValuesOf("timeZone")])].toSorted();
}

export default async function SettingsPage() {
  const learner = await signedIn();
  const viewer = await toViewer(database(), learner);
  const t = await getTranslations("account");
  const home = getPathname({ href: "/", locale: await getLocale() });
  return (
    <div className="grid max-w-[760px] gap-10">
      <div className="grid gap-2">
        <h1 className="type-display">
          {viewer.guest ? t("settings.asGuest") : t("settings.as", { name: viewer.name })}
        </h1>
        {viewer.guest ? (
          <p className="text-soft">
            {t("settings.guestLine")}{" "}
            <Link href="/sign-up">
              {viewer.answered > 0 ? t("signUpGuest", { n: viewer.answered }) : t("toSignUp")}
            </Link>
          </p>
        ) : (
          <p className="break-words text-soft">{viewer.email}</p>
        )}
      </div>
      <Section title={t("settings.profile")}>
        <NameForm name={viewer.name} />
        <TimeZone
          own={learner.timeZone}
          zones={zonesWith(learner.timeZone)}
          dayStartsAt={learner.dayStartsAt}
        />
      </Section>
      <Section title={t("settings.look")}>
        <LanguageChoice />
        <ThemeChoice />
      </Section>
      <Section title={t("settings.board")}>
        {viewer.guest ? (
          <p className="text-soft">{t("settings.hideGuest")}</p>
        ) : (
          <HideOnBoard hidden={viewer.hidden} />
        )}
      </Section>
      {viewer.email && (
        <Section title={t("settings.password")}>
          <PasswordForm email={viewer.email} />
        </Section>
      )}
      <Section title={t("settings.leave")}>
        <Leave guest={viewer.guest} answered={viewer.answered} home={home} />
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-4 border-rule border-t pt-5 md:grid-cols-[200px_minmax(0,1fr)] md:gap-8">
      <h2 className="type-strong">{title}</h2>
      <div className="grid max-w-[26rem] gap-6">{children}</div>
    </section>
  );
}
