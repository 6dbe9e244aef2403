"use client";

import { ArrowRight, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Grouped } from "#app/ladder/grouped.tsx";
import type { OrderItem } from "#contract/kinds/order.ts";

/** What an item is called where it cannot be seen. */
export function useItemName(): (item: OrderItem) => string {
  const t = useTranslations("order");
  return (item) => {
    if (item.as === "state") return item.state;
    const { from, flags, len, again, numbers } = item;
    return [
      t("from", { from }),
      flags.join(", "),
      ...(numbers ? [`seq ${numbers.seq}`] : []),
      ...(numbers && numbers.ack !== null ? [`ack ${numbers.ack}`] : []),
      ...(len > 0 ? [`len ${len}`] : []),
      ...(again ? [t("again")] : []),
    ].join(" ");
  };
}

/** A segment as its label in the diagram says it, or the name of a state. */
export function ItemFace({ item }: { item: OrderItem }) {
  const t = useTranslations("order");
  if (item.as === "state") return <b className="order-state">{item.state}</b>;
  const { from, flags, len, again, numbers } = item;
  const pairs: [string, number | null][] = [
    ["seq", numbers?.seq ?? null],
    ["ack", numbers?.ack ?? null],
    ["len", len > 0 ? len : null],
  ];
  return (
    <span className="order-segment">
      <span className={`order-way order-way-${from}`}>
        <span>{t("ends.client")}</span>
        <ArrowRight aria-hidden="true" />
        <span>{t("ends.server")}</span>
      </span>
      <b>{flags.join(", ")}</b>
      {pairs.map(
        ([name, value]) =>
          value !== null && (
            <span key={name} className="order-number">
              {name}{" "}
              <span className="type-num">
                <Grouped text={String(value)} />
              </span>
            </span>
          ),
      )}
      {again && (
        <span className="order-again">
          <RotateCw aria-hidden="true" />
          {t("again")}
        </span>
      )}
    </span>
  );
}
