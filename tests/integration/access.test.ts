import { randomUUID } from "node:crypto";
import { callTRPCProcedure } from "@trpc/server";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { ErrorCode } from "#contract/error-codes.ts";
import { findSignedIn } from "#server/account/signed-in.ts";
import { appRouter } from "#server/trpc/router.ts";
import {
  aGuest,
  aLearner,
  anAdmin,
  anAuthor,
  aWorld,
  type Person,
  refusal,
} from "../setup/people.ts";
import { asked, choiceQuestion, onlyQuestions, rowsOf, statementsOf } from "./practice.ts";

const world = aWorld();
const ACTORS = ["anonymous", "banned", "guest", "learner", "author", "admin"] as const;
type Actor = (typeof ACTORS)[number];

/** Who may ask: the first of the actors, in this order, and all after that one. */
type Access = {
  from: Exclude<Actor, "banned">;
  /** An input that is right in shape, for somebody with an attempt of this id. */
  input?: (attemptId: string) => object;
};

const named = (slug: string) => choiceQuestion({ slug });
const source = named("made-here");
const ACCESS: Record<string, Access> = {
  "account.signUp": {
    from: "anonymous",
    input: () => ({ email: `${randomUUID()}@example.org`, password: "river lantern", name: "x" }),
  },
  "account.settings": { from: "guest", input: () => ({ name: "Another" }) },
  "account.changePassword": {
    from: "guest",
    input: () => ({ current: "not this", next: "river lantern nine" }),
  },
  "account.signOutEverywhere": { from: "guest" },
  "account.people": { from: "admin", input: () => ({ search: "" }) },
  "account.setRole": { from: "admin", input: () => ({ id: randomUUID(), role: "admin" }) },
  "account.setBanned": { from: "admin", input: () => ({ id: randomUUID(), banned: true }) },
  "board.show": { from: "anonymous", input: () => ({ period: "week" }) },
  "board.hide": { from: "guest", input: () => ({ hidden: true }) },
  "desk.list": { from: "author", input: () => ({ search: "" }) },
  "desk.open": { from: "author", input: () => ({ slug: "asked" }) },
  "desk.preview": { from: "author", input: () => ({ source, seed: 1 }) },
  "desk.save": { from: "author", input: () => ({ slug: null, revision: 0, source }) },
  "desk.publish": { from: "author", input: () => ({ slug: "asked", revision: 1 }) },
  "desk.retire": { from: "author", input: () => ({ slug: "nowhere" }) },
  "library.answer": { from: "anonymous", input: () => ({ slug: "asked", locale: "en" }) },
  "library.try": {
    from: "anonymous",
    input: () => ({ slug: "asked", answer: { kind: "choice", chosen: ["no"] } }),
  },
  "progress.show": { from: "guest" },
  "report.send": {
    from: "guest",
    input: (attemptId) => ({ attemptId, reason: "typo", text: "Odd." }),
  },
  "report.list": { from: "author", input: () => ({ slug: "asked" }) },
  "report.close": { from: "author", input: () => ({ slug: "asked", id: randomUUID() }) },
  "review.hint": { from: "guest", input: (attemptId) => ({ attemptId, n: 1 }) },
  "review.next": { from: "guest", input: () => ({ sessionId: randomUUID() }) },
  "review.reveal": { from: "guest", input: (attemptId) => ({ attemptId }) },
  "review.submit": {
    from: "guest",
    input: (attemptId) => ({ attemptId, answer: { kind: "choice", chosen: ["no"] } }),
  },
};

const definition = z.looseObject({
  type: z.enum(["query", "mutation"]),
  inputs: z.array(z.unknown()),
});
const procedures: Record<string, unknown> = appRouter._def.procedures;
const PROCEDURES = Object.entries(procedures).map(([path, procedure]) => {
  const isProcedure = typeof procedure === "function" && "_def" in procedure;
  const { type, inputs } = definition.parse(isProcedure ? procedure._def : null);
  return { path, type, takesInput: inputs.length > 0 };
});
type Procedure = (typeof PROCEDURES)[number];

beforeAll(async () => {
  await onlyQuestions(world, choiceQuestion({ slug: "asked" }));
});

