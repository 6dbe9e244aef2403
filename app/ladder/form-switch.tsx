"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import type { Form } from "./numbers.ts";

const FORMS = ["absolute", "relative"] as const;

/** Absolute or relative numbers; the key R goes from one to the other. */
export function FormSwitch({ form, onChange }: { form: Form; onChange: (form: Form) => void }) {
  const t = useTranslations("ladder");
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== "r" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.defaultPrevented || typesText(event.target)) return;
    event.preventDefault();
    onChange(form === "absolute" ? "relative" : "absolute");
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
  return (
    <ToggleButtonGroup
      aria-label={t("numbers")}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[form]}
      onSelectionChange={(keys) => {
        const next = FORMS.find((one) => keys.has(one));
        if (next && next !== form) onChange(next);
      }}
      className="ladder-switch"
    >
      {FORMS.map((one) => (
        <ToggleButton key={one} id={one} className="ladder-switch-part">
          {t(one)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** Whether a key pressed there may be meant as a letter: in a list R finds an entry. */
function typesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const letters = 'textarea, select, [contenteditable="true"], [role="listbox"], [role="option"]';
  if (target instanceof HTMLInputElement)
    return target.inputMode !== "numeric" && !isChoice(target);
  return target.closest(letters) !== null;
}

function isChoice({ type }: HTMLInputElement): boolean {
  return type === "radio" || type === "checkbox";
}
