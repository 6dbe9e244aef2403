import { watch } from "node:fs";
import { messageOf } from "../complaint.ts";
import { inRoot } from "../root.ts";
import { loadQuestions } from "./fill-database.ts";
import type { Progress } from "./progress.ts";

/** Loads content/ again whenever a file in it is saved; the returned function ends that. */
export function watchContent(databaseUrl: string, progress: Progress): () => void {
  let waiting: NodeJS.Timeout | undefined;
  let loading: Promise<void> = Promise.resolve();
  const reload = (): void => {
    loading = loading
      .then(() => loadQuestions(databaseUrl, progress))
      .catch((error: unknown) => progress.note(`content/ was not loaded: ${messageOf(error)}`));
  };
  const watcher = watch(inRoot("content"), { recursive: true }, () => {
    clearTimeout(waiting);
    // Editors write a file in several steps: wait until it is quiet.
    waiting = setTimeout(reload, 300);
  });
  watcher.on("error", (error) => progress.note(`content/ is not watched: ${error.message}`));
  return () => {
    clearTimeout(waiting);
    watcher.close();
  };
}
