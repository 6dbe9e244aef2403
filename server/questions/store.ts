import "server-only";
import { createHash } from "node:crypto";
import { Prisma } from "#generated/prisma/client.ts";
import type { QuestionSource } from "./source.ts";
import { split } from "./split.ts";

/** A client or the transaction it is in. */
export type Store = Pick<
  Prisma.TransactionClient,
  "question" | "questionVersion" | "questionKey" | "$queryRaw"
>;

/** The hash that tells whether a content file changed since it was loaded. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Columns of a version, made from its source; a draft that cannot be read has none. */
export function columnsOf(source: QuestionSource | null) {
  if (!source) return { version: { body: Prisma.DbNull }, key: Prisma.DbNull };
  const { body, key } = split(source);
  const { kind, topic, skill, frequency, prompt } = source;
  const version = { body, kind, topic, skill, frequency, promptZh: prompt.zh, promptEn: prompt.en };
  return { version, key };
}

/** Where a version is written: its question and number, its text, by whom and when. */
export type Writing = {
  questionId: string;
  version: number;
  text: string;
  source: QuestionSource | null;
  by: string | null;
  now: Date;
  published: boolean;
  /** How the version before looks in lists: a draft that cannot be read goes on looking like it. */
  before?: Looks;
};

type Looks = {
  kind: string | null;
  topic: string | null;
  skill: string | null;
  promptZh: string;
  promptEn: string;
};

/** Writes a new version with its key, the two in their own tables. */
export async function writeVersion(store: Store, writing: Writing): Promise<void> {
  const { questionId, version, text, source, by, now, published, before } = writing;
  const columns = columnsOf(source);
  await store.questionVersion.create({
    data: {
      questionId,
      version,
      ...before,
      ...columns.version,
      updatedBy: by,
      updatedAt: now,
      publishedAt: published ? now : null,
    },
  });
  await store.questionKey.create({ data: { questionId, version, source: text, key: columns.key } });
}

/** Rewrites the draft with another text. */
export async function rewriteVersion(store: Store, writing: Writing): Promise<void> {
  const { questionId, version, text, source, by, now } = writing;
  const columns = columnsOf(source);
  const where = { questionId_version: { questionId, version } };
  await store.questionVersion.update({
    where,
    data: { ...columns.version, updatedBy: by, updatedAt: now, revision: { increment: 1 } },
  });
  await store.questionKey.update({ where, data: { source: text, key: columns.key } });
}

/** The newest version of a question and its row, locked until the transaction ends. */
export async function lockQuestion(store: Store, slug: string) {
  await store.$queryRaw`SELECT id FROM question WHERE slug = ${slug} FOR UPDATE`;
  const question = await store.question.findUnique({
    where: { slug },
    include: { versions: { orderBy: { version: "desc" }, take: 1, include: { key: true } } },
  });
  const newest = question?.versions[0];
  return question && newest?.key ? { question, newest, source: newest.key.source } : null;
}
