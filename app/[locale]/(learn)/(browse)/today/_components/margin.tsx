import { useTranslations } from "next-intl";
import { Link } from "#app/i18n/navigation.ts";
import { Mark } from "#app/marks/mark.tsx";
import type { Progress } from "#contract/progress.ts";

/** What was done today, by how it stood. */
export function DoneToday({ done }: { done: Progress["done"] }) {
  const t = useTranslations("today");
  const { right, partly, wrong, rated, seconds } = done;
  const total = right + partly + wrong + rated;
  return (
    <section aria-labelledby="done" className="border-t-2 border-text pt-3.5">
      <h2 id="done" className="type-small type-strong">
        {t("done")}
      </h2>
      {total === 0 ? (
        <p className="mt-2 text-soft">{t("doneNothing")}</p>
      ) : (
        <ul className="mt-2 grid gap-1.5">
          <Count standing="right" count={right} text={t("doneRight", { count: right })} />
          <Count standing="partly" count={partly} text={t("donePartly", { count: partly })} />
          <Count standing="wrong" count={wrong} text={t("doneWrong", { count: wrong })} />
          <Count standing="none" count={rated} text={t("doneRated", { count: rated })} />
          <li className="text-soft">
            {t("doneTime", { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })}
          </li>
        </ul>
      )}
    </section>
  );
}

type CountProps = { standing: Parameters<typeof Mark>[0]["standing"]; count: number; text: string };

function Count({ standing, count, text }: CountProps) {
  if (count === 0) return null;
  return (
    <li className="flex items-center gap-2">
      <Mark standing={standing} />
      {text}
    </li>
  );
}

/** Tells a guest what signing up keeps. */
export function GuestNote({ answered }: { answered: number }) {
  const t = useTranslations("today");
  return (
    <section aria-labelledby="guest" className="grid justify-items-start gap-2">
      <h2 id="guest" className="type-small type-strong">
        {t("guestTitle")}
      </h2>
      <p className="text-soft">{t("guestKeep", { count: answered })}</p>
      <Link href="/sign-up" className="button button-small">
        {t("guestSignUp")}
      </Link>
    </section>
  );
}
