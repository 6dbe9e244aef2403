import "server-only";
import { z } from "zod";
import type { CellVerdict } from "#contract/cell.ts";
import type { Problem } from "#contract/desk.ts";
import {
  type AskedLine,
  type CodeAnswer,
  LANGUAGES,
  NOTHING,
  type PublicCode,
} from "#contract/kinds/code.ts";
import { STATE_NAMES } from "#contract/tcp.ts";
import { bilingual } from "#contract/text.ts";
import { type State, type Trace, tellSegment, tellTransition } from "#oracle/index.ts";
import type { How } from "#oracle/run/run.ts";
import { drawParameters, filledBoth } from "../draw.ts";
import { drawLadder } from "../draw-ladder.ts";
import { type Graded, markOf, type Put, referencesTo, told } from "../judged.ts";
import {
  askedOf,
  bodyOf,
  everyBody,
  everyKey,
  type KeyPart,
  keyOf,
  type QuestionKind,
} from "../kind.ts";
import { everySource, figureSource } from "../source-parts.ts";
import type { Drawn } from "../variant.ts";
import { type Locate, problemAt } from "../yaml.ts";
import { highlighted } from "./highlight.ts";
import {
  type Caused,
  causedBy,
  notMarked,
  type Programs,
  playPrograms,
  readPrograms,
} from "./programs.ts";

const programText = z.string().trim().min(1).max(4000);
const programs = z.strictObject({ client: programText, server: programText });
const language = z.enum(LANGUAGES);

const source = z.strictObject({
  kind: z.literal("code"),
  ...everySource,
  figure: figureSource.figure,
  language,
  /** Lines that call TCP end in a marker with what they do: `#: at 0ms client open`. */
  programs,
  /** Settings and faults of the run; its events stand in the programs. */
  scenario: z.string().max(2000).default(""),
  /** `segment of client 3`, `state of server 5`: by the lines of a program. */
  ask: z.array(z.string().max(40)).min(1).max(8),
});
const body = z.strictObject({
  kind: z.literal("code"),
  ...everyBody,
  language,
  programs,
  scenario: z.string(),
  title: bilingual,
  ask: z.array(z.string()),
});
const key = z.strictObject({ kind: z.literal("code"), ...everyKey });
type Source = z.infer<typeof source>;
type Body = z.infer<typeof body>;
type Key = z.infer<typeof key>;

/** Two socket programs: which call causes which segment, and which state. */
export const code = {
  source,
  body,
  key,
  worth: 10,
  gradedByOracle: true,
  split,
  toPublic,
  grade: gradeCode,
  rightAnswer,
  texts: () => [],
  problems: checkAsk,
  tryVariant({ body, seed }, parameters) {
    const drawn = drawCode(body, seed, parameters);
    return drawn.ok ? { ok: true, value: drawn.value.trace } : drawn;
  },
  keyOf: keyParts,
} satisfies QuestionKind<Source, Body, Key, PublicCode, CodeAnswer>;

function split(source: Source): { body: Body; key: Key } {
  const { kind, language, programs, scenario, figure: title, ask } = source;
  return {
    body: { kind, ...bodyOf(source), language, programs, scenario, title, ask },
    key: { kind, ...keyOf(source) },
  };
}

const ASK = /^(segment|state) of (client|server) (\d{1,2})$/;

function readLine(text: string): AskedLine | null {
  const found = ASK.exec(text.trim().replace(/\s+/g, " "));
  if (!found || Number(found[3]) < 1) return null;
  const end = found[2] === "client" ? "client" : "server";
  const of = found[1] === "state" ? "state" : "segment";
  const line = Number(found[3]);
  return { blank: `${end}.${line}.${of}`, end, line, of };
}

function checkAsk({ ask }: Source, locate: Locate): Problem[] {
  return ask.flatMap((text, index) =>
    readLine(text) && ask.indexOf(text) === index
      ? []
      : [
          problemAt(locate(["ask", index]), `ask.${index}`, {
            en: `“${text}” asks nothing new that can be read. Write “segment of client 3” or “state of server 5”.`,
            zh: `“${text}” 读不懂，或者重复了。请写成“segment of client 3”或“state of server 5”。`,
          }),
        ],
  );
}

type Judgeable = AskedLine & Pick<Caused, "segment" | "transition"> & { readonly state: State };
type Variant = {
  readonly parameters: Record<string, number>;
  readonly trace: Trace;
  readonly programs: Programs;
  readonly lines: readonly Judgeable[];
};

