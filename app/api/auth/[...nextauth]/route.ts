import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { requestLocale } from "#app/i18n/say.ts";
import { authOptions } from "#server/account/auth-options.ts";
import { findSignedIn } from "#server/account/signed-in.ts";
import { cookieOf, readSignInId, signInCookie } from "#server/account/token.ts";
import { database } from "#server/database/database.ts";
import { addressOf } from "#server/trpc/context.ts";
import { isSameSite } from "#server/trpc/guard.ts";

type RouteContext = { params: Promise<{ nextauth: string[] }> };

async function handle(request: NextRequest, context: RouteContext): Promise<Response> {
  if (!isSameSite(request) && request.method !== "GET") return new Response(null, { status: 403 });
  const db = database();
  const now = new Date();
  const signInId = await readSignInId(cookieOf(request.headers.get("cookie"), signInCookie()));
  const learner =
    signInId === null ? null : await findSignedIn(db, signInId, now).catch(() => null);
  const current = learner && signInId ? { learner, signInId } : null;
  const { headers } = request;
  const [address, locale] = [addressOf(headers), requestLocale(headers)];
  const options = authOptions({ db, current, address, locale, now });
  return NextAuth(request, context, options);
}

export { handle as GET, handle as POST };
