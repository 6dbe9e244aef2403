"use client";

import type { ReactNode } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";

type Props = {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** The way back; it stands first and takes the focus. */
  stay: string;
  go: { label: string; onPress: () => void };
};

/** Asks before something that cannot be taken back with one key. */
export function AskDialog({ open, onClose, title, children, stay, go }: Props) {
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      isDismissable
      className="desk-overlay"
    >
      <Modal className="desk-modal">
        <Dialog role="alertdialog" className="grid gap-3">
          <Heading slot="title" className="type-title">
            {title}
          </Heading>
          <div className="text-soft">{children}</div>
          <div className="mt-3 flex flex-wrap gap-3">
            <Button className="button" autoFocus onPress={onClose}>
              {stay}
            </Button>
            <Button
              className="button"
              onPress={() => {
                onClose();
                go.onPress();
              }}
            >
              {go.label}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
