import { TRPCError } from "@trpc/server";
import { describe, expect, test } from "vitest";
import { ROLES } from "#contract/account.ts";
import { ERROR_CODES } from "#contract/error-codes.ts";
import { failure, success } from "../result.ts";
import { failureOf, hasRole, orRefuse } from "./trpc.ts";

test("each role may do what the ones before it may, and no more", () => {
  const may = ROLES.map((role) => ROLES.filter((needed) => hasRole(role, needed)));
  expect(may).toEqual([["learner"], ["learner", "author"], ["learner", "author", "admin"]]);
});

function refusalOf(work: () => unknown): TRPCError {
  try {
    work();
  } catch (error) {
    if (error instanceof TRPCError) return error;
  }
  throw new Error("nothing was refused");
}

describe("a rule's answer at the door", () => {
  test("that is well goes through", () => {
    expect(orRefuse(success(7))).toBe(7);
  });

  test.each(ERROR_CODES)("%s keeps its code, and its seconds to wait", (code) => {
    const refused = refusalOf(() => orRefuse(failure(code, 3)));
    expect(failureOf(refused)).toEqual({ code, retryAfter: 3 });
    expect(failureOf(refusalOf(() => orRefuse(failure(code))))).toEqual({ code });
  });
});

describe("an error nobody expected", () => {
  test("says nothing of itself", () => {
    const cause = new Error("password of ada is …");
    const told = failureOf(new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause }));
    expect(told).toEqual({ code: "INTERNAL" });
  });

  test("of a database that is away asks to try again", () => {
    const cause = Object.assign(new Error("x"), { code: "ECONNREFUSED" });
    const told = failureOf(new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause }));
    expect(told).toEqual({ code: "DATABASE_AWAY", retryAfter: 2 });
  });

  test("of an input is the input's", () => {
    expect(failureOf(new TRPCError({ code: "BAD_REQUEST" }))).toEqual({ code: "INPUT_NOT_VALID" });
    expect(failureOf(new TRPCError({ code: "NOT_FOUND" }))).toEqual({ code: "NOT_FOUND" });
  });
});
