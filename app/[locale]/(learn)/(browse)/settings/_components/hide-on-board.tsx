"use client";

import { useMutation } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Checkbox } from "react-aria-components";
import { useTRPC } from "#app/trpc/client.tsx";
import { Saved } from "./saved.tsx";
import { useSaving } from "./use-saving.ts";

export function HideOnBoard({ hidden }: { hidden: boolean }) {
  const t = useTranslations("account.settings");
  const hint = useId();
  const [chosen, setChosen] = useState(hidden);
  const hide = useMutation(useTRPC().board.hide.mutationOptions());
  const { saving, save } = useSaving();
  const choose = async (next: boolean) => {
    setChosen(next);
    // What is shown is what holds: a change that was not saved is taken back, with the reason.
    if (await save(() => hide.mutateAsync({ hidden: next }))) setChosen(!next);
  };
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <Checkbox
          isSelected={chosen}
          onChange={choose}
          isReadOnly={saving.stage === "saving"}
          aria-describedby={hint}
          className="group flex min-h-8 cursor-pointer items-center gap-2.5 rounded-1"
        >
          <span className="grid size-5 shrink-0 place-items-center rounded-1 border border-edge bg-sheet text-on-ink group-hover:border-text group-data-[selected]:border-ink group-data-[selected]:bg-ink forced-colors:border-[ButtonText]">
            {chosen && <Check size={16} strokeWidth={3} aria-hidden />}
          </span>
          {t("hide")}
        </Checkbox>
        <Saved saving={saving} />
      </div>
      <p id={hint} className="type-note text-soft">
        {t("hideHint")}
      </p>
    </div>
  );
}
