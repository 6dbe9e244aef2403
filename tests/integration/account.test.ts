import { createHash } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { createFirstAdmin } from "#server/account/create-first-admin.ts";
import { countTry } from "#server/account/limit.ts";
import { toViewer } from "#server/account/settings.ts";
import { checkPassword } from "#server/account/sign-in.ts";
import { endSignIn } from "#server/account/signed-in.ts";
import {
  aGuest,
  aLearner,
  anAdmin,
  asks,
  aWorld,
  count,
  type Person,
  pass,
  refusal,
  signUp,
} from "../setup/people.ts";
import { asked, fieldsQuestion, onlyQuestions, practise, rowsOf, shown } from "./practice.ts";

const world = aWorld();
const PASSWORD = "river lantern nine";

beforeAll(async () => {
  await onlyQuestions(world, ...["a", "b", "c", "d"].map((slug) => fieldsQuestion({ slug })));
});

/** Every text and every byte of a row, as somebody sees it who reads the table. */
async function dumpOf(table: string): Promise<string> {
  const { rows } = await world.db.pool.query<{ row: string }>(
    `SELECT t::text AS row FROM ${table} t`,
  );
  return rows.map(({ row }) => row).join("\n");
}

test("signing up keeps everything a guest did", async () => {
  const guest = await aGuest(world);
  for (let answers = 0; answers < 3; answers++) await practise(world, guest);
  const open = await asked(world, guest);
  const before = await rowsOf(world, guest.id);
  const { email } = await signUp(guest, "Ada");
  expect(await rowsOf(world, guest.id)).toEqual(before);
  expect(await toViewer(world.db, await guest.learner())).toMatchObject({
    ...{ name: "Ada", email, guest: false, role: "learner", hidden: false, answered: 3 },
  });
  expect((await asked(world, guest)).attemptId).toBe(open.attemptId);
});

test("an e-mail belongs to one person, however it is written", async () => {
  const { email } = await aLearner(world);
  const guest = await aGuest(world);
  for (const written of [email, email.toUpperCase()]) {
    const told = await refusal(
      guest.asks((api) => api.account.signUp({ email: written, password: PASSWORD, name: "x" })),
    );
    expect(told).toEqual({ code: "EMAIL_TAKEN" });
  }
  expect((await guest.learner()).guest).toBe(true);
});

