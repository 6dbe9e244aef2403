import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { saveInput } from "#contract/desk.ts";
import { guardRequest, isSameSite } from "./guard.ts";

const OWN = "http://seqack.example:3000";
const HOST = "seqack.example:3000";
const JSON_TYPE = "application/json";

beforeEach(() => vi.stubEnv("NEXTAUTH_URL", undefined));
afterEach(() => vi.unstubAllEnvs());

type Sent = { method?: string; headers?: Record<string, string>; body?: BodyInit | null };

/** A request as it arrives; headers named here replace those of a request from our own page. */
function requestOf({ method = "POST", headers = {}, body = "{}" }: Sent = {}): Request {
  const own = { host: HOST, origin: OWN, "content-type": JSON_TYPE };
  const kept = Object.entries({ ...own, ...headers }).filter(([, value]) => value !== "-");
  const init = { method, headers: kept, body: method === "GET" ? null : body, duplex: "half" };
  return new Request(`${OWN}/api/trpc/review.submit`, init);
}

async function codeOf(sent: Sent): Promise<string> {
  const guarded = await guardRequest(requestOf(sent));
  return guarded.ok ? "taken" : guarded.error.code;
}

describe("a write says by its Origin that it comes from our own page", () => {
  test.each([
    ["our own", {}, true],
    ["another site", { origin: "https://evil.example" }, false],
    ["our name as a part of another", { origin: "http://seqack.example.evil.example:3000" }, false],
    ["another name that ends like ours", { origin: "http://evilseqack.example:3000" }, false],
    ["our name as a user", { origin: "http://seqack.example:3000@evil.example" }, false],
    ["another port", { origin: "http://seqack.example:3001" }, false],
    ["no port", { origin: "http://seqack.example" }, false],
    ["a frame without an origin", { origin: "null" }, false],
    ["an empty one", { origin: "" }, false],
    ["no address at all", { origin: "seqack.example:3000" }, false],
    ["none", { origin: "-" }, false],
    ["none, and no host", { origin: "-", host: "-" }, false],
    ["our own, but no host to compare", { host: "-" }, false],
    ["behind a proxy", { host: "app:3000", "x-forwarded-host": HOST }, true],
    ["the inner name behind a proxy", { "x-forwarded-host": "seqack.example" }, false],
  ])("%s", (_, headers, same) => {
    expect(isSameSite(requestOf({ headers }))).toBe(same);
  });

  test("or from the address that is configured", () => {
    vi.stubEnv("NEXTAUTH_URL", "https://www.seqack.example");
    expect(isSameSite(requestOf({ headers: { origin: "https://www.seqack.example" } }))).toBe(true);
    expect(isSameSite(requestOf({ headers: { origin: "https://evil.example" } }))).toBe(false);
  });

  test.each(["localhost:3000", "seqack", ""])(
    "a configured address that is none (%j) lets nobody in",
    (configured) => {
      vi.stubEnv("NEXTAUTH_URL", configured);
      for (const origin of ["null", "", "data:text/html,x", "file:///etc"]) {
        expect(isSameSite(requestOf({ headers: { origin } }))).toBe(false);
      }
    },
  );
});

describe("what the browser says of the page that asks", () => {
  test.each([
    ["same-origin", true],
    ["none", true],
    ["same-site", false],
    ["cross-site", false],
    ["something new", false],
    ["", false],
  ])("sec-fetch-site: %j", (site, same) => {
    const headers = { "sec-fetch-site": site };
    expect(isSameSite(requestOf({ headers }))).toBe(same);
    expect(isSameSite(requestOf({ method: "GET", headers: { ...headers, origin: "-" } }))).toBe(
      same,
    );
  });

  test("a plain read needs no Origin, but one from elsewhere is refused", () => {
    expect(isSameSite(requestOf({ method: "GET", headers: { origin: "-" } }))).toBe(true);
    const origin = "https://evil.example";
    expect(isSameSite(requestOf({ method: "GET", headers: { origin } }))).toBe(false);
  });
});

