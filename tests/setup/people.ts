import { randomBytes } from "node:crypto";
import { TRPCError } from "@trpc/server";
import type { Role } from "#contract/account.ts";
import { makeGuest } from "#server/account/guest.ts";
import { beginSignIn, findSignedIn, type SignedIn } from "#server/account/signed-in.ts";
import { type Database, database } from "#server/database/database.ts";
import type { SecondReader } from "#server/explain/model.ts";
import type { Failure } from "#server/result.ts";
import { appRouter } from "#server/trpc/router.ts";
import { failureOf } from "#server/trpc/trpc.ts";

/** What the tests of a file share: a database, a clock that a test sets, a chance that it chooses. */
export interface World {
  db: Database;
  now: Date;
  /** The next attempt's seed; it counts up by itself, so that each attempt has numbers of its own. */
  seed: number;
  /** Reads free answers beside the vocabulary; nobody unless a test sets one. */
  reader: SecondReader | null;
}

/** A Wednesday morning with nobody there. */
export function aWorld(at = "2026-03-04T09:00:00Z"): World {
  return { db: database(), now: new Date(at), seed: 1, reader: null };
}

const MINUTE = 60_000;

/** Lets time go by, or back with a negative number. */
export function pass(world: World, time: { days?: number; minutes?: number }): void {
  const minutes = (time.days ?? 0) * 24 * 60 + (time.minutes ?? 0);
  world.now = new Date(world.now.getTime() + minutes * MINUTE);
}

export type Api = ReturnType<typeof appRouter.createCaller>;

/** Somebody in front of the page, asking as a browser does: each request is looked up anew. */
export interface Person {
  readonly id: string;
  readonly signInId: string;
  /** The same person in another browser. */
  elsewhere(): Promise<Person>;
  /** As of now; null once the sign-in ended or its learner was banned. */
  lookUp(): Promise<SignedIn | null>;
  /** As of now, of somebody who is signed in. */
  learner(): Promise<SignedIn>;
  asks<T>(request: (api: Api) => Promise<T>): Promise<T>;
}

export interface SignedUp extends Person {
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

/** Asks as nobody, or as whoever holds a sign-in. */
export async function asks<T>(
  world: World,
  signInId: string | null,
  request: (api: Api) => Promise<T>,
  address = randomBytes(4).toString("hex"),
): Promise<T> {
  const { db } = world;
  const learner = signInId === null ? null : await findSignedIn(db, signInId, world.now);
  return request(
    appRouter.createCaller({
      db,
      learner,
      signInId,
      locale: "en",
      address,
      say: ({ code }) => code,
      now: () => world.now,
      seed: () => world.seed++,
      reader: world.reader,
    }),
  );
}

async function signedIn(world: World, id: string): Promise<Person> {
  const signInId = await beginSignIn(world.db, id, world.now);
  const lookUp = () => findSignedIn(world.db, signInId, world.now);
  return {
    id,
    signInId,
    lookUp,
    elsewhere: () => signedIn(world, id),
    async learner() {
      const found = await lookUp();
      if (!found) throw new Error(`${id} is not signed in`);
      return found;
    },
    asks: (request) => asks(world, signInId, request),
  };
}

/** A visitor who has not signed up. */
export async function aGuest(world: World, timeZone = "UTC"): Promise<Person> {
  return signedIn(world, await makeGuest(world.db, { locale: "en", timeZone }));
}

/** Signs a guest up, through the same door as a page does. */
export async function signUp(person: Person, name = `Person ${shortId()}`): Promise<SignedUp> {
  const email = `${shortId()}@example.org`;
  const password = `quite long ${shortId()}`;
  await person.asks((api) => api.account.signUp({ email, password, name }));
  return { ...person, email, password, name };
}

function shortId(): string {
  return randomBytes(5).toString("hex");
}

export async function aLearner(
  world: World,
  about: { name?: string; timeZone?: string } = {},
): Promise<SignedUp> {
  return signUp(await aGuest(world, about.timeZone), about.name);
}

export function anAuthor(world: World): Promise<SignedUp> {
  return withRole(world, "author");
}

export function anAdmin(world: World): Promise<SignedUp> {
  return withRole(world, "admin");
}

async function withRole(world: World, role: Role): Promise<SignedUp> {
  const person = await aLearner(world);
  await world.db.prisma.learner.update({ where: { id: person.id }, data: { role } });
  return person;
}

/** Why a request was refused; a request that was not fails the test. */
export async function refusal(request: Promise<unknown>): Promise<Failure> {
  const answer = await request.then(
    () => null,
    (error: unknown) => error,
  );
  if (answer instanceof TRPCError) return failureOf(answer);
  throw answer ?? new Error("The request was not refused.");
}

/** The first row's number, for questions such as "how many are there". */
export async function count(world: World, sql: string, values: unknown[] = []): Promise<number> {
  const { rows } = await world.db.pool.query<{ n: number }>(sql, values);
  return Number(rows[0]?.n);
}