test("of ten who want one e-mail at once, one gets it", async () => {
  const guests = await Promise.all(Array.from({ length: 10 }, () => aGuest(world)));
  const input = { email: "wanted@example.org", password: PASSWORD, name: "x" };
  const told = await Promise.allSettled(
    guests.map((guest) => guest.asks((api) => api.account.signUp(input))),
  );
  expect(told.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("who signs up twice at once with two e-mails has the one that was confirmed", async () => {
  const guest = await aGuest(world);
  const emails = ["one@example.net", "two@example.net"];
  const told = await Promise.allSettled(
    emails.map((email) =>
      guest.asks((api) => api.account.signUp({ email, password: PASSWORD, name: "x" })),
    ),
  );
  const confirmed = emails.filter((_, index) => told[index]?.status === "fulfilled");
  expect(confirmed).toEqual([(await guest.learner()).email]);
});

test("who has signed up cannot sign up again", async () => {
  const learner = await aLearner(world);
  const input = { email: "other@example.org", password: PASSWORD, name: "x" };
  expect(await refusal(learner.asks((api) => api.account.signUp(input)))).toEqual({
    code: "ALREADY_SIGNED_UP",
  });
});

test.each([
  ["passwordpassword", "PASSWORD_COMMON"],
  ["qwertyuiop123", "PASSWORD_COMMON"],
  ["aaaaaaaaaaaaaaaa", "PASSWORD_COMMON"],
  ["grace.hopper@example.org", "PASSWORD_COMMON"],
  ["eleven char", "INPUT_NOT_VALID"],
  ["far too long ".repeat(20), "INPUT_NOT_VALID"],
])("the password %.20s is refused", async (password, code) => {
  const guest = await aGuest(world);
  const input = { email: "grace.hopper@example.org", password, name: "Grace" };
  expect(await refusal(guest.asks((api) => api.account.signUp(input)))).toEqual({ code });
  expect((await guest.learner()).guest).toBe(true);
});

test("a wrong password, an unknown e-mail and a ban are one answer", async () => {
  const learner = await aLearner(world);
  const { email, password } = learner;
  expect(await checkPassword(world.db, { email, password })).toEqual({
    ok: true,
    value: learner.id,
  });
  const wrong = await checkPassword(world.db, { email, password: "not this one" });
  const unknown = await checkPassword(world.db, { email: "no@example.org", password });
  await world.db.pool.query("UPDATE learner SET banned_at = now() WHERE id = $1", [learner.id]);
  const banned = await checkPassword(world.db, { email, password });
  expect(wrong).toEqual({ ok: false, error: { code: "PASSWORD_WRONG" } });
  expect([unknown, banned]).toEqual([wrong, wrong]);
});

test("a guest has no password to sign in with", async () => {
  const guest = await aGuest(world);
  for (const given of [{}, null, { email: null, password: "" }, { email: "", password: "" }]) {
    expect((await checkPassword(world.db, given)).ok).toBe(false);
  }
  const change = { current: "anything", next: PASSWORD };
  const told = await refusal(guest.asks((api) => api.account.changePassword(change)));
  expect(told).toEqual({ code: "PASSWORD_WRONG" });
});

test("after ten wrong passwords there is a wait, the same for an unknown e-mail", async () => {
  const { email, password } = await aLearner(world);
  for (const address of [email, "nobody@example.org"]) {
    const tries = Array.from({ length: 10 }, () =>
      checkPassword(world.db, { email: address, password: "wrong" }),
    );
    for (const told of await Promise.all(tries)) {
      expect(told).toMatchObject({ error: { code: "PASSWORD_WRONG" } });
    }
    const told = await checkPassword(world.db, { email: address, password });
    if (told.ok) throw new Error("the eleventh try was let in");
    expect(told.error.code).toBe("TOO_MANY_TRIES");
    expect(told.error.retryAfter).toBeGreaterThan(14 * 60);
    expect(told.error.retryAfter).toBeLessThanOrEqual(15 * 60);
  }
});

test("a right password forgets the wrong ones before it", async () => {
  const { email, password } = await aLearner(world);
  for (let round = 0; round < 3; round++) {
    for (let tries = 0; tries < 9; tries++) {
      await checkPassword(world.db, { email, password: "wrong" });
    }
    expect((await checkPassword(world.db, { email, password })).ok).toBe(true);
  }
});

test("one address signs up twenty people an hour, and the refusal says how long to wait", async () => {
  for (let tries = 0; tries < 20; tries++) await countTry(world.db, "sign-up", "10.0.0.1");
  const input = { email: "late@example.org", password: PASSWORD, name: "x" };
  const told = await refusal(asks(world, null, (api) => api.account.signUp(input), "10.0.0.1"));
  expect(told.code).toBe("TOO_MANY_TRIES");
  expect(told.retryAfter).toBeGreaterThan(59 * 60);
  await asks(world, null, (api) => api.account.signUp(input), "10.0.0.2");
});

test("a sign-out ends one sign-in, signing out everywhere all of them", async () => {
  const learner = await aLearner(world);
  const [phone, tablet] = [await learner.elsewhere(), await learner.elsewhere()];
  await endSignIn(world.db, phone.signInId);
  expect(await phone.lookUp()).toBeNull();
  expect(await tablet.lookUp()).not.toBeNull();
  await tablet.asks((api) => api.account.signOutEverywhere());
  expect([await learner.lookUp(), await tablet.lookUp()]).toEqual([null, null]);
  expect(await refusal(learner.asks((api) => api.progress.show()))).toEqual({
    code: "SIGN_IN_NEEDED",
  });
});

test("a changed password ends every other sign-in", async () => {
  const learner = await aLearner(world);
  const phone = await learner.elsewhere();
  const change = { current: learner.password, next: PASSWORD };
  const common = { current: learner.password, next: "passwordpassword" };
  expect(await refusal(learner.asks((api) => api.account.changePassword(common)))).toEqual({
    code: "PASSWORD_COMMON",
  });
  await learner.asks((api) => api.account.changePassword(change));
  expect(await phone.lookUp()).toBeNull();
  expect(await learner.lookUp()).not.toBeNull();
  const { email, password } = learner;
  expect((await checkPassword(world.db, { email, password })).ok).toBe(false);
  expect((await checkPassword(world.db, { email, password: PASSWORD })).ok).toBe(true);
});

test("a ban and a role act on the next request", async () => {
  const [admin, learner] = [await anAdmin(world), await aLearner(world)];
  const listed = (person: Person) => person.asks((api) => api.desk.list({ search: "" }));
  const be = (role: "author" | "learner") =>
    admin.asks((api) => api.account.setRole({ id: learner.id, role }));
  expect(await refusal(listed(learner))).toEqual({ code: "ROLE_NEEDED" });
  await be("author");
  await listed(learner);
  await be("learner");
  expect(await refusal(listed(learner))).toEqual({ code: "ROLE_NEEDED" });
  const { attemptId } = await asked(world, learner);
  const ban = (banned: boolean) =>
    admin.asks((api) => api.account.setBanned({ id: learner.id, banned }));
  await ban(true);
  expect(await learner.lookUp()).toBeNull();
  expect(await refusal(learner.asks((api) => api.review.next({})))).toEqual({
    code: "SIGN_IN_NEEDED",
  });
  await ban(false);
  // Readmitted, and everything is still there; the sign-ins are not.
  expect(await learner.lookUp()).toBeNull();
  expect((await shown(world, await learner.elsewhere(), attemptId)).status).toBe("asking");
});

test("a sign-in ends by itself", async () => {
  const learner = await aLearner(world);
  pass(world, { days: 399 });
  expect(await learner.lookUp()).not.toBeNull();
  pass(world, { days: 1 });
  expect(await learner.lookUp()).toBeNull();
});

test("neither passwords nor sign-in ids are stored, only their hashes", async () => {
  const learner = await aLearner(world);
  const [people, signIns] = [await dumpOf("learner"), await dumpOf("sign_in")];
  expect(people).not.toContain(learner.password);
  expect(people).toMatch(/\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  const bytes = Buffer.from(learner.signInId);
  for (const plain of [learner.signInId, bytes.toString("hex")])
    expect(signIns).not.toContain(plain);
  expect(signIns).toContain(createHash("sha256").update(learner.signInId).digest("hex"));
});

test("the first admin is made once, and only the hash of the password is kept", async () => {
  await world.db.pool.query("UPDATE learner SET role = 'learner' WHERE role = 'admin'");
  const databaseUrl = process.env.DATABASE_URL ?? "";
  const made = await createFirstAdmin({ databaseUrl });
  if (!made) throw new Error("no admin was made");
  expect(made.password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
  expect(await dumpOf("learner")).not.toContain(made.password);
  expect((await checkPassword(world.db, made)).ok).toBe(true);
  expect(await createFirstAdmin({ databaseUrl })).toBeNull();
  expect((await checkPassword(world.db, made)).ok).toBe(true);
  expect(await count(world, "SELECT count(*) AS n FROM learner WHERE role = 'admin'")).toBe(1);
});

test.each([
  ["Asia/Shanghai", "Asia/Shanghai"],
  ["Nowhere/Land", "UTC"],
])(
  "whoever signs up without having been a guest gets the zone of their browser: %s",
  async (timeZone, kept) => {
    const email = `${timeZone.replace("/", "-").toLowerCase()}@example.org`;
    const input = { email, password: PASSWORD, name: "Lin", timeZone };
    await asks(world, null, (api) => api.account.signUp(input), timeZone);
    const { rows } = await world.db.pool.query(
      "SELECT time_zone, locale FROM learner WHERE email = $1",
      [email],
    );
    expect(rows).toEqual([{ time_zone: kept, locale: "en" }]);
  },
);
