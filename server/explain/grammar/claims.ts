import "server-only";
import type { Claim, Subject } from "#oracle/claims/claim.ts";
import { judgeClaim } from "#oracle/claims/judge.ts";
import { statementNamed } from "#oracle/claims/statements.ts";
import type { Memory } from "../memory.ts";
import type { Vocabulary } from "../words/vocabulary.ts";
import { dataOf, talksOf } from "./data-claims.ts";
import { acksAgainOf, aftermathOf, againOf } from "./loss-claims.ts";
import { placeOf } from "./named-segments.ts";
import { FIELD, isMark, numberOf, phaseOf, reachOf, type Said } from "./said.ts";
import {
  carriesOf,
  countOf,
  eventOf,
  flagOf,
  numberingOf,
  takesOf,
  timesOf,
} from "./segment-claims.ts";
import {
  awaitsOf,
  goneOf,
  meanwhileOf,
  moveOf,
  orderOf,
  skipsOf,
  stateOf,
} from "./state-claims.ts";
import { lengthOf, waitOf } from "./wait-claims.ts";
import { whoIs } from "./who-is-meant.ts";

/**
 * The claims that a line of the grammar's notation stands for, in the place of the answer that
 * `memory` describes; null where it speaks of somebody who is not known.
 */
export function claimsOf(
  said: string,
  memory: Memory,
  vocabulary: Vocabulary,
  sentence = Number.POSITIVE_INFINITY,
): Claim[] | null {
  if (!SELF.test(said)) return claimsSaid(said, memory, vocabulary, sentence);
  // "I send a SYN", "my kernel": whichever end that may be; for want of another, the first one.
  const ends = speakersOf(said);
  const all = ends.map((end) =>
    claimsSaid(said.replace(SELVES, end), memory, vocabulary, sentence),
  );
  return all.find((claims) => claims?.every(isSo) === true) ?? all[0] ?? null;

  function isSo(claim: Claim): boolean {
    return judgeClaim(claim, memory.context)?.verdict === "right";
  }
}

/** "After sending the SYN-ACK I am": who sends or gets it is known, whatever is said of it. */
function speakersOf(said: string): readonly ("client" | "server")[] {
  const [, verb, flags] =
    /\b(?:after|leaves|around) (sends|receives) (SYN(?:,ACK)?)(?!\S)/.exec(said) ?? [];
  if (verb === undefined) return ["client", "server"];
  return [(verb === "sends") === (flags === "SYN") ? "client" : "server"];
}

const SELF = /\bself\b/;
const SELVES = /\bself\b/g;

function claimsSaid(
  said: string,
  memory: Memory,
  vocabulary: Vocabulary,
  sentence: number,
): Claim[] | null {
  const claims: Claim[] = [];
  let lost: number | null = null;
  let doer: Subject | undefined;
  const parts = said.split(";").flatMap(spread);
  // What a loss leads to belongs to the exchange that the loss is in.
  const isOfLoss = parts.some(([kind]) => kind === "lost");
  for (const words of parts) {
    const phase = phaseOf(isOfLoss ? parts.flat() : words, memory);
    const fields = words.filter((word) => FIELD.test(word));
    const numbers = fields.flatMap((word) => numberOf(word, vocabulary, phase));
    if (numbers.length < fields.length) return null;
    const one: Said = {
      words: words.filter((word) => !isMark(word) && !FIELD.test(word)),
      marks: new Set(words.filter(isMark)),
      numbers,
      phase,
      memory,
      sentence,
      lost: lost ?? memory.lost,
      doer,
      isMended: claims.length > 0 || (lost === memory.lost && isMendedBy(memory)),
      given: claims.at(-1) ?? null,
    };
    const [guard, left, right] = one.words;
    if (guard === "equal" || guard === "differ") {
      if ((left === right) !== (guard === "equal")) return null;
      continue;
    }
    // "acknowledges x" may mean the SYN that has it.
    if (guard === "plus") {
      if (!/\+|\d\d/.test(left ?? "")) return null;
      continue;
    }
    if (guard === "near") {
      if (!isNear(left, one)) return null;
      continue;
    }
    if (guard === "by") {
      doer = left === "some" ? null : whoIs(left, one);
      if (doer === undefined) return null;
      continue;
    }
    if (one.words[0] === "lost") {
      lost = placeOf(one.words[1] ?? "", one);
      if (lost === null) return null;
      continue;
    }
    const claim = claimOf(one);
    if (claim === null) return null;
    claims.push(claim);
  }
  return claims;
}

