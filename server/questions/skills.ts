import "server-only";
import { z } from "zod";
import { slug, TOPICS, type Topic } from "#contract/asked.ts";
import type { Problem } from "#contract/desk.ts";
import { type Locate, problemAt, readYaml } from "./yaml.ts";

/** A skill as its author writes it; its id is the key, its place in the file its place on the map. */
const skillMap = z.record(
  slug,
  z.strictObject({
    name: z.strictObject({
      zh: z.string().trim().min(1).max(40),
      en: z.string().trim().min(1).max(40),
    }),
    /** Skills to have before this one, of any topic. */
    requires: z.array(slug).max(12).default([]),
  }),
);

export type Skill = {
  id: string;
  topic: Topic;
  /** From 1. */
  position: number;
  name: { zh: string; en: string };
  requires: string[];
};

/** A place in a file that is not as it should be. `file` is its name without folder. */
export type FileProblem = Problem & { file: string };

export type SkillMaps = {
  /** Skills of the files without a problem, in the order of topics and of the files. */
  skills: Skill[];
  problems: FileProblem[];
};

type Entry = Skill & { file: string; locate: Locate };

/**
 * Reads the maps of skills: one file a topic, `<topic>.yaml`. A file with a problem gives none of its
 * skills. What a skill requires may stand in another file, so the files are read together; while one
 * cannot be read, nobody can say of a name in another that it is unknown.
 * @param files texts by file name
 */
export function readSkillMaps(files: ReadonlyMap<string, string>): SkillMaps {
  const read = [...files].map(([file, text]) => readSkillMap(file, text));
  const entries = read
    .flatMap((map) => map.entries)
    .sort((a, b) => TOPICS.indexOf(a.topic) - TOPICS.indexOf(b.topic) || a.position - b.position);
  const unreadable = read.flatMap((map) => map.problems);
  const problems = [
    ...unreadable,
    ...repeated(entries),
    ...(unreadable.length > 0 ? [] : unknownRequirements(entries)),
    ...circles(entries),
  ];
  const wrong = new Set(problems.map((problem) => problem.file));
  const skills = entries
    .filter(({ file }) => !wrong.has(file))
    .map(({ file: _file, locate: _locate, ...skill }) => skill);
  return { skills, problems };
}

/** The topic that a file is named after, or null. */
export function topicOfFile(file: string): Topic | null {
  return TOPICS.find((topic) => `${topic}.yaml` === file) ?? null;
}

function readSkillMap(file: string, text: string): { entries: Entry[]; problems: FileProblem[] } {
  const topic = topicOfFile(file);
  if (topic === null) {
    const message = {
      en: `The file is not named after a topic. The topics are ${TOPICS.join(", ")}.`,
      zh: `文件名不是主题名。主题有：${TOPICS.join("、")}。`,
    };
    return { entries: [], problems: [{ file, ...problemAt(null, "", message) }] };
  }
  const read = readYaml(text, skillMap);
  if (!read.ok) {
    return { entries: [], problems: read.problems.map((problem) => ({ file, ...problem })) };
  }
  const entries = Object.entries(read.value).map(([id, skill], index) => ({
    ...{ id, topic, position: index + 1, ...skill },
    ...{ file, locate: read.locate },
  }));
  return { entries, problems: [] };
}

function problemOf(
  { file, locate }: Entry,
  path: PropertyKey[],
  message: Problem["message"],
): FileProblem {
  return { file, ...problemAt(locate(path), path.join("."), message) };
}

/** YAML refuses a name twice in one file; here it stands in two. */
function repeated(entries: readonly Entry[]): FileProblem[] {
  const first = new Map<string, Entry>();
  return entries.flatMap((entry) => {
    const before = first.get(entry.id);
    if (!before) {
      first.set(entry.id, entry);
      return [];
    }
    return [
      problemOf(entry, [entry.id], {
        en: `The skill ${entry.id} is also in ${before.file}.`,
        zh: `技能 ${entry.id} 在 ${before.file} 里已经有了。`,
      }),
    ];
  });
}

function unknownRequirements(entries: readonly Entry[]): FileProblem[] {
  const known = new Set(entries.map(({ id }) => id));
  return entries.flatMap((entry) =>
    entry.requires.flatMap((id, index) =>
      known.has(id)
        ? []
        : [
            problemOf(entry, [entry.id, "requires", index], {
              en: `There is no skill ${id}.`,
              zh: `没有技能 ${id}。`,
            }),
          ],
    ),
  );
}

/** Every skill that, by way of others or not, has to be had before itself. */
function circles(entries: readonly Entry[]): FileProblem[] {
  const requires = new Map(entries.map(({ id, requires }) => [id, requires]));
  return entries.flatMap((entry) => {
    const way = wayBack(entry.id, requires);
    if (!way) return [];
    const told = [entry.id, ...way].join(" → ");
    return [
      problemOf(entry, [entry.id, "requires"], {
        en: `The skill requires itself: ${told}.`,
        zh: `技能以自身为前提：${told}。`,
      }),
    ];
  });
}

/** The shortest way from a skill over what it requires back to it, ending with it; or null. */
function wayBack(start: string, requires: ReadonlyMap<string, string[]>): string[] | null {
  const seen = new Set<string>();
  let ways: string[][] = [[start]];
  while (ways.length > 0) {
    const further: string[][] = [];
    for (const way of ways) {
      for (const next of requires.get(way.at(-1) ?? start) ?? []) {
        if (next === start) return [...way.slice(1), next];
        if (seen.has(next)) continue;
        seen.add(next);
        further.push([...way, next]);
      }
    }
    ways = further;
  }
  return null;
}
