import "server-only";
import { common, createLowlight } from "lowlight";
import type { Program, Token } from "#contract/kinds/code.ts";

const lowlight = createLowlight(common);

/** The classes of highlight.js by the few colours that a program has here. */
const KINDS: ReadonlyMap<string, Token["kind"]> = new Map([
  ["hljs-keyword", "keyword"],
  ["hljs-meta", "keyword"],
  ["hljs-literal", "keyword"],
  ["hljs-type", "keyword"],
  ["hljs-string", "string"],
  ["hljs-number", "number"],
  ["hljs-comment", "comment"],
  ["hljs-built_in", "name"],
  ["hljs-title", "name"],
]);

type Root = ReturnType<typeof lowlight.highlight>;
type Node = Root["children"][number];

/** Colours a program, on the server: the browser gets pieces and loads no highlighter. */
export function highlighted(language: "python" | "c", text: string): Program {
  const lines: Token[][] = [[]];
  for (const token of tokensOf(lowlight.highlight(language, text).children, "plain")) {
    const [first = "", ...others] = token.text.split("\n");
    if (first !== "") lines.at(-1)?.push({ ...token, text: first });
    for (const other of others) lines.push(other === "" ? [] : [{ ...token, text: other }]);
  }
  return lines;
}

function tokensOf(nodes: readonly Node[], kind: Token["kind"]): Token[] {
  return nodes.flatMap((node): Token[] => {
    if (node.type === "text") return [{ kind, text: node.value }];
    if (node.type !== "element") return [];
    return tokensOf(node.children, kindOf(node.properties.className) ?? kind);
  });
}

function kindOf(names: unknown): Token["kind"] | null {
  if (!Array.isArray(names)) return null;
  for (const name of names) {
    const kind = KINDS.get(String(name));
    if (kind !== undefined) return kind;
  }
  return null;
}
