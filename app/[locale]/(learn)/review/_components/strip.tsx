"use client";

import { TriangleAlert, X } from "lucide-react";
import type { ReactNode } from "react";

/** What happened, what is kept, what to do. It stands above the dock until it is resolved. */
export function Strip({ tone, children }: { tone: "partly" | "wrong"; children: ReactNode }) {
  const Icon = tone === "partly" ? TriangleAlert : X;
  return (
    <div className={`practice-strip practice-strip-${tone}`} role="alert">
      <Icon aria-hidden="true" />
      <span>{children}</span>
    </div>
  );
}
