import "server-only";
import { createHash } from "node:crypto";
import type { Problem } from "#contract/desk.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { checkForPublishing } from "./gate.ts";
import { problemAt, type QuestionSource, readSource } from "./source.ts";
import { split } from "./split.ts";

/** A client or the transaction it is in. */
export type Store = Pick<
  Prisma.TransactionClient,
  "question" | "questionVersion" | "questionKey" | "$queryRaw"
>;

/** A source read and checked. `problems` is empty when it may be published. */
export type Checked = { source: QuestionSource | null; problems: Problem[] };

/** Reads a source and lets the gate look at it. */
export function check(text: string): Checked {
  const read = readSource(text);
  if (!read.ok) return { source: null, problems: read.problems };
  if (hasNul(read.value)) return { source: null, problems: [problemAt(null, "", NUL)] };
  return { source: read.value, problems: checkForPublishing(read.value, read.locate) };
}

const NUL = { en: "A text holds the character NUL.", zh: "文字里有 NUL 字符。" };

/** Postgres keeps no NUL in a text. YAML lets one be written as `"\0"`. */
function hasNul(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\0");
  return typeof value === "object" && value !== null && Object.values(value).some(hasNul);
}

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
