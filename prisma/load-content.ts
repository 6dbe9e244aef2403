import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { closeDatabase, type Database, openDatabase } from "#server/database/database.ts";
import { loadQuestion } from "#server/questions/load.ts";
import { loadSkills } from "#server/questions/load-skills.ts";
import { readSkillMaps, topicOfFile } from "#server/questions/skills.ts";

/** A place in a content file that keeps the file from being loaded. */
export type ContentProblem = {
  file: string;
  line: number | null;
  field: string;
  message: string;
};

export type ContentLoaded = {
  /** Questions. */
  loaded: number;
  unchanged: number;
  /** Files that are ignored: the question was edited at the desk, and the desk's text stands. */
  kept: string[];
  problems: ContentProblem[];
};

/**
 * Loads `content/skills/*.yaml` and `content/questions/*.yaml` into a database. Idempotent: an
 * unchanged file does nothing. A wrong file loads nothing of itself and keeps no other file out.
 * @param options.folder the folder `content`
 */
export async function loadContent(options: {
  databaseUrl: string;
  folder: string;
}): Promise<ContentLoaded> {
  const db = openDatabase(options.databaseUrl, 2);
  const result: ContentLoaded = { loaded: 0, unchanged: 0, kept: [], problems: [] };
  try {
    result.problems.push(...(await loadSkillFiles(db, path.join(options.folder, "skills"))));
    const folder = path.join(options.folder, "questions");
    for (const file of await filesOf(folder)) {
      const text = await readFile(path.join(folder, file), "utf8");
      const slug = path.basename(file, ".yaml");
      const outcome = await loadQuestion(db, slug, text, new Date());
      if (outcome.as === "loaded") result.loaded++;
      if (outcome.as === "unchanged") result.unchanged++;
      if (outcome.as === "kept") result.kept.push(`questions/${file}`);
      if (outcome.as !== "refused") continue;
      for (const { line, field, message } of outcome.problems) {
        result.problems.push({ file: `questions/${file}`, line, field, message: message.en });
      }
    }
    return result;
  } finally {
    await closeDatabase(db);
  }
}

async function filesOf(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((file) => file.endsWith(".yaml")).sort();
}

/** A folder without maps says nothing about skills, so those of the database stay. */
async function loadSkillFiles(db: Database, folder: string): Promise<ContentProblem[]> {
  const files = await filesOf(folder).catch(() => []);
  if (files.length === 0) return [];
  const texts = new Map<string, string>();
  for (const file of files) texts.set(file, await readFile(path.join(folder, file), "utf8"));
  const { skills, problems } = readSkillMaps(texts);
  await loadSkills(db, skills, new Set(problems.flatMap(({ file }) => topicOfFile(file) ?? [])));
  return problems.map(({ file, line, field, message }) => {
    return { file: `skills/${file}`, line, field, message: message.en };
  });
}
