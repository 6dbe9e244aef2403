import "server-only";
import { z } from "zod";
import { numberForm, slug, topic } from "#contract/question.ts";
import { bilingual } from "#contract/text.ts";
import { type Parameter, parameter, type QuestionSource } from "./source.ts";

/**
 * A question in two halves, stored in two tables. The body may be read to ask; the key only to
 * judge, after the answer is in. Each half is *picked* from the source, so that a new field of the
 * source is in neither until somebody decides.
 */

const parameters = z.record(z.string(), parameter);
const common = { slug, skill: slug, topic, prompt: bilingual, parameters };
const figure = z.strictObject({ scenario: z.string(), title: bilingual });

export const questionBody = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("flashcard"), ...common }),
  z.strictObject({
    kind: z.literal("choice"),
    ...common,
    answers: z.enum(["one", "several"]),
    options: z.array(z.strictObject({ id: z.string(), text: bilingual })),
    figure: figure.nullable(),
  }),
  z.strictObject({ kind: z.literal("state"), ...common, figure, ask: z.string() }),
  z.strictObject({
    kind: z.literal("fields"),
    ...common,
    figure,
    ask: z.array(z.string()),
    show: z.array(z.string()),
    numbers: numberForm,
  }),
]);
export type QuestionBody = z.infer<typeof questionBody>;
export type BodyOf<K extends QuestionBody["kind"]> = Extract<QuestionBody, { kind: K }>;

const judged = { explanation: bilingual, rules: z.array(z.string()) };
export const questionKey = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("flashcard"),
    ...judged,
    back: bilingual,
    figure: figure.nullable(),
  }),
  z.strictObject({
    kind: z.literal("choice"),
    ...judged,
    right: z.array(z.string()),
    because: z.record(z.string(), bilingual),
    figure: figure.nullable(),
  }),
  // The oracle computes these keys from the body, the seed and nothing else.
  z.strictObject({ kind: z.literal("state"), ...judged }),
  z.strictObject({ kind: z.literal("fields"), ...judged }),
]);
export type QuestionKey = z.infer<typeof questionKey>;
export type KeyOf<K extends QuestionKey["kind"]> = Extract<QuestionKey, { kind: K }>;

type Common = Pick<QuestionBody, "slug" | "skill" | "topic" | "prompt"> & {
  parameters: Record<string, Parameter>;
};

/** Takes a source apart. */
export function split(source: QuestionSource): { body: QuestionBody; key: QuestionKey } {
  const { slug, skill, topic, prompt, parameters, explanation, rules } = source;
  const asked: Common = { slug, skill, topic, prompt, parameters };
  const told = { explanation, rules };
  switch (source.kind) {
    case "flashcard":
      return {
        body: { kind: source.kind, ...asked },
        key: { kind: source.kind, ...told, back: source.back, figure: figureOf(source) },
      };
    case "choice": {
      const drawn = figureOf(source);
      const before = source.diagram === "with-question";
      return {
        body: {
          kind: source.kind,
          ...asked,
          answers: source.answers,
          options: source.options.map(({ id, text }) => ({ id, text })),
          figure: before ? drawn : null,
        },
        key: {
          kind: source.kind,
          ...told,
          right: source.options.filter((option) => option.right).map((option) => option.id),
          because: Object.fromEntries(
            source.options.flatMap(({ id, because }) => (because ? [[id, because]] : [])),
          ),
          figure: before ? null : drawn,
        },
      };
    }
    case "state": {
      const drawn = { scenario: source.scenario, title: source.figure };
      return {
        body: { kind: source.kind, ...asked, figure: drawn, ask: source.ask },
        key: { kind: source.kind, ...told },
      };
    }
    case "fields": {
      const drawn = { scenario: source.scenario, title: source.figure };
      const { ask, show, numbers } = source;
      return {
        body: { kind: source.kind, ...asked, figure: drawn, ask, show, numbers },
        key: { kind: source.kind, ...told },
      };
    }
  }
}

function figureOf(source: {
  scenario?: string | undefined;
  figure?: z.infer<typeof bilingual> | undefined;
}): z.infer<typeof figure> | null {
  if (source.scenario === undefined) return null;
  return { scenario: source.scenario, title: source.figure ?? { zh: "", en: "" } };
}
