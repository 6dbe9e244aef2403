import { describe, expect, test } from "vitest";
import type { Phase } from "#oracle/claims/claim.ts";
import { explain } from "../explain.ts";
import { knownWords } from "../words/known-words.ts";
import type { Pattern } from "../words/vocabulary.ts";
import { candidates, indexOf, matched, spokenOf } from "./statement-patterns.ts";

/** The verdicts of an answer, without what nobody checks. */
function verdictsOn(answer: string, phase: Phase): string[] {
  const read = explain(answer, { phase, prompts: [] }, knownWords());
  if (!read.ok) throw new Error(read.error.code);
  return read.value.claims
    .map(({ verdict }) => verdict)
    .filter((verdict) => verdict !== "unchecked");
}

/** One statement in its false forms and its true ones. */
type Family = {
  readonly phase: Phase;
  readonly wrong: readonly string[];
  readonly right: readonly string[];
};

const FAMILIES: Readonly<Record<string, Family>> = {
  "what the handshake is for": {
    phase: "open",
    wrong: [
      "The point of the third packet is to exchange encryption keys.",
      "第三次握手是为了让服务器核对客户端的用户名和密码。",
      "The handshake reserves bandwidth along the route.",
      "三次握手是为了让路由器把路径固定下来。",
      "The handshake makes sure both clocks agree.",
      "握手时双方商量用哪个端口。",
    ],
    right: [
      "The handshake has nothing to do with encryption.",
      "三次握手跟加密没有关系。",
      "The handshake does not authenticate anyone.",
      "握手不测带宽。",
    ],
  },
  "whether two are enough": {
    phase: "open",
    wrong: [
      "Honestly two would do the job just as well.",
      "两次握手就已经足够可靠了。",
      "第三次握手省掉也没关系。",
      "The last step is purely a formality.",
      "With two, the client's sequence number would stay unconfirmed.",
    ],
    right: [
      "Two messages only confirm the client's sequence number.",
      "没有第三次，服务器不知道自己的 SYN 有没有被收到。",
      "Otherwise a delayed connection request could fool the server.",
    ],
  },
  "who knows an old SYN": {
    phase: "open",
    wrong: [
      "The server recognises a stale SYN by its TTL and discards it.",
      "路由器会把旧的 SYN 过滤掉。",
      "Leftover SYNs are detected by their checksum.",
      "服务器自己就能分辨出哪个 SYN 是旧的。",
      "A client that gets a SYN-ACK for an old SYN simply ignores it.",
    ],
    right: [
      "服务器分不清这个 SYN 是新的还是旧的。",
      "When the client sees an ack it doesn't expect, it sends a RST.",
    ],
  },
  "what a FIN does": {
    phase: "close",
    wrong: [
      "A FIN shuts both directions at once.",
      "FIN 表示我不发了，也不收了。",
      "一发 FIN 连接就没了。",
      "FINs aren't acknowledged.",
      "对方同意了才能发 FIN。",
    ],
    right: [
      "A FIN just says I've got nothing more to send.",
      "FIN 只是说我没有数据要发了。",
      "A FIN doesn't mean that the sender stops receiving.",
      "each direction must be shut separately",
    ],
  },
  "whether ACK and FIN share a segment": {
    phase: "close",
    wrong: [
      "The ACK and the FIN can never travel together.",
      "ACK 和 FIN 永远不可能放在一个报文里。",
      "The server always merges its ACK and FIN.",
      "关闭不可能只用三个报文段。",
    ],
    right: [
      "如果服务器也没数据要发了，ACK 和 FIN 可以合并，三次就够了。",
      "FIN, FIN+ACK, ACK is what you get when the second host has nothing left.",
    ],
  },
  "who ends CLOSE-WAIT": {
    phase: "close",
    wrong: [
      "CLOSE-WAIT disappears by itself after a timeout.",
      "内核 60 秒后会清理 CLOSE_WAIT。",
      "CLOSE_WAIT 多说明对端没有调 close。",
      "Lots of CLOSE-WAIT means the peer forgot to close.",
    ],
    right: [
      "CLOSE-WAIT lasts until the program calls close().",
      "CLOSE_WAIT 很多说明我们自己的程序忘了调 close。",
    ],
  },
  "what TIME-WAIT holds": {
    phase: "close",
    wrong: [
      "Every socket in TIME_WAIT uses up a file descriptor.",
      "每条 TIME_WAIT 都占着一个文件描述符。",
      "During TIME-WAIT the server's port is closed for all clients.",
      "有连接在 TIME-WAIT 时，这个端口对任何远端都不能再用。",
      "被动关闭方也会进入 TIME_WAIT，只不过时间短一些。",
      "1 MSL would be enough.",
      "MSL 就是 IP 头里的 TTL。",
    ],
    right: [],
  },
  "why 2MSL": {
    phase: "close",
    wrong: [
      "2MSL gives the server enough time to close its own side.",
      "等 2MSL 是为了让对方把剩下的数据发完。",
      "MSL is negotiated in the SYN.",
      "MSL 是报文段的平均存活时间。",
      "把 tcp_fin_timeout 调小就能缩短 TIME_WAIT。",
      "SO_REUSEADDR makes the kernel skip TIME-WAIT.",
      "进程被杀掉 TIME_WAIT 就马上没了。",
      "The bigger the window, the longer TIME_WAIT lasts.",
    ],
    right: [
      "Old packets of this connection have to disappear before the same ports are used again.",
      "要让这个连接的旧报文都从网络里消失。",
      "2MSL 和 RTT 没关系。",
      "MSL 不是协商出来的。",
    ],
  },
};

