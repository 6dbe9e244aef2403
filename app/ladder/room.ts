"use client";

import { type RefObject, useEffect, useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";
import { type Mode, modeFor, NARROW_WIDTH } from "./geometry.ts";

/** How much room a diagram has; `modes` are those to render, more than one while nobody knows. */
export type Room = { modes: readonly Mode[]; units: number };

const UNKNOWN: Room = { modes: ["wide", "medium", "narrow"], units: NARROW_WIDTH };

// The server has no layout to measure; React would warn about useLayoutEffect there.
const useBeforePaint = typeof window === "undefined" ? useEffect : useLayoutEffect;

/**
 * Measures the container. Until that is done, and while printing, every mode is rendered and a
 * container query in ladder.css shows the one that fits, so that nothing jumps. Widths are in
 * units of 1/16 rem: at 200 % text size a wide diagram becomes a narrow one.
 */
export function useRoom(container: RefObject<HTMLElement | null>): Room {
  const [room, setRoom] = useState(UNKNOWN);
  useBeforePaint(() => {
    const element = container.current;
    if (!element) return;
    const paper = window.matchMedia("print");
    const measure = () => {
      if (paper.matches) return setRoom(UNKNOWN);
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      const units = Math.floor((element.clientWidth * 16) / rem);
      if (units > 0)
        setRoom((old) => (same(old, units) ? old : { modes: [modeFor(units)], units }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    const print = () => flushSync(() => setRoom(UNKNOWN));
    window.addEventListener("beforeprint", print);
    window.addEventListener("afterprint", measure);
    return () => {
      observer.disconnect();
      window.removeEventListener("beforeprint", print);
      window.removeEventListener("afterprint", measure);
    };
  }, [container]);
  return room;
}

/** Above the narrow width only the mode matters, so that resizing does not lay out again. */
function same(old: Room, units: number): boolean {
  if (old.modes.length > 1 || old.modes[0] !== modeFor(units)) return false;
  return Math.min(old.units, NARROW_WIDTH) === Math.min(units, NARROW_WIDTH);
}
