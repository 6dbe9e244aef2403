import { UserRound } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Link } from "#app/i18n/navigation.ts";
import type { Place } from "#contract/account.ts";
import type { SignedIn } from "#server/account/signed-in.ts";
import { Brand } from "./brand.tsx";
import { Nav } from "./nav.tsx";
import { Tools } from "./tools.tsx";

type Props = { learner: SignedIn | null; places: readonly Place[]; children: ReactNode };

/** Header, content and, on a phone, the bar of tabs. Practice has none of this. */
export async function Shell({ learner, places, children }: Props) {
  const t = await getTranslations("common");
  // Learners have four tabs. An admin has five without the settings, to which the header leads too.
  const tabs: Place[] = learner ? [...places, "settings" as const].slice(0, 5) : [...places];
  return (
    <>
      <a href="#content" className="skip">
        {t("skip")}
      </a>
      <header className="top">
        <Brand />
        <Nav places={places} as="row" />
        <Tools signedIn={learner !== null} />
        <Account learner={learner} />
      </header>
      <main id="content" tabIndex={-1} className="frame">
        {children}
      </main>
      <Nav places={tabs} as="tabs" />
    </>
  );
}

async function Account({ learner }: { learner: SignedIn | null }) {
  const t = await getTranslations("common");
  if (!learner) {
    return (
      <Link href="/sign-in" className="button button-small">
        {t("nav.signIn")}
      </Link>
    );
  }
  return (
    <div className="flex items-center gap-2">
      {learner.guest && (
        <Link href="/sign-up" className="button button-small">
          {t("nav.signUp")}
        </Link>
      )}
      <Link
        href="/settings"
        className="avatar"
        aria-label={`${t("nav.settings")}: ${learner.name}`}
      >
        {learner.guest ? <UserRound size={16} aria-hidden /> : initials(learner.name)}
      </Link>
    </div>
  );
}

/** Two letters of a Latin name, one character of a Chinese one. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  if (/^\p{Script=Han}/u.test(name)) return [...name][0] ?? "";
  return words
    .slice(0, 2)
    .map((word) => [...word][0] ?? "")
    .join("")
    .toUpperCase();
}
