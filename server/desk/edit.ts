import "server-only";
import type { z } from "zod";
import { slug as slugShape, topic } from "#contract/asked.ts";
import type {
  deskList,
  openOutput,
  publishOutput,
  QuestionStatus,
  saveInput,
  saveOutput,
} from "#contract/desk.ts";
import { kind } from "#contract/question.ts";
import type { SignedIn } from "../account/signed-in.ts";
import type { Database } from "../database/database.ts";
import { isUniqueViolation } from "../database/unique.ts";
import { check } from "../questions/check.ts";
import { KIND_MODULES } from "../questions/kinds.ts";
import { lockQuestion, rewriteVersion, writeVersion } from "../questions/store.ts";
import { failure, type Result, success } from "../result.ts";

type Newest = { version: number; publishedAt: Date | null };
type Held = { publishedVersion: number | null; retiredAt: Date | null };

function statusOf({ publishedVersion, retiredAt }: Held, newest: Newest): QuestionStatus {
  if (retiredAt) return "retired";
  if (publishedVersion === null) return "draft";
  return newest.version > publishedVersion ? "changed" : "published";
}

/** The questions whose slug or prompt contains a text, the latest edited first. */
export async function listQuestions(
  db: Database,
  search: string,
): Promise<z.infer<typeof deskList>> {
  const questions = await db.prisma.question.findMany({
    include: {
      versions: {
        orderBy: { version: "desc" },
        take: 1,
        include: { author: { select: { name: true } } },
      },
      _count: { select: { reports: { where: { closedAt: null } } } },
    },
  });
  const wanted = search.trim().toLowerCase();
  const rows = questions.flatMap((question) => {
    const newest = question.versions[0];
    if (!newest) return [];
    const said = [question.slug, newest.promptZh, newest.promptEn, newest.topic ?? ""];
    if (!said.some((text) => text.toLowerCase().includes(wanted))) return [];
    const known = kind.catch("flashcard").parse(newest.kind);
    return [
      {
        slug: question.slug,
        kind: known,
        topic: topic.catch("handshake").parse(newest.topic),
        prompt: { zh: newest.promptZh, en: newest.promptEn },
        status: statusOf(question, newest),
        graded: KIND_MODULES[known].gradedByOracle,
        updatedAt: newest.updatedAt.toISOString(),
        updatedBy: newest.author?.name ?? null,
        reports: question._count.reports,
      },
    ];
  });
  return { rows: rows.sort((a, b) => b.updatedAt.localeCompare(a.updatedAt)) };
}

/** Opens a question for editing: its newest text, published or not. */
export async function openQuestion(
  db: Database,
  slug: string,
): Promise<Result<z.infer<typeof openOutput>>> {
  const question = await db.prisma.question.findUnique({
    where: { slug },
    include: { versions: { orderBy: { version: "desc" }, take: 1, include: { key: true } } },
  });
  const newest = question?.versions[0];
  if (!question || !newest?.key) return failure("NOT_FOUND");
  return success({
    slug,
    source: newest.key.source,
    revision: revisionOf(newest),
    status: statusOf(question, newest),
    publishedVersion: question.publishedVersion,
  });
}

/** One growing number over versions and their saves. */
function revisionOf({ version, revision }: { version: number; revision: number }): number {
  return version * 100_000 + revision;
}

/**
 * Saves a text, readable or not: nothing an author wrote is refused (nobody writes a NUL, and
 * Postgres keeps none). A save from an older revision than the newest is, so that two authors do not
 * overwrite each other.
 */
export async function saveQuestion(
  db: Database,
  author: SignedIn,
  input: z.infer<typeof saveInput>,
  now: Date,
): Promise<Result<z.infer<typeof saveOutput>>> {
  if (input.source.includes("\0")) return failure("INPUT_NOT_VALID");
  const { source, problems } = check(input.source);
  const writing = { text: input.source, source, by: author.id, now, published: false };
  if (input.slug === null) {
    const slug =
      source?.slug ?? slugShape.safeParse(/^slug:\s*(\S+)/m.exec(input.source)?.[1]).data;
    if (!slug) return failure("QUESTION_NOT_READY");
    return makeQuestion(db, slug, writing, problems);
  }
  const slug = input.slug;
  if (source && source.slug !== slug) return failure("SLUG_TAKEN");
  return db.prisma.$transaction(async (tx) => {
    const found = await lockQuestion(tx, slug);
    if (!found) return failure("NOT_FOUND");
    const { question, newest } = found;
    if (revisionOf(newest) !== input.revision) return failure("QUESTION_CHANGED");
    if (newest.publishedAt === null) {
      await rewriteVersion(tx, { questionId: question.id, version: newest.version, ...writing });
      return success({ slug, revision: input.revision + 1, problems });
    }
    const version = newest.version + 1;
    const { kind, topic, skill, promptZh, promptEn } = newest;
    const before = { kind, topic, skill, promptZh, promptEn };
    await writeVersion(tx, { questionId: question.id, version, before, ...writing });
    return success({ slug, revision: revisionOf({ version, revision: 1 }), problems });
  });
}

type MakeWriting = Omit<Parameters<typeof writeVersion>[1], "questionId" | "version">;

async function makeQuestion(
  db: Database,
  slug: string,
  writing: MakeWriting,
  problems: z.infer<typeof saveOutput>["problems"],
): Promise<Result<z.infer<typeof saveOutput>>> {
  try {
    return await db.prisma.$transaction(async (tx) => {
      const made = await tx.question.create({ data: { slug }, select: { id: true } });
      await writeVersion(tx, { questionId: made.id, version: 1, ...writing });
      return success({ slug, revision: revisionOf({ version: 1, revision: 1 }), problems });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return failure("SLUG_TAKEN");
    throw error;
  }
}

/** Publishes the newest text if the gate lets it through; otherwise says every reason. */
export async function publishQuestion(
  db: Database,
  input: { slug: string; revision: number },
  now: Date,
): Promise<Result<z.infer<typeof publishOutput>>> {
  return db.prisma.$transaction(
    async (tx) => {
      const found = await lockQuestion(tx, input.slug);
      if (!found) return failure("NOT_FOUND");
      const { question, newest, source } = found;
      if (revisionOf(newest) !== input.revision) return failure("QUESTION_CHANGED");
      const { problems } = check(source);
      if (problems.length > 0) return success({ status: "refused" as const, problems });
      const { version } = newest;
      await tx.questionVersion.update({
        where: { questionId_version: { questionId: question.id, version } },
        data: { publishedAt: newest.publishedAt ?? now },
      });
      await tx.question.update({
        where: { id: question.id },
        data: { publishedVersion: version, retiredAt: null },
      });
      return success({ status: "published" as const, version });
    },
    { timeout: 15_000 },
  );
}

/** Takes a question out of practice. Attempts and versions stay; publishing brings it back. */
export async function retireQuestion(db: Database, slug: string, now: Date): Promise<Result<null>> {
  const { count } = await db.prisma.question.updateMany({
    where: { slug },
    data: { retiredAt: now },
  });
  return count === 0 ? failure("NOT_FOUND") : success(null);
}
