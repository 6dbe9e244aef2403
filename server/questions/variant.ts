import "server-only";
import { createHash } from "node:crypto";
import type { Bilingual } from "#contract/text.ts";
import {
  describeRunError,
  describeScenarioError,
  parseScenario,
  run,
  type Trace,
} from "#oracle/index.ts";
import { type Asked, readAsk, truthOf } from "./ask.ts";
import { drawParameters, filled } from "./draw.ts";
import type { BodyOf } from "./split.ts";

/** Why a question cannot be asked with these numbers. */
export type NotGradable = {
  where: "scenario" | "ask";
  /** The very field, where `where` holds several. */
  field?: PropertyKey[];
  message: Bilingual;
  /** The place inside the scenario, its first line being 1. */
  at?: { line: number; column: number };
};

type Drawn<T> = { ok: true; value: T } | { ok: false; error: NotGradable };

/** A question with its numbers drawn and its run computed. */
export type Variant = {
  parameters: Record<string, number>;
  trace: Trace;
  asked: Asked[];
};

/** Runs a scenario with the parameters that a seed draws. */
export function runFigure(
  scenario: string,
  parameters: Record<string, number>,
  seed: number,
): Drawn<Trace> {
  const parsed = parseScenario(scenario);
  if (!parsed.ok) {
    const message = describeScenarioError(parsed.error);
    return { ok: false, error: { where: "scenario", message, at: parsed.error } };
  }
  const traced = run(parsed.value, parameters, seed);
  if (traced.ok) return { ok: true, value: traced.value };
  const message = describeRunError(traced.error);
  const at = "line" in traced.error && { at: { line: traced.error.line, column: 1 } };
  return { ok: false, error: { where: "scenario", message, ...at } };
}

/** Draws the variant of a question that the oracle grades. The same seed gives the same variant. */
export function drawVariant(
  body: BodyOf<"state"> | BodyOf<"fields">,
  seed: number,
  parameters: Record<string, number> = drawParameters(body.parameters, seed),
): Drawn<Variant> {
  const traced = runFigure(body.figure.scenario, parameters, seed);
  if (!traced.ok) return traced;
  const asked: Asked[] = [];
  const texts = typeof body.ask === "string" ? [body.ask] : body.ask;
  for (const [index, text] of texts.entries()) {
    const place = readAsk(filled(text, parameters));
    const again = asked.some((known) => known.blank === place?.blank);
    const problem = again ? askedAgain(text) : askProblem(traced.value, place, text, body.kind);
    const field = typeof body.ask === "string" ? ["ask"] : ["ask", index];
    if (problem) return { ok: false, error: { where: "ask", field, message: problem } };
    if (place) asked.push(place);
  }
  return { ok: true, value: { parameters, trace: traced.value, asked: inDiagramOrder(asked) } };
}

/** One place is one blank: asked twice it would count twice. */
function askedAgain(text: string): Bilingual {
  return { en: `“${text}” asks for the same place again.`, zh: `“${text}” 重复问了同一处。` };
}

function askProblem(
  trace: Trace,
  place: Asked | null,
  text: string,
  kind: "state" | "fields",
): Bilingual | null {
  if (!place) {
    return {
      en: `“${text}” asks nothing that can be read. Write “ack of 2” or “state of server after 3”.`,
      zh: `“${text}” 读不懂在问什么。请写成“ack of 2”或“state of server after 3”。`,
    };
  }
  if (kind === "state" && place.field !== "state") {
    return {
      en: `“${text}” does not ask for a state.`,
      zh: `“${text}” 问的不是状态。`,
    };
  }
  if (truthOf(trace, place) !== null) return null;
  const count = trace.segments.length;
  if (place.segment < 1 || place.segment > count) {
    return {
      en: `“${text}” asks about segment ${place.segment}; this run has segments 1 to ${count}.`,
      zh: `“${text}” 问的是第 ${place.segment} 个报文段，而这次运行只有第 1 到第 ${count} 个。`,
    };
  }
  return {
    en: `“${text}” has no answer: segment ${place.segment} carries no acknowledgment number.`,
    zh: `“${text}” 没有答案：第 ${place.segment} 个报文段不带确认号。`,
  };
}

const FIELD_ORDER = ["flags", "seq", "ack", "len", "state"] as const;

/** Keyboard, table and diagram meet the blanks in one order: by segment, then as a label reads. */
function inDiagramOrder(asked: readonly Asked[]): Asked[] {
  return asked.toSorted(
    (a, b) => a.segment - b.segment || FIELD_ORDER.indexOf(a.field) - FIELD_ORDER.indexOf(b.field),
  );
}

/**
 * Names what an attempt has to know: the same question with the same key is the same variant, and
 * scores once for ever. A question without drawn numbers therefore scores once.
 */
export function variantName(questionId: string, variant: Variant | null): string {
  const key = variant?.asked.map((place) => [place.blank, truthOf(variant.trace, place)]) ?? [];
  return createHash("sha256")
    .update(JSON.stringify([questionId, key]))
    .digest("base64url");
}
