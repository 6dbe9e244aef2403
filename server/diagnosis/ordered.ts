import "server-only";
import type { OrderAnswer } from "#contract/kinds/order.ts";
import { asHappening, type DrawnOrder, shownItems } from "../questions/order/items.ts";
import { judgeJoints } from "../questions/order/joints.ts";
import type { Given, Parts } from "./parts.ts";

/** The order as one part: what happens, by name. None where the run lacks something shown. */
export function orderedParts(names: readonly string[] | null): Parts {
  if (names === null) return new Map();
  // Of a list of n, so many are one move away from the right order.
  const choices = Math.max(2, names.length * (names.length - 1));
  return new Map([["order", { readings: [JSON.stringify(names)], choices }]]);
}

/** The order that was given. Every order that the run allows is the same answer. */
export function orderedGiven(drawn: DrawnOrder, seed: number, { order }: OrderAnswer): Given {
  const { happening, extra, precedes } = drawn;
  const shown = shownItems(drawn, seed);
  const chosen = order.flatMap((id) => shown.find((item) => item.id === id)?.key ?? []);
  const placed = asHappening(chosen, happening);
  const keys = happening.map(({ key }) => key);
  const whole = placed.length === keys.length && placed.every((key) => keys.includes(key));
  const right = whole && judgeJoints(placed, keys, precedes).every(Boolean);
  const items = [...happening, ...extra];
  const names = (right ? keys : placed).flatMap(
    (key) => items.find((item) => item.key === key)?.name ?? [],
  );
  return names.length === 0 ? new Map() : new Map([["order", JSON.stringify(names)]]);
}
