import type { ReactNode } from "react";

/**
 * Controls that wait until the page listens. The server's HTML can be typed into before React has
 * taken it over, and what is typed then would be lost at the first change; so they are disabled
 * that long. It takes no place of its own, and screen readers do not hear of it.
 */
export function OnceListening({ listens, children }: { listens: boolean; children: ReactNode }) {
  return (
    <fieldset role="presentation" disabled={!listens} className="contents">
      {children}
    </fieldset>
  );
}
