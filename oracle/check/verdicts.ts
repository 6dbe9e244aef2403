import type { RuleId } from "../rules/rules.ts";
import type { Row } from "./row.ts";
import type { Sender } from "./sender.ts";

const AGAIN: readonly RuleId[] = ["9293-3.10.8-retransmission"];

/**
 * Marks a segment whose numbers were all sent before as sent again by its end, or as a copy that
 * the network made: a copy has the timestamp of the first, and comes before any timer could run
 * out (`soon`, in ms).
 */
export function judgeAgain(sender: Sender, row: Row, soon: number): void {
  const before = sender.sameNumbers(row);
  row.verdict = "retransmission";
  row.rules = AGAIN;
  if (before === null || before.ack !== row.ack || before.content !== row.content) return;
  const { stamp } = row;
  if (stamp !== null && before.stamp !== stamp) return;
  row.copy = stamp === null ? "equal" : "same-time";
  if (stamp !== null || row.at - before.at < soon) row.verdict = "duplicate";
}
