import { describe, expect, it } from "vitest";
import { startOptions } from "./arguments.ts";

describe("the command line of the start", () => {
  it("has sensible defaults", () => {
    expect(startOptions([], {})).toMatchObject({
      isDevelopment: false,
      mayBuild: true,
      host: "127.0.0.1",
      port: null,
      databaseUrl: null,
    });
  });

  it("reads flags and variables", () => {
    const env = { PORT: "4000", HOST: "0.0.0.0", DATABASE_URL: "postgresql://a/b" };
    expect(startOptions(["--dev", "--no-build", "--data", "/x"], env)).toEqual({
      isDevelopment: true,
      mayBuild: false,
      host: "0.0.0.0",
      port: 4000,
      databaseUrl: "postgresql://a/b",
      dataFolder: "/x",
    });
  });

  it("shows how to use it when it does not understand", () => {
    expect(() => startOptions(["--fast"], {})).toThrow(/--fast[\s\S]*--no-build/);
  });
});
