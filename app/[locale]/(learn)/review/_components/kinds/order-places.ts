import type { PublicOrder } from "#contract/kinds/order.ts";
import type { Values } from "./ask.ts";

/** Where the items of an order question lie: in order, and below the line. */
export type Places = { readonly above: readonly string[]; readonly below: readonly string[] };

/** The row that divides the list. It cannot be moved, so its key is no item's. */
export const LINE = "-";

/** The places that a draft holds; the items as they were drawn where it holds none. */
export function placesIn(question: PublicOrder, values: Values): Places {
  const ids = question.items.map(({ id }) => id);
  const [above = "", below = ""] = (values.order ?? "").split("|");
  const known = (text: string) => text.split(",").filter((id) => ids.includes(id));
  const kept = { above: known(above), below: known(below) };
  const whole = [...kept.above, ...kept.below];
  // A draft of another version of the question is no draft.
  const fits = whole.length === ids.length && new Set(whole).size === ids.length;
  return fits ? kept : { above: ids, below: [] };
}

/** Places as a draft keeps them. */
export function written({ above, below }: Places): string {
  return `${above.join(",")}|${below.join(",")}`;
}

/** The rows of the list from top to bottom, the line among them where something is left out. */
export function rowsOf({ above, below }: Places, leavesOut: boolean): readonly string[] {
  return leavesOut ? [...above, LINE, ...below] : above;
}

/** Places by rows. */
export function placesBy(rows: readonly string[]): Places {
  const line = rows.indexOf(LINE);
  if (line < 0) return { above: rows, below: [] };
  return { above: rows.slice(0, line), below: rows.slice(line + 1) };
}

/** The rows with one of them a step up or down; null at the end of the list. */
export function stepped(rows: readonly string[], key: string, by: 1 | -1): string[] | null {
  const from = rows.indexOf(key);
  const to = from + by;
  const other = rows[to];
  if (from < 0 || other === undefined) return null;
  return rows.map((row, index) => (index === from ? other : index === to ? key : row));
}

/** The rows with some of them moved right before or behind another. */
export function moved(
  rows: readonly string[],
  keys: ReadonlySet<string>,
  target: { key: string; position: "before" | "after" },
): string[] {
  const staying = rows.filter((row) => !keys.has(row));
  const moving = rows.filter((row) => keys.has(row));
  const at = staying.indexOf(target.key) + (target.position === "after" ? 1 : 0);
  return [...staying.slice(0, at), ...moving, ...staying.slice(at)];
}
