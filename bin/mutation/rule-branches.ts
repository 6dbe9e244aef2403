import ts from "typescript";

type Range = { readonly start: number; readonly end: number };

/** What stands under one `// rule ID`: the statements that meet it, and the condition they hang on. */
export type Branch = { readonly rule: string; readonly ranges: readonly Range[] };

const RULE = /\/\/ rule (\S+)/g;

/** The branches of a file, one for each `// rule` comment. */
export function branchesOf(source: ts.SourceFile): Branch[] {
  const comments = [...source.text.matchAll(RULE)].map(({ index, 1: rule = "" }) => ({
    at: index,
    rule,
  }));
  const places = comments.map(({ at }) => at);
  return comments.map(({ at, rule }) => ({ rule, ranges: rangesUnder(source, at, places) }));
}

type StatementList = ts.SourceFile | ts.Block | ts.CaseOrDefaultClause;

function isStatementList(node: ts.Node): node is StatementList {
  return ts.isSourceFile(node) || ts.isBlock(node) || ts.isCaseOrDefaultClause(node);
}

function innermostList(node: ts.Node, at: number, found: StatementList): StatementList {
  let list = isStatementList(node) ? node : found;
  ts.forEachChild(node, (child) => {
    if (child.getFullStart() <= at && at < child.getEnd()) list = innermostList(child, at, list);
  });
  return list;
}

function rangesUnder(source: ts.SourceFile, at: number, places: readonly number[]): Range[] {
  const list = innermostList(source, at, source);
  const ranges: Range[] = [];
  let isOpen = false;
  for (const statement of list.statements) {
    if (statement.getEnd() <= at) continue;
    const start = statement.getStart();
    // A later comment of the same list opens the branch of another rule.
    const first = Math.max(statement.getFullStart(), at + 1);
    if (isOpen && places.some((place) => place >= first && place < start)) break;
    ranges.push({ start, end: statement.getEnd() });
    isOpen = true;
    // Inside a statement: the comment speaks of this one alone.
    if (start < at) break;
  }
  return [...ranges, ...conditionOf(list)];
}

function conditionOf(list: StatementList): Range[] {
  const range = (node: ts.Node): Range => ({ start: node.getStart(), end: node.getEnd() });
  if (ts.isCaseClause(list)) return [range(list.expression)];
  if (ts.isBlock(list) && ts.isIfStatement(list.parent)) return [range(list.parent.expression)];
  return [];
}