/** Whether this sentence or the one before it spoke of a wait, or of a timer. */
function isNear(topic: string | undefined, { memory, sentence }: Said): boolean {
  const { waitIn, timerIn, lostIn, state, stateIn } = memory;
  const isWait = waitIn >= sentence - 2 || (state === "TIME-WAIT" && stateIn >= sentence - 2);
  // With a loss right before, it is the timer of what is sent again.
  const isTimer = timerIn >= sentence - 1 && lostIn < sentence - 1;
  return topic === "timer" ? isTimer : isWait && state !== "CLOSED";
}

/** "The server sends its FIN again. The client …": the sentence behind the loss. */
function isMendedBy({ action, actionIn, lostIn }: Memory): boolean {
  return action !== null && actionIn >= lostIn && /SYN|FIN/.test(action.happening.flags.join());
}

/**
 * "takes SYN,FIN 1" is said of both. With an ACK beside it that is one segment, which takes what
 * the other flag takes, unless it is said of `each`.
 */
function spread(part: string): string[][] {
  const words = part.trim().split(/\s+/);
  const [kind, names = "", ...rest] = words.filter((word) => word !== "each");
  if (kind !== "takes") return [words];
  const isAll = words.includes("each") || !names.includes(",");
  const flags = names.split(",").filter((name) => isAll || name !== "ACK");
  return flags.map((name) => [kind, name, ...rest]);
}

/** What reads a claim, by the word it begins with; all others are what a loss leads to. */
const READERS: ReadonlyMap<string, (said: Said, words: readonly string[]) => Claim | null> =
  new Map([
    ["event", eventOf],
    ["takes", takesOf],
    ["carries", carriesOf],
    ["count", countOf],
    ["flag", flagOf],
    ["times", timesOf],
    ["numbering", numberingOf],
    ["state", stateOf],
    ["move", moveOf],
    ["gone", goneOf],
    ["awaits", awaitsOf],
    ["skips", skipsOf],
    ["order", orderOf],
    ["meanwhile", meanwhileOf],
    ["wait", waitOf],
    ["length", lengthOf],
    ["data", dataOf],
    ["talks", talksOf],
    ["again", againOf],
    ["reacks", acksAgainOf],
    ["says", (said, words) => statementOf(said, words, reachOf(said).isDenied)],
    ["denies", (said, words) => statementOf(said, words, true)],
  ]);

function claimOf(said: Said): Claim | null {
  const [kind = "", ...words] = said.words;
  const read = READERS.get(kind);
  return read === undefined ? aftermathOf(said, kind, words) : read(said, words);
}

function statementOf(said: Said, [name = ""]: readonly string[], isDenied: boolean): Claim | null {
  const id = statementNamed(name);
  return id === null ? null : { kind: "statement", ...reachOf(said), isDenied, id };
}

/** The same of a loss that is all that a clause says: "last", "ACK#2 close". */
export function lostIn(text: string, memory: Memory): number | null {
  const words = text.trim().split(/\s+/);
  const phase = phaseOf(words, memory);
  const told = { words, marks: new Set<string>(), numbers: [], phase, memory, lost: memory.lost };
  const rest = { doer: undefined, isMended: false, given: null };
  const said = { ...told, ...rest, sentence: Number.POSITIVE_INFINITY };
  return placeOf(words[0] ?? "", said);
}
