import { encode } from "next-auth/jwt";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { cookieOf, readSignInId, signInCookie, signInSecret } from "./token.ts";

const SECRET = "a secret of this test, long enough";
const ID = "8f14e45f-ceea-4e7a-9c1b-2f6d0a1b3c4d";

beforeEach(() => vi.stubEnv("NEXTAUTH_SECRET", SECRET));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

const made = (claims: Record<string, unknown>, secret = SECRET, maxAge = 3600) =>
  encode({ token: claims, secret, maxAge });

describe("a token names a sign-in", () => {
  test("that was made here", async () => {
    expect(await readSignInId(await made({ signIn: ID }))).toBe(ID);
  });

  test("and nothing that it says besides is believed", async () => {
    expect(await readSignInId(await made({ signIn: ID, role: "admin", sub: "1" }))).toBe(ID);
  });
});

describe("there is no sign-in in a token", () => {
  test.each([
    ["that is absent", undefined],
    ["that is empty", ""],
    ["that is no token", "abc"],
    ["that has five empty parts", "...."],
    ["that is plain JSON", JSON.stringify({ signIn: ID })],
    ["that is signed with nothing", `${btoa('{"alg":"none"}')}.${btoa(`{"signIn":"${ID}"}`)}.`],
    ["that is very long", "a".repeat(100_000)],
  ])("%s", async (_, token) => {
    expect(await readSignInId(token)).toBeNull();
  });

  test("of another secret", async () => {
    const token = await made({ signIn: ID }, "another secret of somebody else");
    expect(await readSignInId(token)).toBeNull();
  });

  test("that was changed, in whichever part", async () => {
    const token = await made({ signIn: ID });
    const parts = token.split(".");
    for (const [index, part] of parts.entries()) {
      if (part === "") continue;
      const first = part.startsWith("A") ? "B" : "A";
      const forged = parts.with(index, first + part.slice(1)).join(".");
      expect(await readSignInId(forged)).toBeNull();
    }
  });

  test("that has expired", async () => {
    const token = await made({ signIn: ID }, SECRET, 60);
    vi.useFakeTimers({ now: Date.now() + 3_600_000, toFake: ["Date"] });
    expect(await readSignInId(token)).toBeNull();
  });

  test.each([{}, { signIn: 7 }, { signIn: null }, { signIn: { id: ID } }, { sub: ID }])(
    "that says %j",
    async (claims) => {
      expect(await readSignInId(await made(claims))).toBeNull();
    },
  );
});

test("without a secret nobody is signed in and the server says how to be started", () => {
  vi.stubEnv("NEXTAUTH_SECRET", "");
  expect(signInSecret).toThrow(/npm start/);
});

test.each([
  [undefined, "next-auth.session-token"],
  ["http://localhost:3000", "next-auth.session-token"],
  ["https://seqack.example", "__Secure-next-auth.session-token"],
])("reached at %s the cookie is %s", (url, name) => {
  vi.stubEnv("NEXTAUTH_URL", url);
  expect(signInCookie()).toBe(name);
});

describe("one cookie of a header", () => {
  test.each([
    ["a=1", "1"],
    ["b=2; a=1; c=3", "1"],
    ["b=2;a=1", "1"],
    ["a=x=y==", "x=y=="],
    ["a=%E4%BD%A0", "你"],
    ["a=", ""],
    ["a=1; a=2", "1"],
    ["aa=1; ba=2", undefined],
    ["b=a=1", undefined],
    ["a", ""],
    ["", undefined],
    [null, undefined],
    [undefined, undefined],
    ["a=%", undefined], // not escaped by any browser: as if absent, not an error
    ["a=%E4%BD", undefined],
  ])("%j", (header, value) => {
    expect(cookieOf(header, "a")).toBe(value);
  });
});
