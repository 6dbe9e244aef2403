import { describe, expect, test } from "vitest";
import { CHECK_RULES } from "../rules/check.ts";
import { BY_HAND } from "./by-hand/tables.ts";
import { rowsByHand, splitByHand } from "./hand.ts";

describe.each(Object.entries(BY_HAND))("%s", (_about, table) => {
  test.each(Object.entries(table))("%s", (_name, text) => {
    const { put, wanted } = splitByHand(text);
    expect(rowsByHand(put)).toEqual(wanted);
  });
});

test("every rule that only an onlooker can see broken is broken by one of these", () => {
  const wanted = Object.values(BY_HAND["named as wrong"] ?? {}).flatMap(
    (text) => splitByHand(text).wanted,
  );
  const unbroken = Object.keys(CHECK_RULES).filter(
    (id) => !wanted.some((row) => row.startsWith(`violation(${id})`)),
  );
  expect(unbroken).toEqual([]);
});
