import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { requestLocale, sayIn } from "#app/i18n/say.ts";
import type { ErrorData } from "#contract/errors.ts";
import { isDatabaseAway } from "#server/database/away.ts";
import type { Failure } from "#server/result.ts";
import { createContext } from "#server/trpc/context.ts";
import { guardRequest } from "#server/trpc/guard.ts";
import { appRouter } from "#server/trpc/router.ts";
import { RETRY_AFTER } from "#server/trpc/trpc.ts";

const MOST_IN_A_BATCH = 10;

/** The one door of the product's rules. Nothing reaches the router that did not come from our pages. */
async function handle(request: Request): Promise<Response> {
  const locale = requestLocale(request.headers);
  const say = sayIn(locale);
  const guarded = await guardRequest(request);
  if (!guarded.ok) return refused(guarded.error, STATUS[guarded.error.code] ?? 400, say);
  const { pathname } = new URL(request.url);
  if (pathname.split(",").length > MOST_IN_A_BATCH) {
    return refused({ code: "BODY_TOO_LARGE" }, 413, say);
  }
  try {
    // Made here and not by tRPC, which could not say a failure in the learner's language then.
    const context = await createContext(guarded.value, { locale, say });
    return await fetchRequestHandler({
      endpoint: "/api/trpc",
      req: guarded.value,
      router: appRouter,
      createContext: () => context,
      responseMeta: ({ errors }) => ({
        headers: {
          "cache-control": "no-store",
          ...(errors.some(isDatabaseAway) && { "retry-after": String(RETRY_AFTER) }),
        },
      }),
      onError({ error, path }) {
        if (error.code !== "INTERNAL_SERVER_ERROR" || isDatabaseAway(error)) return;
        console.error(`${path ?? "?"} failed:`, error.cause ?? error);
      },
    });
  } catch (error) {
    if (isDatabaseAway(error)) {
      return refused({ code: "DATABASE_AWAY", retryAfter: RETRY_AFTER }, 503, say);
    }
    console.error("A request failed before its procedure:", error);
    return refused({ code: "INTERNAL" }, 500, say);
  }
}

const STATUS: Partial<Record<Failure["code"], number>> = {
  ORIGIN_REFUSED: 403,
  CONTENT_TYPE_REFUSED: 415,
  BODY_TOO_LARGE: 413,
};

function refused(failure: Failure, status: number, say: (failure: Failure) => string): Response {
  const { code, retryAfter } = failure;
  const known = retryAfter !== undefined;
  const data: ErrorData & { httpStatus: number } = {
    ...{ error: code, sentence: say(failure), httpStatus: status },
    ...(known && { retryAfter }),
  };
  const headers = {
    "cache-control": "no-store",
    ...(known && { "retry-after": String(retryAfter) }),
  };
  return Response.json({ error: { code: -32600, message: code, data } }, { status, headers });
}

export { handle as GET, handle as POST };
