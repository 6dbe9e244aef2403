"use client";

import { type ReactNode, useEffect, useRef } from "react";

/**
 * Where the primary action stands: at the end of the page, on phones fixed at the bottom and above
 * the keyboard. What went wrong stands right above it.
 */
export function Dock({ notice, children }: { notice?: ReactNode; children: ReactNode }) {
  const dock = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!viewport) return;
    const lift = () => {
      const hidden = window.innerHeight - viewport.height - viewport.offsetTop;
      // Pinching also shrinks the visual viewport; only a keyboard takes this much at scale 1.
      const keyboard = viewport.scale === 1 && hidden > 80 ? hidden : 0;
      dock.current?.style.setProperty("--keyboard", `${keyboard}px`);
    };
    viewport.addEventListener("resize", lift);
    viewport.addEventListener("scroll", lift);
    return () => {
      viewport.removeEventListener("resize", lift);
      viewport.removeEventListener("scroll", lift);
    };
  }, []);
  return (
    <div ref={dock} className="practice-dock">
      {notice}
      <div className="practice-dock-row">{children}</div>
    </div>
  );
}
