"use client";

import { signIn } from "next-auth/react";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "react-aria-components";
import { getPathname } from "#app/i18n/navigation.ts";
import type { OAuthName } from "#server/account/providers.ts";
import { landing } from "./next-path.ts";

const NAMES: Record<OAuthName, string> = { github: "GitHub", google: "Google" };

/** Signing in through another service, where its keys are set. */
export function Elsewhere({ services, next }: { services: OAuthName[]; next: string }) {
  const t = useTranslations("account");
  const locale = useLocale();
  if (services.length === 0) return null;
  return (
    <div className="grid gap-4">
      <p className="type-small flex items-center gap-3 text-soft before:h-px before:flex-1 before:bg-rule after:h-px after:flex-1 after:bg-rule">
        {t("or")}
      </p>
      <div className="grid gap-2.5 sm:auto-cols-fr sm:grid-flow-col">
        {services.map((service) => (
          <Button
            key={service}
            className="button px-3"
            onPress={() =>
              signIn(service, { callbackUrl: getPathname({ href: landing(next), locale }) })
            }
          >
            {t("with", { service: NAMES[service] })}
          </Button>
        ))}
      </div>
    </div>
  );
}
