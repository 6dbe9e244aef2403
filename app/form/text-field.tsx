"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type HTMLInputAutoCompleteAttribute, useLayoutEffect, useRef, useState } from "react";
import { FieldError, Input, Label, Text, TextField, ToggleButton } from "react-aria-components";

type Props = {
  name: string;
  label: string;
  type?: "text" | "email" | "password";
  autoComplete: HTMLInputAutoCompleteAttribute;
  /** Said under the field for as long as it holds. */
  error: string | undefined;
  hint?: string;
  defaultValue?: string;
  onEdit?: () => void;
};

/** A labelled field. What is wrong stands under it in place of the hint, and the text typed stays. */
export function FormField(props: Props) {
  const {
    name,
    label,
    type = "text",
    autoComplete,
    error,
    hint,
    defaultValue = "",
    onEdit,
  } = props;
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(defaultValue);
  const [shown, setShown] = useState(false);
  // What was typed or filled in before the scripts came is in the page only: it is taken over.
  useLayoutEffect(() => {
    if (input.current) setText(input.current.value);
  }, []);
  const secret = type === "password";
  return (
    <TextField
      name={name}
      type={secret && shown ? "text" : type}
      autoComplete={autoComplete}
      isRequired
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className="grid gap-1"
      value={text}
      onChange={(next) => {
        setText(next);
        onEdit?.();
      }}
    >
      <Label className="type-small type-strong">{label}</Label>
      <div className="relative">
        <Input
          ref={input}
          className={`field ${secret ? "pr-20" : ""}`}
          autoCapitalize={type === "text" ? undefined : "none"}
          spellCheck={type === "text" ? undefined : false}
        />
        {secret && <ShowPassword shown={shown} onChange={setShown} />}
      </div>
      <FieldError className="type-small flex gap-1.5 text-wrong">
        <X size={18} aria-hidden className="mt-0.5 shrink-0" />
        <span>{error}</span>
      </FieldError>
      {hint && error === undefined && (
        <Text slot="description" className="type-note text-soft">
          {hint}
        </Text>
      )}
    </TextField>
  );
}

function ShowPassword({ shown, onChange }: { shown: boolean; onChange: (shown: boolean) => void }) {
  const t = useTranslations("account");
  return (
    <ToggleButton
      isSelected={shown}
      onChange={onChange}
      aria-label={t("showPassword")}
      className="type-small absolute inset-y-1 right-1 rounded-1 px-3 text-soft hover:text-text data-[selected]:font-semibold data-[selected]:text-text data-[selected]:underline"
    >
      {t("show")}
    </ToggleButton>
  );
}
