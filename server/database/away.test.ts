import { describe, expect, test } from "vitest";
import { isDatabaseAway } from "./away.ts";

const coded = (code: string, message = "failed") => Object.assign(new Error(message), { code });

describe("the database is away when it cannot be reached just now", () => {
  test.each([
    ["nobody listens", coded("ECONNREFUSED")],
    ["the connection was cut", coded("ECONNRESET")],
    ["the socket file is gone", Object.assign(coded("ENOENT"), { syscall: "connect" })],
    ["it shuts down", coded("57P01")],
    ["it starts up", coded("57P03")],
    ["it crashed", coded("57P02")],
    ["too many connections", coded("53300")],
    ["the protocol failed", coded("08006")],
    ["Prisma cannot reach it", coded("P1001")],
    ["Prisma waited for a connection", coded("P2024")],
    ["pg lost it", new Error("Connection terminated unexpectedly")],
    ["pg waited for it", new Error("timeout exceeded when trying to connect")],
    ["it says so", new Error("the database system is shutting down")],
  ])("%s", (_, error) => {
    expect(isDatabaseAway(error)).toBe(true);
  });

  test("also behind another error, or among several", () => {
    const refused = coded("ECONNREFUSED");
    const behind = new Error("query failed", { cause: new Error("x", { cause: refused }) });
    expect(isDatabaseAway(behind)).toBe(true);
    expect(isDatabaseAway(new AggregateError([new Error("v6"), refused]))).toBe(true);
  });
});

describe("anything else is a fault of ours or of the request", () => {
  test.each([
    ["a unique constraint", coded("23505")],
    ["a broken statement", coded("42601")],
    ["a statement that took too long", coded("57014")],
    ["a deadlock", coded("40P01")],
    ["Prisma's unique constraint", coded("P2002")],
    ["a code that is a number", Object.assign(new Error("x"), { code: 8006 })],
    ["a plain error", new Error("undefined is not a function")],
    ["a text", "ECONNREFUSED"],
    ["nothing", undefined],
    ["several others", new AggregateError([new Error("a"), coded("23505")])],
  ])("%s", (_, error) => {
    expect(isDatabaseAway(error)).toBe(false);
  });

  test("a circle of causes ends", () => {
    const error = new Error("a");
    error.cause = new Error("b", { cause: error });
    expect(isDatabaseAway(error)).toBe(false);
  });
});
