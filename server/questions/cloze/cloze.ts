import "server-only";
import { z } from "zod";
import type { Problem } from "#contract/desk.ts";
import {
  blankTakes,
  type ClozeAnswer,
  type ClozeBlankVerdict,
  MAX_BLANKS,
  type PublicCloze,
} from "#contract/kinds/cloze.ts";
import { readFlagNames } from "#contract/spelling.ts";
import { type Bilingual, bilingual, type Locale } from "#contract/text.ts";
import { drawParameters, filledBoth, namesIn } from "../draw.ts";
import { drawFigure, type Graded, markOf, type Put, told } from "../judged.ts";
import {
  askedOf,
  bodyOf,
  everyBody,
  everyKey,
  figure,
  figureOf,
  keyOf,
  type QuestionKind,
} from "../kind.ts";
import { everySource, illustrated, text } from "../source-parts.ts";
import { type Drawn, runIllustration } from "../variant.ts";
import { type Locate, problemAt } from "../yaml.ts";
import { clozeBlank, judgeBlank, roomFor, takesOf, truthOf } from "./blank.ts";
import { blanksIn, piecesOf } from "./pieces.ts";

const source = z.strictObject({
  kind: z.literal("cloze"),
  ...everySource,
  ...illustrated,
  /** Running text in both languages with `{{id}}` at the blanks. */
  text,
  blanks: z.record(z.string().regex(/^[a-z0-9-]{1,40}$/), clozeBlank),
});
const body = z.strictObject({
  kind: z.literal("cloze"),
  ...everyBody,
  text: bilingual,
  blanks: z.array(z.strictObject({ id: z.string(), takes: blankTakes, room: z.int() })),
});
const key = z.strictObject({
  kind: z.literal("cloze"),
  ...everyKey,
  fills: z.record(z.string(), clozeBlank),
  figure: figure.nullable(),
});
type Source = z.infer<typeof source>;
type Body = z.infer<typeof body>;
type Key = z.infer<typeof key>;

/** Blanks in a sentence; every usual spelling and the words of both languages count. */
export const cloze = {
  source,
  body,
  key,
  worth: 6,
  gradedByOracle: false,
  split,
  toPublic,
  grade: gradeCloze,
  rightAnswer,
  texts: ({ text }) => [[["text"], text]],
  problems: checkBlanks,
  tryVariant: ({ key, seed }, parameters) => runIllustration(key.figure, parameters, seed),
  keyOf: () => ({ ok: true, value: [] }),
} satisfies QuestionKind<Source, Body, Key, PublicCloze, ClozeAnswer>;

function split(source: Source): { body: Body; key: Key } {
  const { kind, text, blanks } = source;
  const shown = Object.entries(blanks).map(([id, blank]) => ({
    id,
    takes: takesOf(blank),
    room: roomFor(blank),
  }));
  return {
    body: { kind, ...bodyOf(source), text, blanks: shown },
    key: { kind, ...keyOf(source), fills: blanks, figure: figureOf(source) },
  };
}

/** Each blank stands once in each language, and everything that fills one can be read. */
function checkBlanks({ text, blanks, parameters }: Source, locate: Locate): Problem[] {
  const problems: Problem[] = [];
  const refuse = (path: PropertyKey[], message: Bilingual) =>
    problems.push(problemAt(locate(path), path.join("."), message));
  const ids = Object.keys(blanks);
  if (ids.length === 0 || ids.length > MAX_BLANKS) {
    refuse(["blanks"], {
      en: `There are ${ids.length} blanks; 1 to ${MAX_BLANKS} can be asked.`,
      zh: `共有 ${ids.length} 个空，可以问 1 到 ${MAX_BLANKS} 个。`,
    });
  }
  for (const language of ["zh", "en"] as const) {
    const found = blanksIn(text[language]);
    const missing = ids.find((id) => !found.includes(id));
    const unknown = found.find((id, index) => !ids.includes(id) || found.indexOf(id) < index);
    if (missing === undefined && unknown === undefined) continue;
    refuse(["text", language], {
      en: `Each blank must stand once: “${missing ?? unknown}” does not.`,
      zh: `每个空要恰好出现一次：“${missing ?? unknown}”不是。`,
    });
  }
  for (const [id, blank] of Object.entries(blanks)) {
    if ("flags" in blank && readFlagNames(blank.flags) === null) {
      refuse(["blanks", id], {
        en: `“${blank.flags}” are no flags. Write “SYN, ACK”.`,
        zh: `“${blank.flags}”不是标志位。请写成“SYN, ACK”。`,
      });
    }
    const unknown = "number" in blank ? namesIn(String(blank.number)) : [];
    for (const name of unknown.filter((one) => !Object.hasOwn(parameters, one))) {
      refuse(["blanks", id], {
        en: `$${name} is not among the parameters.`,
        zh: `参数里没有 $${name}。`,
      });
    }
  }
  return problems;
}

function toPublic(body: Body, seed: number): Drawn<PublicCloze> {
  const { zh, en } = filledBoth(body.text, drawParameters(body.parameters, seed));
  const text = { zh: piecesOf(zh), en: piecesOf(en) };
  const blanks = body.blanks.map(({ id, takes, room }) => ({ id, takes, room }));
  return { ok: true, value: { kind: body.kind, ...askedOf(body, seed), text, blanks } };
}

/**
 * Grades the blanks of a text. A state, flags or a number that cannot be read as such judges nothing
 * and tells nothing about the others. A blank left empty is wrong.
 */
export function gradeCloze({ body, key, seed }: Put<Body, Key>, answer: ClozeAnswer): Graded {
  const values = drawParameters(body.parameters, seed);
  const unreadable: string[] = [];
  const judged: ClozeBlankVerdict[] = [];
  for (const { id } of body.blanks) {
    const fill = key.fills[id];
    if (!fill) throw new Error(`${body.slug}: nothing fills blank ${id}`);
    const typed = (answer.blanks[id] ?? "").trim();
    const right = typed === "" ? false : judgeBlank(fill, typed, values);
    if (right === null) unreadable.push(id);
    const given = typed === "" ? null : typed;
    judged.push({ id, mark: right ? "right" : "wrong", given, truth: truthOf(fill, values) });
  }
  const known = new Set(body.blanks.map(({ id }) => id));
  unreadable.push(...Object.keys(answer.blanks).filter((id) => !known.has(id)));
  if (unreadable.length > 0) return { status: "unreadable", blanks: unreadable };
  const ladder = drawFigure(key.figure, body, seed);
  if (!ladder.ok) return { status: "not-gradable", error: ladder.error };
  const right = judged.filter(({ mark }) => mark === "right").length;
  return {
    status: "judged",
    verdict: {
      kind: "cloze",
      mark: markOf(right, judged.length),
      right,
      of: judged.length,
      ...told(body, key, seed),
      blanks: judged,
      ladder: ladder.value,
    },
  };
}

function rightAnswer({ body, key, seed }: Put<Body, Key>, locale: Locale): Drawn<ClozeAnswer> {
  const values = drawParameters(body.parameters, seed);
  const filled = Object.entries(key.fills).map(([id, fill]) => [id, truthOf(fill, values)[locale]]);
  return { ok: true, value: { kind: "cloze", blanks: Object.fromEntries(filled) } };
}
