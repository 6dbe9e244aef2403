"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTRPC } from "#app/trpc/client.tsx";
import { failedBy } from "./failure.ts";
import { compareLines } from "./line-difference.ts";

type Theirs = { source: string; revision: number };
type Props = {
  open: boolean;
  onClose: () => void;
  slug: string;
  mine: string;
  onGoOn: (theirs: Theirs, whose: "mine" | "theirs") => void;
};

/** The text that somebody saved meanwhile, laid over one's own. */
export function NewerDialog({ open, onClose, slug, mine, onGoOn }: Props) {
  const t = useTranslations("desk");
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      isDismissable
      className="desk-overlay"
    >
      <Modal className="desk-modal desk-modal-wide">
        <Dialog className="desk-compare">
          <div className="grid gap-1">
            <Heading slot="title" className="type-title">
              {t("newer.title")}
            </Heading>
            <p className="type-small text-soft">{t("newer.text")}</p>
          </div>
          <Comparison slug={slug} mine={mine} onClose={onClose} onGoOn={onGoOn} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Comparison({ slug, mine, onClose, onGoOn }: Omit<Props, "open">) {
  const t = useTranslations("desk");
  const trpc = useTRPC();
  const { data, error } = useQuery(
    trpc.desk.open.queryOptions({ slug }, { staleTime: 0, gcTime: 0 }),
  );
  const go = (theirs: Theirs, whose: "mine" | "theirs") => {
    onClose();
    onGoOn(theirs, whose);
  };
  return (
    <>
      {data ? (
        <Compared mine={mine} theirs={data.source} />
      ) : (
        <p role="status" className="py-9 text-soft">
          {error ? (failedBy(error).sentence ?? t("away")) : t("newer.loading")}
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <Button className="button" onPress={onClose}>
          {t("newer.close")}
        </Button>
        {data && (
          <>
            <Button className="button" onPress={() => go(data, "theirs")}>
              {t("newer.theirs")}
            </Button>
            <Button className="button" onPress={() => go(data, "mine")}>
              {t("newer.mine")}
            </Button>
          </>
        )}
      </div>
    </>
  );
}

const SIGNS = { both: "", mine: "−", theirs: "+" } as const;

function Compared({ mine, theirs }: { mine: string; theirs: string }) {
  const t = useTranslations("desk");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reached by keys
    <section className="desk-compared" aria-label={t("newer.lines")} tabIndex={0}>
      <ul>
        {compareLines(mine, theirs).map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
          <li key={index} data-in={line.in}>
            <span aria-hidden="true">{SIGNS[line.in]}</span>
            {line.in !== "both" && <span className="sr-only">{t(`newer.in.${line.in}`)}</span>}
            <span>{line.text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
