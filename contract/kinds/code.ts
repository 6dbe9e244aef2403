import { z } from "zod";
import { asked } from "../asked.ts";
import { cellVerdict } from "../cell.ts";
import { judged } from "../judged.ts";
import { ladder } from "../ladder.ts";
import { end } from "../tcp.ts";

export const LANGUAGES = ["python", "c"] as const;
export const language = z.enum(LANGUAGES);

/** How a piece of a program is coloured. */
export const TOKEN_KINDS = ["plain", "keyword", "string", "number", "comment", "name"] as const;
const token = z.strictObject({ kind: z.enum(TOKEN_KINDS), text: z.string() });
export type Token = z.infer<typeof token>;

/** A program by lines, each in coloured pieces. */
export const program = z.array(z.array(token)).max(80);
export type Program = z.infer<typeof program>;

/** The answer for a line that sends nothing. */
export const NOTHING = "none";

const askedLine = z.strictObject({
  blank: z.string(),
  end,
  /** From 1. */
  line: z.int().min(1),
  /** The first segment that the line causes, or the state of its end right behind it. */
  of: z.enum(["segment", "state"]),
});
export type AskedLine = z.infer<typeof askedLine>;

/** Two socket programs: which line causes which segment, and which state. */
export const publicCode = z.strictObject({
  kind: z.literal("code"),
  ...asked,
  language,
  programs: z.strictObject({ client: program, server: program }),
  lines: z.array(askedLine).min(1),
  /** The segments that the two programs exchange, without the states of the ends. */
  ladder,
});
export type PublicCode = z.infer<typeof publicCode>;

export const codeAnswer = z.strictObject({
  kind: z.literal("code"),
  /** By blank: the number of a segment, "none", or the name of a state. */
  blanks: z.record(z.string().max(40), z.string().max(20)),
});
export type CodeAnswer = z.infer<typeof codeAnswer>;

export const codeVerdict = z.strictObject({
  kind: z.literal("code"),
  ...judged,
  cells: z.array(cellVerdict),
});
export type CodeVerdict = z.infer<typeof codeVerdict>;
