import { CLOSING } from "./closing.ts";
import { OPENING } from "./opening.ts";
import { PARTIAL } from "./partial.ts";
import { REWRITTEN } from "./rewritten.ts";
import { TALKING } from "./talking.ts";
import { WRONG } from "./wrong.ts";

/** Every capture written by hand, by what its table is about. */
export const BY_HAND: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  opening: OPENING,
  talking: TALKING,
  closing: CLOSING,
  "told from what followed": REWRITTEN,
  partial: PARTIAL,
  "named as wrong": WRONG,
};
