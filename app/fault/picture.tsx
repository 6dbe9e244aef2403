"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { Ladder } from "#contract/ladder.ts";
import { IN_GENERAL } from "./ladders.ts";

// Every page can end in a fault, and few do: the picture comes when it is needed.
const LadderDiagram = dynamic(() =>
  import("#app/ladder/ladder-diagram.tsx").then((file) => file.LadderDiagram),
);

type Props = { ladder: Ladder; names: { client: string; server: string }; caption: string };

/** A run in a sheet, and what it has to do with this page. */
export function Picture({ ladder, names, caption }: Props) {
  return (
    <div className="sheet w-full max-w-[380px] px-5 py-4 max-sm:px-2.5">
      <LadderDiagram ladder={ladder} symbols={{ names, numbers: IN_GENERAL }} table={false} />
      <p className="type-note mt-3 text-soft">{caption}</p>
    </div>
  );
}

/** Nobody answers, and TCP tries again, as the page does. */
export function ResetPicture({ ladder }: { ladder: Ladder }) {
  const t = useTranslations("common.fault");
  const names = { client: t("you"), server: t("server") };
  return <Picture ladder={ladder} names={names} caption={t("resetCaption")} />;
}
