import type { Sentence } from "../result.ts";
import { RANGES } from "./scenario.ts";

/** Why a scenario text cannot be read, and where. `line` and `column` count from 1. */
export type ScenarioError = {
  readonly line: number;
  readonly column: number;
  readonly code:
    | "unknown-word"
    | "missing-word"
    | "extra-word"
    | "bad-number"
    | "bad-time"
    | "out-of-range"
    | "duplicate-line"
    | "conflict"
    | "too-long";
  /** The word that stands there; empty at the end of a line. */
  readonly found: string;
  /** Words that may stand there; `<number>`, `<time>` and the like stand for a whole class. */
  readonly expected: readonly string[];
  /** The valid word most like the one found, when one is near. */
  readonly nearest?: string;
};

/** The word of `words` that is at most two letters off (and less than half of itself). */
export function nearestWord(found: string, words: readonly string[]): string | null {
  let best: string | null = null;
  let least = 3;
  for (const word of words) {
    if (word.startsWith("<")) continue;
    const off = editDistance(found.toLowerCase(), word.toLowerCase());
    if (off < least && off * 2 < word.length + 1) {
      best = word;
      least = off;
    }
  }
  return best;
}

/** Letters to put in, take out, change or swap with a neighbour to make `a` into `b`. */
function editDistance(a: string, b: string): number {
  // Words of the grammar are short: a long one is far from all of them, at no cost.
  if (a.length > 20) return a.length;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const diagonal = row[j - 1] ?? 0;
      const above = row[j] ?? 0;
      const left = next[j - 1] ?? 0;
      const twoBack = before[j - 2] ?? 0;
      const change = diagonal + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(Math.min(change, swapped ? twoBack + 1 : change, above + 1, left + 1));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

const CLASSES: Readonly<Record<string, Sentence>> = {
  "<number>": { en: "a whole number", zh: "一个整数" },
  "<time>": { en: "a time such as 20ms or 1.5s", zh: "时间（如 20ms、1.5s）" },
  "<percent>": { en: "a share such as 5% or 0.25%", zh: "百分比（如 5%、0.25%）" },
  "<window-scale line>": {
    en: "a line window-scale, because the window field has 16 bits",
    zh: "另写一行 window-scale（窗口字段只有 16 位）",
  },
  "<parameter>": { en: "a parameter such as $x", zh: "参数（如 $x）" },
  "<end of line>": { en: "the end of the line", zh: "行尾" },
  "<end of text>": { en: "the end of the scenario", zh: "场景结束" },
  "<another line>": { en: "this line only once", zh: "这一行只能出现一次" },
};

const IN_MS = ["<moment>", "<duration>", "<delayed-ack>", "<keepalive>"];

function nameOf(expected: string): Sentence {
  const known = CLASSES[expected];
  if (known !== undefined) return known;
  const range = Object.entries(RANGES).find(([quantity]) => expected === `<${quantity}>`)?.[1];
  if (range === undefined) return { en: `"${expected}"`, zh: `“${expected}”` };
  if (expected === "<share>") return { en: "0% to 100%", zh: "0% 到 100%" };
  const unit = IN_MS.includes(expected) ? " ms" : "";
  return {
    en: `a value from ${range[0]} to ${range[1]}${unit}`,
    zh: `${range[0]} 到 ${range[1]}${unit} 之间的值`,
  };
}

/** Says in both languages where a scenario went wrong, what was expected and what may be meant. */
export function describeScenarioError(error: ScenarioError): Sentence {
  const names = error.expected.map(nameOf);
  const found =
    error.found === ""
      ? { en: "the line ends too early", zh: "这一行还没写完" }
      : { en: `"${error.found}" does not fit`, zh: `“${error.found}”不对` };
  const meant =
    error.nearest === undefined
      ? { en: "", zh: "" }
      : { en: ` Did you mean "${error.nearest}"?`, zh: `是不是想写“${error.nearest}”？` };
  const en = names.map((name) => name.en).join(" or ");
  const zh = names.map((name) => name.zh).join("或");
  return {
    en: `Line ${error.line}, column ${error.column}: ${found.en}; expected ${en}.${meant.en}`,
    zh: `第 ${error.line} 行第 ${error.column} 列：${found.zh}，这里应该是${zh}。${meant.zh}`,
  };
}
