import { beforeEach, expect, test } from "vitest";
import { aGuest, aLearner, anAdmin, aWorld, count, refusal } from "../setup/people.ts";

const world = aWorld();
const ADMINS = "SELECT count(*) AS n FROM learner WHERE role = 'admin' AND banned_at IS NULL";

beforeEach(async () => {
  await world.db.pool.query("DELETE FROM learner");
});

test("the last admin can be neither demoted nor banned", async () => {
  const admin = await anAdmin(world);
  const { id } = admin;
  const demote = admin.asks((api) => api.account.setRole({ id, role: "author" }));
  expect(await refusal(demote)).toEqual({ code: "LAST_ADMIN" });
  const ban = admin.asks((api) => api.account.setBanned({ id, banned: true }));
  expect(await refusal(ban)).toEqual({ code: "LAST_ADMIN" });
  expect(await admin.lookUp()).toMatchObject({ role: "admin" });
});

test("a banned admin does not count as the one that must stay", async () => {
  const [admin, other] = [await anAdmin(world), await anAdmin(world)];
  await admin.asks((api) => api.account.setBanned({ id: other.id, banned: true }));
  const demote = admin.asks((api) => api.account.setRole({ id: admin.id, role: "learner" }));
  expect(await refusal(demote)).toEqual({ code: "LAST_ADMIN" });
});

test("of two admins who demote or ban each other at once, one stays", async () => {
  for (let round = 0; round < 6; round++) {
    await world.db.pool.query("DELETE FROM learner");
    const pair = [await anAdmin(world), await anAdmin(world)];
    const told = await Promise.allSettled(
      pair.map((admin, index) => {
        const id = pair[1 - index]?.id ?? "";
        return admin.asks((api) =>
          round % 2
            ? api.account.setRole({ id, role: "learner" })
            : api.account.setBanned({ id, banned: true }),
        );
      }),
    );
    expect(told.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await count(world, ADMINS)).toBe(1);
  }
});

test("an admin sees who signed up, finds them by name or e-mail, and no guests", async () => {
  const admin = await anAdmin(world);
  const learner = await aLearner(world, { name: "Radia Perlman" });
  await aGuest(world);
  const search = async (text: string) =>
    (await admin.asks((api) => api.account.people({ search: text }))).people;
  expect((await search("")).map(({ id }) => id).sort()).toEqual([admin.id, learner.id].sort());
  for (const text of ["PERLMAN", learner.email.slice(2, 9)]) {
    expect(await search(text)).toEqual([
      {
        ...{ id: learner.id, name: "Radia Perlman", email: learner.email },
        ...{ role: "learner", banned: false, you: false },
      },
    ]);
  }
  for (const text of ["%", "_____________", "'; --", "\\", "nobody"]) {
    expect(await search(text)).toEqual([]);
  }
  expect((await search("")).find(({ you }) => you)?.id).toBe(admin.id);
});

test("settings change what is given and leave the rest", async () => {
  const learner = await aLearner(world, { name: "Before" });
  await learner.asks((api) => api.account.settings({ timeZone: "Asia/Shanghai" }));
  expect(await learner.lookUp()).toMatchObject({ name: "Before", timeZone: "Asia/Shanghai" });
  await learner.asks((api) => api.account.settings({ name: "  After  ", locale: "zh" }));
  expect(await learner.lookUp()).toMatchObject({
    name: "After",
    locale: "zh",
    timeZone: "Asia/Shanghai",
  });
  for (const timeZone of ["Mars/Olympus", "", "UTC+99"]) {
    const told = await refusal(learner.asks((api) => api.account.settings({ timeZone })));
    expect(told).toEqual({ code: "TIME_ZONE_UNKNOWN" });
  }
  for (const name of ["", "   ", "a\u0000b", "right\u202eleft", "x".repeat(41)]) {
    const told = await refusal(learner.asks((api) => api.account.settings({ name })));
    expect(told).toEqual({ code: "INPUT_NOT_VALID" });
  }
});
