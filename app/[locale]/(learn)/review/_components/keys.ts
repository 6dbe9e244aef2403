"use client";

import { useEffect, useEffectEvent } from "react";

/**
 * Listens to keys on the whole page. A key held down counts once, so that the Enter that checks an
 * answer does not also go on to the next question. A dialog over the page that is marked
 * `data-keys="own"` keeps its keys, Ctrl+Enter too.
 */
export function useKeys(onKey: (event: KeyboardEvent) => void): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (event.repeat || event.defaultPrevented || event.isComposing) return;
    if (event.target instanceof Element && event.target.closest('[data-keys="own"]')) return;
    onKey(event);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handle(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}

/** Whether a key without modifiers was pressed where it is nobody else's. */
export function isFree(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (!(event.target instanceof Element)) return true;
  return (
    event.target.closest(
      'a, button, input, select, textarea, [role="dialog"], [role="listbox"], [contenteditable="true"]',
    ) === null
  );
}

/** The same, and also free on a radio or checkbox, where digits choose. */
export function isFreeForDigits(event: KeyboardEvent): boolean {
  const { target } = event;
  const choosing =
    target instanceof HTMLInputElement && (target.type === "radio" || target.type === "checkbox");
  return isFree(event) || (choosing && !event.ctrlKey && !event.metaKey && !event.altKey);
}