describe.each(Object.entries(FAMILIES))("%s", (_name, { phase, wrong, right }) => {
  test.each(wrong)("wrong: %s", (answer) => {
    expect(verdictsOn(answer, phase)).toContain("wrong");
  });
  test.each(right)("right: %s", (answer) => {
    expect(new Set(verdictsOn(answer, phase))).toEqual(new Set(["right"]));
  });
});

const NOT_WRONG: readonly (readonly [Phase, string])[] = [
  ["open", "Both sides agree on the sequence numbers."],
  ["open", "A stale SYN cannot be recognised by its TTL."],
  ["open", "The third segment has no timer, and the client does not repeat it."],
  ["close", "FIN and ACK cannot always be combined."],
  ["close", "被动方还有数据没发完时，FIN 和 ACK 不能合并在一起。"],
  ["close", "The ACK of the FIN can't wait for the application."],
  ["close", "The kernel keeps TIME-WAIT, so no file descriptor is held."],
  ["close", "The MSL is not the TTL of IP, which counts hops."],
  ["close", "B sits in CLOSE-WAIT meanwhile."],
  ["close", "After the FIN the client may still receive data."],
  ["close", "Data in the send buffer is discarded when SO_LINGER is 0."],
  ["close", "TIME_WAIT 并不是 bug。"],
  ["open", "Sequence numbers start at a random value, not at zero."],
  ["open", "Checksums can't tell an old SYN from a new one."],
  ["close", "The final ACK may get lost on its way."],
  ["open", "If two were enough, nobody would send a third segment."],
  ["open", "三次握手，而不是两次握手就够了。"],
  ["close", "If a FIN closed both directions, three segments would do."],
];

/** True as far as the statement goes, but what follows or stands with it makes it false. */
const NOT_RIGHT: readonly (readonly [Phase, string])[] = [
  ["open", "旧 SYN 到了服务器，服务器一看就直接丢弃。"],
  ["open", "A router filters out old SYNs."],
  ["open", "Without the third the server wouldn't know which port the client is using."],
  ["close", "如果最后的 ACK 丢了，服务器马上放弃。"],
  ["close", "If my ACK gets lost, my kernel gives up and raises an error."],
  ["close", "再发一个 RST 通知对端可以释放了。"],
  ["close", "The maximum segment lifetime is the value of the TTL field."],
  ["close", "The active closer keeps resending the last ACK until it's confirmed."],
  ["close", "It may not forget the connection before it has acknowledged the final ACK."],
  ["close", "为何不是 1MSL → 一个 FIN 配一个 MSL"],
];

