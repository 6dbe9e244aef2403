import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { TOPICS } from "#contract/asked.ts";
import { KINDS } from "#contract/question.ts";
import { type ContentReport, checkContent } from "#server/questions/check-content/check-content.ts";
import { inRoot } from "./root.ts";

/** Texts of a folder's YAML files by name; without a folder there are none. */
function textsIn(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder).filter((file) => file.endsWith(".yaml"));
  return new Map(files.sort().map((file) => [file, readFileSync(path.join(folder, file), "utf8")]));
}

/** Questions by topic and kind, with the sums. */
function table({ questions }: ContentReport): string[] {
  const count = (topic: string | null, kind: string | null) =>
    questions.filter((one) => (topic ?? one.topic) === one.topic && (kind ?? one.kind) === one.kind)
      .length;
  const line = (name: string, topic: string | null) =>
    [
      name.padEnd(18),
      ...KINDS.map((kind) =>
        String(count(topic, kind) || "·").padStart(Math.max(5, kind.length) + 1),
      ),
      String(count(topic, null)).padStart(7),
    ].join("");
  const head = [
    "".padEnd(18),
    ...KINDS.map((kind) => kind.padStart(Math.max(5, kind.length) + 1)),
    "    all",
  ];
  const graded = questions.filter((question) => question.gradedByOracle).length;
  return [
    head.join(""),
    ...TOPICS.map((topic) => line(topic, topic)),
    line("all", null),
    "",
    `${questions.length} questions, ${graded} graded by the oracle`,
  ];
}

const folder = inRoot("content");
const started = performance.now();
const questions = [...textsIn(path.join(folder, "questions"))];
const report = checkContent(
  {
    questions: new Map(questions.map(([file, text]) => [path.basename(file, ".yaml"), text])),
    skills: textsIn(path.join(folder, "skills")),
    exists: (file) => existsSync(path.join(folder, "questions", file)),
  },
  new Set(process.argv.slice(2)),
);
for (const { file, line, column, field, message } of report.problems) {
  const place = [`content/${file}`, line, column].filter((part) => part !== null).join(":");
  console.log(`${place} ${field === "" ? "" : `${field}: `}${message.en}`);
}
if (report.problems.length > 0) console.log("");
for (const line of table(report)) console.log(line);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`${report.problems.length} problems, ${seconds} s`);
process.exitCode = report.problems.length > 0 ? 1 : 0;
