import { describe, expect, test } from "vitest";
import type { PublicOrder } from "#contract/kinds/order.ts";
import { LINE, moved, placesBy, placesIn, rowsOf, stepped, written } from "./order-places.ts";

const item = { as: "state", state: "LISTEN" } as const;
const question: PublicOrder = {
  kind: "order",
  slug: "sample",
  topic: "states",
  prompt: { zh: "问", en: "Q" },
  hints: 0,
  statesOf: "server",
  items: ["a", "b", "c"].map((id) => ({ id, item })),
  leavesOut: true,
};

describe("what a draft keeps", () => {
  test.each([
    [undefined, { above: ["a", "b", "c"], below: [] }],
    ["c,a|b", { above: ["c", "a"], below: ["b"] }],
    ["|c,a,b", { above: [], below: ["c", "a", "b"] }],
    ["c,a|", { above: ["a", "b", "c"], below: [] }], // an item is missing
    ["c,a,b,a|", { above: ["a", "b", "c"], below: [] }],
    ["x,y|z", { above: ["a", "b", "c"], below: [] }],
  ])("%j", (kept, places) => {
    expect(placesIn(question, kept === undefined ? {} : { order: kept })).toEqual(places);
  });

  test("comes back as it was", () => {
    const places = { above: ["b"], below: ["c", "a"] };
    expect(placesIn(question, { order: written(places) })).toEqual(places);
    expect(placesBy(rowsOf(places, true))).toEqual(places);
    expect(placesBy(rowsOf({ above: ["b", "a"], below: [] }, false)).above).toEqual(["b", "a"]);
  });
});

test.each([
  ["b", -1, ["b", "a", LINE, "c"]],
  ["b", 1, ["a", LINE, "b", "c"]], // over the line: left out
  ["c", -1, ["a", "b", "c", LINE]],
  ["a", -1, null],
  ["c", 1, null],
  ["x", 1, null],
] as const)("%s a step by %d", (key, by, rows) => {
  expect(stepped(["a", "b", LINE, "c"], key, by)).toEqual(rows);
});

test.each([
  ["c", { key: "a", position: "before" }, ["c", "a", "b", LINE]],
  ["a", { key: LINE, position: "after" }, ["b", LINE, "a", "c"]],
  ["a", { key: "c", position: "after" }, ["b", LINE, "c", "a"]],
] as const)("%s dropped at %j", (key, target, rows) => {
  expect(moved(["a", "b", LINE, "c"], new Set([key]), target)).toEqual(rows);
});
