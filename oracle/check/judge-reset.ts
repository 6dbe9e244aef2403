import { seq } from "../machine/seq.ts";
import type { RuleId } from "../rules/rules.ts";
import type { Life } from "./life.ts";
import { otherSide, type Row } from "./row.ts";

/** Judges a RST. Whether it was forged shows only when its supposed sender goes on. */
export function judgeReset(life: Life, row: Row): void {
  const sender = life.sender(row.from);
  const refuses = row.ack !== null && row.seq === seq(0);
  row.rules = rulesOf(life, row, refuses);
  if (!refuses && sender.iss !== null && sender.place(row) === "past" && !isAnswer(life, row)) {
    row.verdict = "old";
    row.foreign = true;
    row.rules = ["9293-3.10.7.4-rst-outside-window"];
    return;
  }
  const aborts = row.ack !== null || life.established(row.from);
  if (aborts && !refuses && sender.next !== null) {
    life.openOf(row.from).reset ??= { row, next: sender.next };
  }
  if (row.seq === sender.next || isAnswer(life, row) || refuses) life.reset = true;
}

/** Whether it takes its number from an acknowledgment of the other end (RFC 9293 §3.5.2). */
function isAnswer(life: Life, row: Row): boolean {
  const peer = otherSide(row.from);
  for (let i = life.rows.length - 2; i >= 0 && i >= life.rows.length - 17; i -= 1) {
    const asked = life.rows[i];
    if (asked?.from === peer && asked.ack === row.seq && row.ack === null) return true;
  }
  return false;
}

function rulesOf(life: Life, row: Row, refuses: boolean): readonly RuleId[] {
  if (refuses) return ["9293-3.5.2-rst-no-connection", "9293-3.5.2-rst-seq-zero"];
  if (isAnswer(life, row)) return ["9293-3.5.2-rst-no-connection", "9293-3.5.2-rst-seq-from-ack"];
  return ["9293-3.10.5-abort"];
}
