import { type FormEvent, type KeyboardEvent, type RefObject, useRef, useState } from "react";
import type { Answer } from "#contract/answer.ts";
import { isFree, useKeys } from "../keys.ts";
import type { AskProps, Values } from "./ask.ts";
import { focusBlank } from "./blanks.ts";

/** Places to type in, in the order in which they are met, and what can be read in each. */
type Places = {
  readonly ids: readonly string[];
  readonly canRead: (id: string, text: string) => boolean;
  readonly answerIn: (values: Values) => Answer;
};

type Asking = Pick<AskProps<unknown>, "draft" | "unreadable" | "onSubmit">;

export type Typing = {
  root: RefObject<HTMLFormElement | null>;
  /** Places whose text cannot be read. */
  bad: ReadonlySet<string>;
  change: (id: string, text: string) => void;
  submit: (event: FormEvent) => void;
  /** Enter goes on to the next place; in the last one it checks, as any form does. */
  onKeyDown: (event: KeyboardEvent<HTMLFormElement>) => void;
};

/** What was typed, without the spaces around it, by place. */
export function typedIn(ids: readonly string[], values: Values): Record<string, string> {
  return Object.fromEntries(ids.map((id) => [id, (values[id] ?? "").trim()]));
}

/** Typing into named places. What cannot be read is refused at its place and costs nothing. */
export function useTyping({ ids, canRead, answerIn }: Places, asking: Asking): Typing {
  const { draft, unreadable, onSubmit } = asking;
  const root = useRef<HTMLFormElement>(null);
  const [own, setOwn] = useState<readonly string[]>([]);
  const [mended, setMended] = useState<ReadonlySet<string>>(new Set());
  const bad = new Set([...own, ...unreadable.filter((id) => !mended.has(id))]);
  const check = () => {
    const typed = typedIn(ids, draft.values);
    const found = ids.filter((id) => typed[id] !== "" && !canRead(id, typed[id] ?? ""));
    setOwn(found);
    setMended(new Set());
    const [first] = found;
    if (first === undefined) onSubmit(answerIn(draft.values));
    else focusBlank(root.current, first);
  };
  useKeys((event) => {
    const anywhere = event.ctrlKey || event.metaKey;
    if (event.key !== "Enter" || !(anywhere || isFree(event))) return;
    event.preventDefault();
    check();
  });
  return {
    root,
    bad,
    change(id, text) {
      draft.set(id, text);
      setOwn((old) => old.filter((one) => one !== id));
      setMended((old) => new Set(old).add(id));
    },
    submit(event) {
      event.preventDefault();
      check();
    },
    onKeyDown(event) {
      if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
      if (event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return;
      const next = ids[ids.indexOf(event.target.dataset.blank ?? "") + 1];
      if (next === undefined) return;
      event.preventDefault();
      focusBlank(event.currentTarget, next);
    },
  };
}
