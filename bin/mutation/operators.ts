import ts from "typescript";
import type { Change } from "./mutant.ts";

/** Which faults one node of the syntax tree can be given. */
type Operator = (node: ts.Node) => readonly Change[];

const { SyntaxKind } = ts;

/** Each comparison at its boundary and turned round. */
const COMPARISONS: ReadonlyMap<ts.SyntaxKind, readonly string[]> = new Map([
  [SyntaxKind.LessThanToken, ["<=", ">="]],
  [SyntaxKind.LessThanEqualsToken, ["<", ">"]],
  [SyntaxKind.GreaterThanToken, [">=", "<="]],
  [SyntaxKind.GreaterThanEqualsToken, [">", "<"]],
  [SyntaxKind.EqualsEqualsEqualsToken, ["!=="]],
  [SyntaxKind.ExclamationEqualsEqualsToken, ["==="]],
]);

const ARITHMETIC: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [SyntaxKind.PlusToken, "-"],
  [SyntaxKind.MinusToken, "+"],
  [SyntaxKind.AsteriskToken, "/"],
  [SyntaxKind.SlashToken, "*"],
  [SyntaxKind.PercentToken, "*"],
  [SyntaxKind.AsteriskAsteriskToken, "*"],
  [SyntaxKind.LessThanLessThanToken, ">>"],
  [SyntaxKind.GreaterThanGreaterThanToken, "<<"],
  [SyntaxKind.GreaterThanGreaterThanGreaterThanToken, "<<"],
  [SyntaxKind.AmpersandToken, "|"],
  [SyntaxKind.BarToken, "&"],
  [SyntaxKind.CaretToken, "&"],
  [SyntaxKind.PlusEqualsToken, "-="],
  [SyntaxKind.MinusEqualsToken, "+="],
  [SyntaxKind.QuestionQuestionEqualsToken, "="],
]);

/** Calls that have an opposite. */
const OPPOSITES: ReadonlyMap<string, string> = new Map([
  ["min", "max"],
  ["max", "min"],
  ["floor", "ceil"],
  ["ceil", "floor"],
  ["some", "every"],
  ["every", "some"],
]);

/** Calls that only make less of what they are called on. */
const NARROWING: ReadonlySet<string> = new Set(["filter", "slice", "trim", "sort", "reverse"]);

const RULE_ID = /^(\d{3,4}-|linux-|check-)/;

function replace(node: ts.Node, becomes: string, kind: Change["kind"]): Change {
  return { start: node.getStart(), end: node.getEnd(), becomes, kind };
}

const comparison: Operator = (node) => {
  if (!ts.isBinaryExpression(node)) return [];
  const others = COMPARISONS.get(node.operatorToken.kind) ?? [];
  return others.map((other) => replace(node.operatorToken, other, "comparison"));
};

/** Whether the value of `node` decides which way the program goes. */
function decides(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isIfStatement(parent)) return parent.expression === node;
  if (ts.isConditionalExpression(parent)) return parent.condition === node;
  return ts.isBinaryExpression(parent) && isAndOr(parent) && node !== parent.operatorToken;
}

