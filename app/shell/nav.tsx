"use client";

import {
  BookOpen,
  CalendarCheck,
  ListOrdered,
  type LucideIcon,
  PenLine,
  UserRound,
  Users,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { Link, usePathname } from "#app/i18n/navigation.ts";
import type { Place } from "#contract/account.ts";

const LOOKS: Record<Place, { href: string; icon: LucideIcon }> = {
  today: { href: "/today", icon: CalendarCheck },
  library: { href: "/library", icon: BookOpen },
  board: { href: "/board", icon: ListOrdered },
  desk: { href: "/desk", icon: PenLine },
  people: { href: "/people", icon: Users },
  settings: { href: "/settings", icon: UserRound },
};

/** Links between the places, as a row above or, on a phone, as bar of tabs below. */
export function Nav({ places, as }: { places: readonly Place[]; as: "row" | "tabs" }) {
  const t = useTranslations("common.nav");
  const path = usePathname();
  return (
    <nav aria-label={t("main")} className={as === "row" ? "nav-row" : "nav-tabs"}>
      {places.map((place) => {
        const { href, icon: Icon } = LOOKS[place];
        const here = path === href || path.startsWith(`${href}/`);
        return (
          <Link key={place} href={href} aria-current={here ? "page" : undefined}>
            {as === "tabs" && <Icon size={22} aria-hidden />}
            {t(place)}
          </Link>
        );
      })}
    </nav>
  );
}
