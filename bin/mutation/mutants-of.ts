import ts from "typescript";
import type { Change, Mutant } from "./mutant.ts";
import { OPERATORS } from "./operators.ts";
import { type Branch, branchesOf } from "./rule-branches.ts";

/** Every word of the machine is one of a union of words: another one does not compile. */
const TYPED_WORDS = "oracle/machine/";

/** Every mutant of one file of oracle/, in the order of the text. `file` from the root, with `/`. */
export function mutantsOf(file: string, text: string): Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  const branches = branchesOf(source);
  const changes = new Map<string, Change>();
  for (const statement of source.statements) {
    collect(statement, (change) => {
      if (change.kind === "text" && file.startsWith(TYPED_WORDS)) return;
      changes.set(`${change.start} ${change.end} ${change.becomes}`, change);
    });
  }
  return [...changes.values()]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((change) => describe(source, change, branches));
}

function collect(node: ts.Node, found: (change: Change) => void): void {
  if (isSilent(node)) return;
  for (const operator of OPERATORS) operator(node).forEach(found);
  for (const child of node.getChildren()) collect(child, found);
}

/** Types, documentation, imports, and what is only said when the room itself is broken. */
function isSilent(node: ts.Node): boolean {
  if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return true;
  if (ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)) return true;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isJSDoc(node)) return true;
  return ts.isNewExpression(node) && ts.isThrowStatement(node.parent);
}

const ACCUSES = /\baccuse\(.*"(check-[a-z-]+)"/g;

function describe(source: ts.SourceFile, change: Change, branches: readonly Branch[]): Mutant {
  const { line, character } = source.getLineAndCharacterOfPosition(change.start);
  const lines = source.text.split("\n");
  const within = branches.filter(({ ranges }) =>
    ranges.some(({ start, end }) => start <= change.start && change.end <= end),
  );
  const code = (lines[line] ?? "").trim();
  // The checker names the rule that it finds broken on the line that accuses.
  const accused = [...code.matchAll(ACCUSES)].map(([, rule = ""]) => rule);
  return {
    ...change,
    file: source.fileName,
    line: line + 1,
    column: character + 1,
    was: source.text.slice(change.start, change.end),
    code,
    rules: [...new Set([...within.map(({ rule }) => rule), ...accused])],
  };
}
