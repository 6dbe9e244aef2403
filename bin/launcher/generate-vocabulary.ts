import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseDocument } from "yaml";
import { inRoot } from "../root.ts";
import { spellingOf } from "./spelling.ts";

const FOLDER = inRoot("content", "vocabulary");
const MADE = inRoot("generated", "vocabulary.ts");

/**
 * Makes generated/vocabulary.ts from content/vocabulary/, so that the server has the words without
 * reading files and without reading half a megabyte of YAML. Writes nothing when it is as it should
 * be. Throws with file and line where a file is no YAML.
 */
export async function generateVocabulary(): Promise<void> {
  const words = await readFolder(FOLDER);
  const statements = await readFolder(path.join(FOLDER, "statements"));
  const grammar = {
    en: await readFolder(path.join(FOLDER, "grammar", "en")),
    zh: await readFolder(path.join(FOLDER, "grammar", "zh")),
  };
  // A text, not a literal: the compiler need not work out the type of all that.
  const spelling = await spellingOf({ words, grammar: grammar.en });
  const text = JSON.stringify(JSON.stringify({ words, statements, grammar, spelling }));
  const made = `export const VOCABULARY: unknown = JSON.parse(\n  ${text},\n);\n`;
  if ((await readFile(MADE, "utf8").catch(() => "")) === made) return;
  await mkdir(inRoot("generated"), { recursive: true });
  await writeFile(MADE, made);
}

/** What the YAML files of a folder hold, by name without ending, always in the same order. */
async function readFolder(folder: string): Promise<Record<string, unknown>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).sort();
  const files = names.map(async (name) => {
    const document = parseDocument(await readFile(path.join(folder, name), "utf8"));
    const [problem] = document.errors;
    if (problem !== undefined) throw new Error(`vocabulary/${name}: ${problem.message}`);
    return [path.parse(name).name, document.toJS()] as const;
  });
  return Object.fromEntries(await Promise.all(files));
}
