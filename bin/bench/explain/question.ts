import { contentSample } from "#server/questions/samples.ts";

/** What is needed of a question to judge a free answer to it. */
export type Question = Parameters<typeof import("#server/questions/explain.ts").explainAnswer>[0];

const read = new Map<string, Question>();

/** A question of content/ that is answered freely. */
export function explainQuestion(slug: string): Question {
  const known = read.get(slug);
  if (known !== undefined) return known;
  const { body, key } = contentSample(slug);
  if (body.kind !== "explain" || key.kind !== "explain") throw new Error(`${slug} is no explain`);
  const question = { topic: body.topic, prompt: body.prompt, points: key.points };
  read.set(slug, question);
  return question;
}
