import "server-only";
import { z } from "zod";
import type { BlankTakes } from "#contract/kinds/cloze.ts";
import { plainWords, readCount, readFlagNames, readStateName } from "#contract/spelling.ts";
import { flagName, stateName } from "#contract/tcp.ts";
import type { Bilingual } from "#contract/text.ts";
import { filled } from "../draw.ts";

const word = z.string().trim().min(1).max(60);

/** What fills a blank, as its author writes it. The first word is shown as the truth. */
export const clozeBlank = z.union([
  z.strictObject({ state: stateName }),
  z.strictObject({ flags: z.string().max(40) }),
  /** Digits, or a parameter such as `$n`. */
  z.strictObject({ number: z.union([z.int().min(0), z.string().regex(/^\$[a-z][a-z0-9]*$/)]) }),
  z.strictObject({
    words: z.strictObject({ zh: z.array(word).min(1).max(20), en: z.array(word).min(1).max(20) }),
  }),
]);
export type ClozeBlank = z.infer<typeof clozeBlank>;

type Values = Readonly<Record<string, number>>;

/** What a blank takes. */
export function takesOf(blank: ClozeBlank): BlankTakes {
  if ("state" in blank) return "state";
  if ("flags" in blank) return "flags";
  return "number" in blank ? "number" : "words";
}

/** What stands in a blank when it is filled in rightly. */
export function truthOf(blank: ClozeBlank, values: Values): Bilingual {
  if ("words" in blank) {
    return { zh: blank.words.zh[0] ?? "", en: blank.words.en[0] ?? "" };
  }
  const text = textOf(blank, values);
  return { zh: text, en: text };
}

function textOf(blank: Exclude<ClozeBlank, { words: unknown }>, values: Values): string {
  if ("state" in blank) return blank.state;
  if ("number" in blank) return filled(String(blank.number), values);
  return flagName
    .array()
    .parse(readFlagNames(blank.flags) ?? [])
    .join(", ");
}

/** Room for every answer that counts, in steps of four so that it tells little. */
export function roomFor(blank: ClozeBlank): number {
  if ("state" in blank) return 14;
  if ("flags" in blank) return 10;
  if ("number" in blank) return 6;
  // A Chinese character is as wide as two Latin ones.
  const widths = [...blank.words.zh, ...blank.words.en].map(
    (text) => text.length + (text.match(/[\u2e80-\uffef]/g)?.length ?? 0),
  );
  return Math.min(40, Math.max(8, Math.ceil((Math.max(...widths) + 2) / 4) * 4));
}

/** Whether what was typed is right; null where it cannot be read as what the blank takes. */
export function judgeBlank(blank: ClozeBlank, typed: string, values: Values): boolean | null {
  if ("state" in blank) {
    const state = readStateName(typed);
    return state && state === blank.state;
  }
  if ("flags" in blank) {
    const flags = readFlagNames(typed);
    // PSH is left to the sender's own judgement (RFC 9293 §3.9.1), so it is neither asked nor missed.
    const plain = (names: readonly string[]) => names.filter((name) => name !== "PSH").join();
    return flags && plain(flags) === plain(readFlagNames(blank.flags) ?? []);
  }
  if ("number" in blank) {
    const number = readCount(typed);
    return number === null ? null : number === Number(textOf(blank, values));
  }
  const given = plainWords(typed);
  return [...blank.words.zh, ...blank.words.en].some((accepted) => plainWords(accepted) === given);
}
