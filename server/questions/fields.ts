import "server-only";
import { z } from "zod";
import type { Problem } from "#contract/desk.ts";
import { type FieldsAnswer, numberForm, type PublicFields } from "#contract/kinds/fields.ts";
import { relative } from "#oracle/index.ts";
import { readAsk, truthOf } from "./ask.ts";
import { judgeCell, readCell } from "./cell.ts";
import { drawParameters, filled, filledBoth } from "./draw.ts";
import { drawLadder } from "./draw-ladder.ts";
import { type Graded, markOf, type Put, told } from "./judged.ts";
import { askedOf, bodyOf, everyBody, everyKey, figure, keyOf, type QuestionKind } from "./kind.ts";
import { everySource, figureSource } from "./source-parts.ts";
import { type Drawn, drawVariant, drawVariantWith, placesOf } from "./variant.ts";
import { type Locate, problemAt } from "./yaml.ts";

const source = z.strictObject({
  kind: z.literal("fields"),
  ...everySource,
  ...figureSource,
  numbers: numberForm.default("either"),
  /** `ack of 2`, `seq of 3`, `flags of 1`, `len of 4`, `state of server after 3` */
  ask: z.array(z.string().max(80)).min(1).max(12),
  /** Values to show although they equal a blank's answer, written like `ask`. */
  show: z.array(z.string().max(80)).max(12).default([]),
});
const body = z.strictObject({
  kind: z.literal("fields"),
  ...everyBody,
  figure,
  ask: z.array(z.string()),
  show: z.array(z.string()),
  numbers: numberForm,
});
// The oracle computes the key from the body, the seed and nothing else.
const key = z.strictObject({ kind: z.literal("fields"), ...everyKey });
type Source = z.infer<typeof source>;
type Body = z.infer<typeof body>;
type Key = z.infer<typeof key>;

/** Blanks in the diagram of a run. */
export const fields = {
  source,
  body,
  key,
  worth: 10,
  gradedByOracle: true,
  split,
  toPublic,
  grade: gradeFields,
  rightAnswer,
  texts: () => [],
  problems: checkShow,
  tryVariant({ body, seed }, parameters) {
    const drawn = drawVariantWith(body, seed, parameters);
    return drawn.ok ? { ok: true, value: drawn.value.trace } : drawn;
  },
  keyOf: placesOf,
} satisfies QuestionKind<Source, Body, Key, PublicFields, FieldsAnswer>;

function split(source: Source): { body: Body; key: Key } {
  const { kind, scenario, figure: title, ask, show, numbers } = source;
  return {
    body: { kind, ...bodyOf(source), figure: { scenario, title }, ask, show, numbers },
    key: { kind, ...keyOf(source) },
  };
}

/** What cannot be read would show nothing, and nobody would notice. */
function checkShow(source: Source, locate: Locate): Problem[] {
  const values = drawParameters(source.parameters, 0);
  return source.show.flatMap((text, index) =>
    readAsk(filled(text, values))
      ? []
      : [
          problemAt(locate(["show", index]), `show.${index}`, {
            en: `“${text}” shows nothing that can be read. Write “seq of 2”.`,
            zh: `“${text}” 读不懂要显示什么。请写成“seq of 2”。`,
          }),
        ],
  );
}

function toPublic(body: Body, seed: number): Drawn<PublicFields> {
  const drawn = drawVariant(body, seed);
  if (!drawn.ok) return drawn;
  const { trace, asked, parameters } = drawn.value;
  const ladder = drawLadder({
    trace,
    title: filledBoth(body.figure.title, parameters),
    asked,
    mode: "open",
    show: body.show.flatMap((text) => readAsk(filled(text, parameters)) ?? []),
  });
  const blanks = asked.map(({ blank, segment, field, end }) => ({
    id: blank,
    segment,
    field,
    end,
  }));
  const { kind, numbers } = body;
  return { ok: true, value: { kind, ...askedOf(body, seed), numbers, blanks, ladder } };
}

/**
 * Grades the blanks of a diagram. If one cannot be read, nothing is judged and nothing is told about
 * the others. A blank left empty is wrong; blanks that the question does not have are not readable.
 */
export function gradeFields({ body, key, seed }: Put<Body, Key>, answer: FieldsAnswer): Graded {
  const drawn = drawVariant(body, seed);
  if (!drawn.ok) return { status: "not-gradable", error: drawn.error };
  const { trace, asked, parameters } = drawn.value;
  const typed = (blank: string) => answer.blanks[blank] ?? "";
  const blanks = new Set(asked.map((place) => place.blank));
  const unreadable = [
    ...asked
      .filter((place) => readCell(place.field, typed(place.blank)).as === "unreadable")
      .map((place) => place.blank),
    ...Object.keys(answer.blanks).filter((blank) => !blanks.has(blank)),
  ];
  if (unreadable.length > 0) return { status: "unreadable", blanks: unreadable };
  const cells = asked.map((place) => judgeCell(trace, place, typed(place.blank), body.numbers));
  const right = cells.filter((cell) => cell.mark === "right").length;
  const partly = cells.filter((cell) => cell.mark === "partly").length;
  const title = filledBoth(body.figure.title, parameters);
  return {
    status: "judged",
    verdict: {
      kind: "fields",
      mark: markOf(right, cells.length, partly),
      right,
      of: cells.length,
      ...told(body, key, seed),
      cells,
      ladder: drawLadder({ trace, title, asked, mode: "full" }),
    },
  };
}

function rightAnswer({ body, seed }: Put<Body, Key>): Drawn<FieldsAnswer> {
  const drawn = drawVariant(body, seed);
  if (!drawn.ok) return drawn;
  const { trace, asked } = drawn.value;
  const blanks = asked.map((place): [string, string] => {
    const truth = truthOf(trace, place);
    if (truth?.as === "flags") return [place.blank, truth.value.join(", ")];
    const counted = body.numbers === "relative" && truth?.as === "number";
    const value = counted ? relative(trace, truth.of, truth.value) : truth?.value;
    return [place.blank, String(value ?? "")];
  });
  return { ok: true, value: { kind: "fields", blanks: Object.fromEntries(blanks) } };
}