/** Asks as a browser could: whatever it likes, parsed from JSON. */
async function call(person: Person | null, { path, type }: Procedure, json: string | undefined) {
  const signInId = person?.signInId ?? null;
  const learner = signInId ? await findSignedIn(world.db, signInId, world.now) : null;
  const input: unknown = json === undefined ? undefined : JSON.parse(json);
  return callTRPCProcedure({
    router: appRouter,
    ctx: {
      ...{ db: world.db, learner, signInId, locale: "en", address: randomUUID() },
      ...{ say: () => "", now: () => world.now, seed: () => world.seed++ },
    },
    path,
    type,
    getRawInput: () => Promise.resolve(input),
    signal: undefined,
    batchIndex: 0,
  });
}

async function be(actor: Actor): Promise<Person | null> {
  if (actor === "anonymous") return null;
  if (actor === "guest") return aGuest(world);
  if (actor === "author") return anAuthor(world);
  if (actor === "admin") return anAdmin(world);
  const learner = await aLearner(world);
  if (actor === "banned") {
    // Banned by a hand in the table: even a sign-in that was left there opens nothing.
    await world.db.pool.query("UPDATE learner SET banned_at = now() WHERE id = $1", [learner.id]);
  }
  return learner;
}

function refusedWith(actor: Actor, { from }: Access): ErrorCode | null {
  const rank = ACTORS.indexOf(actor);
  if (actor === "banned") return from === "anonymous" ? null : "SIGN_IN_NEEDED";
  if (rank >= ACTORS.indexOf(from)) return null;
  return actor === "anonymous" ? "SIGN_IN_NEEDED" : "ROLE_NEEDED";
}

function inputOf({ path }: Procedure, attemptId: string): object | undefined {
  return ACCESS[path]?.input?.(attemptId);
}

test("every procedure is in the table, and nothing else is", () => {
  expect(PROCEDURES.map(({ path }) => path).sort()).toEqual(Object.keys(ACCESS).sort());
  for (const { path, takesInput } of PROCEDURES) {
    expect([path, ACCESS[path]?.input !== undefined]).toEqual([path, takesInput]);
  }
});

test.each(ACTORS)("%s may ask what the table says, and no more", async (actor) => {
  const writes = /\b(insert|update|delete|merge)\b/i;
  const statements = statementsOf(world);
  for (const procedure of PROCEDURES) {
    const access = ACCESS[procedure.path];
    if (!access) throw new Error(`${procedure.path} is not in the table`);
    const person = await be(actor);
    const expected = refusedWith(actor, access);
    const json = JSON.stringify(inputOf(procedure, randomUUID()));
    statements.length = 0;
    const told = await call(person, procedure, json).then(
      () => null,
      (error: unknown) => refusal(Promise.reject(error)),
    );
    const denied = ["SIGN_IN_NEEDED", "ROLE_NEEDED"].find((code) => code === told?.code) ?? null;
    expect([procedure.path, denied, told?.code === "INPUT_NOT_VALID"]).toEqual([
      ...[procedure.path, expected, false],
    ]);
    expect(told?.code).not.toBe("INTERNAL");
    if (expected) expect(statements.filter((text) => writes.test(text))).toEqual([]);
  }
});

test.each(PROCEDURES)(
  "$path says nothing about its input to whom it refuses",
  async (procedure) => {
    const access = ACCESS[procedure.path];
    for (const actor of ["anonymous", "banned", "learner"] as const) {
      const expected = access && refusedWith(actor, access);
      if (!expected) continue;
      const person = await be(actor);
      for (const json of ["{}", "null", '"x"', '{"role":"admin"}', undefined]) {
        expect(await refusal(call(person, procedure, json))).toEqual({ code: expected });
      }
    }
  },
);

const WITH_INPUT = PROCEDURES.filter(({ takesInput }) => takesInput);
const SMUGGLED = [
  ...['"role":"admin"', '"points":1000000', '"userId":"x"', '"learnerId":"x"', '"id2":1'],
  ...['"__proto__":{"role":"admin"}', '"constructor":{"prototype":{"role":"admin"}}'],
  ...['"now":"2000-01-01"', '"correct":true', '"hash":""'],
];

