import type { Sentence } from "#oracle/index.ts";

/** Input that cannot be used: told in one line on stderr, and the command ends with 2. */
export class Unusable extends Error {
  override readonly name = "Unusable";
  readonly sentence: Sentence;

  constructor(sentence: Sentence) {
    super(sentence.en);
    this.sentence = sentence;
  }
}

/** The same sentence with what it is about in front: a file, a command. */
export function about(subject: string, sentence: Sentence): Sentence {
  return { en: `${subject}: ${sentence.en}`, zh: `${subject}：${sentence.zh}` };
}
