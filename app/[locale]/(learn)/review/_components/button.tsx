"use client";

import type { ReactNode } from "react";
import { Button } from "react-aria-components";

type Props = {
  children: ReactNode;
  onPress?: () => void | Promise<void>;
  /** The one action of the screen is ink; all others are plain. */
  primary?: boolean;
  submits?: boolean;
  /** Waits with its label and width kept; a second press does nothing. */
  busy?: boolean;
  disabled?: boolean;
};

export function PracticeButton(props: Props) {
  const { children, onPress, primary, submits, busy, disabled } = props;
  return (
    <Button
      type={submits ? "submit" : "button"}
      className={primary ? "button button-ink" : "button"}
      isPending={busy ?? false}
      isDisabled={disabled ?? false}
      {...(onPress && { onPress })}
    >
      {children}
    </Button>
  );
}
