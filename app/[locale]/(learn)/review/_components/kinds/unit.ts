import { useTranslations } from "next-intl";
import type { Unit } from "#contract/quantity.ts";

/** The name of a unit beside a number; empty where the number has none. */
export function useUnit(): (unit: Unit) => string {
  const t = useTranslations("numbers.units");
  return (unit) => (unit === "none" ? "" : t(unit));
}
