import "server-only";
import { initTRPC, TRPCError } from "@trpc/server";
import { ROLES, type Role } from "#contract/account.ts";
import type { ErrorCode } from "#contract/error-codes.ts";
import type { ErrorData } from "#contract/errors.ts";
import { isDatabaseAway } from "../database/away.ts";
import { type Failure, failure, type Result } from "../result.ts";
import type { Context } from "./context.ts";

type TransportCode = TRPCError["code"];

/** Codes meet transport here, once. */
const TRANSPORT: Record<ErrorCode, TransportCode> = {
  INPUT_NOT_VALID: "BAD_REQUEST",
  ORIGIN_REFUSED: "FORBIDDEN",
  CONTENT_TYPE_REFUSED: "UNSUPPORTED_MEDIA_TYPE",
  BODY_TOO_LARGE: "PAYLOAD_TOO_LARGE",
  SIGN_IN_NEEDED: "UNAUTHORIZED",
  ROLE_NEEDED: "FORBIDDEN",
  NOT_FOUND: "NOT_FOUND",
  ATTEMPT_NOT_FOUND: "NOT_FOUND",
  SESSION_NOT_FOUND: "NOT_FOUND",
  KIND_DIFFERS: "BAD_REQUEST",
  NOT_GRADABLE: "INTERNAL_SERVER_ERROR",
  EMAIL_TAKEN: "CONFLICT",
  ALREADY_SIGNED_UP: "CONFLICT",
  PASSWORD_COMMON: "BAD_REQUEST",
  PASSWORD_WRONG: "BAD_REQUEST",
  TOO_MANY_TRIES: "TOO_MANY_REQUESTS",
  TOO_MANY_REPORTS: "TOO_MANY_REQUESTS",
  TIME_ZONE_UNKNOWN: "BAD_REQUEST",
  LAST_ADMIN: "CONFLICT",
  QUESTION_CHANGED: "CONFLICT",
  QUESTION_NOT_READY: "BAD_REQUEST",
  SLUG_TAKEN: "CONFLICT",
  DATABASE_AWAY: "SERVICE_UNAVAILABLE",
  INTERNAL: "INTERNAL_SERVER_ERROR",
};

/** An expected failure on its way out: the only error that rules cause on purpose. */
class Refusal extends Error {
  readonly failure: Failure;
  constructor(refused: Failure) {
    super(refused.code);
    this.failure = refused;
  }
}

/** Turns a rule's "no" into a response with its code. */
export function orRefuse<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const { code } = result.error;
  throw new TRPCError({ code: TRANSPORT[code], message: code, cause: new Refusal(result.error) });
}

/** Seconds after which a page asks again while the database is away. */
export const RETRY_AFTER = 2;

/** What an error means to whoever sees it. Anything unexpected is INTERNAL and says nothing more. */
export function failureOf(error: TRPCError): Failure {
  if (error.cause instanceof Refusal) return error.cause.failure;
  if (isDatabaseAway(error)) return { code: "DATABASE_AWAY", retryAfter: RETRY_AFTER };
  if (error.code === "NOT_FOUND") return { code: "NOT_FOUND" };
  return { code: error.code === "INTERNAL_SERVER_ERROR" ? "INTERNAL" : "INPUT_NOT_VALID" };
}

const t = initTRPC.context<Context>().create({
  errorFormatter({ shape, error, ctx }) {
    const refused = failureOf(error);
    const data: ErrorData = {
      error: refused.code,
      sentence: ctx?.say(refused) ?? refused.code,
      ...(refused.retryAfter !== undefined && { retryAfter: refused.retryAfter }),
    };
    const { code, httpStatus } = shape.data;
    const status = refused.code === "DATABASE_AWAY" ? 503 : httpStatus;
    return { code: shape.code, message: refused.code, data: { code, httpStatus: status, ...data } };
  },
});

export const router = t.router;

/** Anybody, signed in or not. */
export const publicProcedure = t.procedure;

/** A learner, guests included. */
export const learnerProcedure = t.procedure.use(({ ctx, next }) => {
  const { learner, signInId } = ctx;
  if (!learner || !signInId) return orRefuse<never>(failure("SIGN_IN_NEEDED"));
  return next({ ctx: { learner, signInId } });
});

/** At least an author. Each role may do what the ones before it may. */
export const authorProcedure = learnerProcedure.use(({ ctx, next }) => {
  if (!hasRole(ctx.learner.role, "author")) return orRefuse<never>(failure("ROLE_NEEDED"));
  return next();
});

export const adminProcedure = learnerProcedure.use(({ ctx, next }) => {
  if (!hasRole(ctx.learner.role, "admin")) return orRefuse<never>(failure("ROLE_NEEDED"));
  return next();
});

/** Whether a role may do what another one may. */
export function hasRole(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
