import type { CapturedSegment } from "../../capture/captured.ts";
import { BY_HAND } from "../by-hand/tables.ts";
import { segmentsByHand, splitByHand } from "../hand.ts";
import { CLOSING } from "../recorded/closing.ts";
import { FORGED } from "../recorded/forged.ts";
import { HARDER } from "../recorded/harder.ts";
import { OPENING } from "../recorded/opening.ts";
import { TALKING } from "../recorded/talking.ts";
import { WRONG } from "../recorded/wrong.ts";
import { readRecorded } from "../recorded.ts";
import { BELIEVED } from "./believed.ts";
import { inOrder, REWRITINGS } from "./rewritings.ts";

type Segments = readonly CapturedSegment[];

const RECORDED = { ...OPENING, ...CLOSING, ...TALKING, ...WRONG, ...HARDER, ...FORGED };
const SOURCES = Object.values({ ...RECORDED, ...BELIEVED }).map(
  (text) => readRecorded(text).segments,
);

/** Of the places of a source every so many-th is rewritten, each time others. */
const EVERY = 5;

function rewritten(sources: readonly Segments[], name: string, turn: number): Segments[] {
  const rewriting = REWRITINGS[name];
  if (rewriting === undefined) throw new Error(`no such rewriting: ${name}`);
  return sources.flatMap((segments, i) =>
    segments.flatMap((_, k) => {
      if ((i + k + turn) % EVERY !== 0) return [];
      const made = rewriting(segments, k);
      return made === null ? [] : [inOrder(made)];
    }),
  );
}

/** What one rewriting makes of all connections, recorded and believed. */
export function rewrittenBy(name: string): Segments[] {
  return rewritten(SOURCES, name, Object.keys(REWRITINGS).indexOf(name));
}

/** The captures written by hand, by name. */
export const BY_NAME: Readonly<Record<string, string>> = Object.assign(
  {},
  ...Object.values(BY_HAND),
);

/** What all rewritings make of one capture written by hand. */
export function rewrittenByHand(name: string): Segments[] {
  const source = segmentsByHand(splitByHand(BY_NAME[name] ?? "").put);
  return Object.keys(REWRITINGS).flatMap((rewriting, i) => rewritten([source], rewriting, i));
}

/** Captures in a bundle of those that were rewritten twice. */
const BUNDLE = 250;

/** Captures rewritten twice, at places that follow from the number of the bundle alone. */
export function rewrittenTwice(bundle: number): Segments[] {
  const names = Object.keys(REWRITINGS);
  let state = bundle + 1;
  const below = (n: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  return Array.from({ length: BUNDLE }).flatMap(() => {
    let made: Segments | null = SOURCES[below(SOURCES.length)] ?? null;
    for (let times = 0; times < 2 && made !== null; times += 1) {
      const rewriting = REWRITINGS[names[below(names.length)] ?? ""];
      made = rewriting?.(made, below(Math.min(made.length, 12))) ?? null;
    }
    return made === null ? [] : [inOrder(made)];
  });
}
