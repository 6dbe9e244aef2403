import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { inRoot } from "../root.ts";

const FOLDER = inRoot("content", "vocabulary");
const MADE = inRoot("generated", "vocabulary.ts");

/**
 * Makes generated/vocabulary.ts from content/vocabulary/, so that the server has the words without
 * reading files. Writes nothing when it is as it should be.
 */
export async function generateVocabulary(): Promise<void> {
  const words = await textsOf(FOLDER);
  const statements = await textsOf(path.join(FOLDER, "statements"));
  const made = `export const VOCABULARY = ${JSON.stringify({ words, statements }, null, 2)};\n`;
  if ((await readFile(MADE, "utf8").catch(() => "")) === made) return;
  await mkdir(inRoot("generated"), { recursive: true });
  await writeFile(MADE, made);
}

/** The YAML files of a folder, by name without ending, always in the same order. */
async function textsOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).sort();
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), "utf8")));
  return Object.fromEntries(names.map((name, at) => [path.parse(name).name, texts[at] ?? ""]));
}
