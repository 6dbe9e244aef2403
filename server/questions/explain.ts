import "server-only";
import { z } from "zod";
import type { Topic } from "#contract/asked.ts";
import type { Problem } from "#contract/desk.ts";
import type { ExplainAnswer, ExplainVerdict, PublicExplain } from "#contract/kinds/explain.ts";
import type { Ladder } from "#contract/ladder.ts";
import { bilingual } from "#contract/text.ts";
import { type Explained, explain as read } from "../explain/explain.ts";
import type { ExplainedClaim } from "../explain/explained-claim.ts";
import { coveredPoints, keyPoint, unknownStatements } from "../explain/points.ts";
import { knownWords, readSoon } from "../explain/words/known-words.ts";
import { drawFigure, type Graded, markOf, type Put, referencesTo, told } from "./judged.ts";
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
import { runIllustration } from "./variant.ts";
import { type Locate, problemAt } from "./yaml.ts";

const source = z.strictObject({
  kind: z.literal("explain"),
  ...everySource,
  ...illustrated,
  /** What a good answer says: shown after the answer, and covers every point. */
  worked: text,
  points: z.array(keyPoint).min(1).max(12),
});
const body = z.strictObject({ kind: z.literal("explain"), ...everyBody });
const key = z.strictObject({
  kind: z.literal("explain"),
  ...everyKey,
  worked: bilingual,
  points: z.array(keyPoint),
  figure: figure.nullable(),
});
type Source = z.infer<typeof source>;
type Body = z.infer<typeof body>;
type Key = z.infer<typeof key>;

/** An answer in one's own words, judged claim by claim by the oracle. */
export const explain = {
  source,
  body,
  key,
  worth: 8,
  gradedByOracle: true,
  withoutMutants: "judged-by-claims",
  split,
  toPublic: (body, seed) => {
    readSoon();
    return { ok: true, value: { kind: body.kind, ...askedOf(body, seed) } };
  },
  grade,
  rightAnswer: ({ key }, locale) => ({
    ok: true,
    value: { kind: "explain", text: key.worked[locale] },
  }),
  texts,
  problems,
  tryVariant: ({ key, seed }, parameters) => runIllustration(key.figure, parameters, seed),
  keyOf: () => ({ ok: true, value: [] }),
} satisfies QuestionKind<Source, Body, Key, PublicExplain, ExplainAnswer>;

function split(source: Source): { body: Body; key: Key } {
  const { kind, worked, points } = source;
  return {
    body: { kind, ...bodyOf(source) },
    key: { kind, ...keyOf(source), worked, points, figure: figureOf(source) },
  };
}

function texts({ worked, points }: Source): TextAt[] {
  return [
    [["worked"], worked],
    ...points.map(({ text }, index): TextAt => [["points", index, "text"], text]),
  ];
}

const RUN_TITLE = { en: "The run behind this claim", zh: "这条说法对应的运行" };

const OPENING: readonly Topic[] = [
  "handshake",
  "sequence-numbers",
  "options",
  "syn-queue",
  "sockets",
];

/**
 * Reads an answer to a question: its claims with their verdicts, and the key points it covers.
 * @returns null when it is beyond the limits
 */
export function explainAnswer(
  { topic, prompt, points }: Pick<Source, "topic" | "prompt" | "points">,
  answer: string,
): { explained: Explained; covered: ReadonlySet<string> } | null {
  const phase = OPENING.includes(topic) ? "open" : "close";
  const explained = read(answer, { phase, prompts: [prompt.zh, prompt.en] }, knownWords());
  if (!explained.ok) return null;
  const { judged, first } = explained.value;
  return { explained: explained.value, covered: coveredPoints(points, judged, first) };
}

function grade({ body, key, seed }: Put<Body, Key>, answer: ExplainAnswer): Graded {
  const { topic, prompt } = body;
  const { points, worked } = key;
  const read =
    answer.text.trim() === "" ? null : explainAnswer({ topic, prompt, points }, answer.text);
  if (read === null) return { status: "unreadable", blanks: ["text"] };
  const ladder = drawFigure(key.figure, body, seed);
  if (!ladder.ok) return { status: "not-gradable", error: ladder.error };
  const { claims } = read.explained;
  const of = points.length;
  const isWrong = claims.some(({ verdict }) => verdict === "wrong");
  // Whoever says all that matters and something false beside it has not answered well.
  const right = Math.min(read.covered.size, isWrong ? of - 1 : of);
  return {
    status: "judged",
    verdict: {
      kind: "explain",
      mark: markOf(right, of),
      right,
      of,
      ...told(body, key, seed),
      ladder: ladder.value,
      text: answer.text,
      ...shownClaims(claims),
      points: points.map(({ id, text }) => ({ id, covered: read.covered.has(id), text })),
      worked,
    },
  };
}

/** The claims with their reasons, and the runs behind them. A scenario of the oracle always runs. */
export function shownClaims(
  claims: readonly ExplainedClaim[],
): Pick<ExplainVerdict, "claims" | "runs"> {
  const scenarios = [...new Set(claims.flatMap(({ scenario }) => scenario ?? []))];
  const runs = scenarios.flatMap((text): { text: string; ladder: Ladder }[] => {
    const figure = { scenario: text, title: RUN_TITLE };
    const drawn = drawFigure(figure, { parameters: {} }, 0);
    return drawn.ok && drawn.value ? [{ text, ladder: drawn.value }] : [];
  });
  const shown = claims.map(({ start, end, verdict, rule, because, scenario }) => {
    const [reference] = rule === null ? [] : referencesTo([rule]);
    const run = runs.findIndex(({ text }) => text === scenario);
    return {
      ...{ start, end, verdict, because },
      rule: reference ?? null,
      run: run < 0 ? null : run,
      found: "vocabulary" as const,
    };
  });
  return { claims: shown, runs: runs.map(({ ladder }) => ladder) };
}

function problems({ points, worked, topic, prompt }: Source, locate: Locate): Problem[] {
  const at = (path: string[], message: { en: string; zh: string }): Problem =>
    problemAt(locate(path), path.join("."), message);
  const unknown = unknownStatements(points).map((name) =>
    at(["points"], { en: `There is no statement ${name}.`, zh: `没有名为 ${name} 的说法。` }),
  );
  const missing = (["zh", "en"] as const).flatMap((language) => {
    const covered = explainAnswer({ topic, prompt, points }, worked[language])?.covered;
    const left = points.filter(({ id }) => covered?.has(id) !== true).map(({ id }) => id);
    if (left.length === 0) return [];
    return at(["worked", language], {
      en: `The worked answer does not cover: ${left.join(", ")}.`,
      zh: `参考答案没有覆盖要点：${left.join("、")}。`,
    });
  });
  return [...unknown, ...missing];
}
