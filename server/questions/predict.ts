import "server-only";
import { z } from "zod";
import type { CellVerdict } from "#contract/cell.ts";
import {
  PREDICTED,
  type PredictAnswer,
  type Predicted,
  type PublicPredict,
  predicted,
  SENDERS,
} from "#contract/kinds/predict.ts";
import type { Ladder } from "#contract/ladder.ts";
import { explainState, stateAfter, type Trace, tellSegment } from "#oracle/index.ts";
import type { How } from "#oracle/run/run.ts";
import { type Asked, readAsk, truthOf } from "./ask.ts";
import { judgeCell, readCell } from "./cell.ts";
import { drawParameters, filled, filledBoth } from "./draw.ts";
import { drawLadder } from "./draw-ladder.ts";
import { type Graded, markOf, type Put, referencesTo, told } from "./judged.ts";
import {
  askedOf,
  bodyOf,
  everyBody,
  everyKey,
  figure,
  type KeyPart,
  keyOf,
  type QuestionKind,
} from "./kind.ts";
import { everySource, figureSource } from "./source-parts.ts";
import { type Drawn, runFigure } from "./variant.ts";

/** A number of a segment, or the name of a parameter that draws it. */
const position = z
  .union([z.int().min(0).max(100), z.string().regex(/^\$[a-z][a-z0-9]*$/)])
  .transform(String);
const parts = z
  .array(predicted)
  .min(1)
  .max(PREDICTED.length)
  .default(["from", "flags", "seq", "ack", "client", "server"]);

const source = z.strictObject({
  kind: z.literal("predict"),
  ...everySource,
  ...figureSource,
  /** The learner sees the run up to this segment and what became of it; 0 shows nothing. */
  shown: position,
  ask: parts,
});
const body = z.strictObject({
  kind: z.literal("predict"),
  ...everyBody,
  figure,
  shown: z.string(),
  ask: z.array(predicted),
});
const key = z.strictObject({ kind: z.literal("predict"), ...everyKey });
type Source = z.infer<typeof source>;
type Body = z.infer<typeof body>;
type Key = z.infer<typeof key>;

/** A run stops behind a segment: what comes next, and where do both ends stand then. */
export const predict = {
  source,
  body,
  key,
  worth: 10,
  gradedByOracle: true,
  split,
  toPublic,
  grade: gradePredict,
  rightAnswer,
  texts: () => [],
  problems: () => [],
  tryVariant({ body, seed }, parameters) {
    const drawn = drawStopped(body, seed, parameters);
    return drawn.ok ? { ok: true, value: drawn.value.trace } : drawn;
  },
  keyOf: keyParts,
} satisfies QuestionKind<Source, Body, Key, PublicPredict, PredictAnswer>;

function split(source: Source): { body: Body; key: Key } {
  const { kind, scenario, figure: title, shown, ask } = source;
  const ordered = PREDICTED.filter((part) => ask.includes(part));
  return {
    body: { kind, ...bodyOf(source), figure: { scenario, title }, shown, ask: ordered },
    key: { kind, ...keyOf(source) },
  };
}

/** A variant: its run, and how much of it is shown. */
type Stopped = { parameters: Record<string, number>; trace: Trace; shown: number };

function drawStopped(
  body: Body,
  seed: number,
  parameters: Record<string, number> = drawParameters(body.parameters, seed),
  how: How = {},
): Drawn<Stopped> {
  const traced = runFigure(body.figure.scenario, parameters, seed, how);
  if (!traced.ok) return traced;
  const shown = Number(filled(body.shown, parameters));
  const count = traced.value.segments.length;
  if (how.mutant === undefined && !(count > 0 && shown <= count)) {
    const message = {
      en: `“shown: ${body.shown}” shows ${shown} segments; this run has ${count}.`,
      zh: `“shown: ${body.shown}”要显示 ${shown} 个报文段，而这次运行只有 ${count} 个。`,
    };
    return { ok: false, error: { where: "shown", message } };
  }
  return { ok: true, value: { parameters, trace: traced.value, shown } };
}

/** The part of the run that the learner sees: nothing that happens behind its last segment. */
function openLadder(body: Body, { parameters, trace, shown }: Stopped): Ladder {
  const title = filledBoth(body.figure.title, parameters);
  return drawLadder({ trace, title, asked: [], mode: "open", upTo: shown });
}

function toPublic(body: Body, seed: number): Drawn<PublicPredict> {
  const drawn = drawStopped(body, seed);
  if (!drawn.ok) return drawn;
  const { trace, shown } = drawn.value;
  const value = {
    kind: body.kind,
    ...askedOf(body, seed),
    parts: body.ask,
    shown,
    last: trace.segments[shown - 1]?.from ?? null,
    ladder: openLadder(body, drawn.value),
  };
  return { ok: true, value };
}

/** The place in the run that a part stands for; `from` has none. */
export function placeOf(part: Predicted, next: number): Asked | null {
  if (part === "from") return null;
  const isEnd = part === "client" || part === "server";
  return readAsk(isEnd ? `state of ${part} after ${next}` : `${part} of ${next}`);
}

