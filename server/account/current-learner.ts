import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { database } from "../database/database.ts";
import { findSignedIn, type SignedIn } from "./signed-in.ts";
import { readSignInId, signInCookie } from "./token.ts";

/**
 * Who asks for this page, or null. Read once a request however many components ask.
 * Throws only when the database cannot be asked.
 */
export const currentLearner: () => Promise<SignedIn | null> = cache(async () => {
  const signInId = await readSignInId((await cookies()).get(signInCookie())?.value);
  return signInId === null ? null : findSignedIn(database(), signInId, new Date());
});
