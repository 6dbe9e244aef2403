import type { RuleId } from "../rules/rules.ts";

/** What nearly every segment has among its rules: written down once. */
export const NAMES_NEXT: readonly RuleId[] = ["9293-3.4-ack-names-next"];
export const NEXT_NUMBER: readonly RuleId[] = ["9293-3.4-next-number"];
export const NO_RULES: readonly RuleId[] = [];

/** Both lists, each rule once: the first itself when the second adds nothing. */
export function joined(rules: readonly RuleId[], more: readonly RuleId[]): readonly RuleId[] {
  let all = rules;
  // Lists are short and most add one rule: a new list is cheaper than one that grows.
  for (const rule of more) if (!all.includes(rule)) all = [...all, rule];
  return all;
}
