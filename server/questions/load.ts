import "server-only";
import type { Problem } from "#contract/desk.ts";
import type { Database } from "../database/database.ts";
import { isUniqueViolation } from "../database/unique.ts";
import { type Checked, checkFile } from "./check.ts";
import { hashOf, lockQuestion, type Store, writeVersion } from "./store.ts";

export type Loaded =
  | { as: "loaded" | "unchanged" | "kept" }
  | { as: "refused"; problems: Problem[] };

/**
 * Loads one content file: a new question is published at once, a changed file becomes the next
 * version. A question that was edited at the desk since is not overwritten: the file's text is kept
 * out and the desk's stands ("kept"), at every load until the two agree. A file with a problem loads
 * nothing of itself.
 */
export async function loadQuestion(
  db: Database,
  slug: string,
  text: string,
  now: Date,
): Promise<Loaded> {
  const hash = hashOf(text);
  const known = await db.prisma.question.findUnique({ where: { slug } });
  if (known?.contentHash === hash) return { as: "unchanged" };
  const checked = checkFile(slug, text);
  const { problems } = checked;
  if (!checked.source || problems.length > 0) return { as: "refused", problems };
  try {
    return await db.prisma.$transaction((tx) => store(tx, slug, text, hash, checked, now), {
      timeout: 15_000,
    });
  } catch (error) {
    // Another start made the question at this moment.
    if (isUniqueViolation(error)) return loadQuestion(db, slug, text, now);
    throw error;
  }
}

async function store(
  tx: Store,
  slug: string,
  text: string,
  hash: string,
  { source }: Checked,
  now: Date,
): Promise<Loaded> {
  const found = await lockQuestion(tx, slug);
  const write = (questionId: string, version: number) =>
    writeVersion(tx, { questionId, version, text, source, by: null, now, published: true });
  if (!found) {
    const data = { slug, contentHash: hash, publishedVersion: 1 };
    const made = await tx.question.create({ data, select: { id: true } });
    await write(made.id, 1);
    return { as: "loaded" };
  }
  const { question, newest, source: current } = found;
  if (question.contentHash === hash) return { as: "unchanged" };
  const id = question.id;
  // The desk has published this very text: from now on the file counts again.
  if (hashOf(current) === hash && newest.publishedAt !== null) {
    await tx.question.update({ where: { id }, data: { contentHash: hash } });
    return { as: "unchanged" };
  }
  // The newest text is still the file's when it hashes to what was last loaded.
  if (hashOf(current) !== question.contentHash) return { as: "kept" };
  await write(id, newest.version + 1);
  await tx.question.update({
    where: { id },
    data: { contentHash: hash, publishedVersion: newest.version + 1 },
  });
  return { as: "loaded" };
}
