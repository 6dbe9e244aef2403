"use client";

import { Check, ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, ListBox, ListBoxItem, Popover, Select } from "react-aria-components";
import { STATES } from "#oracle/index.ts";
import { useLadder } from "./ladder-context.tsx";

/** A blank for a state: a button that opens the list of the eleven. */
export function StateCell({ blank }: { blank: string }) {
  const t = useTranslations("ladder");
  const { cells, places, names } = useLadder();
  const place = places.get(blank);
  if (cells.kind !== "ask" || place?.field !== "state") return null;
  const { values, onChange, unreadable } = cells;
  const chosen = STATES.find((state) => state === values[blank]) ?? null;
  const name = t("blankState", { end: names[place.end], segment: place.segment ?? 0 });
  const bad = unreadable.has(blank) ? " ladder-bad" : "";
  return (
    <Select
      aria-label={name}
      value={chosen}
      onChange={(key) => {
        if (key !== null) onChange(blank, String(key));
      }}
    >
      <Button
        className={`ladder-cell ladder-pick ladder-pick-state${chosen ? "" : " ladder-empty"}${bad}`}
        data-blank={blank}
      >
        {chosen ? <span className="ladder-name">{chosen}</span> : <span>{t("askState")}</span>}
        <ChevronDown className="ladder-icon" aria-hidden="true" />
      </Button>
      <Popover className="ladder-popover">
        <ListBox className="ladder-list" aria-label={name}>
          {STATES.map((state) => (
            <ListBoxItem key={state} id={state} textValue={state} className="ladder-option">
              {({ isSelected }) => (
                <>
                  <span>{state}</span>
                  {isSelected && <Check className="ladder-icon" aria-hidden="true" />}
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
