"use client";

import { useCallback, useEffect, useState } from "react";

/**
 * What is typed and not yet judged, kept in this browser under the attempt's id. `sent` is set while
 * an answer is on its way: after a refresh it is sent again, and the server counts it once.
 */
export type Draft = { values: Readonly<Record<string, string>>; sent: boolean };

const EMPTY: Draft = { values: {}, sent: false };

function keyOf(attemptId: string): string {
  return `seqack:draft:${attemptId}`;
}

/** Reads a draft. Whatever is not one, since storage is anybody's, counts as none. */
export function readDraft(text: string | null): Draft {
  if (text === null) return EMPTY;
  try {
    const data: unknown = JSON.parse(text);
    if (typeof data !== "object" || data === null) return EMPTY;
    const { values, sent } = { values: undefined, sent: false, ...data };
    if (typeof values !== "object" || values === null) return EMPTY;
    const texts = Object.entries(values).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    );
    return { values: Object.fromEntries(texts), sent: sent === true };
  } catch {
    return EMPTY;
  }
}

function stored(attemptId: string): Draft {
  try {
    return readDraft(localStorage.getItem(keyOf(attemptId)));
  } catch {
    return EMPTY;
  }
}

function store(attemptId: string, draft: Draft): void {
  try {
    localStorage.setItem(keyOf(attemptId), JSON.stringify(draft));
  } catch {
    // Storage may be full or forbidden; the answer then lives as long as the page.
  }
}

export function forgetDraft(attemptId: string): void {
  try {
    localStorage.removeItem(keyOf(attemptId));
  } catch {
    // As above: nothing was stored.
  }
}

export type DraftHandle = {
  values: Draft["values"];
  /** Whether the stored draft has been read: on the server there is none. */
  ready: boolean;
  /** Whether an answer was on its way when the page was left. */
  wasSent: boolean;
  set: (key: string, text: string) => void;
  markSent: (sent: boolean) => void;
};

/** The draft of one attempt, restored after a refresh. */
export function useDraft(attemptId: string): DraftHandle {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [wasSent, setWasSent] = useState(false);
  useEffect(() => {
    const found = stored(attemptId);
    setDraft(found);
    setWasSent(found.sent);
  }, [attemptId]);
  const change = useCallback(
    (next: (old: Draft) => Draft) =>
      setDraft((old) => {
        const changed = next(old ?? EMPTY);
        store(attemptId, changed);
        return changed;
      }),
    [attemptId],
  );
  const set = useCallback(
    (key: string, text: string) =>
      change((old) => ({ ...old, values: { ...old.values, [key]: text } })),
    [change],
  );
  const markSent = useCallback((sent: boolean) => change((old) => ({ ...old, sent })), [change]);
  return { values: draft?.values ?? EMPTY.values, ready: draft !== null, wasSent, set, markSent };
}
