import { open } from "node:fs/promises";
import type { Sentence } from "#oracle/index.ts";
import { about, Unusable } from "./unusable.ts";

const CHUNK = 256 * 1024;

/** What the user calls the standard input. */
export const STDIN = "-";

const REASONS: Readonly<Record<string, Sentence>> = {
  ENOENT: { en: "there is no such file.", zh: "没有这个文件。" },
  ENOTDIR: { en: "there is no such file.", zh: "没有这个文件。" },
  EISDIR: { en: "this is a folder, not a file.", zh: "这是文件夹，不是文件。" },
  EACCES: { en: "no permission to read it.", zh: "没有读取权限。" },
  EPERM: { en: "no permission to read it.", zh: "没有读取权限。" },
  ELOOP: { en: "its links go round in a circle.", zh: "符号链接形成了循环。" },
  ENAMETOOLONG: { en: "the name is too long.", zh: "文件名太长。" },
};

function unreadable(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  const code = String(error.code);
  const known = REASONS[code];
  return new Unusable(
    about(file, known ?? { en: `cannot be read (${code}).`, zh: `无法读取（${code}）。` }),
  );
}

/**
 * The octets of a file or of the standard input ("-"), piece by piece. A piece holds only until the
 * next is asked for. Throws Unusable when it cannot be read.
 */
export async function* octetsOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    if (file === STDIN) yield* octetsOfStdin();
    else yield* octetsOfFile(file);
  } catch (error) {
    throw unreadable(file, error);
  }
}

async function* octetsOfStdin(): AsyncGenerator<Uint8Array> {
  for await (const chunk of process.stdin) {
    if (chunk instanceof Uint8Array) yield chunk;
  }
}

async function* octetsOfFile(file: string): AsyncGenerator<Uint8Array> {
  const handle = await open(file);
  try {
    const buffer = new Uint8Array(CHUNK);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/** A text in UTF-8, read no further than it takes to see that it is longer than `longest`. */
export async function textOf(file: string, longest: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const octets of octetsOf(file)) {
    text += decoder.decode(octets, { stream: true });
    if (text.length > longest) return text;
  }
  return text + decoder.decode();
}