test.each(NOT_RIGHT)("a statement with a false part is not right, %s: %s", (phase, answer) => {
  expect(verdictsOn(answer, phase)).not.toContain("right");
});

test.each(NOT_WRONG)("what is only supposed is not called wrong, %s: %s", (phase, answer) => {
  expect(verdictsOn(answer, phase)).not.toContain("wrong");
});

function patternOf(when: readonly string[], unless: readonly string[] = []): Pattern {
  const lines = when.map((line) => line.split("|"));
  const sign = "said";
  const rest = { within: "clause", negation: "turns", sign, phase: null, asked: null } as const;
  return { says: "own-isn", when: lines, unless, ...rest };
}

function fits(
  pattern: Pattern,
  places: readonly string[],
  ambient: readonly string[] = [],
): boolean {
  const index = indexOf([pattern]);
  const pieces = places.map((names) => new Set(names.split(",")));
  const spoken = spokenOf(index, pieces, new Set(ambient));
  const found = [...candidates(index, spoken, "open", "clause")];
  return found.some((one) => matched(one, spoken) !== null);
}

test.each([
  [["a|b"], [], "b", true],
  [["a > b"], [], "a x x x b", true],
  [["a > b"], [], "b a", false],
  [["a + b"], [], "a x b", true],
  [["a + b"], [], "a x x b", false],
  [["a + b"], [], "a x x a b", true],
  [["a > b + c"], [], "a b x x b c", true],
  [["a", "b"], ["c"], "a b", true],
  [["a", "b"], ["c"], "a b c", false],
  [["a", "b"], ["a > b"], "b a", true],
  [["a", "b"], ["a > b"], "a b", false],
  [["not > know"], [], "not,know", true],
  [["a > b || c"], [], "c", true],
  [["a > b || c"], [], "b a", false],
  [["a|b > c || d + e"], [], "b x c", true],
  [["a"], ["b > c || d"], "a d", false],
] as const)("%j without %j in %s: %s", (when, unless, text, isFit) => {
  expect(fits(patternOf(when, unless), text.split(" "))).toBe(isFit);
});

test("what the text before has made its topic need not be said again", () => {
  expect(fits(patternOf(["topic.RST|flag.RST", "a"]), ["a"], ["topic.RST"])).toBe(true);
  expect(fits(patternOf(["topic.RST|flag.RST", "a"]), ["a"])).toBe(false);
});

/** What pieces and the text before them add to the names of the vocabulary. */
const DERIVED = [
  /^(?:number|minutes|rtts|topic|asked|unit|said|flag|flags|field)\./,
  /^(?:duration|two-msl|other-msl|verb\.ack|imagined|not-imagined|conditioned)$/,
];
/** What the clause before or behind speaks of. */
const BESIDE = /^(?:before|next)\./;

test("every name that a pattern asks for is a word of the vocabulary", () => {
  const { forms, patterns } = knownWords();
  const known = new Set([...forms.values()].flat().flatMap(({ concepts }) => concepts));
  const asked = patterns.flatMap(({ when, unless }) => [
    ...when.map((alternatives) => alternatives.join("|")),
    ...unless,
  ]);
  const parts = asked.flatMap((line) => line.split(/\s*\|\|\s*|\||\s+[>+]\s+/));
  const names = new Set(parts.map((name) => name.replace(BESIDE, "")));
  expect(
    [...names].filter((name) => !known.has(name) && !DERIVED.some((one) => one.test(name))),
  ).toEqual([]);
});
