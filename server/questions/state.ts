import "server-only";
import { z } from "zod";
import type { PublicState, StateAnswer } from "#contract/kinds/state.ts";
import { truthOf } from "./ask.ts";
import { judgeCell } from "./cell.ts";
import { filledBoth } from "./draw.ts";
import { drawLadder } from "./draw-ladder.ts";
import { type Graded, markOf, type Put, told } from "./judged.ts";
import { askedOf, bodyOf, everyBody, everyKey, figure, keyOf, type QuestionKind } from "./kind.ts";
import { everySource, figureSource } from "./source-parts.ts";
import { type Drawn, drawVariant, drawVariantWith, placesOf } from "./variant.ts";

const source = z.strictObject({
  kind: z.literal("state"),
  ...everySource,
  ...figureSource,
  /** `state of server after 3` */
  ask: z.string().max(80),
});
const body = z.strictObject({ kind: z.literal("state"), ...everyBody, figure, ask: z.string() });
// The oracle computes the key from the body, the seed and nothing else.
const key = z.strictObject({ kind: z.literal("state"), ...everyKey });
type Source = z.infer<typeof source>;
type Body = z.infer<typeof body>;
type Key = z.infer<typeof key>;

/** "Which state is this end in after segment n", graded against the run. */
export const state = {
  source,
  body,
  key,
  worth: 6,
  gradedByOracle: true,
  split,
  toPublic,
  grade: gradeState,
  rightAnswer,
  texts: () => [],
  problems: () => [],
  tryVariant({ body, seed }, parameters) {
    const drawn = drawVariantWith(body, seed, parameters);
    return drawn.ok ? { ok: true, value: drawn.value.trace } : drawn;
  },
  keyOf: placesOf,
} satisfies QuestionKind<Source, Body, Key, PublicState, StateAnswer>;

function split(source: Source): { body: Body; key: Key } {
  const { kind, scenario, figure: title, ask } = source;
  return {
    body: { kind, ...bodyOf(source), figure: { scenario, title }, ask },
    key: { kind, ...keyOf(source) },
  };
}

function toPublic(body: Body, seed: number): Drawn<PublicState> {
  const drawn = drawVariant(body, seed);
  if (!drawn.ok) return drawn;
  const { trace, asked, parameters } = drawn.value;
  const place = asked[0];
  if (place?.field !== "state") throw new Error(`${body.slug}: a state question asks one state`);
  const ladder = drawLadder({
    trace,
    title: filledBoth(body.figure.title, parameters),
    asked,
    mode: "open",
    cut: { after: place.segment, end: place.end },
  });
  const { blank, end, segment: after } = place;
  const value = { kind: body.kind, ...askedOf(body, seed), asked: { blank, end, after }, ladder };
  return { ok: true, value };
}

/** Which state this end is in after that segment, against the run. */
export function gradeState({ body, key, seed }: Put<Body, Key>, answer: StateAnswer): Graded {
  const drawn = drawVariant(body, seed);
  if (!drawn.ok) return { status: "not-gradable", error: drawn.error };
  const { trace, asked, parameters } = drawn.value;
  const cells = asked.map((place) => judgeCell(trace, place, answer.state, "either"));
  const right = cells.filter((cell) => cell.mark === "right").length;
  const title = filledBoth(body.figure.title, parameters);
  return {
    status: "judged",
    verdict: {
      kind: "state",
      mark: markOf(right, cells.length),
      right,
      of: cells.length,
      ...told(body, key, seed),
      cells,
      ladder: drawLadder({ trace, title, asked, mode: "full" }),
    },
  };
}

function rightAnswer({ body, seed }: Put<Body, Key>): Drawn<StateAnswer> {
  const drawn = drawVariant(body, seed);
  if (!drawn.ok) return drawn;
  const { trace, asked } = drawn.value;
  const truth = asked[0] && truthOf(trace, asked[0]);
  if (truth?.as !== "state") throw new Error(`${body.slug}: a state question asks one state`);
  return { ok: true, value: { kind: "state", state: truth.value } };
}