/** Grades each part for itself. Where nothing comes next, its flags and numbers are to be left out. */
function gradePredict({ body, key, seed }: Put<Body, Key>, answer: PredictAnswer): Graded {
  const drawn = drawStopped(body, seed);
  if (!drawn.ok) return { status: "not-gradable", error: drawn.error };
  const typed = (part: Predicted) => answer.parts[part] ?? "";
  const unreadable = PREDICTED.filter((part) =>
    body.ask.includes(part) ? !isReadable(part, typed(part)) : answer.parts[part] !== undefined,
  );
  if (unreadable.length > 0) return { status: "unreadable", blanks: unreadable };
  const saysSender = body.ask.includes("from") && SENDERS.some((one) => one === typed("from"));
  const sender = saysSender ? typed("from") : NOBODY;
  const cells = body.ask.map((part) => judgePart(drawn.value, part, typed(part), sender));
  const right = cells.filter((cell) => cell.mark === "right").length;
  const { trace, parameters } = drawn.value;
  const title = filledBoth(body.figure.title, parameters);
  return {
    status: "judged",
    verdict: {
      kind: "predict",
      mark: markOf(right, cells.length),
      right,
      of: cells.length,
      ...told(body, key, seed),
      cells,
      ladder: drawLadder({ trace, title, asked: [], mode: "full" }),
    },
  };
}

function isReadable(part: Predicted, typed: string): boolean {
  if (part === "from") return typed === "" || SENDERS.some((sender) => sender === typed);
  const place = placeOf(part, 1);
  return place !== null && readCell(place.field, typed).as !== "unreadable";
}

/** Where nothing comes, to leave a segment's parts empty is right only for who says so. */
const NOBODY = "nobody";

function judgePart(
  stopped: Stopped,
  part: Predicted,
  typed: string,
  sender: string = NOBODY,
): CellVerdict {
  const { trace, shown } = stopped;
  const next = shown + 1;
  const place = placeOf(part, Math.min(next, trace.segments.length));
  const segment = trace.segments[shown];
  const isState = part === "client" || part === "server";
  if (place !== null && (isState || (segment !== undefined && truthOf(trace, place) !== null))) {
    return { ...judgeCell(trace, place, typed, "either"), blank: part };
  }
  // Who comes next, or a part of what does not come: an ACK that a SYN has not, or nothing at all.
  const truth = part === "from" ? (segment?.from ?? NOBODY) : "";
  const isOfNothing = segment === undefined && part !== "from" && sender !== NOBODY;
  const why = segment === undefined ? nothingMore(stopped) : tellSegment(trace, next);
  return {
    blank: part,
    segment: Math.min(next, trace.segments.length),
    mark: typed === truth && !isOfNothing ? "right" : "wrong",
    form: "plain",
    given: typed === "" ? null : typed,
    truth: { absolute: truth, relative: null },
    because: { absolute: why.because, relative: why.because },
    rules: referencesTo(why.rules),
  };
}

/** Nothing comes any more: both ends stay, or only wait. */
function nothingMore({ trace, shown }: Stopped) {
  const client = stateAfter(trace, "client", shown);
  const server = stateAfter(trace, "server", shown);
  const because = {
    en: `Nobody has anything left to send: the client is in ${client}, the server in ${server}.`,
    zh: `双方都没有要发的了：客户端处于 ${client}，服务器处于 ${server}。`,
  };
  return { because, rules: explainState(trace, "client", shown).rules };
}

function keyParts(body: Body, seed: number, how?: How): Drawn<KeyPart[]> {
  const drawn = drawStopped(body, seed, undefined, how);
  if (!drawn.ok) return drawn;
  const { trace, shown } = drawn.value;
  const segment = trace.segments[shown];
  const value = body.ask.map((part): KeyPart => {
    if (part === "from") return [part, segment?.from ?? NOBODY];
    const isState = part === "client" || part === "server";
    const place = placeOf(part, Math.min(shown + 1, trace.segments.length));
    const has = isState ? trace.segments.length >= shown : segment !== undefined;
    return [part, place && has ? truthOf(trace, place) : null];
  });
  return { ok: true, value };
}

function rightAnswer({ body, seed }: Put<Body, Key>): Drawn<PredictAnswer> {
  const drawn = drawStopped(body, seed);
  if (!drawn.ok) return drawn;
  const cells = body.ask.map((part) => judgePart(drawn.value, part, ""));
  const parts = Object.fromEntries(cells.map(({ blank, truth }) => [blank, truth.absolute]));
  return { ok: true, value: predictAnswerOf(parts) };
}

function predictAnswerOf(parts: Readonly<Record<string, string>>): PredictAnswer {
  const known = PREDICTED.flatMap((part) => {
    const value = parts[part];
    return value === undefined ? [] : [[part, value] as const];
  });
  return { kind: "predict", parts: Object.fromEntries(known) };
}
