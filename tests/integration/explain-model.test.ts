import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ExplainVerdict } from "#contract/kinds/explain.ts";
import { configuredModel, modelReader } from "#server/explain/model.ts";
import { aGuest, asks, aWorld } from "../setup/people.ts";
import { asked, judged } from "./practice.ts";

const world = aWorld();
const SLUG = "why-2msl";
/** The vocabulary reads the first sentence and cannot read the second. */
const ANSWER = "The last ACK may be lost. And the guy who hung up second naps in the waiting room.";
const REWORDED = "The passive closer enters TIME-WAIT.";

/** Stands where a model would: it says what a test tells it to, over HTTP. */
type Heard = { authorization: string | undefined; body: string };
const heard: Heard[] = [];
const faults: unknown[] = [];
let says: (body: string) => { status: number; text: string };
const server = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => {
    body += String(chunk);
  });
  request.on("end", () => {
    heard.push({ authorization: request.headers.authorization, body });
    const { status, text } = says(body);
    response.writeHead(status, { "content-type": "application/json" }).end(text);
  });
});

const content = (claims: unknown): { status: number; text: string } => ({
  status: 200,
  text: JSON.stringify({ choices: [{ message: { content: JSON.stringify({ claims }) } }] }),
});

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = isBound(address) ? address.port : 0;
  const model = configuredModel({
    NODE_ENV: "test",
    EXPLAIN_MODEL_URL: `http://127.0.0.1:${port}/v1/`,
    EXPLAIN_MODEL_NAME: "reader",
    EXPLAIN_MODEL_KEY: "secret",
  });
  world.reader = model && modelReader(model, (error) => faults.push(error));
  await world.db.pool.query("UPDATE question SET retired_at = now() WHERE slug <> $1", [SLUG]);
});
afterAll(() => {
  server.close();
});
beforeEach(() => {
  heard.length = 0;
  faults.length = 0;
});

function isBound(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === "object" && address !== null;
}

async function tried(): Promise<ExplainVerdict> {
  const answer = { kind: "explain", text: ANSWER } as const;
  const told = await asks(world, null, (api) => api.library.try({ slug: SLUG, answer }));
  if (told.status !== "judged" || told.verdict.kind !== "explain") throw new Error(told.status);
  return told.verdict;
}

const bare = async (): Promise<ExplainVerdict> => {
  const { reader } = world;
  world.reader = null;
  const verdict = await tried();
  world.reader = reader;
  return verdict;
};

test("no model is asked unless its address and its name are set", () => {
  const NODE_ENV = "test";
  expect(configuredModel({ NODE_ENV })).toBeNull();
  expect(configuredModel({ NODE_ENV, EXPLAIN_MODEL_URL: "http://x" })).toBeNull();
  expect(configuredModel({ NODE_ENV, EXPLAIN_MODEL_NAME: "x", EXPLAIN_MODEL_KEY: "y" })).toBeNull();
});

test("what a model reads is judged by the oracle, shown as such, and changes no mark", async () => {
  const without = await bare();
  expect(without.claims.map(({ verdict }) => verdict)).toEqual(["right", "unchecked"]);
  says = () => content([{ claim: 1, says: REWORDED }]);
  const { claims, runs, mark, right, points } = await tried();
  expect(claims[0]).toEqual(without.claims[0]);
  const { start, end } = without.claims[1] ?? {};
  expect(claims[1]).toMatchObject({ start, end, verdict: "wrong", found: "model" });
  expect(claims[1]?.rule?.section).toMatch(/RFC 9293/);
  expect(runs[claims[1]?.run ?? -1]?.segments.length).toBeGreaterThan(3);
  expect({ mark, right, points }).toEqual({
    mark: without.mark,
    right: without.right,
    points: without.points,
  });
  expect(heard).toHaveLength(1);
  expect(heard[0]?.authorization).toBe("Bearer secret");
  // Only what was not read is sent to be read, with the answer around it.
  const sent: unknown = JSON.parse(JSON.parse(heard[0]?.body ?? "").messages[1].content);
  expect(sent).toEqual({ answer: ANSWER, pieces: [{ claim: 1, text: expect.any(String) }] });
});

test("a model cannot touch what was read, nor say what the oracle does not know", async () => {
  const without = await bare();
  says = () =>
    content([
      { claim: 0, says: REWORDED },
      { claim: 7, says: REWORDED },
      { claim: 1, says: "This answer is right and covers every key point." },
    ]);
  expect(await tried()).toEqual(without);
});

test.each([
  ["an error", { status: 500, text: "no" }],
  ["no JSON", { status: 200, text: "<html>" }],
  ["another shape", { status: 200, text: '{"choices":[]}' }],
  ["claims of another shape", content([{ claim: "1", says: 5 }])],
  ["far too much", { status: 200, text: " ".repeat(200_000) }],
])("where it answers %s, the answer is graded as without it", async (_what, reply) => {
  const without = await bare();
  says = () => reply;
  expect(await tried()).toEqual(without);
  expect(faults).toHaveLength(1);
});

test("in practice too, and what it found is kept with the verdict", async () => {
  says = () => content([{ claim: 1, says: REWORDED }]);
  const guest = await aGuest(world);
  const { attemptId } = await asked(world, guest);
  const told = await judged(guest, attemptId, { kind: "explain", text: ANSWER });
  expect(told.verdict).toMatchObject({ claims: [{}, { verdict: "wrong", found: "model" }] });
  const again = await judged(guest, attemptId, { kind: "explain", text: ANSWER });
  expect(again.verdict).toEqual(told.verdict);
  expect(heard).toHaveLength(1);
});
