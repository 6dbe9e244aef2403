"use client";

import { useEffect, useState } from "react";
import { useRouter } from "#app/i18n/navigation.ts";
import type { QuestionStatus } from "#contract/desk.ts";
import { type Outcome, useActions } from "./use-actions.ts";
import { forgetText, type Kept, useKeptText } from "./use-kept-text.ts";

/** A question as the editor opens it; a new one has no slug, and its text is the template. */
export type Opened = {
  slug: string | null;
  source: string;
  revision: number;
  status: QuestionStatus;
  publishedVersion: number | null;
};

/** A new question gets a page of its own at its first save: what was said last goes with it. */
let arriving: { slug: string; outcome: Outcome } | null = null;

/** The text, what the server has of it, and everything that can be done with both. */
export function useEditing(opened: Opened) {
  const router = useRouter();
  const [slug, setSlug] = useState(opened.slug);
  const [text, setText] = useState(opened.source);
  const [saved, setSaved] = useState({ text: opened.source, revision: opened.revision });
  const [standing, setStanding] = useState({
    status: opened.status,
    version: opened.publishedVersion,
  });
  const [outcome, setOutcome] = useState<Outcome | null>(() =>
    arriving !== null && arriving.slug === opened.slug ? arriving.outcome : null,
  );
  useEffect(() => {
    arriving = null;
  }, []);
  const kept = useKeptText({ slug, text, saved });
  const edited = () =>
    setStanding((old) => (old.status === "published" ? { ...old, status: "changed" } : old));
  const actions = useActions({
    slug,
    text,
    revision: saved.revision,
    dirty: text !== saved.text,
    say: setOutcome,
    onSaved: (sent, made) => {
      setSlug(made.slug);
      setSaved({ text: sent, revision: made.revision });
      edited();
    },
    onPublished: (version) => setStanding({ status: "published", version }),
    onRetired: () => setStanding((old) => ({ ...old, status: "retired" })),
    onDone: (at, said) => {
      if (opened.slug === null) {
        forgetText(null);
        arriving = { slug: at, outcome: said };
        router.replace(`/desk/${at}`);
      } else {
        // The list, and this page when it is opened again, must not come out of the router's memory.
        router.refresh();
      }
    },
  });
  return {
    slug,
    text,
    saved,
    ...standing,
    dirty: text !== saved.text,
    outcome,
    offer: kept.offer,
    ...actions,
    write: (next: string) => {
      setText(next);
      // What was said of the last action is no longer true of this text; a conflict still is.
      setOutcome((old) => (old?.kind === "conflict" ? old : null));
    },
    takeOffer: ({ text: before, revision }: Kept) => {
      setText(before);
      setSaved((old) => ({ ...old, revision }));
      kept.settle();
    },
    refuseOffer: () => {
      kept.settle();
      if (text === saved.text) forgetText(slug);
    },
    /** Goes on from a text that somebody else saved, with their text or one's own on top. */
    goOnFrom: (theirs: { source: string; revision: number }, whose: "mine" | "theirs") => {
      setSaved({ text: theirs.source, revision: theirs.revision });
      edited();
      if (whose === "theirs") {
        kept.hold(text, theirs.revision);
        setText(theirs.source);
      }
      setOutcome(null);
    },
  };
}
export type Editing = ReturnType<typeof useEditing>;
