import type { Sentence } from "../result.ts";
import type { RuleId } from "../rules/rules.ts";
import { CLOSE_STATEMENTS } from "./statements-closes.ts";
import { CLOSING_STATEMENTS } from "./statements-closing.ts";
import { HOST_STATEMENTS } from "./statements-hosts.ts";
import { MYTH_STATEMENTS } from "./statements-myths.ts";
import { NUMBER_STATEMENTS } from "./statements-numbers.ts";
import { OPENING_STATEMENTS } from "./statements-opening.ts";
import { SEQUENCE_STATEMENTS } from "./statements-sequence.ts";
import { SOCKET_STATEMENTS } from "./statements-sockets.ts";
import { STEP_STATEMENTS } from "./statements-steps.ts";
import { TIME_STATEMENTS } from "./statements-times.ts";
import { WAITING_STATEMENTS } from "./statements-waiting.ts";

/** Something that is said of TCP as a whole, why it is so or not, and the rule behind that. */
export type Statement = {
  /** `partly`: true of one case, and false as it is usually put. */
  readonly holds: "yes" | "no" | "partly";
  /** True, and about other things than who sends what in which state: no claim of an answer. */
  readonly isAside?: boolean;
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
  ...MYTH_STATEMENTS,
  ...SOCKET_STATEMENTS,
  ...CLOSE_STATEMENTS,
  ...STEP_STATEMENTS,
  ...TIME_STATEMENTS,
  ...SEQUENCE_STATEMENTS,
  ...HOST_STATEMENTS,
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
