"use client";

import { useTranslations } from "next-intl";
import { handshake } from "#app/ladder/handshake.ts";
import { LadderDiagram } from "#app/ladder/ladder-diagram.tsx";

const LADDER = handshake(100, 300, {
  en: "You and Seqack open a connection with three segments",
  zh: "你和 Seqack 用三个报文段建立连接",
});
const NUMBERS = { 100: "x", 101: "x+1", 300: "y", 301: "y+1" };

/** Coming in is a handshake too. */
export function Picture() {
  const t = useTranslations("account");
  const names = { client: t("you"), server: "Seqack" };
  return <LadderDiagram ladder={LADDER} symbols={{ names, numbers: NUMBERS }} table={false} />;
}
