import { describe, expect, test } from "vitest";
import {
  displayName,
  email,
  password,
  setRoleInput,
  settingsInput,
  signInInput,
  signUpInput,
} from "./account.ts";

describe("a password has 12 to 256 characters and no rules of composition", () => {
  test.each([
    ["a".repeat(11), false],
    ["a".repeat(12), true],
    ["correct horse battery staple", true],
    ["密码密码密码密码密码密码", true],
    ["            ", true],
    ["a".repeat(256), true],
    ["a".repeat(257), false],
    ["", false],
  ])("%j: %s", (text, valid) => {
    expect(password.safeParse(text).success).toBe(valid);
  });

  test("it is taken as typed, spaces at the ends included", () => {
    expect(password.parse("  spaces at ends  ")).toBe("  spaces at ends  ");
  });

  test("signing in does not tell how long a password must be", () => {
    expect(signInInput.safeParse({ email: "a@b.example", password: "x" }).success).toBe(true);
  });
});

describe("a name is 1 to 40 characters that can be seen", () => {
  test.each([
    ["李雷", "李雷"],
    ["  Ada Lovelace  ", "Ada Lovelace"],
    ["a".repeat(40), "a".repeat(40)],
    ["a".repeat(41), null],
    ["", null],
    ["   ", null],
    ["line\nbreak", null],
    ["bell\u0007", null],
    ["turned\u202eround", null], // right-to-left override: would turn the board round
    ["zero\u200bwidth", null],
    ["soft\u00adhyphen", null],
  ])("%j is %j", (typed, kept) => {
    expect(displayName.safeParse(typed).data ?? null).toBe(kept);
  });
});

describe("an e-mail is kept in small letters", () => {
  test.each([
    ["Ada@Example.ORG", "ada@example.org"],
    ["ada＠example.org", null], // full-width @: another mailbox that looks alike
    ["ada", null],
    ["a@b@c.example", null],
    ["ada@example.org\nbcc: x@y.example", null],
    [`${"a".repeat(60)}@${"b".repeat(63)}.${"c".repeat(63)}.${"d".repeat(63)}.example`, null],
  ])("%j is %j", (typed, kept) => {
    expect(email.safeParse(typed).data ?? null).toBe(kept);
  });
});

const person = { email: "ada@example.org", password: "correct horse battery", name: "Ada" };

describe("nobody signs up, or changes, into more than a learner", () => {
  test("a plain sign-up is taken", () => {
    expect(signUpInput.parse(person)).toEqual(person);
  });

  test.each(["role", "id", "banned", "guest", "hidden", "passwordHash", "constructor"])(
    "%s is refused at sign-up and in the settings",
    (key) => {
      expect(signUpInput.safeParse({ ...person, [key]: "admin" }).success).toBe(false);
      expect(settingsInput.safeParse({ [key]: "admin" }).success).toBe(false);
    },
  );

  test("__proto__ brings nothing in", () => {
    const text = '{"name":"Ada","__proto__":{"role":"admin"}}';
    const read = settingsInput.safeParse(JSON.parse(text));
    expect(read.success).toBe(false);
    expect(Object.hasOwn(Object.prototype, "role")).toBe(false);
  });

  test("only the three roles are roles", () => {
    const id = "6b0f1e0c-5f0e-4c58-9a3d-0d6b7f0f7a11";
    const roles = ["learner", "author", "admin", "owner", "Admin", "", null];
    const taken = roles.filter((role) => setRoleInput.safeParse({ id, role }).success);
    expect(taken).toEqual(["learner", "author", "admin"]);
  });
});
