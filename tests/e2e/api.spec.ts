import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { z } from "zod";
import { errorCode } from "#contract/errors.ts";
import { type App, expect, makePerson, test } from "../setup/e2e.ts";
import { askOne } from "./attempts.ts";
import { cookieHeader, enter } from "./enter.ts";
import { fingerprint, PROCEDURES, type Procedure } from "./procedures.ts";
import { type RawAnswer, type RawRequest, sendRaw } from "./raw.ts";
import { JSON_TYPE, STRANGE } from "./strange.ts";

const refusal = z.object({
  error: z.object({ data: z.looseObject({ error: errorCode, sentence: z.string() }) }),
});
const replies = z.union([z.array(z.looseObject({})), z.looseObject({})]);

/** The codes of a refusal, one for each call of a batch; "taken" where a call was answered. */
function codesOf({ text }: RawAnswer): string[] {
  const read = replies.parse(JSON.parse(text));
  return [read].flat().map((one) => refusal.safeParse(one).data?.error.data.error ?? "taken");
}

function sentenceOf({ text }: RawAnswer): string {
  const read = replies.parse(JSON.parse(text));
  return refusal.parse([read].flat()[0]).error.data.sentence;
}

/** Sends as an admin, to whom nothing is forbidden: only the way of asking is wrong. */
async function asAdmin(app: App): Promise<(sent: RawRequest) => Promise<RawAnswer>> {
  const admin = await makePerson(app.database, "admin");
  const cookie = cookieHeader(await enter(app.url, admin));
  const own = { cookie, origin: app.url };
  return (sent) => {
    const all = Object.entries({ ...own, ...sent.headers });
    // "-" leaves a header out.
    return sendRaw(app.url, {
      ...sent,
      headers: Object.fromEntries(all.filter(([, value]) => value !== "-")),
    });
  };
}

const asQuery = (input: unknown) => `input=${encodeURIComponent(JSON.stringify(input))}`;

for (const { name, code, status, headers, body } of STRANGE) {
  test(`${name} is refused at every procedure, before anything happens`, async ({ app }) => {
    const send = await asAdmin(app);
    const before = await fingerprint(app.database);
    for (const { path, input } of PROCEDURES) {
      const json = JSON.stringify(input ?? {});
      const sent = [
        { path: `/api/trpc/${path}`, body: body(json) },
        { path: `/api/trpc/${path}?batch=1`, body: body(`{"0":${json}}`) },
      ];
      for (const one of sent) {
        const answer = await send({ method: "POST", headers, ...one });
        expect.soft([one.path, answer.status, codesOf(answer)]).toEqual([one.path, status, [code]]);
      }
    }
    expect(await fingerprint(app.database)).toBe(before);
  });
}

test("a page of another site reads nothing, signed in as it may be", async ({ app }) => {
  const send = await asAdmin(app);
  for (const { path, type, input } of PROCEDURES) {
    if (type !== "query") continue;
    const sent = { path: `/api/trpc/${path}?${asQuery(input ?? {})}` };
    for (const headers of [
      { "sec-fetch-site": "cross-site" },
      { origin: "https://evil.example" },
    ]) {
      const answer = await send({ ...sent, headers });
      expect.soft([path, answer.status, codesOf(answer)]).toEqual([path, 403, ["ORIGIN_REFUSED"]]);
    }
    const { status } = await send({ ...sent, headers: { "sec-fetch-site": "same-origin" } });
    expect.soft([path, status]).toEqual([path, 200]);
  }
});

test("no mutation runs by GET, alone or in a batch", async ({ app }) => {
  const send = await asAdmin(app);
  const before = await fingerprint(app.database);
  for (const { path, type, input } of PROCEDURES) {
    if (type !== "mutation") continue;
    const alone = await send({ path: `/api/trpc/${path}?${asQuery(input ?? {})}` });
    expect.soft([path, alone.status, codesOf(alone)]).toEqual([path, 405, ["INPUT_NOT_VALID"]]);
    for (const first of ["board.show", path]) {
      const both = asQuery({ 0: first === path ? input : { period: "week" }, 1: input ?? {} });
      const batch = await send({ path: `/api/trpc/${first},${path}?batch=1&${both}` });
      expect
        .soft([first, path, ...new Set(codesOf(batch))])
        .toEqual([first, path, "INPUT_NOT_VALID"]);
    }
  }
  expect(await fingerprint(app.database)).toBe(before);
});

