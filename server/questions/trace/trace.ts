import "server-only";
import { z } from "zod";
import type { CellVerdict } from "#contract/cell.ts";
import type { Problem } from "#contract/desk.ts";
import type { PublicTrace, TraceAnswer } from "#contract/kinds/trace.ts";
import type { Trace } from "#oracle/index.ts";
import { MUTANTS, type MutantId } from "#oracle/mutants/mutants.ts";
import type { How } from "#oracle/run/run.ts";
import { drawOneOf, drawParameters, filledBoth } from "../draw.ts";
import { drawLadder } from "../draw-ladder.ts";
import { type Graded, markOf, type Put, referencesTo, told } from "../judged.ts";
import {
  askedOf,
  bodyOf,
  everyBody,
  everyKey,
  figure,
  type KeyPart,
  keyOf,
  type QuestionKind,
} from "../kind.ts";
import { everySource, figureSource } from "../source-parts.ts";
import { type Drawn, rememberLast } from "../variant.ts";
import { type Locate, problemAt } from "../yaml.ts";
import { type Flawed, flawedRun } from "./flawed.ts";

const source = z.strictObject({
  kind: z.literal("trace"),
  ...everySource,
  ...figureSource,
  /** Misconceptions, one of which has sent the wrong segment of a variant. */
  wrong: z.array(z.string().max(60)).min(1).max(20),
});
const body = z.strictObject({
  kind: z.literal("trace"),
  ...everyBody,
  figure,
  wrong: z.array(z.string()),
});
const key = z.strictObject({ kind: z.literal("trace"), ...everyKey });
type Source = z.infer<typeof source>;
type Body = z.infer<typeof body>;
type Key = z.infer<typeof key>;

/** A capture with one wrong segment in it: which, and what is wrong with it. */
export const trace = {
  source,
  body,
  key,
  worth: 10,
  gradedByOracle: true,
  withoutMutants: "shows-one",
  split,
  toPublic,
  grade: gradeTrace,
  rightAnswer,
  texts: () => [],
  problems: checkWrong,
  tryVariant,
  keyOf: keyParts,
} satisfies QuestionKind<Source, Body, Key, PublicTrace, TraceAnswer>;

function split(source: Source): { body: Body; key: Key } {
  const { kind, scenario, figure: title, wrong } = source;
  return {
    body: { kind, ...bodyOf(source), figure: { scenario, title }, wrong },
    key: { kind, ...keyOf(source) },
  };
}

function isMutant(id: string): id is MutantId {
  return Object.hasOwn(MUTANTS, id);
}

function checkWrong({ wrong }: Source, locate: Locate): Problem[] {
  return wrong.flatMap((id, index) =>
    isMutant(id)
      ? []
      : [
          problemAt(locate(["wrong", index]), `wrong.${index}`, {
            en: `“${id}” is no known misconception. “npm run -s oracle -- mutants” lists them.`,
            zh: `没有名为“${id}”的误解。用“npm run -s oracle -- mutants”可以列出全部。`,
          }),
        ],
  );
}

type Variant = Flawed & { readonly parameters: Record<string, number>; readonly mutant: MutantId };

const drawVariant = rememberLast((body: Body, seed: number): Drawn<Variant> => {
  const mutant = drawOneOf(body.wrong.filter(isMutant), seed, "wrong");
  if (mutant === undefined) throw new Error(`${body.slug}: names no misconception`);
  const parameters = drawParameters(body.parameters, seed);
  const drawn = flawedRun(body.figure.scenario, parameters, seed, mutant);
  return drawn.ok ? { ok: true, value: { ...drawn.value, parameters, mutant } } : drawn;
});

/** For the gate: every misconception that the question names must show in the run. */
function tryVariant(
  { body, seed }: Put<Body, Key>,
  parameters: Record<string, number>,
): Drawn<Trace | null> {
  let run: Trace | null = null;
  for (const [index, mutant] of body.wrong.filter(isMutant).entries()) {
    const drawn = flawedRun(body.figure.scenario, parameters, seed, mutant);
    if (!drawn.ok) {
      const { error } = drawn;
      return error.where === "wrong"
        ? { ok: false, error: { ...error, field: ["wrong", index] } }
        : drawn;
    }
    run = drawn.value.capture;
  }
  return { ok: true, value: run };
}

function captured(body: Body, { capture, parameters }: Variant) {
  const title = filledBoth(body.figure.title, parameters);
  return drawLadder({ trace: capture, title, asked: [], mode: "full", bare: true });
}

function toPublic(body: Body, seed: number): Drawn<PublicTrace> {
  const drawn = drawVariant(body, seed);
  if (!drawn.ok) return drawn;
  const ladder = captured(body, drawn.value);
  return { ok: true, value: { kind: body.kind, ...askedOf(body, seed), ladder } };
}

function gradeTrace({ body, key, seed }: Put<Body, Key>, answer: TraceAnswer): Graded {
  const drawn = drawVariant(body, seed);
  if (!drawn.ok) return { status: "not-gradable", error: drawn.error };
  const { capture, segment, flaws, because, rule, truth, parameters, mutant } = drawn.value;
  if (answer.segment > capture.segments.length) {
    return { status: "unreadable", blanks: ["segment"] };
  }
  const found = answer.segment === segment;
  const cell = (blank: string, isRight: boolean, given: string, right: string): CellVerdict => ({
    blank,
    segment,
    mark: isRight ? "right" : "wrong",
    form: "plain",
    given,
    truth: { absolute: right, relative: null },
    because: { absolute: because, relative: because },
    rules: referencesTo([rule]),
  });
  // What is wrong with another segment is not what was asked.
  const named = found && flaws.some((flaw) => flaw === answer.flaw);
  const cells = [
    cell("segment", found, String(answer.segment), String(segment)),
    cell("flaw", named, answer.flaw, flaws[0] ?? "not-sent"),
  ];
  const right = cells.filter(({ mark }) => mark === "right").length;
  const title = filledBoth(body.figure.title, parameters);
  return {
    status: "judged",
    verdict: {
      kind: "trace",
      mark: markOf(right, cells.length),
      right,
      of: cells.length,
      ...told(body, key, seed),
      cells,
      belief: MUTANTS[mutant].sentence,
      ladder: drawLadder({ trace: truth, title, asked: [], mode: "full" }),
    },
  };
}

/** The wrong segment comes from a misconception: that of the question, not that of a learner. */
function keyParts(body: Body, seed: number, _how?: How): Drawn<KeyPart[]> {
  const drawn = drawVariant(body, seed);
  if (!drawn.ok) return drawn;
  const { capture, segment, flaws } = drawn.value;
  const { flags, seq, ack } = capture.segments[segment - 1] ?? {};
  const value: KeyPart[] = [
    ["segment", [segment, flags, seq, ack]],
    ["flaw", flaws],
  ];
  return { ok: true, value };
}

function rightAnswer({ body, seed }: Put<Body, Key>): Drawn<TraceAnswer> {
  const drawn = drawVariant(body, seed);
  if (!drawn.ok) return drawn;
  const { segment, flaws } = drawn.value;
  return { ok: true, value: { kind: "trace", segment, flaw: flaws[0] ?? "not-sent" } };
}
