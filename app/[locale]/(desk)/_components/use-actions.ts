"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "#app/trpc/client.tsx";
import type { Problem } from "#contract/desk.ts";
import { type Failed, failedBy } from "./failure.ts";

export type Doing = "save" | "publish" | "retire";

/** What came of the last action. */
export type Outcome =
  | { kind: "saved" }
  | { kind: "published"; version: number }
  | { kind: "refused"; problems: readonly Problem[] }
  | { kind: "retired" }
  | { kind: "conflict" }
  | { kind: "failed"; failed: Failed; doing: Doing };

export type Saved = { slug: string; revision: number };

type Input = {
  slug: string | null;
  text: string;
  revision: number;
  dirty: boolean;
  say: (outcome: Outcome | null) => void;
  onSaved: (sent: string, saved: Saved) => void;
  onPublished: (version: number) => void;
  onRetired: () => void;
  /** After anything that changed the question on the server. */
  onDone: (slug: string, outcome: Outcome) => void;
};

/** Save, publish and retire: one at a time, and whatever fails is said. */
export function useActions(input: Input) {
  const { slug, text, revision, dirty, say } = input;
  const trpc = useTRPC();
  const saving = useMutation(trpc.desk.save.mutationOptions());
  const publishing = useMutation(trpc.desk.publish.mutationOptions());
  const retiring = useMutation(trpc.desk.retire.mutationOptions());
  const [doing, setDoing] = useState<Doing | null>(null);

  const once = async (what: Doing, act: () => Promise<void>) => {
    if (doing !== null) return;
    setDoing(what);
    say(null);
    try {
      await act();
    } catch (error) {
      say(outcomeOf(error, what));
    } finally {
      setDoing(null);
    }
  };
  const send = async (): Promise<Saved> => {
    const result = await saving.mutateAsync({ slug, revision, source: text });
    input.onSaved(text, result);
    return result;
  };
  const end = (at: string, outcome: Outcome) => {
    say(outcome);
    input.onDone(at, outcome);
  };
  const save = () => once("save", async () => end((await send()).slug, { kind: "saved" }));
  const publish = () =>
    once("publish", async () => {
      const from = slug === null || dirty ? await send() : { slug, revision };
      const asked = { slug: from.slug, revision: from.revision };
      const outcome = await publishing.mutateAsync(asked).then(
        (result): Outcome => {
          if (result.status === "refused") return { kind: "refused", problems: result.problems };
          input.onPublished(result.version);
          return { kind: "published", version: result.version };
        },
        (error: unknown) => outcomeOf(error, "publish"),
      );
      end(from.slug, outcome);
    });
  const retire = () =>
    once("retire", async () => {
      if (slug === null) return;
      await retiring.mutateAsync({ slug });
      input.onRetired();
      end(slug, { kind: "retired" });
    });
  return { save, publish, retire, doing };
}

function outcomeOf(error: unknown, doing: Doing): Outcome {
  const failed = failedBy(error);
  return failed.code === "QUESTION_CHANGED"
    ? { kind: "conflict" }
    : { kind: "failed", failed, doing };
}
