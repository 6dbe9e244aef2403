"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import {
  Button,
  Dialog,
  DialogTrigger,
  Popover,
  ToggleButton,
  ToggleButtonGroup,
} from "react-aria-components";
import { FLAGS } from "#oracle/index.ts";
import { useLadder } from "./ladder-context.tsx";

/** A blank for flags: five toggles in a popover, shown as text afterwards. */
export function FlagsCell({ blank }: { blank: string }) {
  const t = useTranslations("ladder");
  const { cells, places } = useLadder();
  if (cells.kind !== "ask") return null;
  const { values, onChange, unreadable } = cells;
  const chosen = values[blank] ?? "";
  const on = new Set(chosen.split(", ").filter(Boolean));
  const name = t("blank", { segment: places.get(blank)?.segment ?? 0, field: "flags" });
  const bad = unreadable.has(blank) ? " ladder-bad" : "";
  return (
    <DialogTrigger>
      <Button
        className={`ladder-cell ladder-pick${chosen ? "" : " ladder-empty"}${bad}`}
        data-blank={blank}
        aria-label={`${name}: ${chosen || t("empty")}`}
      >
        <b className="ladder-flags">{chosen || t("askFlags")}</b>
        <ChevronDown className="ladder-icon" aria-hidden="true" />
      </Button>
      <Popover className="ladder-popover">
        <Dialog aria-label={name} className="outline-none">
          <ToggleButtonGroup
            aria-label={name}
            selectionMode="multiple"
            selectedKeys={on}
            onSelectionChange={(keys) =>
              onChange(blank, FLAGS.filter((flag) => keys.has(flag)).join(", "))
            }
            className="ladder-toggles"
          >
            {FLAGS.map((flag) => (
              <ToggleButton
                key={flag}
                id={flag}
                autoFocus={flag === "SYN"}
                className="ladder-toggle"
              >
                {flag}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
