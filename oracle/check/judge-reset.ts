import { seq } from "../machine/seq.ts";
import type { RuleId } from "../rules/rules.ts";
import type { Life } from "./life.ts";
import { type Row, rowsBefore } from "./row.ts";

/** Judges a RST. Whether it was forged shows only when its supposed sender goes on. */
export function judgeReset(life: Life, row: Row): void {
  const sender = life.sender(row.from);
  const refuses = row.ack !== null && row.seq === seq(0);
  row.rules = rulesOf(life, row, refuses);
  if (!refuses && sender.place(row) === "past" && !isAnswer(life, row)) {
    row.verdict = "old";
    row.foreign = true;
    row.rules = ["9293-3.10.7.4-rst-outside-window"];
    return;
  }
  const aborts = row.ack !== null || life.established(row.from);
  if (aborts && !refuses && sender.next !== null) {
    life.openOf(row.from).reset ??= { row, next: sender.next };
  }
  life.reset = true;
}

/** Whether it takes its number from an acknowledgment of the other end (RFC 9293 §3.5.2). */
function isAnswer(life: Life, row: Row): boolean {
  const asked = rowsBefore(life.rows, life.rows.length - 1);
  return row.ack === null && asked.some(({ from, ack }) => from !== row.from && ack === row.seq);
}

function rulesOf(life: Life, row: Row, refuses: boolean): readonly RuleId[] {
  if (refuses) return ["9293-3.5.2-rst-no-connection", "9293-3.5.2-rst-seq-zero"];
  if (isAnswer(life, row)) return ["9293-3.5.2-rst-no-connection", "9293-3.5.2-rst-seq-from-ack"];
  return ["9293-3.10.5-abort"];
}
