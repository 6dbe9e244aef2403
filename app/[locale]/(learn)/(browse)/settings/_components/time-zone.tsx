"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState, useSyncExternalStore } from "react";
import { Button } from "react-aria-components";
import { useTRPC } from "#app/trpc/client.tsx";
import { Saved } from "./saved.tsx";
import { useSaving } from "./use-saving.ts";

type Props = { own: string; zones: string[]; dayStartsAt: number };

const unchanging = () => () => {};
const zoneHere = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A native list: 400 zones are nowhere found faster than in the one a phone or desktop brings. */
export function TimeZone({ own, zones, dayStartsAt }: Props) {
  const t = useTranslations("account.settings");
  const [id, hint] = [useId(), useId()];
  const [zone, setZone] = useState(own);
  const here = useSyncExternalStore(unchanging, zoneHere, () => own);
  const change = useMutation(useTRPC().account.settings.mutationOptions());
  const { saving, save } = useSaving();
  const choose = async (timeZone: string) => {
    setZone(timeZone);
    await save(() => change.mutateAsync({ timeZone }));
  };
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap justify-between gap-x-3">
        <label htmlFor={id} className="type-small type-strong">
          {t("timeZone")}
        </label>
        <Saved saving={saving} />
      </div>
      <select
        id={id}
        aria-describedby={hint}
        className="field"
        value={zone}
        onChange={(event) => choose(event.target.value)}
      >
        {zones.map((name) => (
          <option key={name} value={name}>
            {name.replaceAll("_", " ")}
          </option>
        ))}
      </select>
      <p id={hint} className="type-note text-soft">
        {t("timeZoneHint", { hour: dayStartsAt })}
      </p>
      {here !== zone && zones.includes(here) && (
        <Button
          className="button button-small mt-2 justify-self-start"
          onPress={() => choose(here)}
        >
          {t("timeZoneHere", { zone: here.replaceAll("_", " ") })}
        </Button>
      )}
    </div>
  );
}
