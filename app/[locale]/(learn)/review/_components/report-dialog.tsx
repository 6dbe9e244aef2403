"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, useId, useState } from "react";
import {
  Dialog,
  Heading,
  Label,
  Modal,
  ModalOverlay,
  Radio,
  RadioGroup,
  TextArea,
  TextField,
} from "react-aria-components";
import { useTRPC } from "#app/trpc/client.tsx";
import type { ReportReason } from "#contract/report.ts";
import { PracticeButton } from "./button.tsx";
import { passes, sentenceOf, waitFor } from "./failure.ts";
import { Strip } from "./strip.tsx";

const REASONS = [
  "wrong-key",
  "unclear",
  "typo",
  "translation",
  "other",
] as const satisfies readonly ReportReason[];
const LONGEST = 4000;
/** From here on it is said how many characters are left. */
const NEAR_THE_END = 500;

type Props = { attemptId: string; open: boolean; onClose: () => void; onSent: () => void };

/** What is wrong with a question, in a kind and a few words. What was written stays until it is sent. */
export function ReportDialog({ open, onClose, ...props }: Props) {
  const t = useTranslations("report");
  const [reason, setReason] = useState<ReportReason | null>(null);
  const [text, setText] = useState("");
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className="report-overlay"
    >
      <Modal className="report-modal">
        <Dialog className="report-dialog" data-keys="own">
          <Heading slot="title" className="type-title">
            {t("title")}
          </Heading>
          <p className="type-small text-soft">{t("goesAlong")}</p>
          <ReportForm
            {...{ reason, setReason, text, setText, onClose }}
            {...props}
            onSent={() => {
              setReason(null);
              setText("");
              props.onSent();
            }}
          />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

type FormProps = Omit<Props, "open"> & {
  reason: ReportReason | null;
  setReason: (reason: ReportReason | null) => void;
  text: string;
  setText: (text: string) => void;
};

function ReportForm({ attemptId, reason, setReason, text, setText, onClose, onSent }: FormProps) {
  const t = useTranslations("report");
  const [missing, setMissing] = useState<"chooseReason" | "saySomething" | null>(null);
  // The server takes the same text of an attempt once, so it may be sent again and again.
  const sending = useMutation(
    useTRPC().report.send.mutationOptions({
      retry: (_tries, error) => passes(error),
      retryDelay: waitFor,
      onSuccess: onSent,
    }),
  );
  const send = () => {
    if (sending.isPending) return;
    if (reason === null) return setMissing("chooseReason");
    if (text.trim() === "") return setMissing("saySomething");
    setMissing(null);
    sending.mutate({ attemptId, reason, text });
  };
  const trouble = sending.failureReason;
  const waits = sending.isPending && (sending.isPaused || trouble !== null);
  return (
    <form
      className="report-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send();
      }}
    >
      <Reasons reason={reason} onChange={setReason} />
      <ReportText text={text} onChange={setText} onSend={send} />
      <div role="alert" className="report-trouble">
        {missing && t(missing)}
      </div>
      {waits && <Strip tone="partly">{(trouble && sentenceOf(trouble)) ?? t("trouble")}</Strip>}
      {sending.isError && <Strip tone="wrong">{sentenceOf(sending.error) ?? t("refused")}</Strip>}
      <div className="flex flex-wrap gap-3">
        <PracticeButton primary submits busy={sending.isPending}>
          {t(sending.isPending ? "sending" : "send")}
        </PracticeButton>
        <PracticeButton onPress={onClose}>{t("cancel")}</PracticeButton>
      </div>
    </form>
  );
}

function Reasons(props: { reason: ReportReason | null; onChange: FormProps["setReason"] }) {
  const t = useTranslations("report");
  return (
    <RadioGroup
      className="report-reasons"
      value={props.reason}
      onChange={(value) => props.onChange(REASONS.find((one) => one === value) ?? null)}
    >
      <Label className="type-small type-strong">{t("reason")}</Label>
      {REASONS.map((one) => (
        <Radio
          key={one}
          value={one}
          autoFocus={one === (props.reason ?? REASONS[0])}
          className="practice-state"
        >
          <span className="practice-glyph" aria-hidden="true" />
          {t(`reasons.${one}`)}
        </Radio>
      ))}
    </RadioGroup>
  );
}

type TextProps = { text: string; onChange: (text: string) => void; onSend: () => void };

function ReportText({ text, onChange, onSend }: TextProps) {
  const t = useTranslations("report");
  const left = useId();
  const remaining = LONGEST - text.length;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onSend();
  };
  return (
    <TextField value={text} onChange={onChange} maxLength={LONGEST} className="grid gap-1">
      <Label className="type-small type-strong">{t("text")}</Label>
      <TextArea
        rows={4}
        className="field report-text"
        aria-describedby={left}
        onKeyDown={onKeyDown}
      />
      <p id={left} className="type-note text-soft">
        {remaining <= NEAR_THE_END && t("left", { n: remaining })}
      </p>
    </TextField>
  );
}
