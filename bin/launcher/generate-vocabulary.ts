import { mkdir, readFile, writeFile } from "node:fs/promises";
import { inRoot } from "../root.ts";

const NAMES = ["shared", "en", "zh", "statements"] as const;
const MADE = inRoot("generated", "vocabulary.ts");

/**
 * Makes generated/vocabulary.ts from content/vocabulary/, so that the server has the words without
 * reading files. Writes nothing when it is as it should be.
 */
export async function generateVocabulary(): Promise<void> {
  const texts = await Promise.all(
    NAMES.map(async (name) => {
      const text = await readFile(inRoot("content", "vocabulary", `${name}.yaml`), "utf8");
      return `  ${name}: ${JSON.stringify(text)},`;
    }),
  );
  const made = `export const VOCABULARY = {\n${texts.join("\n")}\n};\n`;
  if ((await readFile(MADE, "utf8").catch(() => "")) === made) return;
  await mkdir(inRoot("generated"), { recursive: true });
  await writeFile(MADE, made);
}