/** The same JSON with one thing more in every one of its objects, one object at a time. */
function smuggledInto(input: object, extra: string): string[] {
  const json = JSON.stringify(input, (key, value) => (key === "source" ? "text" : value));
  const places = [...json.matchAll(/\{/g)].map(({ index }) => index);
  return places.map((at) => {
    const rest = json.slice(at + 1);
    return `${json.slice(0, at + 1)}${extra}${rest.startsWith("}") ? "" : ","}${rest}`;
  });
}

test.each(WITH_INPUT)("$path refuses what nobody may say", async (procedure) => {
  const admin = await anAdmin(world);
  const { attemptId } = await asked(world, admin);
  const before = [await rowsOf(world, admin.id), await admin.lookUp()];
  const own = Object.keys(inputOf(procedure, attemptId) ?? {});
  for (const extra of SMUGGLED.filter((text) => !own.some((key) => text.startsWith(`"${key}"`)))) {
    for (const json of smuggledInto(inputOf(procedure, attemptId) ?? {}, extra)) {
      const told = await refusal(call(admin, procedure, json));
      expect([json, told]).toEqual([json, { code: "INPUT_NOT_VALID" }]);
    }
  }
  expect([await rowsOf(world, admin.id), await admin.lookUp()]).toEqual(before);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect("role" in {}).toBe(false);
});

test.each(WITH_INPUT)("$path takes text where text is asked for, no filter", async (procedure) => {
  const admin = await anAdmin(world);
  const input = Object.entries(inputOf(procedure, randomUUID()) ?? {});
  const strange = [{ contains: "" }, { not: null }, ["x"], 2 ** 60, -1, {}, [], "\ud800"];
  for (const [name, value] of input) {
    for (const other of strange) {
      const json = JSON.stringify({ ...Object.fromEntries(input), [name]: other });
      const told = await call(admin, procedure, json).then(
        () => "answered",
        async (error: unknown) => (await refusal(Promise.reject(error))).code,
      );
      const place = `${name}: ${JSON.stringify(other)} for ${JSON.stringify(value)}`;
      if (typeof other === "object" && typeof value === "string") {
        expect([place, told]).toEqual([place, "INPUT_NOT_VALID"]);
      }
      expect([place, told]).not.toEqual([place, "INTERNAL"]);
    }
  }
});

test.each([
  ["account.people", { search: "a\u0000b" }],
  ["desk.list", { search: "a\u0000b" }],
  ["desk.save", { slug: null, revision: 0, source: `${named("raw-nul")}\u0000` }],
  ["desk.save", { slug: null, revision: 0, source: named("nul").replace("Yes", '"\\0"') }],
  ["desk.preview", { source: source.replace("Yes", '"\\0"'), seed: 1 }],
  ["desk.preview", { source: "[".repeat(39_000), seed: 1 }],
  ["desk.preview", { source: "a: ".repeat(13_000), seed: 1 }],
  ["desk.preview", { source: "{a: &a [*a, *a]}", seed: 1 }],
])("%s breaks on no text at all (%#)", async (path, input) => {
  const admin = await anAdmin(world);
  const procedure = PROCEDURES.find((known) => known.path === path);
  if (!procedure) throw new Error(`${path} is gone`);
  const told = await call(admin, procedure, JSON.stringify(input)).then(
    () => "answered",
    async (error: unknown) => (await refusal(Promise.reject(error))).code,
  );
  expect(["answered", "INPUT_NOT_VALID"]).toContain(told);
});

test("an id that is unknown is told so only to who may know", async () => {
  const admin = await anAdmin(world);
  const codes = await Promise.all([
    refusal(admin.asks((api) => api.account.setRole({ id: randomUUID(), role: "author" }))),
    refusal(admin.asks((api) => api.account.setBanned({ id: randomUUID(), banned: true }))),
    refusal(admin.asks((api) => api.desk.open({ slug: "nowhere" }))),
    refusal(admin.asks((api) => api.desk.publish({ slug: "nowhere", revision: 1 }))),
    refusal(admin.asks((api) => api.desk.retire({ slug: "nowhere" }))),
    refusal(admin.asks((api) => api.desk.save({ slug: "nowhere", revision: 1, source: "" }))),
  ]);
  expect(new Set(codes.map(({ code }) => code))).toEqual(new Set(["NOT_FOUND"]));
});
