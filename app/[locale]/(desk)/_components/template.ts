import type { Locale } from "#contract/text.ts";

/** The name in the template that has to become one of the question's own. */
export const TEMPLATE_NAME = "new-question";

/** The place of the first name that still is the template's, or null. */
export function placeOfTemplateName(source: string): { line: number; column: number } | null {
  const lines = source.split("\n");
  const index = lines.findIndex((line) => /^(slug|skill):\s*new-question\s*(#.*)?$/.test(line));
  if (index < 0) return null;
  return { line: index + 1, column: (lines[index]?.indexOf(TEMPLATE_NAME) ?? 0) + 1 };
}

const WORDS: Record<Locale, Record<"names" | "draw" | "wire" | "ask" | "rules", string>> = {
  en: {
    names: "Its own name: small letters, digits, hyphens. It stays after the first save.",
    draw: "Drawn anew for every attempt; write $x, $y and $n wherever a text or a line needs them.",
    wire: "What happens, one thing a line. The simulator plays it and works the answer out.",
    ask: "Two to six blanks: seq, ack, flags or len of a segment, state of an end after one.",
    rules: "Rules of the simulator behind the answer.",
  },
  zh: {
    names: "题目自己的名字：小写字母、数字、连字符。第一次保存后不能再改。",
    draw: "每次作答都重新抽取；文字和场景里用 $x、$y、$n 引用。",
    wire: "发生的事，一行一件。模拟器照着运行并算出答案。",
    ask: "二到六个空：某一段的 seq、ack、flags、len，或某一端在某段之后的 state。",
    rules: "答案背后的模拟器规则。",
  },
};

/** Where a new question begins: a small one that runs, with a word on each part. */
export function templateIn(locale: Locale): string {
  const say = WORDS[locale];
  return `# ${say.names}
slug: ${TEMPLATE_NAME}
skill: ${TEMPLATE_NAME}
kind: fields
topic: sequence-numbers
frequency: 2
prompt:
  zh: 连接已建立，客户端 ISN 是 $x，服务器 ISN 是 $y，双方都还没发过数据。客户端发送 $n 字节，填出两个号码。
  en: The connection is established, ISN $x on the client and $y on the server, no data sent so far. The client sends $n bytes. Fill in the two numbers.
figure:
  zh: 客户端发送 $n 字节，服务器确认
  en: The client sends $n bytes and the server acknowledges them

# ${say.draw}
parameters:
  x: { from: 0, to: 4294967295 }
  y: { from: 0, to: 4294967295 }
  n: { from: 1, to: 1460 }

# ${say.wire}
scenario: |
  isn client=$x server=$y
  link delay=20ms
  start established
  at 0ms client send $n
  until 1s

# ${say.ask}
ask:
  - seq of 1
  - ack of 2

explanation:
  zh: |-
    SYN 占一个序列号，所以第 1 段的数据从 x+1 开始。第 2 段的确认号是期望的下一个字节 x+1+n。见 RFC 9293 §3.4。
  en: |-
    The SYN takes one sequence number, so the data of segment 1 begins at x+1. Segment 2 acknowledges by naming the next octet it expects, x+1+n. See RFC 9293 §3.4.

# ${say.rules}
rules:
  - 9293-3.4-ack-names-next
`;
}
