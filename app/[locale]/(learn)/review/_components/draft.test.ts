import { describe, expect, it } from "vitest";
import { readDraft } from "./draft.ts";

describe("readDraft", () => {
  const none = { values: {}, sent: false };
  it.each([
    [null, none],
    ["", none],
    ["12x", none],
    ["null", none],
    ["[]", none],
    ['{"values":"a"}', none],
    ['{"values":{"2.ack":"121","3.seq":7}}', { values: { "2.ack": "121" }, sent: false }],
    ['{"values":{"2.ack":"121"},"sent":true}', { values: { "2.ack": "121" }, sent: true }],
    ['{"values":{},"sent":"yes"}', none],
  ])("reads %j", (text, draft) => {
    expect(readDraft(text)).toEqual(draft);
  });
});
