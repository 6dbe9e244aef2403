import "server-only";
import { type FileProblem, readSkillMaps, type Skill } from "../skills.ts";
import type { ReadFile } from "./read-file.ts";

/**
 * Skills and questions must fit: a question has a skill of the map, in its own topic; a skill has one
 * question. While a map has a problem of its own, only that is told.
 * @param complete whether every question could be read: else nobody can say that a skill has none
 */
export function skillProblems(
  maps: ReadonlyMap<string, string>,
  questions: readonly ReadFile[],
  complete: boolean,
): FileProblem[] {
  const { skills, problems } = readSkillMaps(maps);
  if (problems.length > 0)
    return problems.map((each) => ({ ...each, file: `skills/${each.file}` }));
  const known = new Map(skills.map((skill) => [skill.id, skill]));
  return [
    ...questions.flatMap((question) => misplaced(question, known)),
    ...repeated(questions),
    ...(complete ? unasked(skills, questions) : []),
  ];
}

function misplaced({ source, at }: ReadFile, known: ReadonlyMap<string, Skill>): FileProblem[] {
  const skill = known.get(source.skill);
  if (!skill) {
    return [
      at(["skill"], {
        en: `The skill ${source.skill} is in no map of content/skills.`,
        zh: `content/skills 里没有技能 ${source.skill}。`,
      }),
    ];
  }
  if (skill.topic === source.topic) return [];
  return [
    at(["skill"], {
      en: `The skill ${skill.id} is in the map of ${skill.topic}, the question in ${source.topic}.`,
      zh: `技能 ${skill.id} 在 ${skill.topic} 的图里，题目却属于 ${source.topic}。`,
    }),
  ];
}

function repeated(questions: readonly ReadFile[]): FileProblem[] {
  const first = new Map<string, ReadFile>();
  return questions.flatMap((question) => {
    const { source, at } = question;
    const before = first.get(source.skill);
    if (!before) {
      first.set(source.skill, question);
      return [];
    }
    return [
      at(["skill"], {
        en: `The skill ${source.skill} is already that of ${before.source.slug}; each has one question.`,
        zh: `技能 ${source.skill} 已经属于 ${before.source.slug}；一个技能只有一道题。`,
      }),
    ];
  });
}

function unasked(skills: readonly Skill[], questions: readonly ReadFile[]): FileProblem[] {
  const asked = new Set(questions.map(({ source }) => source.skill));
  return skills.flatMap(({ id, topic }) => {
    if (asked.has(id)) return [];
    const message = { en: `No question has the skill ${id}.`, zh: `没有题目用到技能 ${id}。` };
    return [{ file: `skills/${topic}.yaml`, line: null, column: null, field: id, message }];
  });
}
