import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadContent } from "#prisma/load-content.ts";
import { aWorld } from "../setup/people.ts";
import { choiceQuestion } from "./practice.ts";

const world = aWorld();
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "seqack-skills-"));
  await mkdir(path.join(folder, "questions"));
  await mkdir(path.join(folder, "skills"));
  await world.db.pool.query("DELETE FROM skill");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const write = (topic: string, text: string) =>
  writeFile(path.join(folder, "skills", `${topic}.yaml`), text);
const load = () => loadContent({ databaseUrl: process.env.DATABASE_URL ?? "", folder });
const skill = (id: string, requires = "", name = id) =>
  `${id}:\n  name: { zh: 技能 ${name}, en: Skill ${name} }\n  requires: [${requires}]\n`;

/** Each skill with its place and what it requires, and the row's own version in Postgres. */
async function stored() {
  const { rows } = await world.db.pool.query<{ skill: string; written: string }>(
    `SELECT concat_ws(' ', topic, position, id, name_en, name_zh, requires::text) AS skill,
       xmin::text AS written FROM skill ORDER BY topic, position`,
  );
  return rows;
}
const skills = async () => (await stored()).map((row) => row.skill);

test("the map is loaded with places and prerequisites, and again without a write", async () => {
  await write("states", skill("a") + skill("b", "a, c"));
  await write("closing", skill("c"));
  expect((await load()).problems).toEqual([]);
  const before = await stored();
  expect(before.map((row) => row.skill)).toEqual([
    "closing 1 c Skill c 技能 c {}",
    "states 1 a Skill a 技能 a {}",
    "states 2 b Skill b 技能 b {a,c}",
  ]);
  await load();
  expect(await stored()).toEqual(before);
});

test("a changed map changes the skills: renamed, moved, gone", async () => {
  await write("states", skill("a") + skill("b"));
  await write("closing", skill("c"));
  await load();
  await write("states", skill("b", "", "new"));
  await write("closing", skill("c") + skill("a"));
  await load();
  expect(await skills()).toEqual([
    "closing 1 c Skill c 技能 c {}",
    "closing 2 a Skill a 技能 a {}",
    "states 1 b Skill new 技能 new {}",
  ]);
});

test("a wrong map names file, line and field, loads nothing of itself and keeps nothing out", async () => {
  await write("states", skill("a") + skill("b"));
  await write("closing", skill("c"));
  await load();
  await write(
    "states",
    `${skill("a", "", "new")}b:\n  name: { zh: 技能, en: Skill }\n  need: [a]\n`,
  );
  await write("closing", skill("c", "", "new"));
  await writeFile(path.join(folder, "questions", "q.yaml"), choiceQuestion({ slug: "q" }));
  const told = await load();
  expect(told.problems).toEqual([
    { file: "skills/states.yaml", line: 6, field: "b.need", message: expect.any(String) },
  ]);
  expect(told.loaded).toBe(1);
  expect(await skills()).toEqual([
    "closing 1 c Skill new 技能 new {}",
    "states 1 a Skill a 技能 a {}",
    "states 2 b Skill b 技能 b {}",
  ]);
});

test("a folder without maps leaves the skills as they are", async () => {
  await write("states", skill("a"));
  await load();
  await rm(path.join(folder, "skills"), { recursive: true });
  await load();
  expect(await skills()).toEqual(["states 1 a Skill a 技能 a {}"]);
});

test("two starts at once load every skill once", async () => {
  await write("states", skill("a") + skill("b", "a"));
  const told = await Promise.all([load(), load(), load()]);
  expect(told.flatMap(({ problems }) => problems)).toEqual([]);
  expect(await skills()).toHaveLength(2);
});
