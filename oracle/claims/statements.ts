import type { Sentence } from "../result.ts";
import type { RuleId } from "../rules/rules.ts";
import { CLOSING_STATEMENTS } from "./statements-closing.ts";
import { NUMBER_STATEMENTS } from "./statements-numbers.ts";
import { OPENING_STATEMENTS } from "./statements-opening.ts";
import { WAITING_STATEMENTS } from "./statements-waiting.ts";

/** Something that is said of TCP as a whole, why it is so or not, and the rule behind that. */
export type Statement = {
  /** `partly`: true of one case, and false as it is usually put. */
  readonly holds: "yes" | "no" | "partly";
  readonly rule: RuleId;
  readonly because: Sentence;
};

/** The shape of the tables that STATEMENTS is put together from. */
export type StatementTable = Readonly<Record<string, Statement>>;

const TABLE = {
  ...OPENING_STATEMENTS,
  ...NUMBER_STATEMENTS,
  ...CLOSING_STATEMENTS,
  ...WAITING_STATEMENTS,
};

export type StatementId = keyof typeof TABLE;

/** The closed table of statements; `statements.test.ts` holds it against runs. */
export const STATEMENTS: Readonly<Record<StatementId, Statement>> = TABLE;

/** The statement of that name; null when there is none. */
export function statementNamed(name: string): StatementId | null {
  return STATEMENT_IDS.find((id) => id === name) ?? null;
}

function isStatement(name: string): name is StatementId {
  return name in TABLE;
}

const STATEMENT_IDS: readonly StatementId[] = Object.keys(TABLE).filter(isStatement);
