import "server-only";
import { z } from "zod";
import type { Problem } from "#contract/desk.ts";
import type { ChoiceAnswer, OptionVerdict, PublicChoice } from "#contract/kinds/choice.ts";
import { bilingual } from "#contract/text.ts";
import { drawParameters, filledBoth, shuffled } from "./draw.ts";
import { drawFigure, type Graded, markOf, type Put, told } from "./judged.ts";
import {
  askedOf,
  bodyOf,
  everyBody,
  everyKey,
  figure,
  figureOf,
  keyOf,
  type QuestionKind,
  type TextAt,
} from "./kind.ts";
import { everySource, illustrated, text } from "./source-parts.ts";
import { type Drawn, runIllustration } from "./variant.ts";
import { type Locate, problemAt } from "./yaml.ts";

const source = z.strictObject({
  kind: z.literal("choice"),
  ...everySource,
  ...illustrated,
  /** Whether the diagram is there to answer from or to explain the verdict. */
  diagram: z.enum(["with-question", "with-verdict"]).default("with-verdict"),
  answers: z.enum(["one", "several"]),
  options: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]{1,40}$/),
        text,
        right: z.boolean().default(false),
        because: text.optional(),
      }),
    )
    .min(2)
    .max(8),
});
const body = z.strictObject({
  kind: z.literal("choice"),
  ...everyBody,
  answers: z.enum(["one", "several"]),
  options: z.array(z.strictObject({ id: z.string(), text: bilingual })),
  figure: figure.nullable(),
});
const key = z.strictObject({
  kind: z.literal("choice"),
  ...everyKey,
  right: z.array(z.string()),
  because: z.record(z.string(), bilingual),
  figure: figure.nullable(),
});
type Source = z.infer<typeof source>;
type Body = z.infer<typeof body>;
type Key = z.infer<typeof key>;

/** One or several of a list of options, each with its reason. */
export const choice = {
  source,
  body,
  key,
  worth: 4,
  gradedByOracle: false,
  split,
  toPublic,
  grade: gradeChoice,
  rightAnswer: ({ key }) => ({ ok: true, value: { kind: "choice", chosen: key.right } }),
  texts,
  problems: checkOptions,
  tryVariant: ({ body, key, seed }, parameters) =>
    runIllustration(body.figure ?? key.figure, parameters, seed),
  keyOf: () => ({ ok: true, value: [] }),
} satisfies QuestionKind<Source, Body, Key, PublicChoice, ChoiceAnswer>;

function split(source: Source): { body: Body; key: Key } {
  const { kind, answers } = source;
  const before = source.diagram === "with-question";
  const drawn = figureOf(source);
  const options = source.options.map(({ id, text }) => ({ id, text }));
  return {
    body: { kind, ...bodyOf(source), answers, options, figure: before ? drawn : null },
    key: {
      kind,
      ...keyOf(source),
      right: source.options.filter((option) => option.right).map((option) => option.id),
      because: Object.fromEntries(
        source.options.flatMap(({ id, because }) => (because ? [[id, because]] : [])),
      ),
      figure: before ? null : drawn,
    },
  };
}

function texts({ options }: Source): TextAt[] {
  return options.flatMap(({ text, because }, index): TextAt[] => [
    [["options", index, "text"], text],
    ...(because ? [[["options", index, "because"], because] satisfies TextAt] : []),
  ]);
}

function checkOptions(source: Source, locate: Locate): Problem[] {
  const right = source.options.filter((option) => option.right).length;
  const problems: Problem[] = [];
  if (right === 0 || (source.answers === "one" && right > 1)) {
    problems.push(
      problemAt(locate(["options"]), "options", {
        en: `${right} options are right; ${source.answers === "one" ? "exactly one" : "at least one"} must be.`,
        zh: `有 ${right} 个选项标为正确，应${source.answers === "one" ? "恰好一个" : "至少一个"}。`,
      }),
    );
  }
  const ids = source.options.map((option) => option.id);
  if (new Set(ids).size < ids.length) {
    problems.push(
      problemAt(locate(["options"]), "options", {
        en: "Two options have the same id.",
        zh: "有两个选项的 id 相同。",
      }),
    );
  }
  return problems;
}

function toPublic(body: Body, seed: number): Drawn<PublicChoice> {
  const values = drawParameters(body.parameters, seed);
  const ladder = drawFigure(body.figure, body, seed);
  if (!ladder.ok) return ladder;
  const options = shuffled(body.options, seed).map(({ id, text }) => ({
    id,
    text: filledBoth(text, values),
  }));
  const { kind, answers } = body;
  const value = { kind, ...askedOf(body, seed), answers, options, ladder: ladder.value };
  return { ok: true, value };
}

/**
 * Grades a choice. With one answer it is right or wrong; with several each option that stands as the
 * key says counts, and an answer with more wrong than right choices earns nothing.
 */
export function gradeChoice({ body, key, seed }: Put<Body, Key>, answer: ChoiceAnswer): Graded {
  const chosen = new Set(answer.chosen);
  const known = body.options.filter((option) => chosen.has(option.id));
  const tooMany = body.answers === "one" && chosen.size > 1;
  if (known.length !== chosen.size || tooMany) return { status: "unreadable", blanks: ["options"] };
  const figure = drawFigure(body.figure ?? key.figure, body, seed);
  if (!figure.ok) return { status: "not-gradable", error: figure.error };
  const values = drawParameters(body.parameters, seed);
  const options = shuffled(body.options, seed).map(({ id }): OptionVerdict => {
    const because = Object.hasOwn(key.because, id) ? key.because[id] : undefined;
    return {
      option: id,
      chosen: chosen.has(id),
      right: key.right.includes(id),
      because: because ? filledBoth(because, values) : null,
    };
  });
  return {
    status: "judged",
    verdict: {
      kind: "choice",
      ...counted(options, body.answers),
      ...told(body, key, seed),
      options,
      ladder: figure.value,
    },
  };
}

function counted(options: readonly OptionVerdict[], answers: "one" | "several") {
  const hits = options.filter((option) => option.chosen && option.right).length;
  const misses = options.filter((option) => option.chosen && !option.right).length;
  if (answers === "one") return { mark: markOf(hits, 1), right: hits, of: 1 };
  const of = options.filter((option) => option.right).length;
  const right = Math.max(0, hits - misses);
  return { mark: markOf(right, of), right, of };
}
