import { dictionary } from "@zxcvbn-ts/language-common";
import { describe, expect, test } from "vitest";
import { password as passwordRule } from "#contract/account.ts";
import { isCommonPassword } from "./common-passwords.ts";

const ADA = ["ada.lovelace@example.org", "Countess Lovelace"];

describe("what attackers try first is refused", () => {
  test.each([
    ["a common one with digits behind it", "password123456"],
    ["with signs behind it", "password!!!!"],
    ["with both", "iloveyou2026!"],
    ["in capitals", "PASSWORD123456"],
    ["in full-width letters", "ｐａｓｓｗｏｒｄ１２３４５６"],
    ["written twice", "dragondragon"],
    ["one letter", "aaaaaaaaaaaa"],
    ["two letters in turn", "abababababab"],
    ["four digits again and again", "123412341234"],
    ["three pictures again and again", "🙂🌊🎈".repeat(4)],
    ["digits in a row", "012345678901"],
    ["letters in a row", "abcdefghijkl"],
    ["a row of the keyboard", "qwertyuiopas"],
    ["the own e-mail", "ada.lovelace@example.org"],
    ["its first part", "ada.lovelace"],
    ["its first part and a year", "Ada.Lovelace1815"],
    ["the own name", "countess lovelace"],
    ["the own name and digits", "Countess Lovelace1"],
  ])("%s: %s", (_, password) => {
    expect(isCommonPassword(password, ADA)).toBe(true);
  });
});

describe("anything else is taken, however simple it looks", () => {
  test.each([
    "correct horse battery staple",
    "seq and ack, then fin",
    "三次握手四次挥手很重要哦",
    "zqvkhtwmplxr",
    "lovelace wrote notes",
    "1815 in December, London",
    "ab12cd34ef56",
  ])("%s", (password) => {
    expect(isCommonPassword(password, ADA)).toBe(false);
  });

  test("a name of three letters is not looked for", () => {
    expect(isCommonPassword("Ada123456789", ["a@b.example", "Ada"])).toBe(false);
    expect(isCommonPassword("zqvkhtwmplxr", ["", ""])).toBe(false);
  });
});

test("every listed password that is long enough to be chosen is refused", () => {
  const listed = dictionary["passwords-common"].map(String);
  expect(listed.length).toBeGreaterThan(10_000);
  const long = listed.filter((word) => passwordRule.safeParse(word).success);
  expect(long.length).toBeGreaterThan(50);
  expect(long.filter((word) => !isCommonPassword(word, []))).toEqual([]);
});
