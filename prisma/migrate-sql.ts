/** One statement of an SQL script, without comments before it. */
export interface SqlStatement {
  readonly text: string;
  readonly line: number;
}

/** Where a comment, string or dollar-quoted body that starts at `at` ends; `at` itself if none does. */
function skipQuoted(sql: string, at: number): number {
  const after = (needle: string, from: number): number => {
    const found = sql.indexOf(needle, from);
    return found < 0 ? sql.length : found + needle.length;
  };
  const character = sql[at];
  if (character === "'" || character === '"') return after(character, at + 1);
  if (character !== "$") return at;
  const tag = /^\$[A-Za-z_]?\w*\$/.exec(sql.slice(at, at + 80))?.[0];
  return tag === undefined ? at : after(tag, at + tag.length);
}

function skipComment(sql: string, at: number): number {
  if (sql.startsWith("--", at)) {
    const end = sql.indexOf("\n", at);
    return end < 0 ? sql.length : end;
  }
  if (!sql.startsWith("/*", at)) return at;
  const end = sql.indexOf("*/", at + 2);
  return end < 0 ? sql.length : end + 2;
}

/** Splits a script at the semicolons that end statements, not at those in strings or functions. */
export function sqlStatements(sql: string): SqlStatement[] {
  const statements: SqlStatement[] = [];
  let text = "";
  let start = 0;
  const close = (): void => {
    const trimmed = text.trim();
    if (trimmed !== "") {
      statements.push({ text: trimmed, line: sql.slice(0, start).split("\n").length });
    }
    text = "";
  };
  for (let at = 0; at < sql.length; ) {
    const afterComment = skipComment(sql, at);
    if (afterComment > at) {
      text += " ";
      at = afterComment;
      continue;
    }
    if (sql[at] === ";") {
      close();
      at += 1;
      continue;
    }
    const end = Math.max(skipQuoted(sql, at), at + 1);
    if (text.trim() === "") start = at;
    text += sql.slice(at, end);
    at = end;
  }
  close();
  return statements;
}

/**
 * Why a migration script may not be run, or null. A script that fails outside one transaction
 * stays half applied, and nobody can say afterwards which half.
 */
export function transactionProblem(sql: string): string | null {
  const statements = sqlStatements(sql);
  if (!/^(BEGIN|START TRANSACTION)\b/i.test(statements.at(0)?.text ?? "")) {
    return "its first statement must be BEGIN;";
  }
  if (!/^COMMIT( WORK| TRANSACTION)?$/i.test(statements.at(-1)?.text ?? "")) {
    return "its last statement must be COMMIT;";
  }
  for (const { text, line } of statements.slice(1, -1)) {
    if (/^(BEGIN|START TRANSACTION|COMMIT|END|ROLLBACK|ABORT|PREPARE TRANSACTION)\b/i.test(text)) {
      return `line ${line} ends or starts a transaction in the middle (${text.split(/\s/)[0]}).`;
    }
    if (/^(CREATE|DROP|REINDEX)\b.*\bCONCURRENTLY\b/is.test(text)) {
      return `line ${line} uses CONCURRENTLY, which no transaction can hold.`;
    }
  }
  return null;
}

/** The script with a statement of ours put right before its final COMMIT. */
export function beforeCommit(sql: string, statement: string): string {
  const at = sql.toUpperCase().lastIndexOf("COMMIT");
  return `${sql.slice(0, at)}${statement};\n${sql.slice(at)}`;
}

/** Statements that throw stored data away, for the one who writes a migration to read twice. */
export function losses(sql: string): string[] {
  return sqlStatements(sql)
    .filter(({ text }) =>
      /\bDROP (TABLE|COLUMN|SCHEMA|TYPE)\b|\bTRUNCATE\b|\bALTER COLUMN\b[^,;]*\bTYPE\b/i.test(text),
    )
    .map(({ text, line }) => `line ${line}: ${text.replace(/\s+/g, " ").slice(0, 100)}`);
}
