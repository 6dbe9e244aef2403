import "server-only";
import type { Claim, Judgement } from "#oracle/claims/claim.ts";
import { contextAfter, judgeClaim } from "#oracle/claims/judge.ts";
import type { Context } from "#oracle/claims/numbering.ts";
import type { Clause } from "../clauses/clauses.ts";
import { refutedAt } from "../clauses/hearsay.ts";
import { isNoClaim } from "../clauses/no-claim.ts";
import { imagines } from "../clauses/subject.ts";
import type { Fact, Memory } from "../memory.ts";
import type { Reading } from "../reading.ts";
import { byCustom } from "../who-closed.ts";
import { isTrueSo } from "../withheld.ts";
import type { Span } from "../words/token.ts";
import type { Vocabulary } from "../words/vocabulary.ts";
import { claimsOf } from "./claims.ts";
import type { Spoken } from "./kinds.ts";
import type { Stretch } from "./sentences.ts";
import { writtenIn } from "./spoken.ts";

/** Nobody says so much in a breath. */
export const MOST_WORDS = 45;
/** How many clauses may make one claim: "if it is lost, the server sends it again". */
const MOST_CLAUSES = 3;

/** What the grammar reads in one clause or in several, and how many those are. */
export type Covered = {
  readonly facts: readonly { readonly fact: Fact; readonly judgement: Judgement }[];
  readonly claims: readonly Claim[];
  readonly count: number;
  /** The line itself tells where nothing but its own words counts: by `loose`, as Chinese does. */
  readonly isFirm: boolean;
};

/**
 * What the clauses from `at` on say by the grammar, which must cover every word of them; the
 * longest reading counts. Null when it covers none, or when its readings are not of one verdict.
 */
export function coveredAt(
  reading: Reading,
  at: number,
  memory: Memory,
  isFollowing = false,
): Covered | null {
  const { clauses } = reading;
  const first = clauses[at];
  if (first === undefined || memory.course.isBeside || refutedAt(clauses, at) !== null) return null;
  return (
    coveredBy("readings", reading, first, at, memory, isFollowing) ??
    coveredBy("turned", reading, first, at, memory, isFollowing)
  );
}

/** The same of the words as they stand, or put otherwise. */
function coveredBy(
  way: "readings" | "turned",
  { answer, clauses, sentences, vocabulary }: Reading,
  first: Clause,
  at: number,
  memory: Memory,
  isFollowing: boolean,
): Covered | null {
  const most = clauses.slice(at, at + MOST_CLAUSES).findIndex((one) => !isOpen(one, first));
  const together = clauses.slice(at, at + (most < 0 ? MOST_CLAUSES : most));
  const read = (place: Pick<Clause, "start" | "end" | "sentence">, near: Memory) => {
    const stretch = sentences(place);
    return coveredIn(answer, place, stretch.spoken, stretch[way], near, vocabulary);
  };
  for (let count = together.length; count >= 1; count -= 1) {
    const own = together.slice(0, count);
    const end = own.at(-1)?.end ?? first.end;
    const isImagined = own.some(imagines) || memory.imaginedIn === first.sentence;
    const near = withNearLoss(memory, first);
    const covered = read({ ...first, end }, near);
    const claims = covered?.claims.filter(
      (one) => (!isImagined || one.kind === "statement") && !isOfData(one, first, memory),
    );
    if (covered === null || claims === undefined || claims.length === 0) continue;
    if (count === 1 && isLed(clauses, at, memory) && !isFollowing && claims.some(isBound)) continue;
    // What an end does in one clause, and where that brings it in another, has a verdict each.
    const isApart = count > 1 && (isDeedAndState(claims) || isToldAlone(claims, first));
    if (!isApart) return { ...covered, count };
  }
  return null;

  /** "sends a SYN, goes into SYN-SENT": the deed in front is a claim by itself. */
  function isToldAlone(claims: readonly Claim[], { start, end, sentence }: Clause): boolean {
    if (!claims.every(({ kind }) => kind === "state" || kind === "transition")) return false;
    const alone = read({ start, end, sentence }, memory);
    return alone?.claims.every(({ kind }) => kind === "event") === true;
  }
}

