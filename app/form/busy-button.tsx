"use client";

import { LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";

type Props = {
  children: ReactNode;
  busy: boolean;
  onPress?: () => void;
  /** Sends its form; without it `onPress` says what happens. */
  submits?: boolean;
  /** One action of a screen is ink. */
  plain?: boolean;
  className?: string;
};

/** A button that waits with its label and width kept; a second press does nothing. */
export function BusyButton({ children, busy, onPress, submits, plain, className }: Props) {
  return (
    <Button
      type={submits ? "submit" : "button"}
      isPending={busy}
      className={`button relative ${plain ? "" : "button-ink"} ${className ?? ""}`}
      {...(onPress && { onPress })}
    >
      {busy && (
        <LoaderCircle
          size={16}
          aria-hidden
          className="absolute left-0.5 shrink-0 animate-spin motion-reduce:animate-none"
        />
      )}
      {children}
    </Button>
  );
}
