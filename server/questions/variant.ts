import "server-only";
import { createHash } from "node:crypto";
import type { Bilingual } from "#contract/text.ts";
import { describeRunError, describeScenarioError, run, type Trace } from "#oracle/index.ts";
import type { How } from "#oracle/run/run.ts";
import { type Asked, readAsk, truthOf } from "./ask.ts";
import { drawParameters, filled } from "./draw.ts";
import type { KeyPart } from "./kind.ts";
import { parsedScenario } from "./parsed-scenario.ts";
import type { Parameter } from "./source-parts.ts";

/** Why a question cannot be asked with these numbers. */
export type NotGradable = {
  /** The field of the source: `scenario`, `ask`, or another of its kind's own. */
  where: string;
  /** The very field, where `where` holds several. */
  field?: PropertyKey[];
  message: Bilingual;
  /** The place inside the scenario, its first line being 1. */
  at?: { line: number; column: number };
};

/** What a seed led to, or why it led to nothing. */
export type Drawn<T> = { ok: true; value: T } | { ok: false; error: NotGradable };

/** A question with its numbers drawn and its run computed. */
export type Variant = {
  parameters: Record<string, number>;
  trace: Trace;
  asked: Asked[];
};

/** A wrong machine may talk for ever; what lies far behind the last true segment answers nothing. */
const WRONG_RUN = { segments: 300, events: 3_000 };

/** True runs that were played lately: to judge an answer asks for the same one several times. */
const played = new Map<string, Drawn<Trace>>();
const KEPT = 128;

/**
 * Runs a scenario with the parameters that a seed draws, as the RFC says or as a mutant believes.
 * The true run is kept for a while, so whoever gets it must not change it.
 */
export function runFigure(
  scenario: string,
  parameters: Readonly<Record<string, number>>,
  seed: number,
  how: How = {},
): Drawn<Trace> {
  if (how.mutant || how.profile) return play(scenario, parameters, seed, how);
  const name = `${seed} ${JSON.stringify(parameters)} ${scenario}`;
  const before = played.get(name);
  if (before) return before;
  const traced = play(scenario, parameters, seed, how);
  const [oldest] = played.keys();
  if (played.size >= KEPT && oldest !== undefined) played.delete(oldest);
  played.set(name, traced);
  return traced;
}

function play(
  scenario: string,
  parameters: Readonly<Record<string, number>>,
  seed: number,
  how: How,
): Drawn<Trace> {
  const parsed = parsedScenario(scenario);
  if (!parsed.ok) {
    const message = describeScenarioError(parsed.error);
    return { ok: false, error: { where: "scenario", message, at: parsed.error } };
  }
  const traced = run(parsed.value, parameters, seed, how.mutant ? WRONG_RUN : {}, how);
  if (traced.ok) return { ok: true, value: traced.value };
  const message = describeRunError(traced.error);
  const at = "line" in traced.error && { at: { line: traced.error.line, column: 1 } };
  return { ok: false, error: { where: "scenario", message, ...at } };
}

/** Runs what only illustrates a question, if anything does. */
export function runIllustration(
  figure: { scenario: string } | null,
  parameters: Record<string, number>,
  seed: number,
): Drawn<Trace | null> {
  return figure ? runFigure(figure.scenario, parameters, seed) : { ok: true, value: null };
}

/** The half of a question that asks about places in a run. */
export type AskingBody = {
  kind: "state" | "fields";
  parameters: Record<string, Parameter>;
  figure: { scenario: string };
  ask: string | string[];
};

/**
 * Keeps what was drawn last for each body: to judge one answer asks for the same variant several
 * times. What is drawn must not be changed by who gets it.
 */
export function rememberLast<Body extends object, T>(
  draw: (body: Body, seed: number) => T,
): (body: Body, seed: number) => T {
  const kept = new WeakMap<Body, { seed: number; drawn: T }>();
  return (body, seed) => {
    const last = kept.get(body);
    if (last?.seed === seed) return last.drawn;
    const drawn = draw(body, seed);
    kept.set(body, { seed, drawn });
    return drawn;
  };
}

/** Draws the variant of a question about a run. The same seed gives the same variant. */
export const drawVariant = rememberLast((body: AskingBody, seed: number) =>
  drawVariantWith(body, seed, drawParameters(body.parameters, seed)),
);

/** The same with numbers that no seed need draw: the smallest and greatest, for the gate. */
export function drawVariantWith(
  body: AskingBody,
  seed: number,
  parameters: Record<string, number>,
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
 * What has to be known to answer a question about a run, in the order of its diagram. In a mutant's
 * run a place may be missing: nothing stands for it.
 */
export function placesOf(body: AskingBody, seed: number, how?: How): Drawn<KeyPart[]> {
  const drawn = drawVariant(body, seed);
  if (!drawn.ok) return drawn;
  const { asked, parameters } = drawn.value;
  const traced = how ? runFigure(body.figure.scenario, parameters, seed, how) : null;
  if (traced && !traced.ok) return traced;
  const trace = traced?.value ?? drawn.value.trace;
  return { ok: true, value: asked.map((place) => [place.blank, truthOf(trace, place)]) };
}

/**
 * Names what an attempt has to know: the same question with the same key is the same variant, and
 * scores once for ever. A question without drawn numbers therefore scores once.
 */
export function variantName(questionId: string, key: readonly KeyPart[]): string {
  return createHash("sha256")
    .update(JSON.stringify([questionId, key]))
    .digest("base64url");
}
