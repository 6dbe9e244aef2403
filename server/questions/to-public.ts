import "server-only";
import type { Ladder } from "#contract/ladder.ts";
import type { PublicQuestion } from "#contract/question.ts";
import { readAsk } from "./ask.ts";
import { drawParameters, filled, filledBoth, shuffled } from "./draw.ts";
import { drawLadder } from "./draw-ladder.ts";
import type { BodyOf, QuestionBody } from "./split.ts";
import { drawVariant, type NotGradable, runFigure } from "./variant.ts";

type Shown = { ok: true; value: PublicQuestion } | { ok: false; error: NotGradable };

/**
 * A question as the browser may see it before the answer. Every field is picked by name, one
 * function per kind, so that nothing becomes public by being added.
 */
export function toPublic(body: QuestionBody, seed: number): Shown {
  switch (body.kind) {
    case "flashcard":
      return { ok: true, value: { kind: body.kind, ...told(body, seed) } };
    case "choice":
      return publicChoice(body, seed);
    case "state":
      return publicState(body, seed);
    case "fields":
      return publicFields(body, seed);
  }
}

function told({ slug, topic, prompt, parameters }: QuestionBody, seed: number) {
  return { slug, topic, prompt: filledBoth(prompt, drawParameters(parameters, seed)) };
}

function publicChoice(body: BodyOf<"choice">, seed: number): Shown {
  const values = drawParameters(body.parameters, seed);
  let ladder: Ladder | null = null;
  if (body.figure) {
    const traced = runFigure(body.figure.scenario, values, seed);
    if (!traced.ok) return traced;
    const title = filledBoth(body.figure.title, values);
    ladder = drawLadder({ trace: traced.value, title, asked: [], mode: "full" });
  }
  const options = shuffled(body.options, seed).map(({ id, text }) => ({
    id,
    text: filledBoth(text, values),
  }));
  const { kind, answers } = body;
  return { ok: true, value: { kind, ...told(body, seed), answers, options, ladder } };
}

function publicState(body: BodyOf<"state">, seed: number): Shown {
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
  return {
    ok: true,
    value: { kind: body.kind, ...told(body, seed), asked: { blank, end, after }, ladder },
  };
}

function publicFields(body: BodyOf<"fields">, seed: number): Shown {
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
  return { ok: true, value: { kind, ...told(body, seed), numbers, blanks, ladder } };
}