/** What leads to a clause, or bounds it, and stands in front of it. */
const LEADS =
  /^\W*(?:(?:and|but|so|then|now|or|only|even|right|just|directly|immediately)\s+)*(?:if|when|whenever|once|after|as soon as|until|till|before|unless|while|should|in case|without|with|upon|on|at|by|having|provided|suppose|assuming|during)\b/i;

/** The same in Chinese, in front or at the end: 如果……, ……的时候. */
const LEADS_IN_CHINESE =
  /^[\s\d.、]*(?:如果|若|要是|万一|假如|一旦|等到?|当|直到|除非|只要)|(?:时|时候|期间|之前|之后|以后|后|的话)\s*$/;

/** The clause in front is a condition or a loss, and was not understood with this one. */
function isLed(clauses: readonly Clause[], at: number, { lostIn }: Memory): boolean {
  const [before, own] = [clauses[at - 1], clauses[at]];
  if (before === undefined || before.sentence !== own?.sentence) return false;
  if (lostIn === own.sentence) return true;
  return LEADS.test(before.text) || LEADS_IN_CHINESE.test(before.text);
}

/** A condition may turn it: what is true at a moment only, and a statement that is false alone. */
function isBound(claim: Claim): boolean {
  return isOfMoment(claim) || !isTrueSo({ claim });
}

/** It is true or false at some moment, and does not say which. */
function isOfMoment(claim: Claim): boolean {
  if (claim.kind === "state" || claim.kind === "transition") return claim.when === null;
  return claim.kind === "event";
}

function isDeedAndState(claims: readonly Claim[]): boolean {
  const kinds = claims.map(({ kind }) => kind);
  return kinds.includes("event") && (kinds.includes("state") || kinds.includes("transition"));
}

/** Numbers near the counting of bytes are those of the data. */
function isOfData(claim: Claim, { sentence }: Clause, { dataIn }: Memory): boolean {
  return claim.kind === "event" && claim.numbers.length > 0 && sentence - dataIn <= 1;
}

/** A loss is spoken of for a sentence or two, and then no more. */
function withNearLoss(memory: Memory, { sentence }: Clause): Memory {
  return sentence - memory.lostIn <= MOST_AFTER ? memory : { ...memory, lost: null };
}

/** How many sentences behind a loss may tell what it leads to. */
const MOST_AFTER = 2;

function isOpen(clause: Clause, first: Clause): boolean {
  return clause.sentence === first.sentence && !clause.isQuestion && !isNoClaim(clause);
}

function coveredIn(
  answer: string,
  { start, end, sentence }: Pick<Clause, "start" | "end" | "sentence">,
  spoken: Stretch["spoken"],
  readings: Stretch["readings"],
  memory: Memory,
  vocabulary: Vocabulary,
): Omit<Covered, "count"> | null {
  if (spoken.length > MOST_WORDS || !spoken.some(isSaying)) return null;
  const language = writtenIn(answer.slice(start, end));
  // "… to the server, and goes to SYN_RCVD": who did the one thing does the other.
  const isNamed = spoken.some(({ word }) => word === "it");
  const near = isNamed ? memory : { ...memory, object: null };
  let found: Omit<Covered, "count"> | null = null;
  const all = readings("clause");
  // "It is CLOSED at once" says more than that it is CLOSED.
  const isGone = all.some((said) => said.startsWith("gone "));
  // "is now in", "stays there": the word that says when, or where, may be skipped as well.
  const isLess = (one: string) => all.includes(`${one} then`) || all.includes(`${one} there`);
  for (const said of all.filter((one) => !isLess(one))) {
    if (isGone && /^state \w+ CLOSED$/.test(said)) continue;
    const claims = claimsOf(said, near, vocabulary, sentence);
    if (claims === null) continue;
    const facts = judgedIn(claims, { start, end }, memory);
    if (facts.length === 0 || (facts.some(isOfFigures) && isFed(answer.slice(0, start)))) continue;
    if (found !== null && worst(found.facts) !== worst(facts)) return null;
    const isFirm = language === "zh" && !/ loose\b/.test(said);
    const before: Omit<Covered, "count"> = found ?? { facts: [], claims, isFirm };
    // Readings that agree all count for the key points.
    found = { ...before, facts: [...before.facts, ...facts] };
  }
  return found;
}

