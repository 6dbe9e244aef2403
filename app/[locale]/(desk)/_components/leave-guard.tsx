"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { AskDialog } from "./ask-dialog.tsx";

/**
 * Asks before a page with unsaved text is left: the browser's own question where the page goes away, a
 * dialog where a link inside Seqack is followed. Going back loses nothing either, the text is kept.
 */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
  const t = useTranslations("desk");
  const router = useRouter();
  const [target, setTarget] = useState<string | null>(null);
  useEffect(() => {
    if (!dirty) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const href = followed(event);
      if (href === null) return;
      // In the capture phase: before the link itself hears of it.
      event.preventDefault();
      event.stopPropagation();
      setTarget(href);
    };
    window.addEventListener("beforeunload", onUnload);
    document.addEventListener("click", onClick, true);
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, true);
    };
  }, [dirty]);
  return (
    <AskDialog
      open={target !== null}
      onClose={() => setTarget(null)}
      title={t("leave.title")}
      stay={t("leave.stay")}
      go={{ label: t("leave.go"), onPress: () => target !== null && router.push(target) }}
    >
      {t("leave.text")}
    </AskDialog>
  );
}

/** The page of ours that a click leads to, or null: other tabs and other sites keep this page. */
function followed(event: MouseEvent): string | null {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.target === "_blank") return null;
  const to = new URL(link.href);
  if (to.origin !== location.origin || to.pathname === location.pathname) return null;
  return to.pathname + to.search;
}
