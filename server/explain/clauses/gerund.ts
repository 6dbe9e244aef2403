import "server-only";
import type { Subject } from "#oracle/claims/claim.ts";
import type { Fact, Memory } from "../memory.ts";
import type { Actions } from "../segments/reading.ts";
import { means, named, type Piece } from "../words/token.ts";
import type { Clause } from "./clauses.ts";
import { subjectOf } from "./subject.ts";

const GERUND = /^(?:\w+ing|receipt|reception)\b/i;

/**
 * "After sending the FIN, the client": who does it is named behind. Undefined where the clause
 * does not begin so, or names nobody.
 */
export function doerBehind(
  clause: Clause,
  around: readonly Clause[],
  memory: Memory,
): Subject | undefined {
  const { pieces, text, start } = clause;
  const verb = pieces.findIndex((piece) => isDeed(piece));
  const lead = pieces.slice(0, verb + 1);
  const deed = pieces[verb];
  if (deed === undefined || lead.length > 2 || lead.some(isSomebody)) return undefined;
  const isHaving = /^(?:after |only after )?having\b/i.test(text);
  const isLed = means(pieces[0], "after", "on-when", "by", "before");
  if (!isHaving && !(isLed && GERUND.test(text.slice(deed.start - start)))) return undefined;
  const behind = pieces.slice(verb + 1);
  const here = firstDoer(behind, memory.subject);
  if (here !== undefined) return here;
  const next = around[around.indexOf(clause) + 1];
  const opener = next?.pieces.filter((piece) => !means(piece, "then", "now", "also"))[0];
  return opener === undefined ? undefined : known(subjectOf(opener, memory.subject));
}

const SPEAKER = /^(?:(?:and|then|so|but|now|when|once|after|as soon as)\s+)*(?:I|we)\b/i;

/** "and we linger in TIME-WAIT": the speaker, and not who was spoken of before. */
export function isOfSpeaker({ text, pieces }: Clause): boolean {
  return SPEAKER.test(text) && pieces.every((piece) => named(piece, "end.") === null);
}

function firstDoer(pieces: readonly Piece[], before: Subject): Subject | undefined {
  for (const [at, piece] of pieces.entries()) {
    if (named(piece, "end.") === null) continue;
    if (means(pieces[at - 1], "to", "from", "of", "by", "leave", "comes-from")) continue;
    // "after receiving the client's FIN": whose it is.
    if (pieces[at + 1]?.kind === "segment" || means(pieces[at + 1], "own", "noun.ack")) continue;
    return known(subjectOf(piece, before));
  }
  return undefined;
}

function known(who: Subject | undefined): Subject | undefined {
  return who === null || who === "both" ? undefined : who;
}

function isDeed(piece: Piece): boolean {
  return means(piece, "verb.send", "verb.receive", "verb.reply", "verb.ack");
}

function isSomebody(piece: Piece): boolean {
  return named(piece, "end.") !== null || means(piece, "it", "this");
}

/** "is acknowledged by our side and we linger": which end got that ACK goes unsaid. */
export function isTimedBefore({ claim }: Fact, { found }: Actions): boolean {
  return claim.kind === "state" && claim.when?.flags.join() === "ACK" && found.length === 0;
}