function isAndOr({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind === SyntaxKind.AmpersandAmpersandToken || kind === SyntaxKind.BarBarToken;
}

const condition: Operator = (node) => {
  const { parent } = node;
  // A loop forced to go on would only prove that time limits work.
  const isLoop =
    ((ts.isWhileStatement(parent) || ts.isDoStatement(parent)) && parent.expression === node) ||
    (ts.isForStatement(parent) && parent.condition === node);
  if (isLoop) return [replace(node, "false", "condition")];
  if (!decides(node)) return [];
  return ["true", "false"].map((value) => replace(node, value, "condition"));
};

const logic: Operator = (node) => {
  if (ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken) {
    return [replace(node, node.operand.getText(), "logic")];
  }
  if (!ts.isBinaryExpression(node)) return [];
  const { operatorToken: sign, right } = node;
  if (sign.kind === SyntaxKind.AmpersandAmpersandToken) return [replace(sign, "||", "logic")];
  if (sign.kind === SyntaxKind.BarBarToken) return [replace(sign, "&&", "logic")];
  if (sign.kind !== SyntaxKind.QuestionQuestionToken) return [];
  // Without its right side the compiler refuses the expression, as it does `.` in place of `?.`.
  return [replace(node, `(${right.getText()})`, "logic")];
};

const arithmetic: Operator = (node) => {
  if (ts.isBinaryExpression(node)) {
    const other = ARITHMETIC.get(node.operatorToken.kind);
    const joinsText = [node.left, node.right].some((side) => ts.isStringLiteralLike(side));
    if (other === undefined || joinsText) return [];
    return [replace(node.operatorToken, other, "arithmetic")];
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.MinusToken) {
    return [replace(node, node.operand.getText(), "arithmetic")];
  }
  return [];
};

const number: Operator = (node) => {
  if (ts.isBigIntLiteral(node)) return [replace(node, `(${node.getText()} + 1n)`, "number")];
  if (!ts.isNumericLiteral(node) || isName(node)) return [];
  const value = Number(node.text);
  const others = value >= 1 && value <= 10 ? [value + 1, value - 1] : [value + 1];
  return others.map((other) => replace(node, String(other), "number"));
};

const boolean: Operator = (node) => {
  if (decides(node)) return [];
  if (node.kind === SyntaxKind.TrueKeyword) return [replace(node, "false", "boolean")];
  return node.kind === SyntaxKind.FalseKeyword ? [replace(node, "true", "boolean")] : [];
};

/** Whether a literal is the name of a field and not a value. */
function isName(node: ts.Node): boolean {
  const { parent } = node;
  return "name" in parent && parent.name === node;
}

/** Words that a program works with; no sentences, no rule ids, nothing a comparison covers. */
const text: Operator = (node) => {
  if (!ts.isStringLiteral(node) || isName(node) || node.text === "") return [];
  if (/[\s\u3000-\u9fff]/.test(node.text) || RULE_ID.test(node.text)) return [];
  const { parent } = node;
  if (ts.isCaseClause(parent) || ts.isNewExpression(parent) || ts.isElementAccessExpression(parent))
    return [];
  if (ts.isBinaryExpression(parent) && COMPARISONS.has(parent.operatorToken.kind)) return [];
  if (ts.isCallExpression(parent) && parent.expression.getText() === "believes") return [];
  return [replace(node, '""', "text")];
};

function isRuleId(node: ts.Node): boolean {
  if (ts.isStringLiteral(node)) return RULE_ID.test(node.text);
  return ts.isConditionalExpression(node) && isRuleId(node.whenTrue);
}

const array: Operator = (node) => {
  if (!ts.isArrayLiteralExpression(node) || node.elements.length === 0) return [];
  if (node.elements.some(isRuleId)) return [];
  return [replace(node, "[]", "array")];
};

/** Where an object is a copy with some fields set anew: each field once as it was. */
const field: Operator = (node) => {
  if (!ts.isPropertyAssignment(node) && !ts.isShorthandPropertyAssignment(node)) return [];
  if (!node.parent.properties.some(ts.isSpreadAssignment)) return [];
  const after = node.getSourceFile().text.slice(node.getEnd());
  const comma = /^\s*,/.exec(after)?.[0].length ?? 0;
  return [{ ...replace(node, "", "field"), end: node.getEnd() + comma }];
};

const call: Operator = (node) => {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const { name, expression } = node.expression;
  const opposite = OPPOSITES.get(name.text);
  if (opposite !== undefined) return [replace(name, opposite, "call")];
  return NARROWING.has(name.text) ? [replace(node, expression.getText(), "call")] : [];
};

/** A case that nothing matches any more: its values go wherever the others go. */
const caseLabel: Operator = (node) =>
  ts.isCaseClause(node) ? [replace(node.expression, "undefined", "case")] : [];

/** Whether nothing of the function comes after the statement. */
function isLast(node: ts.Statement): boolean {
  const { parent } = node;
  if (ts.isBlock(parent)) {
    if (parent.statements.at(-1) !== node) return false;
    return ts.isFunctionLike(parent.parent) || (ts.isStatement(parent.parent) && isLast(parent));
  }
  if (ts.isIfStatement(parent)) return isLast(parent);
  if (!ts.isCaseOrDefaultClause(parent) || parent.statements.at(-1) !== node) return false;
  const { clauses, parent: statement } = parent.parent;
  return clauses.at(-1) === parent && isLast(statement);
}

const removed: Operator = (node) => {
  const goes = ts.isReturnStatement(node) && node.expression === undefined;
  const leaves = ts.isBreakStatement(node) || ts.isContinueStatement(node);
  if ((goes || leaves) && !isLast(node)) return [replace(node, ";", "removed")];
  if (ts.isThrowStatement(node)) return [replace(node, ";", "removed")];
  return ts.isExpressionStatement(node) ? [replace(node, ";", "removed")] : [];
};

/** Every kind of fault, in the order in which a node's are listed. */
export const OPERATORS: readonly Operator[] = [
  comparison,
  condition,
  logic,
  arithmetic,
  number,
  boolean,
  text,
  array,
  field,
  call,
  caseLabel,
  removed,
];
