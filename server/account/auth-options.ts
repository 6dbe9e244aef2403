import "server-only";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import GitHub from "next-auth/providers/github";
import Google from "next-auth/providers/google";
import { z } from "zod";
import { type Locale, locale } from "#contract/text.ts";
import { isDatabaseAway } from "../database/away.ts";
import type { Database } from "../database/database.ts";
import { failure, type Result, success } from "../result.ts";
import { adoptGuest } from "./adopt-guest.ts";
import { makeGuest } from "./guest.ts";
import { countTry } from "./limit.ts";
import { keysOf } from "./providers.ts";
import { checkPassword } from "./sign-in.ts";
import { signInElsewhere } from "./sign-in-elsewhere.ts";
import { beginSignIn, endSignIn, SIGN_IN_HOLDS, type SignedIn } from "./signed-in.ts";
import { signInSecret } from "./token.ts";

const guestInput = z.object({
  locale: locale.catch("en"),
  timeZone: z.string().max(64).optional(),
});

/** What an authentication request brings: the one already signed in, from where, and when. */
export type AuthRequest = {
  db: Database;
  current: { learner: SignedIn; signInId: string } | null;
  address: string;
  locale: Locale;
  now: Date;
};

/**
 * next-auth's configuration for one request. Its token holds nothing but the id of a sign-in, made
 * here anew at each one, so that an id planted before a sign-in is worth nothing after it.
 */
export function authOptions(request: AuthRequest): NextAuthOptions {
  const { db, current } = request;
  return {
    secret: signInSecret(),
    session: { strategy: "jwt", maxAge: SIGN_IN_HOLDS / 1000 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [guestProvider(request), passwordProvider(request), ...elsewhere()],
    callbacks: {
      async jwt({ token, user, account, profile }) {
        if (!account) return { signIn: token.signIn };
        const learnerId =
          account.type === "credentials"
            ? user.id
            : await signInElsewhere(
                db,
                {
                  provider: account.provider,
                  accountId: account.providerAccountId,
                  name: profile?.name ?? null,
                  locale: request.locale,
                },
                current?.learner ?? null,
                request.now,
              );
        if (current) await endSignIn(db, current.signInId);
        return learnerId === null ? {} : { signIn: await beginSignIn(db, learnerId, request.now) };
      },
      // Nobody reads next-auth's own session: the learner is looked up by the sign-in id.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => {
        const target = new URL(url, baseUrl);
        return target.origin === new URL(baseUrl).origin ? target.href : baseUrl;
      },
    },
    events: {
      async signOut() {
        if (current) await endSignIn(db, current.signInId);
      },
    },
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  };
}

function guestProvider({ db, current, address }: AuthRequest) {
  return Credentials({
    id: "guest",
    name: "Guest",
    credentials: {},
    async authorize(given) {
      if (current) return { id: current.learner.id };
      return answered(async () => {
        const counted = await countTry(db, "guest", address);
        if (!counted.ok) return counted;
        const about = guestInput.parse(given ?? {});
        const { locale, timeZone } = about;
        return success(await makeGuest(db, { locale, timeZone }));
      });
    },
  });
}

function passwordProvider({ db, current, now }: AuthRequest) {
  return Credentials({
    id: "password",
    name: "Password",
    credentials: { email: { type: "email" }, password: { type: "password" } },
    async authorize(given) {
      return answered(async () => {
        const { email, password } = given ?? {};
        const checked = await checkPassword(db, { email, password });
        const guest = current?.learner;
        if (checked.ok && guest?.guest && guest.id !== checked.value) {
          await adoptGuest(db, guest.id, checked.value, now);
        }
        return checked;
      });
    },
  });
}

/**
 * Runs a sign-in. next-auth hands an error's message to the page as `result.error`, so the message is
 * a code of ours (and the seconds to wait, if any) and never what went wrong inside.
 */
async function answered(rule: () => Promise<Result<string>>): Promise<{ id: string }> {
  const result = await rule().catch((error: unknown) => {
    if (isDatabaseAway(error)) return failure("DATABASE_AWAY");
    console.error("sign-in failed:", error);
    return failure("INTERNAL");
  });
  if (result.ok) return { id: result.value };
  const { code, retryAfter } = result.error;
  throw new Error(retryAfter === undefined ? code : `${code}:${retryAfter}`);
}

function elsewhere() {
  const github = keysOf("github");
  const google = keysOf("google");
  return [...(github ? [GitHub(github)] : []), ...(google ? [Google(google)] : [])];
}
