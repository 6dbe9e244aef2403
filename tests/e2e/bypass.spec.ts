import { randomBytes } from "node:crypto";
import { type App, expect, makePerson, type Role, test } from "../setup/e2e.ts";
import { cookieHeader, enter } from "./enter.ts";
import { type RawAnswer, type RawRequest, sendRaw } from "./raw.ts";

/** A question of the desk. */
const SLUG = "time-wait-on-a-busy-host";

async function cookieOf(app: App, role: Role): Promise<string> {
  return cookieHeader(await enter(app.url, await makePerson(app.database, role)));
}

/** Ways to a page that go round `proxy.ts`, or hope to. */
function detours(app: App, path: string): RawRequest[] {
  const twice = Array.from({ length: 5 }, () => "proxy").join(":");
  const headers: Record<string, string>[] = [
    {},
    { "x-middleware-subrequest": "proxy" },
    { "x-middleware-subrequest": twice },
    { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
    { "x-middleware-next": "1" },
    { "x-middleware-rewrite": path },
    { "x-middleware-override-headers": "x-nonce", "x-middleware-request-x-nonce": "a" },
    { "x-matched-path": path },
    { "x-invoke-path": path },
    { "x-nextjs-data": "1" },
    { rsc: "1" },
    { rsc: "1", "next-router-prefetch": "1" },
    { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
    { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_full" },
    { rsc: "1", "next-router-state-tree": encodeURIComponent('["",{},null,"refetch"]') },
    { "next-url": path },
  ];
  const slashes = path.slice(1).split("/");
  const paths = [
    `${path}.rsc`,
    `${path}.txt`,
    `${path}.segments/_tree.segment.rsc`,
    `${path}?_rsc=1`,
    `${path}?__nextLocale=en`,
    `${path}/`,
    `/${path}`,
    `/${slashes.join("//")}`,
    `/${slashes.join("/./")}`,
    `/${slashes.join("/../en/")}`,
    `/${slashes.join("%2f")}`,
    `/${slashes.join("%2F")}`,
    `/${slashes.join("%252f")}`,
    `/${slashes.join("\\")}`,
    `/${slashes.join("%5c")}`,
    `/%2e${path}`,
    `/EN/${slashes.slice(1).join("/")}`,
    `/en${path}`,
    `/zh/../${path.slice(1)}`,
    `/en/%64esk`,
    `/en/(desk)/desk`,
    `/[locale]/(desk)/desk`,
    `/%5Blocale%5D/desk`,
    `/en/desk%00`,
    `/en/desk;a=b`,
    `/_next/data/build${path}.json`,
    `${app.url}${path}`,
  ];
  return [
    ...headers.map((sent) => ({ path, headers: sent })),
    ...paths.flatMap((other) => [
      { path: other },
      { path: other, headers: { rsc: "1", "x-middleware-subrequest": twice } },
    ]),
  ];
}

/** Follows redirects of our own, as a browser would. */
async function arrive(app: App, sent: RawRequest, cookie: string): Promise<RawAnswer> {
  const headers = { ...sent.headers, ...(cookie !== "" && { cookie }) };
  let answer = await sendRaw(app.url, { ...sent, headers });
  for (let hops = 0; hops < 5; hops += 1) {
    const { location } = answer.headers;
    if (location === undefined) break;
    const to = new URL(location, app.url);
    if (to.origin !== app.url) break;
    answer = await sendRaw(app.url, { path: to.pathname + to.search, headers });
  }
  return answer;
}

for (const path of ["/en/desk", `/zh/desk/${SLUG}`, "/en/desk/new", "/en/people"]) {
  test(`no detour shows ${path} to a learner or a stranger`, async ({ app }) => {
    // Another question of the list, the text field of the editor, and what both tables are.
    const marks = ["syn-to-closed-port", "desk-source-area", "desk-table"];
    const staff = path.endsWith("people") ? "admin" : "author";
    const allowed = await arrive(app, { path }, await cookieOf(app, staff));
    expect(allowed.status).toBe(200);
    expect(marks.some((mark) => allowed.text.includes(mark))).toBe(true);
    const learner = await cookieOf(app, "learner");
    for (const cookie of [learner, ""]) {
      for (const sent of detours(app, path)) {
        const { status, text } = await arrive(app, sent, cookie);
        const told = `${cookie === "" ? "stranger" : "learner"} ${JSON.stringify(sent)}`;
        expect
          .soft(
            marks.filter((mark) => text.includes(mark)),
            told,
          )
          .toEqual([]);
        expect.soft(status, told).toBeLessThan(500);
      }
    }
  });
}

test("a learner and a stranger get the very same 404 for the desk", async ({ app }) => {
  const learner = await cookieOf(app, "learner");
  for (const cookie of [learner, ""]) {
    for (const path of ["/en/desk", "/en/desk/new", `/en/desk/${SLUG}`, "/en/people"]) {
      expect([path, (await arrive(app, { path }, cookie)).status]).toEqual([path, 404]);
    }
  }
});

test("what looks like a server action finds none and breaks nothing", async ({ app }) => {
  const cookie = await cookieOf(app, "author");
  const flight = '["$K1","$F2",{"then":"$1:__proto__:then","status":"resolved_model"}]';
  const boundary = "----seqack";
  const form = ["0", "1", "_response"]
    .map(
      (name) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${flight}`,
    )
    .join("\r\n");
  const bodies = [
    { "content-type": "text/plain;charset=UTF-8", body: flight },
    { "content-type": "text/x-component", body: flight },
    { "content-type": "application/json", body: "[]" },
    { "content-type": "application/x-www-form-urlencoded", body: "1_$ACTION_ID_0=a" },
    {
      "content-type": `multipart/form-data; boundary=${boundary}`,
      body: `${form}\r\n--${boundary}--\r\n`,
    },
    { "content-type": `multipart/form-data; boundary=${boundary}`, body: form.slice(0, 40) },
    { "content-type": "multipart/form-data", body: form },
  ];
  const ids = [randomBytes(20).toString("hex"), randomBytes(21).toString("hex"), "x", "__proto__"];
  for (const path of ["/en", "/en/desk", "/en/today", "/zh/sign-in", "/en/nowhere"]) {
    for (const { body, ...type } of bodies) {
      for (const id of [...ids, null]) {
        const headers = { cookie, origin: app.url, ...type, ...(id && { "next-action": id }) };
        const { status } = await sendRaw(app.url, { method: "POST", path, headers, body });
        const told = `${path} ${type["content-type"]} ${id}: ${status}`;
        expect.soft(status < 500, told).toBe(true);
      }
    }
  }
  const after = await sendRaw(app.url, { path: "/api/health" });
  expect(after.status).toBe(200);
});
