import "server-only";
import type { Claim, Subject } from "#oracle/claims/claim.ts";
import { judgeClaim } from "#oracle/claims/judge.ts";
import { statementNamed } from "#oracle/claims/statements.ts";
import { type Memory, otherThan } from "../memory.ts";
import { byCustom } from "../who-closed.ts";
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
import { sideOf, whoIs } from "./who-is-meant.ts";

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
  if (!SELF.test(said)) return claimsOfIt(said, memory, vocabulary, sentence);
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

/**
 * "The client sends a SYN to the server, and it goes to SYN_RCVD": whom the clause in front named
 * last may be meant as well, in favour of who says so.
 */
function claimsOfIt(
  said: string,
  memory: Memory,
  vocabulary: Vocabulary,
  sentence: number,
): Claim[] | null {
  const claims = claimsSaid(said, memory, vocabulary, sentence);
  const { object, subject } = memory;
  const isOpen = object !== null && object.sentence >= sentence - 1 && object.who !== subject;
  if (!isOpen || !/^(?:state|gone|move) it\b/.test(said)) return claims;
  const context = byCustom(memory.context);
  const verdictOf = (one: Claim) => judgeClaim(one, context)?.verdict;
  if (claims?.some((one) => verdictOf(one) === "wrong") !== true) return claims;
  const others = claimsSaid(said, { ...memory, subject: object.who }, vocabulary, sentence);
  const given = others?.map((one) => asItArrives(one, memory)) ?? null;
  return given?.every((one) => verdictOf(one) === "right") === true ? given : claims;
}

/** Where the end that gets what was sent last is then. */
function asItArrives(claim: Claim, { action }: Memory): Claim {
  if (claim.kind !== "state" || claim.when !== null || action === null) return claim;
  const { happening, step } = action;
  return { ...claim, when: { ...happening, verb: "receives" }, ...(step !== null && { step }) };
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
      if (!isNear(left, right, one)) return null;
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

/**
 * Whether this sentence or the one before it spoke of a wait, or of a timer; `clock`: of the timer
 * of 2MSL; `tale`: whether it told of segments of which none is lost; `ack WHO`: whether the ACK
 * that the other end sends last was told last.
 */
function isNear(topic: string | undefined, name: string | undefined, said: Said): boolean {
  const { memory, sentence } = said;
  const { waitIn, timerIn, clockIn, lostIn, state, stateIn, actionIn, everyLostIn } = memory;
  if (topic === "clock") return clockIn >= sentence - 2 && lostIn <= clockIn;
  if (topic === "tale") return actionIn >= sentence - 1 && Math.max(lostIn, everyLostIn) < 0;
  const isWait = waitIn >= sentence - 2 || (state === "TIME-WAIT" && stateIn >= sentence - 2);
  if (topic === "ack") return isBehindAck(whoIs(name, said), said);
  // With a loss right before, it is the timer of what is sent again.
  const isTimer = timerIn >= sentence - 1 && lostIn < sentence - 1;
  return topic === "timer" ? isTimer : isWait && state !== "CLOSED";
}

/** The exchange has had its last ACK, and it is the other end that has sent it. */
function isBehindAck(who: Subject | undefined, said: Said): boolean {
  const { memory, phase, sentence } = said;
  const { sent, action, actionIn, lostIn, state } = memory;
  if (who == null || sent === null || lostIn >= 0 || actionIn < sentence - 4) return false;
  // Of a close the end that began it sends one ACK without a FIN, and that is the last one.
  const isActive = sideOf(sent.from, said) === "active" && sent.from !== null;
  const isLast = phase === "open" || action?.step === 4 || state === "TIME-WAIT" || isActive;
  return sent.flags.join() === "ACK" && sent.from === otherThan(who) && isLast;
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
