import { setTimeout as delay } from "node:timers/promises";

/** Asks again and again until the answer is yes; false when the time is up or it was aborted. */
export async function waitUntil(
  isSo: () => boolean | Promise<boolean>,
  options: { readonly withinMs: number; readonly everyMs?: number; readonly signal?: AbortSignal },
): Promise<boolean> {
  const end = performance.now() + options.withinMs;
  for (;;) {
    if (await isSo()) return true;
    if (performance.now() >= end || options.signal?.aborted === true) return false;
    await delay(options.everyMs ?? 50);
  }
}
