import { open as openFile, readFile } from "node:fs/promises";
import type { Sentence } from "#oracle/index.ts";
import { generateVocabulary } from "../launcher/generate-vocabulary.ts";
import { inRoot } from "../root.ts";
import { type Arguments, valueIn } from "./arguments.ts";
import { type Command, EXIT, type Exit } from "./command.ts";
import { STDIN, textOf } from "./source.ts";
import type { Language, Style, Terminal } from "./terminal.ts";
import { about, Unusable } from "./unusable.ts";

/** `explain --question SLUG FILE …`: judges free answers claim by claim. */
export const explain: Command = {
  usage: "--question SLUG FILE … [--lang en|zh]",
  options: [
    {
      name: "question",
      value: "SLUG",
      about: { en: "which question is answered", zh: "回答的是哪一题" },
    },
  ],
  notes: {
    en: "FILE is a text in UTF-8; - reads the standard input. --json prints one line a file.",
    zh: "FILE 是 UTF-8 文本；- 表示标准输入。--json 每个文件输出一行。",
  },
  run: async (given, terminal) => {
    const slug = valueIn(given, "question");
    const files = filesOf(given, slug);
    const judge = await judgeOf(slug ?? "");
    let exit: Exit = EXIT.fine;
    for (const file of files) {
      const judged = await judgedOr(file, judge, valueIn(given, "lang"), terminal);
      if (judged === null) exit = EXIT.unusable;
      else {
        const text = given.given.has("json")
          ? `${JSON.stringify(judged)}\n`
          : readable(judged, terminal);
        await terminal.write(text);
        if (judged.claims.some(({ verdict }) => verdict === "wrong") && exit === EXIT.fine) {
          exit = EXIT.found;
        }
      }
    }
    return exit;
  },
};

function filesOf({ words }: Arguments, slug: string | null): readonly string[] {
  if (slug === null) {
    throw new Unusable({
      en: "explain needs --question SLUG.",
      zh: "explain 需要 --question SLUG。",
    });
  }
  if (words.length === 0) {
    throw new Unusable({
      en: "explain takes one FILE or more (- for the standard input).",
      zh: "explain 需要至少一个 FILE（- 表示标准输入）。",
    });
  }
  if (words.filter((word) => word === STDIN).length > 1) {
    throw new Unusable({
      en: "the standard input (-) can be read once only.",
      zh: "标准输入（-）只能读一次。",
    });
  }
  return words;
}

type Judge = (file: string, text: string, language: Language | null) => Judged;

type Judged = {
  readonly file: string;
  readonly language: Language;
  readonly claims: readonly {
    readonly text: string;
    readonly start: number;
    readonly end: number;
    readonly verdict: "right" | "wrong" | "imprecise" | "unchecked";
    readonly rule: string | null;
    readonly because: Sentence | null;
  }[];
  readonly points: readonly {
    readonly id: string;
    readonly covered: boolean;
    readonly text: string;
  }[];
};

const LONGEST_QUESTION = 100_000;

/** What judges answers to a question. Throws Unusable when there is no such question. */
async function judgeOf(slug: string): Promise<Judge> {
  await generateVocabulary();
  const { explainAnswer } = await import("#server/questions/explain.ts");
  const { readSource } = await import("#server/questions/source.ts");
  const { LONGEST_ANSWER } = await import("#server/explain/limits.ts");
  const read = readSource(await questionText(slug));
  if (!read.ok || read.value.kind !== "explain") {
    throw new Unusable(
      about(slug, { en: "is no question for a free answer.", zh: "不是自由作答的题目。" }),
    );
  }
  const question = read.value;
  return (file, text, wanted) => {
    const judged = explainAnswer(question, text);
    if (judged === null) {
      throw new Unusable(
        about(file, {
          en: `an answer has at most ${LONGEST_ANSWER} characters and 2000 claims.`,
          zh: `作答最多 ${LONGEST_ANSWER} 个字符、2000 条说法。`,
        }),
      );
    }
    const { claims, language: found } = judged.explained;
    const language = wanted ?? found;
    const points = question.points.map((point) => ({
      id: point.id,
      covered: judged.covered.has(point.id),
      text: point.text[language],
    }));
    return {
      file,
      language,
      claims: claims.map(({ scenario: _scenario, ...claim }) => claim),
      points,
    };
  };
}

async function questionText(slug: string): Promise<string> {
  if (!/^[a-z0-9-]{1,80}$/.test(slug)) throw noQuestion(slug);
  const name = inRoot("content", "questions", `${slug}.yaml`);
  const handle = await openFile(name).catch(() => null);
  if (handle === null) throw noQuestion(slug);
  await handle.close();
  return (await readFile(name, "utf8")).slice(0, LONGEST_QUESTION);
}

function noQuestion(slug: string): Unusable {
  return new Unusable({ en: `there is no question "${slug}".`, zh: `没有这道题：“${slug}”。` });
}

/** One file that cannot be used keeps none of the others from being judged. */
async function judgedOr(
  file: string,
  judge: Judge,
  wanted: string | null,
  terminal: Terminal,
): Promise<Judged | null> {
  try {
    const text = await textOf(file, MOST_READ);
    const language = wanted === "en" || wanted === "zh" ? wanted : null;
    return judge(file === STDIN ? STDIN : file, text, language);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    terminal.complain(error.sentence);
    return null;
  }
}

/** No further than it takes to see that an answer is too long. */
const MOST_READ = 20_001;

const STYLES: Readonly<Record<Judged["claims"][number]["verdict"], Style>> = {
  right: "green",
  wrong: "red",
  imprecise: "yellow",
  unchecked: "dim",
};

function readable({ file, language, claims, points }: Judged, { paint }: Terminal): string {
  const lines = claims.map(({ text, verdict, rule, because }) => {
    const told =
      because === null ? [] : [`            ${because[language]} ${paint("dim", rule ?? "")}`];
    return [
      `  ${paint(STYLES[verdict], verdict.padEnd(9))} ${text.replaceAll("\n", " ")}`,
      ...told,
    ];
  });
  const ticks = points.map(({ covered, id, text }) => `  [${covered ? "x" : " "}] ${id}  ${text}`);
  return [file, ...lines.flat(), "", ...ticks, ""].join("\n");
}
