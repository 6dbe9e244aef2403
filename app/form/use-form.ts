"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { Complaint } from "./checks.ts";

type Checks<Name extends string> = Readonly<Record<Name, (text: string) => Complaint | null>>;
type Errors = Readonly<Record<string, string>>;
/** What stands in a field. */
export type Typed<Name extends string> = (name: Name) => string;

/**
 * A form whose fields are checked when it is sent. The page itself holds the text, so that what was
 * typed before the scripts came is there too. `send` says whether all went well: then the form is
 * busy until the next page is there.
 */
export function useForm<Name extends string>(
  checks: Checks<Name>,
  send: (typed: Typed<Name>) => Promise<"leaves" | "stays">,
) {
  const t = useTranslations("account");
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<Errors>({});
  const [busy, setBusy] = useState(false);

  // The first field that is wrong gets the focus, once the sentence under it is there.
  useEffect(() => {
    if (Object.keys(errors).length === 0) return;
    form.current?.querySelector<HTMLInputElement>("input[aria-invalid=true]")?.focus();
  }, [errors]);

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const data = new FormData(event.currentTarget);
    const typed = (name: string) => String(data.get(name) ?? "");
    const found: Record<string, string> = {};
    for (const name in checks) {
      const complaint = checks[name](typed(name));
      if (complaint) found[name] = t(complaint.key, { n: complaint.n ?? 0 });
    }
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    if ((await send(typed)) === "stays") setBusy(false);
  };

  /** A sentence goes when its field is edited; the others stay. */
  const clear = (name: Name) => {
    const { [name]: gone, ...others } = errors;
    if (gone !== undefined) setErrors(others);
  };
  const complain = (name: Name, sentence: string) => setErrors({ [name]: sentence });
  return { form, errors, busy, onSubmit, clear, complain };
}
