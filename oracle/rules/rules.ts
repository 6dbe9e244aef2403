import type { Sentence } from "../result.ts";
import { ARRIVES_RULES } from "./arrives.ts";
import { CALL_RULES } from "./calls.ts";
import { CHECK_RULES } from "./check.ts";
import { CONGESTION_RULES } from "./congestion.ts";
import { FLOW_RULES } from "./flow.ts";
import { LINUX_RULES } from "./linux.ts";
import { OPTION_RULES } from "./options.ts";
import { SEQUENCE_RULES } from "./sequence.ts";

/** A requirement: where the standard states it, and the sentence a learner reads as the reason. */
export type Rule = { readonly id: RuleId } & RuleText;

type RuleText = { readonly section: string; readonly sentence: Sentence };

/** The shape of the tables that RULES is put together from. */
export type RuleTable = Readonly<Record<string, RuleText>>;

const TABLE = {
  ...SEQUENCE_RULES,
  ...CALL_RULES,
  ...ARRIVES_RULES,
  ...FLOW_RULES,
  ...CONGESTION_RULES,
  ...OPTION_RULES,
  ...LINUX_RULES,
  ...CHECK_RULES,
};

export type RuleId = keyof typeof TABLE;

function withIds(): Readonly<Record<RuleId, Rule>> {
  const entries = Object.entries(TABLE).map(([id, rule]) => [id, { id, ...rule }]);
  return Object.fromEntries(entries);
}

/**
 * Every rule the oracle follows, by id. The same id stands as a comment above the branch that
 * meets it and in the `rules` of each step that took the branch.
 */
export const RULES: Readonly<Record<RuleId, Rule>> = withIds();

/** Every rule id, in the order of the tables. */
export const RULE_IDS: readonly RuleId[] = Object.values(RULES).map((rule) => rule.id);
