import "server-only";
import type { AftermathClaim, Phase, Subject } from "#oracle/claims/claim.ts";
import type { Clause } from "../clauses/clauses.ts";
import { reachOf } from "../clauses/reach.ts";
import { subjectOf } from "../clauses/subject.ts";
import { type Memory, otherThan } from "../memory.ts";
import { placed } from "../segments/arrivals.ts";
import { means, named, type Piece } from "../words/token.ts";
import { roleOf } from "./loss-names.ts";

/** What is known of a loss where its outcome is told. */
export type Lost = {
  readonly lost: number;
  /** Who is said not to have got it: the subject of what follows. */
  readonly misser: Subject;
  /** Who was named last as one that does something for it. */
  readonly actor: Subject;
  /** The sentence has told before that something is sent again, or that it arrives. */
  readonly isMended: boolean;
  /** The sentence says that an end has gone, or that nobody waits. */
  readonly isGone: boolean;
  /** What was lost has come again: what follows is the answer to that. */
  readonly isCame: boolean;
  /** The sentence tells at all that something is sent again. */
  readonly isRepeated: boolean;
};

/** A claim of what a loss leads to. */
export function aftermath(
  clause: Clause,
  memory: Memory,
  phase: Phase,
  { lost }: Lost,
  said: Pick<AftermathClaim, "who" | "deed" | "isDenied">,
): AftermathClaim {
  const reach = reachOf(clause, memory, phase);
  const who = asRole(said.who, memory, phase);
  return { kind: "aftermath", ...reach, isAlways: false, isExclusive: false, lost, ...said, who };
}

/** Which segment was lost was counted from who closes first: so is who acts. */
export function asRole(who: Subject, memory: Memory, phase: Phase): Subject {
  return phase === "close" ? (roleOf(who, memory) ?? who) : who;
}

/** Who acts at the place `at`: not whose segment it is, nor whom it is sent to. */
export function actorAt(clause: Clause, memory: Memory, lost: Lost, at: number): Subject {
  const { pieces } = clause;
  const by = pieces.findIndex(
    (piece, index) => index > at && means(piece, "by") && named(pieces[index + 1], "end.") !== null,
  );
  if (by >= 0) {
    const agent = pieces.slice(by + 1, by + 2);
    return actorIn(agent, undefined, memory.subject, lost.lost, memory) ?? null;
  }
  const base = lost.misser ?? memory.subject;
  const isIt = pieces.slice(0, at).some((piece) => means(piece, "it") && !means(piece, "own"));
  const who = actorIn(pieces.slice(0, at), pieces[at], base, lost.lost, memory);
  if (who !== undefined) return who;
  return lost.actor ?? (isIt ? base : lost.misser);
}

/** Who is named last as one that acts; undefined for nobody. */
export function actorIn(
  pieces: readonly Piece[],
  behind: Piece | undefined,
  base: Subject,
  lost: number,
  memory: Memory,
): Subject | undefined {
  const sender = placed(memory.phase, lost).who;
  let who: Subject | undefined;
  for (const [index, piece] of pieces.entries()) {
    // 服务端会主动重发: of its own accord, and no name.
    if (means(piece, "want") && who !== undefined) continue;
    const end = named(piece, "end.");
    // 对方 is the end that the lost segment was sent to, or across from who was just named.
    const isReceiver = (end === "other" && who === undefined) || end === "receiver";
    const found = isReceiver
      ? otherThan(sender)
      : end === "sender"
        ? sender
        : subjectOf(piece, who ?? base);
    if (found === undefined) continue;
    const before = pieces[index - 1];
    const next = [...pieces.slice(index + 1), behind].find((one) => !means(one, "own"));
    const isAim = means(before, "to", "verb.send", "of", "ba");
    const isOwner = next?.kind === "segment" || means(next, "noun.ack");
    if (!isAim && !isOwner) who = found;
  }
  return who;
}