describe("a write is JSON, which no form of another page can send", () => {
  test.each([
    [JSON_TYPE, "taken"],
    ["application/json; charset=utf-8", "taken"],
    ["Application/JSON", "taken"],
    ["text/plain", "CONTENT_TYPE_REFUSED"],
    ["text/plain; application/json", "CONTENT_TYPE_REFUSED"],
    ["application/x-www-form-urlencoded", "CONTENT_TYPE_REFUSED"],
    ["multipart/form-data; boundary=x", "CONTENT_TYPE_REFUSED"],
    ["application/octet-stream", "CONTENT_TYPE_REFUSED"],
    ["application/jsonp", "CONTENT_TYPE_REFUSED"],
    ["text/plain, application/json", "CONTENT_TYPE_REFUSED"],
    ["", "CONTENT_TYPE_REFUSED"],
  ])("%j", async (type, code) => {
    expect(await codeOf({ headers: { "content-type": type } })).toBe(code);
  });

  test("without a content type it is refused", async () => {
    const body = new Uint8Array([123, 125]); // bytes: fetch adds no type of its own to them
    expect(await codeOf({ headers: { "content-type": "-" }, body })).toBe("CONTENT_TYPE_REFUSED");
  });

  test.each(["PUT", "PATCH", "DELETE"])("%s is looked at like a POST", async (method) => {
    const type = { "content-type": "text/plain" };
    expect(await codeOf({ method, headers: type })).toBe("CONTENT_TYPE_REFUSED");
    expect(await codeOf({ method, headers: { origin: "-" } })).toBe("ORIGIN_REFUSED");
  });

  test("a foreign page is refused before its content is looked at", async () => {
    const headers = { origin: "https://evil.example", "content-type": "text/plain" };
    expect(await codeOf({ headers, body: "x".repeat(1_000_000) })).toBe("ORIGIN_REFUSED");
  });

  test("a read has no content", async () => {
    expect(await codeOf({ method: "GET", headers: { "content-type": "-" } })).toBe("taken");
    expect(await codeOf({ method: "HEAD", body: null })).toBe("taken");
  });
});

/** A body in chunks, as a client that does not say its length sends it, and how many were read. */
function chunked(chunks: number, size: number) {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent === chunks) return controller.close();
      sent += 1;
      return controller.enqueue(new Uint8Array(size).fill(0x20));
    },
  });
  return { body, read: () => sent };
}

describe("a request is not longer than any procedure takes", () => {
  test("the longest source of the desk comes through, in Chinese and in JSON", async () => {
    for (const character of ["号", "\n", "\u0001", "🙂"]) {
      const source = character.repeat(40_000 / character.length);
      const input = { slug: null, revision: 0, source };
      expect(saveInput.safeParse(input).success).toBe(true);
      expect(await codeOf({ body: JSON.stringify(input) })).toBe("taken");
    }
  });

  test("a megabyte does not", async () => {
    expect(await codeOf({ body: "x".repeat(1_000_000) })).toBe("BODY_TOO_LARGE");
  });

  test("a length that is not true changes nothing", async () => {
    const headers = { "content-length": "2" };
    expect(await codeOf({ headers, body: "x".repeat(1_000_000) })).toBe("BODY_TOO_LARGE");
  });

  test("chunks are counted as they come, and no more are read than needed", async () => {
    const endless = chunked(1_000_000, 10_000);
    expect(await codeOf({ body: endless.body })).toBe("BODY_TOO_LARGE");
    expect(endless.read()).toBeLessThan(100);
    expect(await codeOf({ body: chunked(5, 10_000).body })).toBe("taken");
  });

  test("the request handed on has the same text, method and headers", async () => {
    const text = '{"answer":"第三段 – 🙂"}';
    const bytes = new TextEncoder().encode(text);
    const half = 16; // in the middle of a character
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes.slice(0, half));
        controller.enqueue(bytes.slice(half));
        controller.close();
      },
    });
    const guarded = await guardRequest(requestOf({ body, headers: { cookie: "a=b" } }));
    if (!guarded.ok) throw new Error(guarded.error.code);
    const { value } = guarded;
    expect(await value.text()).toBe(text);
    expect([value.method, value.headers.get("cookie")]).toEqual(["POST", "a=b"]);
    expect(value.url).toBe(`${OWN}/api/trpc/review.submit`);
  });
});
