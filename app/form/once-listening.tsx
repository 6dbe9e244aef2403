"use client";

import { type ReactNode, useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * Controls that wait until the page listens. The server's HTML can be typed into and pressed before
 * React has taken it over, and what is done then is lost; so they are disabled that long, and for
 * as long as the page says that it is not ready. It takes no place of its own, and screen readers
 * do not hear of it.
 */
export function OnceListening({
  ready = true,
  children,
}: {
  ready?: boolean;
  children: ReactNode;
}) {
  const listens = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <fieldset role="presentation" disabled={!(listens && ready)} className="contents">
      {children}
    </fieldset>
  );
}