/** "50 bytes": figures behind them count those as well, and nobody knows which. */
function isFed(before: string): boolean {
  return /\d\s?(?:more |further )?(?:bytes|octets|B\b|字节|个字节)/.test(before);
}

function isOfFigures({ fact: { claim }, judgement }: Covered["facts"][number]): boolean {
  if (claim.kind !== "event" || judgement.verdict !== "wrong") return false;
  return claim.numbers.some(({ is }) => is.base.kind === "figure");
}

/** Signs alone say nothing. */
function isSaying({ word, slot }: Spoken): boolean {
  return slot !== null || /[a-z\u4e00-\u9fff]/.test(word);
}

/** Each claim in the light of those in front of it: "if its seq is u the ack is u+1". */
function judgedIn(claims: readonly Claim[], span: Span, memory: Memory): Covered["facts"] {
  const facts: Covered["facts"][number][] = [];
  let { context } = memory;
  for (const claim of claims) {
    const judgement = judgeClaim(claim, contextFor(claim, context));
    if (judgement !== null) facts.push({ fact: { claim, ...span }, judgement });
    context = contextAfter(claim, context);
  }
  return facts;
}

/** A tale of client and server in which nobody said who closes first is told by custom. */
function contextFor(claim: Claim, context: Context): Context {
  const isOfName = "who" in claim && (claim.who === "client" || claim.who === "server");
  return isOfName && claim.phase === "close" ? byCustom(context) : context;
}

const ORDER = ["right", "imprecise", "wrong"] as const;

function worst(facts: Covered["facts"]): number {
  return Math.max(...facts.map(({ judgement }) => ORDER.indexOf(judgement.verdict)));
}

/** Whether other readers, who know what was told before, made more of the same clause. */
export function isOutdone(
  { claims, count, isFirm }: Covered,
  told: () => readonly Fact[],
  context: Context,
): boolean {
  if (count > 1 || isFirm) return false;
  // A reason or a myth is known by all of its words: no loss is meant that it speaks of.
  if (claims.every(({ kind }) => kind === "statement")) return false;
  // "it goes into ESTABLISHED": no moment is told, and what was told before may mean one.
  const isTimeless = claims.every(
    (claim) =>
      claim.kind === "state" &&
      claim.when === null &&
      !claim.isFinal &&
      !claim.isDenied &&
      !claim.isExclusive,
  );
  const isOfNoLoss = !claims.some(isOfLoss) && !claims.some(isTold);
  if (!isTimeless && !isOfNoLoss) return false;
  // What cannot be judged makes nothing of it.
  const facts = told().filter(({ claim }) => judgeClaim(claim, context) !== null);
  const isTimed = facts.some(({ claim }) => claim.kind === "state" && claim.when !== null);
  return (isTimeless && isTimed) || (isOfNoLoss && facts.some(({ claim }) => isOfLoss(claim)));
}

/** It says itself when it is so. */
function isTold(claim: Claim): boolean {
  return claim.kind === "state" && claim.when !== null;
}

function isOfLoss(claim: Claim): boolean {
  return claim.kind === "aftermath" || (claim.kind === "repeat" && claim.lost !== null);
}
