import "server-only";
import type { Subject } from "#oracle/claims/claim.ts";
import type { Clause } from "../clauses/clauses.ts";
import type { Unit } from "../lines/line-facts.ts";
import type { ReadLine } from "../lines/lines.ts";
import type { Memory } from "../memory.ts";
import { lineAt } from "../words/line-at.ts";
import type { Piece, Span } from "../words/token.ts";
import type { Vocabulary } from "../words/vocabulary.ts";
import { claimsOf } from "./claims.ts";
import { spokenIn, writtenIn } from "./spoken.ts";
import { plainly } from "./walk.ts";

/** What stands between two things of a chain: arrows, and the marks around what labels an arrow. */
const JOINT = /[-–—]{1,4}>+|={1,3}>+|→|⇒|➜|-{2,4}|[()[\]]/g;
const ARROW = /[-–—=]>|→|⇒|➜/;
/** A state, what happens, or with whom the chain begins: see the part `s-item`. */
const STATE = /^(?:(\w+) )?at (\S+)$/;
const DEED = /^(client|server|active|passive) ((?:sends|receives) .+)$/;

type Item = Span & { readonly said: string };

/**
 * A line that tells the way of one end: "active: FIN_WAIT_2 --(FIN arrives)--> TIME_WAIT". Null
 * where anything in it is not understood, and where it names no deed: that is read as a path of
 * states.
 */
export function chainAt(
  answer: string,
  pieces: readonly Piece[],
  clause: Clause,
  memory: Memory,
  vocabulary: Vocabulary,
): ReadLine | null {
  const { start, end } = lineAt(answer, clause.start);
  const line = answer.slice(start, end);
  if (clause.start - start > MOST_INDENT || !ARROW.test(line) || line.length > LONGEST) return null;
  const items = itemsIn(answer, pieces, { start, end }, vocabulary);
  if (items === null || items.length < 3) return null;
  const units = unitsOf(items, memory, vocabulary, clause.sentence);
  if (units === null) return null;
  const subject: Subject = units.at(-1)?.facts.flatMap(({ claim }) => whoseIs(claim))[0] ?? null;
  const own = units[0]?.start ?? start;
  return { start: own, end, units, rest: [], phase: null, subject, sent: null, state: null };
}

/** "  * active: " */
const MOST_INDENT = 8;
const LONGEST = 240;

function whoseIs(claim: object): Subject[] {
  return "who" in claim && (claim.who === "active" || claim.who === "passive") ? [claim.who] : [];
}

function itemsIn(
  answer: string,
  pieces: readonly Piece[],
  { start, end }: Span,
  vocabulary: Vocabulary,
): Item[] | null {
  const items: Item[] = [];
  const grammar = vocabulary.grammars[writtenIn(answer.slice(start, end))];
  let from = start;
  const joints = [...answer.slice(start, end).matchAll(JOINT)];
  for (const joint of [...joints, null]) {
    const to = joint === null ? end : start + joint.index;
    const own = trimmed(answer, from, to);
    from = joint === null ? end : to + joint[0].length;
    if (own === null) continue;
    const inside = pieces.filter((piece) => piece.start >= own.start && piece.end <= own.end);
    const ways = plainly(spokenIn(answer, inside, own), grammar, "s-item");
    const [said] = ways;
    if (said === undefined || ways.length > 1) return null;
    items.push({ ...own, said });
  }
  return items;
}

function trimmed(answer: string, from: number, to: number): Span | null {
  let [start, end] = [from, to];
  while (start < end && /[\s,;:.*•|]/.test(answer.charAt(start))) start += 1;
  while (end > start && /[\s,;:.|]/.test(answer.charAt(end - 1))) end -= 1;
  return start < end ? { start, end } : null;
}

/** Each state of the chain, with what leads to it. */
function unitsOf(
  items: readonly Item[],
  memory: Memory,
  vocabulary: Vocabulary,
  sentence: number,
): Unit[] | null {
  const units: Unit[] = [];
  let [who, before, hasDeed] = ["it", "", false];
  let deed: Item | null = null;
  for (const item of items) {
    const [, named, state] = STATE.exec(item.said) ?? [];
    if (state === undefined) {
      if (deed !== null) return null;
      const [, doer = who, done] = DEED.exec(item.said) ?? [];
      // "the client answers ACK -> TIME_WAIT": whoever is named in front goes the whole way.
      const isLead = units.length === 0;
      if (isLead) who = doer;
      deed = isLead && done !== undefined ? { ...item, said: done } : item;
      continue;
    }
    if (named !== undefined && units.length > 0) return null;
    who = named ?? who;
    const isTimed = deed === null || deed.said === "timer";
    const moved = before === "" ? `state ${who} ${state}` : `move ${who} ${before} ${state}`;
    const said = isTimed ? moved : `state ${who} ${state} after ${deed?.said ?? ""}`;
    hasDeed ||= !isTimed;
    const claims = claimsOf(said, memory, vocabulary, sentence);
    if (claims === null) return null;
    const { start } = deed ?? item;
    const facts = claims.map((claim) => ({ claim, start, end: item.end }));
    units.push({ start, end: item.end, facts });
    [before, deed] = [state, null];
  }
  return hasDeed && deed === null && units.length > 1 ? units : null;
}
