import { expect, test } from "vitest";
import { BY_NAME, rewrittenBy, rewrittenByHand, rewrittenTwice } from "./pinned/captures.ts";
import { REWRITINGS } from "./pinned/rewritings.ts";
import { rowOf } from "./pinned/row-of.ts";
import { HAND_WRITTEN } from "./pinned/rows-by-hand.ts";
import { ONCE } from "./pinned/rows-once.ts";
import { TIMED } from "./pinned/rows-timed.ts";
import { TWICE } from "./pinned/rows-twice.ts";

// Like perft in chess: counts that only a checker which decides the same everywhere comes to. They
// say what it does, not that it is right: whoever changes it on purpose looks at what moved here.
// `PRINT_PINNED=1 npm run test:unit -- oracle/check/pinned` prints the rows as they are now.
const isPrinting = process.env.PRINT_PINNED !== undefined;

function same(name: string, row: readonly string[], pinned: string | undefined): void {
  if (isPrinting)
    console.log([`  "${name}": \``, ...row.map((l) => `    ${l}`), "  `,"].join("\n"));
  const wanted = (pinned ?? "").trim().split("\n");
  // Where nothing is broken there is no line of rules.
  expect(row.filter(Boolean)).toEqual(wanted.map((line) => line.trim()));
}

test.each(Object.keys(TWICE))("pinned: captures rewritten twice, bundle %s", (bundle) => {
  same(bundle, rowOf(rewrittenTwice(Number(bundle))), TWICE[bundle]);
});

test.each(Object.keys(BY_NAME))("pinned: %s, rewritten", (name) => {
  same(name, rowOf(rewrittenByHand(name)).slice(0, 2), HAND_WRITTEN[name]);
});

test.each(Object.keys(REWRITINGS))("pinned: %s", (name) => {
  same(name, rowOf(rewrittenBy(name)), { ...ONCE, ...TIMED }[name]);
});
