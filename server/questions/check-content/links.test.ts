import { expect, test } from "vitest";
import { linkProblems } from "./links.ts";

const exists = (path: string) => path === "../README.md";
const told = (en: string) => linkProblems({ zh: "没有链接", en }, exists);

test.each([
  "no link, only [brackets] and (3.5)",
  "[RFC 9293](https://www.rfc-editor.org/rfc/rfc9293#section-3.10.7.4)",
  "[RFC 9293](https://www.rfc-editor.org/rfc/rfc9293.html)",
  "[RFC 6298](https://datatracker.ietf.org/doc/html/rfc6298#section-5)",
  "See https://www.rfc-editor.org/rfc/rfc5681.txt.",
  "<https://www.rfc-editor.org/info/rfc7323>",
  "[how to write](../README.md#every-question)",
])("%s leads somewhere", (text) => {
  expect(told(text)).toEqual([]);
});

test.each([
  ["[x](../gone.md)", "leads to no file"],
  ["[x](#above)", "leads to no file"],
  ["[x]()", "leads to no file"],
  ["[x](http://www.rfc-editor.org/rfc/rfc9293)", "elsewhere"],
  ["[x](https://example.org/rfc/rfc9293)", "elsewhere"],
  ["[x](https://www.rfc-editor.org.example.org/rfc/rfc9293)", "elsewhere"],
  ["[x](javascript:alert(1))", "elsewhere"],
  ["see https://blog.example/tcp, please", "elsewhere"],
  ["[x](https://www.rfc-editor.org/rfc/rfc-9293)", "no address of an RFC"],
  ["[x](https://www.rfc-editor.org/search?q=tcp)", "no address of an RFC"],
  ["[x](https://datatracker.ietf.org/wg/tcpm)", "no address of an RFC"],
])("%s does not", (text, words) => {
  const problems = told(text);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.en).toContain(words);
  expect(problems[0]?.zh).toMatch(/[\u4e00-\u9fff]/);
});

test("the Chinese text is looked at too, and the same address told once", () => {
  const link = "[x](gone.md)";
  expect(linkProblems({ zh: link, en: link }, exists)).toHaveLength(1);
  expect(linkProblems({ zh: link, en: "" }, exists)).toHaveLength(1);
});
