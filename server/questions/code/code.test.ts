import { describe, expect, test } from "vitest";
import { codeVerdict } from "#contract/kinds/code.ts";
import { check } from "../check.ts";
import { rightAnswer } from "../grade.ts";
import { contentSample } from "../samples.ts";
import { code } from "./code.ts";
import { highlighted } from "./highlight.ts";

const { body, key } = contentSample("python-client-closes-first");
if (body.kind !== "code" || key.kind !== "code") throw new Error("not a code question");
const put = { body, key, seed: 5 };

const RIGHT = {
  "client.4.segment": "1",
  "client.4.state": "SYN-SENT",
  "server.6.segment": "none",
  "client.6.segment": "6",
  "client.6.state": "FIN-WAIT-1",
  "server.10.segment": "10",
  "server.10.state": "LAST-ACK",
};

function verdictOn(blanks: Record<string, string>) {
  const graded = code.grade(put, { kind: "code", blanks });
  if (graded.status !== "judged") throw new Error(JSON.stringify(graded));
  return codeVerdict.parse(graded.verdict);
}

describe("which call causes which segment", () => {
  test("is worked out from the calls", () => {
    expect(rightAnswer(body, key, 5)).toEqual({ ok: true, value: { kind: "code", blanks: RIGHT } });
    expect(verdictOn(RIGHT)).toMatchObject({ mark: "right", right: 7, of: 7 });
  });

  test("each line counts for itself; accept() sends nothing", () => {
    const verdict = verdictOn({ ...RIGHT, "server.6.segment": "2", "client.6.state": "" });
    expect(verdict).toMatchObject({ mark: "partly", right: 5, of: 7 });
    const missed = verdict.cells.filter(({ mark }) => mark === "wrong");
    expect(missed.map(({ blank, given }) => [blank, given])).toEqual([
      ["server.6.segment", "2"],
      ["client.6.state", null],
    ]);
    expect(missed[0]?.because.absolute.en).toMatch(/no segment leaves/);
  });

  test.each([
    ["client.4.segment", "first"],
    ["client.4.segment", "0"],
    ["client.4.state", "OPEN"],
    ["client.99.state", "LISTEN"],
  ])("%s: %j is not readable", (blank, text) => {
    expect(code.grade(put, { kind: "code", blanks: { ...RIGHT, [blank]: text } })).toEqual({
      status: "unreadable",
      blanks: [blank],
    });
  });
});

describe("the programs as the learner sees them", () => {
  const drawn = code.toPublic(body, 5);
  if (!drawn.ok) throw new Error("not drawn");
  const text = (end: "client" | "server") =>
    drawn.value.programs[end].map((line) => line.map((token) => token.text).join("")).join("\n");

  test("have no markers and the drawn numbers", () => {
    expect(text("client") + text("server")).not.toMatch(/#:|at 0ms|\$n/);
    expect(text("client")).toMatch(/s\.sendall\(b"x" \* \d+\)/);
  });

  test("keep their lines, empty ones too", () => {
    expect(text("client").split("\n")[3]).toBe('s.connect(("192.0.2.2", 80))');
    expect(drawn.value.programs.client[1]).toEqual([]);
  });

  test("come with the segments and without the states", () => {
    expect(drawn.value.ladder.states).toEqual([]);
    expect(drawn.value.ladder.segments).toHaveLength(11);
  });
});

test("a comment over two lines keeps its colour in both", () => {
  expect(highlighted("c", "/* a\nb */ int x = 1;")).toEqual([
    [{ kind: "comment", text: "/* a" }],
    [
      { kind: "comment", text: "b */" },
      { kind: "plain", text: " " },
      { kind: "keyword", text: "int" },
      { kind: "plain", text: " x = " },
      { kind: "number", text: "1" },
      { kind: "plain", text: ";" },
    ],
  ]);
});

const source = (client: string, ask: string) => `slug: sample
kind: code
skill: sample
topic: sockets
frequency: 1
prompt: { zh: 问, en: Q }
explanation: { zh: 答, en: A }
figure: { zh: 图, en: Run }
language: c
programs:
  client: |
    ${client}
    send(s, "x", 1, 0);  //: after segment 3 client send 1
    setsockopt(s, SOL_SOCKET, SO_LINGER, &zero, sizeof zero);
    close(s);  //: at 100ms client abort
  server: |
    listen(l, 5);  //: server listen
    c = accept(l, 0, 0);  //: nothing
ask:
  - segment of client 4
  - ${ask}
`;
const CONNECT = "connect(s, &to, sizeof to);  //: at 0ms client open";

describe("a program in C", () => {
  test("may be published", () => {
    expect(check(source(CONNECT, "state of server 1")).problems).toEqual([]);
  });

  test.each([
    [CONNECT, "lines of client 1", "ask.1", /asks nothing new/],
    [CONNECT, "segment of client 4", "ask.1", /asks nothing new/],
    [CONNECT, "state of client 3", "ask", /has no marker/],
    [CONNECT, "state of server 2", "ask", /only waits/],
    ["connect(s);  //: at 0ms client opne", "state of server 1", "programs", /client, line 1/],
  ])("%j, %j is refused", (client, ask, field, because) => {
    const { problems } = check(source(client, ask));
    expect(problems[0]?.field).toMatch(field);
    expect(problems[0]?.message.en).toMatch(because);
    expect(problems[0]?.line).toBeGreaterThan(8);
  });
});

test("where both ends close at once, each is in FIN-WAIT-1 right after its own call", () => {
  const { body, key } = contentSample("c-both-ends-close-at-once");
  if (body.kind !== "code" || key.kind !== "code") throw new Error("not a code question");
  const closing = body.programs.server.split("\n").findIndex((line) => /shutdown/.test(line)) + 1;
  const asked = { ...body, ask: [`state of server ${closing}`] };
  const right = code.rightAnswer({ body: asked, key, seed: 3 });
  expect(right.ok && Object.values(right.value.blanks)).toEqual(["FIN-WAIT-1"]);
});
