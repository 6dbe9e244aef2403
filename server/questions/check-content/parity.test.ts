import { describe, expect, test } from "vitest";
import { numbersIn } from "./numbers-in.ts";
import { parityProblems } from "./parity.ts";

const differences = (zh: string, en: string) => parityProblems({ zh, en }).map((told) => told.en);

describe("the languages say the same numbers and states", () => {
  test.each([
    ["等待 2MSL，也就是 60 秒", "It waits 2MSL, 60 seconds"],
    ["三个报文段就够了", "3 segments are enough"],
    ["第 3 个报文段", "the third segment"],
    ["重传 2 次", "It is sent again twice"],
    ["约 6.5 万个端口", "about 65,000 ports"],
    ["上限是 10 万", "at most 100 thousand"],
    ["共 2³² 个编号", "There are 2^32 numbers"],
    ["最大 4294967295", "at most 4,294,967,295"],
    ["共１２个", "12 in all"],
    ["等了 12 秒", "It waited twelve seconds"],
    ["见 RFC 9293 §3.10.7.4", "See RFC 9293 §3.10.7.4"],
    ["等待 $t1 毫秒", "It waits $t1 ms"],
    ["先进入 FIN-WAIT-1", "FIN-WAIT-1 comes first"],
    ["很多 TIME-WAIT", "Many TIME-WAITs"],
    ["监听套接字", "A socket in LISTEN"],
    ["连接已经建立", "Both are ESTABLISHED"],
    ["参数 tcp_retries2 管它", "A setting decides that"],
    ["[规范](https://www.rfc-editor.org/rfc/rfc9293)", "[The standard](x.md#3)"],
  ])("%s: %s", (zh, en) => {
    expect(differences(zh, en)).toEqual([]);
  });

  test.each([
    ["等待 60 秒", "It waits 30 seconds", ["60 stands in the Chinese", "30 stands in the English"]],
    ["等待 1.5 秒", "It waits 15 seconds", ["1.5 stands", "15 stands"]],
    ["见 RFC 9293 §3.4", "See RFC 9293", ["3.4 stands in the Chinese"]],
    ["6.5 万", "6,500", ["65000 stands", "6500 stands"]],
    ["进入 TIME-WAIT", "It enters CLOSE-WAIT", ["TIME-WAIT stands", "CLOSE-WAIT stands"]],
    ["FIN-WAIT-1 之后", "after FIN-WAIT-2", ["FIN-WAIT-1 stands", "FIN-WAIT-2 stands"]],
    ["处于 ESTABLISHED", "it is open", ["ESTABLISHED stands in the Chinese"]],
  ])("%s: %s differ", (zh, en, told) => {
    const found = differences(zh, en);
    expect(found).toHaveLength(told.length);
    for (const [index, words] of told.entries()) expect(found[index]).toContain(words);
  });

  test("a difference is told in both languages", () => {
    expect(parityProblems({ zh: "等待 60 秒", en: "It waits" })).toEqual([
      {
        en: "60 stands in the Chinese and not in the English text.",
        zh: "中文里有 60，英文里没有。",
      },
    ]);
  });
});

test.each([
  ["二十三个，两万，三百", "zh", ["23", "20000", "300"]],
  ["twice as many, the seventh, fifty", "en", ["2", "7", "50"]],
] as const)("%s means also the numbers %s", (text, language, numbers) => {
  const { words } = numbersIn(text, language);
  expect(numbers.filter((number) => !words.has(number))).toEqual([]);
});
