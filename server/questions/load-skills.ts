import "server-only";
import type { Topic } from "#contract/asked.ts";
import type { Database } from "../database/database.ts";
import type { Skill } from "./skills.ts";

/**
 * Makes the table of skills say what the files say. Nothing is written when it does already.
 * @param skills what the files without a problem say
 * @param kept topics whose file has a problem: what was loaded of them before stays
 */
export async function loadSkills(
  db: Database,
  skills: readonly Skill[],
  kept: ReadonlySet<Topic>,
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    // Two starts at once: the second finds what the first wrote. Readers do not wait.
    await tx.$executeRaw`LOCK TABLE skill IN SHARE ROW EXCLUSIVE MODE`;
    const before = await tx.skill.findMany({ orderBy: { id: "asc" } });
    const named = new Set(skills.map(({ id }) => id));
    const keptTopics: ReadonlySet<string> = kept;
    const after = [
      ...before.filter(({ id, topic }) => keptTopics.has(topic) && !named.has(id)),
      ...skills.map(({ id, topic, position, name, requires }) => {
        return { id, topic, position, nameZh: name.zh, nameEn: name.en, requires };
      }),
    ].sort((a, b) => (a.id < b.id ? -1 : 1));
    if (textOf(before) === textOf(after)) return;
    await tx.skill.deleteMany();
    await tx.skill.createMany({ data: after });
  });
}

type Row = Omit<Skill, "name" | "topic"> & { topic: string; nameZh: string; nameEn: string };

function textOf(rows: readonly Row[]): string {
  return JSON.stringify(
    rows.map(({ id, topic, position, nameZh, nameEn, requires }) => {
      return [id, topic, position, nameZh, nameEn, requires];
    }),
  );
}
