"use client";

import { useSyncExternalStore } from "react";
import type { Form } from "./numbers.ts";

/** The learner's choice between absolute and relative numbers, kept in this browser. */
const KEY = "seqack:numbers";

const listeners = new Set<() => void>();
let chosen: Form | null = null;

function read(): Form {
  if (chosen !== null) return chosen;
  try {
    chosen = localStorage.getItem(KEY) === "relative" ? "relative" : "absolute";
  } catch {
    // Storage may be forbidden; then the choice lasts as long as the page.
    chosen = "absolute";
  }
  return chosen;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function chooseForm(form: Form): void {
  chosen = form;
  try {
    localStorage.setItem(KEY, form);
  } catch {
    // As above: the choice lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

/** The form that numbers are shown in. The server does not know it and shows absolute ones. */
export function useForm(): Form {
  return useSyncExternalStore(subscribe, read, () => "absolute");
}
