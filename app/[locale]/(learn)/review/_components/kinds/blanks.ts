import type { PublicFields } from "#contract/kinds/fields.ts";

/** The blank before or after the one that has the focus; without one, the first or last. */
export function neighbour(
  { blanks }: PublicFields,
  focused: Element | null,
  by: 1 | -1,
): string | null {
  const id = focused instanceof HTMLElement ? focused.dataset.blank : undefined;
  const at = blanks.findIndex((blank) => blank.id === id);
  if (at < 0) return (by === 1 ? blanks[0] : blanks.at(-1))?.id ?? null;
  return blanks[at + by]?.id ?? null;
}

/** Puts the focus into a blank and its row into the middle of the page. */
export function focusBlank(root: HTMLElement | null, blank: string): void {
  const element = root?.querySelector<HTMLElement>(`[data-blank="${CSS.escape(blank)}"]`);
  if (!element) return;
  element.focus({ preventScroll: true });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}
