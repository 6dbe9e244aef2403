"use client";

import { ChevronDown, ChevronUp, GripVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button, GridList, GridListItem, useDragAndDrop } from "react-aria-components";
import type { PublicOrder } from "#contract/kinds/order.ts";
import { ItemFace, useItemName } from "./order-item.tsx";
import { LINE, moved, type Places, placesBy, rowsOf, stepped } from "./order-places.ts";

type Props = {
  question: PublicOrder;
  places: Places;
  onChange: (places: Places) => void;
  /** Ctrl and Enter, which the buttons of a row would take for a press. */
  onCheck?: () => void;
};

/** What has the focus after a move: the row, or the button that moved it. */
type Held = { key: string; by: "row" | "up" | "down" };

/**
 * One list to be put in order, by dragging, by the buttons of each row, or with Alt and an arrow. What
 * lies below the line is left out. Each move is said with the new place.
 */
export function OrderList({ question, places, onChange, onCheck }: Props) {
  const t = useTranslations("order");
  const nameOf = useItemName();
  const root = useRef<HTMLDivElement>(null);
  const held = useRef<Held | null>(null);
  const [said, setSaid] = useState("");
  const rows = rowsOf(places, question.leavesOut);
  const nameAt = (key: string) => {
    const found = question.items.find(({ id }) => id === key);
    return found ? nameOf(found.item) : t("line");
  };
  const place = (next: readonly string[], key: string, by: Held["by"]) => {
    const after = placesBy(next);
    held.current = { key, by };
    const at = after.above.indexOf(key) + 1;
    const name = nameAt(key);
    setSaid(at > 0 ? t("nowAt", { name, at, of: after.above.length }) : t("nowOut", { name }));
    onChange(after);
  };
  const step = (key: string, by: 1 | -1, how: Held["by"]) => {
    const next = stepped(rows, key, by);
    if (next) place(next, key, how);
  };
  // React moves the row in the document, which may take the focus from it.
  useEffect(() => {
    if (rows.length > 0 && held.current) focusHeld(root.current, held.current);
    held.current = null;
  }, [rows]);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ "text/plain": nameAt(String(key)) })),
    onReorder: ({ keys, target }) => {
      const [key = ""] = [...keys].map(String);
      const { dropPosition: position } = target;
      if (position === "on") return;
      place(moved(rows, new Set([key]), { key: String(target.key), position }), key, "row");
    },
  });
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      onCheck?.();
    }
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    const row = event.target instanceof Element ? event.target.closest("[data-row]") : null;
    const key = row?.getAttribute("data-row");
    if (!key || key === LINE) return;
    event.preventDefault();
    event.stopPropagation();
    step(key, event.key === "ArrowUp" ? -1 : 1, "row");
  };
  return (
    <div ref={root} onKeyDownCapture={onKeyDownCapture}>
      <p role="status" className="sr-only">
        {said}
      </p>
      <GridList
        aria-label={t("list")}
        className="order-list"
        keyboardNavigationBehavior="tab"
        dragAndDropHooks={dragAndDropHooks}
        disabledKeys={[LINE]}
      >
        {rows.map((key) =>
          key === LINE ? (
            <Line key={key} empty={places.below.length === 0} />
          ) : (
            <Row
              key={key}
              id={key}
              question={question}
              name={nameAt(key)}
              at={places.above.indexOf(key) + 1}
              ends={{ up: rows[0] === key, down: rows.at(-1) === key }}
              onStep={(by, how) => step(key, by, how)}
            />
          ),
        )}
      </GridList>
    </div>
  );
}

function focusHeld(root: HTMLElement | null, { key, by }: Held): void {
  const row = root?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`);
  const button = row?.querySelector<HTMLElement>(`[data-step="${by}"]:not([data-disabled])`);
  const other =
    by === "row" ? null : row?.querySelector<HTMLElement>("[data-step]:not([data-disabled])");
  (button ?? other ?? row)?.focus();
}

type RowProps = {
  id: string;
  question: PublicOrder;
  name: string;
  /** From 1; 0 below the line. */
  at: number;
  ends: { up: boolean; down: boolean };
  onStep: (by: 1 | -1, how: "up" | "down") => void;
};

function Row({ id, question, name, at, ends, onStep }: RowProps) {
  const t = useTranslations("order");
  const item = question.items.find((one) => one.id === id)?.item;
  if (!item) return null;
  const steps = [
    { how: "up", by: -1, Icon: ChevronUp, last: ends.up },
    { how: "down", by: 1, Icon: ChevronDown, last: ends.down },
  ] as const;
  return (
    <GridListItem
      id={id}
      textValue={name}
      className={`order-row${at === 0 ? " order-row-out" : ""}`}
      data-row={id}
    >
      <Button slot="drag" className="order-grip" aria-label={t("drag", { name })}>
        <GripVertical aria-hidden="true" />
      </Button>
      <span className="order-place" aria-hidden="true">
        {at || "–"}
      </span>
      <span className="order-face">
        <ItemFace item={item} />
      </span>
      {steps.map(({ how, by, Icon, last }) => (
        <Button
          key={how}
          className="order-step"
          data-step={how}
          aria-label={t(how, { name })}
          isDisabled={last}
          onPress={() => onStep(by, how)}
        >
          <Icon aria-hidden="true" />
        </Button>
      ))}
    </GridListItem>
  );
}

/** What lies below it does not happen. */
function Line({ empty }: { empty: boolean }) {
  const t = useTranslations("order");
  return (
    <GridListItem id={LINE} textValue={t("line")} className="order-line" data-row={LINE}>
      <Button slot="drag" className="hidden" aria-label={t("line")}>
        <GripVertical aria-hidden="true" />
      </Button>
      <span>{t("line")}</span>
      {empty && <span className="order-line-hint">{t("lineHint")}</span>}
    </GridListItem>
  );
}
