import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./password.ts";

const PASSWORD = "correct horse battery";

test("a stored hash is argon2id at 19 MiB, two passes and one lane, each with its own salt", async () => {
  const [first, second] = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)]);
  expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(first).not.toBe(second);
  expect(first).not.toContain(PASSWORD);
});

test("the password itself is accepted, however its characters are composed", async () => {
  const stored = await hashPassword("caf\u00e9 Ａ with 12 more");
  expect(await verifyPassword(stored, "cafe\u0301 A with 12 more")).toBe(true);
  expect(await verifyPassword(stored, "cafe A with 12 more")).toBe(false);
});

test.each([
  ["another", "correct horse batterz"],
  ["one in capitals", "Correct horse battery"],
  ["a longer one", `${PASSWORD} `],
  ["none", ""],
])("%s is refused", async (_, password) => {
  expect(await verifyPassword(await hashPassword(PASSWORD), password)).toBe(false);
});

test("where there is no hash, nothing is right", async () => {
  expect(await verifyPassword(null, PASSWORD)).toBe(false);
  expect(await verifyPassword(null, "")).toBe(false);
});