function drawCode(
  body: Body,
  seed: number,
  parameters: Record<string, number> = drawParameters(body.parameters, seed),
  how: How = {},
): Drawn<Variant> {
  const { language, scenario } = body;
  const programs = readPrograms(language, body.programs, parameters);
  const played = playPrograms(scenario, programs, parameters, seed, how);
  if (!played.ok) return played;
  const trace = played.value;
  const lines: Judgeable[] = [];
  for (const [index, text] of body.ask.entries()) {
    const line = readLine(text);
    if (line === null) continue;
    const caused = causedBy(scenario, programs, trace, line, { parameters, seed, how });
    if (!caused.ok) return { ok: false, error: { ...caused.error, field: ["ask", index] } };
    const { segment, state, transition } = caused.value;
    if (line.of === "state" && state === null) {
      return { ok: false, error: { ...notMarked(line), field: ["ask", index] } };
    }
    lines.push({ ...line, segment, transition, state: state ?? trace.initial[line.end] });
  }
  return { ok: true, value: { parameters, trace, programs, lines } };
}

function toPublic(body: Body, seed: number): Drawn<PublicCode> {
  const drawn = drawCode(body, seed);
  if (!drawn.ok) return drawn;
  const { parameters, trace, programs, lines } = drawn.value;
  const { kind, language } = body;
  const title = filledBoth(body.title, parameters);
  const value = {
    kind,
    ...askedOf(body, seed),
    language,
    programs: {
      client: highlighted(language, programs.shown.client),
      server: highlighted(language, programs.shown.server),
    },
    lines: lines.map(({ blank, end, line, of }) => ({ blank, end, line, of })),
    ladder: drawLadder({ trace, title, asked: [], mode: "full", bare: true }),
  };
  return { ok: true, value };
}

function truthOfLine({ of, segment, state }: Judgeable): string {
  if (of === "state") return state;
  return segment === null ? NOTHING : String(segment);
}

function gradeCode({ body, key, seed }: Put<Body, Key>, answer: CodeAnswer): Graded {
  const drawn = drawCode(body, seed);
  if (!drawn.ok) return { status: "not-gradable", error: drawn.error };
  const { parameters, trace, lines } = drawn.value;
  const typed = (blank: string) => (answer.blanks[blank] ?? "").trim();
  const known = new Set(lines.map(({ blank }) => blank));
  const unreadable = [
    ...lines.filter((line) => !isReadable(line, typed(line.blank))).map(({ blank }) => blank),
    ...Object.keys(answer.blanks).filter((blank) => !known.has(blank)),
  ];
  if (unreadable.length > 0) return { status: "unreadable", blanks: unreadable };
  const cells = lines.map((line) => judgeLine(trace, line, typed(line.blank)));
  const right = cells.filter(({ mark }) => mark === "right").length;
  const title = filledBoth(body.title, parameters);
  return {
    status: "judged",
    verdict: {
      kind: "code",
      mark: markOf(right, cells.length),
      right,
      of: cells.length,
      ...told(body, key, seed),
      cells,
      ladder: drawLadder({ trace, title, asked: [], mode: "full" }),
    },
  };
}

function isReadable({ of }: AskedLine, typed: string): boolean {
  if (typed === "") return true;
  if (of === "state") return STATE_NAMES.some((name) => name === typed);
  return typed === NOTHING || /^[1-9]\d{0,2}$/.test(typed);
}

function judgeLine(trace: Trace, line: Judgeable, typed: string): CellVerdict {
  const truth = truthOfLine(line);
  const { because, rules } = whyOf(trace, line);
  return {
    blank: line.blank,
    segment: line.segment ?? 0,
    mark: typed === truth ? "right" : "wrong",
    form: "plain",
    given: typed === "" ? null : typed,
    truth: { absolute: truth, relative: null },
    because: { absolute: because, relative: because },
    rules: referencesTo(rules),
  };
}

function whyOf(trace: Trace, { of, segment, transition, end, state }: Judgeable) {
  if (of === "segment" && segment !== null) return tellSegment(trace, segment);
  if (of === "state" && transition !== null) return tellTransition(trace, transition);
  const because =
    of === "state"
      ? {
          en: `The call moves nothing: the ${end} is in ${state} as before.`,
          zh: `这个调用不改变状态：${end === "client" ? "客户端" : "服务器"}仍处于 ${state}。`,
        }
      : {
          en: "The call changes what the host knows or takes what has come; no segment leaves because of it.",
          zh: "这个调用只改变本机的状态，或者取走已经到达的数据，不会因此发出报文段。",
        };
  return { because, rules: [] };
}

function keyParts(body: Body, seed: number, how?: How): Drawn<KeyPart[]> {
  const drawn = drawCode(body, seed, undefined, how);
  if (!drawn.ok) return drawn;
  const { trace, lines } = drawn.value;
  const value = lines.map((line): KeyPart => {
    const { flags, seq, ack } = trace.segments[(line.segment ?? 0) - 1] ?? {};
    return [line.blank, line.of === "state" ? line.state : [line.segment, flags, seq, ack]];
  });
  return { ok: true, value };
}

function rightAnswer({ body, seed }: Put<Body, Key>): Drawn<CodeAnswer> {
  const drawn = drawCode(body, seed);
  if (!drawn.ok) return drawn;
  const blanks = drawn.value.lines.map((line) => [line.blank, truthOfLine(line)] as const);
  return { ok: true, value: { kind: "code", blanks: Object.fromEntries(blanks) } };
}