test("no other method does anything, and none breaks the server", async ({ app }) => {
  const send = await asAdmin(app);
  const before = await fingerprint(app.database);
  for (const method of ["HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
    for (const { path, input } of PROCEDURES) {
      const body = method === "HEAD" ? {} : { body: JSON.stringify(input ?? {}) };
      const sent = { method, path: `/api/trpc/${path}`, headers: JSON_TYPE, ...body };
      const { status } = await send(sent);
      const told = `${method} ${path}: ${status}`;
      expect.soft(status < 500, told).toBe(true);
    }
  }
  expect(await fingerprint(app.database)).toBe(before);
});

test("a page of another origin on this very site cannot act by a form", async ({ app, page }) => {
  const person = await makePerson(app.database, "learner");
  await page.context().addCookies((await enter(app.url, person)).cookies);
  const action = `${app.url}/api/trpc/account.signOutEverywhere`;
  const trap = createServer((_, response) => {
    response.setHeader("content-type", "text/html");
    response.end(
      `<form method="post" enctype="multipart/form-data" action="${action}">
       <input name="0" value="{}"><button>Win</button></form>`,
    );
  });
  await new Promise<void>((resolve) => trap.listen(0, "127.0.0.1", resolve));
  const address = trap.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  try {
    await page.goto(`http://localhost:${port}/`);
    const answered = page.waitForResponse(action);
    await page.getByRole("button", { name: "Win" }).click();
    expect((await answered).status()).toBe(403);
    await page.goto("/en/settings");
    await expect(page.getByText(person.email)).toBeVisible();
  } finally {
    trap.closeAllConnections();
    trap.close();
  }
});

/** Sends an input to a procedure by its own method, otherwise as our own pages do. */
function requestWith({ path, type }: Procedure, json: string): RawRequest {
  return type === "query"
    ? { path: `/api/trpc/${path}?input=${encodeURIComponent(json)}` }
    : { method: "POST", path: `/api/trpc/${path}`, headers: JSON_TYPE, body: json };
}

/** The longest request that is taken, in bytes. */
const LONGEST_BODY = 250_000;

test("a body that is too long is refused at every procedure", async ({ app }) => {
  const send = await asAdmin(app);
  const before = await fingerprint(app.database);
  for (const procedure of PROCEDURES) {
    const { path, input } = procedure;
    const body = JSON.stringify({ ...input, pad: "x".repeat(LONGEST_BODY) });
    const sent = { method: "POST", path: `/api/trpc/${path}`, headers: JSON_TYPE, body };
    const answer = await send(sent);
    expect.soft([path, answer.status, codesOf(answer)]).toEqual([path, 413, ["BODY_TOO_LARGE"]]);
  }
  expect(await fingerprint(app.database)).toBe(before);
});

test("a batch of more than ten is refused whole", async ({ app }) => {
  const send = await asAdmin(app);
  const before = await fingerprint(app.database);
  for (const { path, type, input } of PROCEDURES) {
    const paths = Array.from({ length: 11 }, () => path).join(",");
    const inputs = Object.fromEntries(Array.from({ length: 11 }, (_, at) => [at, input ?? {}]));
    const answer = await send(
      type === "query"
        ? { path: `/api/trpc/${paths}?batch=1&${asQuery(inputs)}` }
        : {
            ...{ method: "POST", path: `/api/trpc/${paths}?batch=1`, headers: JSON_TYPE },
            body: JSON.stringify(inputs),
          },
    );
    expect.soft([path, answer.status, codesOf(answer)]).toEqual([path, 413, ["BODY_TOO_LARGE"]]);
  }
  expect(await fingerprint(app.database)).toBe(before);
});

/** Inputs that no form of ours makes, from one that it does. */
function twisted(input: Readonly<Record<string, unknown>>): string[] {
  const added = ["id", "role", "learnerId", "points", "banned"]
    .filter((key) => !Object.hasOwn(input, key))
    .map((key) => JSON.stringify({ ...input, [key]: "admin" }));
  const whole = JSON.stringify(input).slice(0, -1);
  const comma = Object.keys(input).length > 0 ? "," : "";
  const polluted = ["__proto__", "constructor", "prototype"].map(
    (key) => `${whole}${comma}"${key}":{"role":"admin"}}`,
  );
  const filtered = Object.keys(input).map((key) =>
    JSON.stringify({ ...input, [key]: { contains: "", not: null } }),
  );
  const deep = `${whole}${comma}"deep":${"[".repeat(20_000)}${"]".repeat(20_000)}}`;
  const tagged = JSON.stringify({ json: input, meta: { values: { id: ["Error"] } } });
  return [...added, ...polluted, ...filtered, deep, tagged, "[]", '"text"', "7", "true", "null"];
}

test("keys, kinds and depths that nobody asked for are refused at every procedure", async ({
  app,
}) => {
  const send = await asAdmin(app);
  const before = await fingerprint(app.database);
  for (const procedure of PROCEDURES) {
    const { path, type, input } = procedure;
    if (input === null) continue;
    for (const json of twisted(input)) {
      // An address is never this long; the server in front says so itself.
      if (type === "query" && json.length > 8_000) continue;
      const answer = await send(requestWith(procedure, json));
      const told = `${path} ${json.slice(0, 120)}`;
      expect.soft([told, answer.status, codesOf(answer)]).toEqual([told, 400, ["INPUT_NOT_VALID"]]);
    }
  }
  expect(await fingerprint(app.database)).toBe(before);
});

const SENTENCES = [
  ["en-GB,en;q=0.9", "That could not be read. Nothing was changed."],
  ["zh-CN,zh;q=0.9,en;q=0.8", /^\p{Script=Han}.*[。]$/u],
] as const;

for (const [language, sentence] of SENTENCES) {
  test(`malformed JSON is told so in the browser's language: ${language}`, async ({ app }) => {
    const send = await asAdmin(app);
    for (const procedure of PROCEDURES) {
      if (procedure.input === null) continue;
      for (const json of ['{"search":', "{'a': 1}", "", "\u0000", "NaN"]) {
        if (json === "" && procedure.type === "query") continue;
        const sent = requestWith(procedure, json);
        const headers = { ...sent.headers, "accept-language": language };
        const answer = await send({ ...sent, headers });
        const told = `${procedure.path} ${json}`;
        expect.soft([told, answer.status]).toEqual([told, 400]);
        if (typeof sentence === "string") expect.soft(sentenceOf(answer), told).toBe(sentence);
        else expect.soft(sentenceOf(answer), told).toMatch(sentence);
      }
    }
  });
}

test("somebody else's attempt is told apart from an unknown one by nothing", async ({ app }) => {
  const owner = await makePerson(app.database, "learner");
  const theirs = await askOne(app.database, owner.id, "two-segments-not-enough");
  const cookie = cookieHeader(await enter(app.url, await makePerson(app.database, "learner")));
  const headers = { cookie, origin: app.url, ...JSON_TYPE };
  const asked = (path: string, attemptId: string) => {
    const answer = path.endsWith("submit") && { answer: { kind: "choice", chosen: ["a"] } };
    const body = JSON.stringify({ attemptId, ...answer });
    return sendRaw(app.url, { method: "POST", path: `/api/trpc/${path}`, headers, body });
  };
  const before = await fingerprint(app.database);
  for (const path of ["review.reveal", "review.submit"]) {
    const [other, unknown] = [await asked(path, theirs), await asked(path, randomUUID())];
    expect([other.status, codesOf(other)]).toEqual([404, ["ATTEMPT_NOT_FOUND"]]);
    expect([unknown.status, unknown.text]).toEqual([404, other.text]);
  }
  for (const id of [theirs, randomUUID()]) {
    const answer = await sendRaw(app.url, { path: `/en/review/${id}`, headers: { cookie } });
    expect([answer.status, answer.text.includes("three")]).toEqual([404, false]);
  }
  expect(await fingerprint(app.database)).toBe(before);
});

test("the server prints no password, no cookie and no e-mail, whatever goes wrong", async ({
  app,
}) => {
  const person = await makePerson(app.database, "learner");
  const cookie = cookieHeader(await enter(app.url, person));
  const headers = { cookie, origin: app.url, ...JSON_TYPE };
  const secret = { email: person.email, password: person.password };
  for (const body of [
    JSON.stringify({ ...secret, name: "\u0000" }),
    JSON.stringify({ ...secret, name: "Once more" }),
    JSON.stringify({ current: person.password, next: `${person.password}\u0000` }),
    `{"email":"${person.email}","password":"${person.password}"`,
  ]) {
    for (const path of ["account.signUp", "account.changePassword", "nowhere"]) {
      await sendRaw(app.url, { method: "POST", path: `/api/trpc/${path}`, headers, body });
    }
  }
  await expect(enter(app.url, { ...person, password: `${person.password}x` })).rejects.toThrow();
  const printed = app.server.output();
  const token = /session-token=([^;]+)/.exec(cookie)?.[1] ?? "no token";
  expect(token.length).toBeGreaterThan(50);
  for (const text of [person.password, person.email, token.slice(0, 60)]) {
    expect(printed).not.toContain(text);
  }
});
