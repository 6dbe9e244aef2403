import "server-only";
import { randomInt } from "node:crypto";
import type { Locale } from "#contract/text.ts";
import { findSignedIn, type SignedIn } from "../account/signed-in.ts";
import { cookieOf, readSignInId, signInCookie } from "../account/token.ts";
import { type Database, database } from "../database/database.ts";
import { configuredModel, modelReader, type SecondReader } from "../explain/model.ts";
import type { Failure } from "../result.ts";

/** Says a failure in one sentence; given by the door, which knows the language of the request. */
export type Say = (failure: Failure) => string;

/** What a procedure gets beside its input. Clock and chance come in here and nowhere below. */
export type Context = {
  db: Database;
  learner: SignedIn | null;
  signInId: string | null;
  locale: Locale;
  address: string;
  say: Say;
  now: () => Date;
  seed: () => number;
  /** Looks for claims in free answers that the vocabulary missed, where a model is configured. */
  reader: SecondReader | null;
};

/** Builds the context of one request. Who asks is looked up anew each time. */
export async function createContext(
  request: Request,
  door: { locale: Locale; say: Say },
): Promise<Context> {
  const db = database();
  const now = () => new Date();
  const model = configuredModel(process.env);
  const token = cookieOf(request.headers.get("cookie"), signInCookie());
  const signInId = await readSignInId(token);
  return {
    db,
    learner: signInId === null ? null : await findSignedIn(db, signInId, now()),
    signInId,
    address: addressOf(request.headers),
    ...door,
    now,
    seed: () => randomInt(2 ** 31),
    reader: model && modelReader(model, noteModelFault),
  };
}

/** Without its model Seqack works on: the operator is told, the learner need not know. */
function noteModelFault(error: unknown): void {
  console.error("the model for free answers:", error instanceof Error ? error.message : error);
}

/** Where a request comes from, as far as the proxy in front says; for counting tries only. */
export function addressOf(headers: Headers): string {
  return headers.get("x-forwarded-for")?.split(",")[0]?.trim() || "unknown";
}
