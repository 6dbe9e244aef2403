"use client";

import { type FocusEvent, type RefObject, useEffect, useRef } from "react";
import type { Room } from "./room.ts";

/**
 * Keeps the focus in its blank when the diagram goes from one width to another, as when a phone is
 * turned: the new drawing has the same blanks in other places.
 */
export function useKeptFocus(container: RefObject<HTMLElement | null>, room: Room) {
  const blank = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the room is what a change is looked for
  useEffect(() => {
    if (blank.current === null || document.activeElement !== document.body) return;
    container.current
      ?.querySelector<HTMLElement>(`[data-blank="${CSS.escape(blank.current)}"]`)
      ?.focus({ preventScroll: true });
  }, [room.modes, container]);
  return {
    onFocus: (event: FocusEvent<HTMLElement>) => {
      blank.current = event.target.dataset.blank ?? null;
    },
    onBlur: (event: FocusEvent<HTMLElement>) => {
      // An element that is taken away loses the focus to nobody; then it is the blank to return to.
      if (event.relatedTarget !== null || event.target.isConnected) blank.current = null;
    },
  };
}
