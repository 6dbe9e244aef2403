import { getTranslations } from "next-intl/server";
import { FaultFrame } from "#app/fault/fault-frame.tsx";
import { RESET } from "#app/fault/ladders.ts";
import { ResetPicture } from "#app/fault/picture.tsx";
import { Link } from "#app/i18n/navigation.ts";
import { LanguageSwitch } from "#app/shell/language.tsx";
import { ThemeSwitch } from "#app/shell/theme.tsx";

/** Nobody listens at this address. It asks no database, so that it stands when that is away. */
export default async function NotFoundPage() {
  const t = await getTranslations("common.fault");
  const tools = (
    <>
      <LanguageSwitch signedIn={false} />
      <ThemeSwitch />
    </>
  );
  return (
    <FaultFrame title={t("notFoundTitle")} tools={tools} picture={<ResetPicture ladder={RESET} />}>
      <title>{`${t("notFoundTitle")} · Seqack`}</title>
      <p>{t("notFoundText")}</p>
      <p className="mt-2 flex flex-wrap gap-3">
        <Link href="/today" className="button button-ink">
          {t("backToToday")}
        </Link>
        <Link href="/" className="button">
          {t("backHome")}
        </Link>
      </p>
    </FaultFrame>
  );
}
