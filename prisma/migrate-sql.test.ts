import { describe, expect, it } from "vitest";
import { beforeCommit, losses, sqlStatements, transactionProblem } from "./migrate-sql.ts";

const texts = (sql: string): string[] => sqlStatements(sql).map((statement) => statement.text);

describe("cutting a script into statements", () => {
  it.each([
    ["a; b;", ["a", "b"]],
    ["a; -- b; c\nd;", ["a", "d"]],
    ["a /* ; */ b;", ["a   b"]],
    ["select ';'; b", ["select ';'", "b"]],
    ["select 'it''s; x'; b", ["select 'it''s; x'", "b"]],
    ['select ";"; b', ['select ";"', "b"]],
    ["do $$ begin x; end $$; b", ["do $$ begin x; end $$", "b"]],
    ["do $f$ $$; $f$; b", ["do $f$ $$; $f$", "b"]],
    ["select $1; b", ["select $1", "b"]],
    [" ;; ", []],
  ])("%s", (sql, expected) => {
    expect(texts(sql)).toEqual(expected);
  });

  it("knows the line where each begins", () => {
    expect(sqlStatements("-- x\na;\n\n\nb\nc;").map(({ line }) => line)).toEqual([2, 5]);
  });
});

describe("a migration is one transaction", () => {
  it.each([
    "BEGIN;\nCREATE TABLE a (b int);\nCOMMIT;\n",
    "-- why\nbegin;\ncreate function f() returns int as $$ begin return 1; end $$;\ncommit;",
    "START TRANSACTION;\nSELECT 'COMMIT;';\nCOMMIT",
  ])("%s", (sql) => {
    expect(transactionProblem(sql)).toBeNull();
  });

  it.each([
    ["CREATE TABLE a (b int);", "first statement must be BEGIN"],
    ["", "first statement must be BEGIN"],
    ["-- BEGIN;\nSELECT 1;\nCOMMIT;", "first statement must be BEGIN"],
    ["BEGIN;\nSELECT 1;", "last statement must be COMMIT"],
    ["BEGIN;\nSELECT 1;\nCOMMIT;\nSELECT 2;", "last statement must be COMMIT"],
    ["BEGIN;\nSELECT 1;\n-- COMMIT;", "last statement must be COMMIT"],
    ["BEGIN;\nCOMMIT;\nBEGIN;\nCOMMIT;", "line 2 ends or starts a transaction"],
    ["BEGIN;\nCREATE INDEX\n CONCURRENTLY i ON a (b);\nCOMMIT;", "line 2 uses CONCURRENTLY"],
  ])("refuses %s", (sql, problem) => {
    expect(transactionProblem(sql)).toContain(problem);
  });

  it("can get a last statement of ours", () => {
    expect(texts(beforeCommit("BEGIN;\na;\nCOMMIT;\n", "mine"))).toEqual([
      "BEGIN",
      "a",
      "mine",
      "COMMIT",
    ]);
  });
});

describe("what loses data", () => {
  it("is told with its line", () => {
    const sql =
      "BEGIN;\nALTER TABLE a DROP COLUMN b;\nDROP TABLE c;\nALTER TABLE d ADD e int;\nCOMMIT;";
    expect(losses(sql)).toEqual(["line 2: ALTER TABLE a DROP COLUMN b", "line 3: DROP TABLE c"]);
  });
});
