import "server-only";
import type { EventClaim, Phase } from "#oracle/claims/claim.ts";
import type { Flag } from "#oracle/index.ts";
import type { Clause } from "../clauses/clauses.ts";
import { subjectOf } from "../clauses/subject.ts";
import type { Action } from "../memory.ts";
import { means, type Piece } from "../words/token.ts";
import type { Actions } from "./reading.ts";

/** "the acknowledgment number of the third segment", SYN+ACK 的确认号: which one is meant. */
export function placedIn(
  { pieces, text, start }: Clause,
  phase: Phase,
): Pick<EventClaim, "happening" | "step"> | null {
  // "the third segment acknowledges y": the segment itself does, and no answer to it.
  const [place, deed, number] = pieces;
  const isOwn =
    means(place, "first", "second", "third") && means(deed, "verb.ack") && number?.kind === "said";
  const isOfTheAnswer = !isOwn && pieces.some((piece) => means(piece, "acked", "verb.ack"));
  if (phase !== "open" || isOfTheAnswer) return null;
  const names = ["first", "second", "third"];
  const said = pieces.find(({ kind }) => kind === "said");
  const inside = said === undefined ? "" : text.slice(said.start - start, said.end - start);
  const own = names.findIndex((name) => pieces.some((piece) => means(piece, name))) + 1;
  const step =
    own > 0 ? own : names.findIndex((name) => new RegExp(`\\b${name}\\b`, "i").test(inside)) + 1;
  const segment = pieces.find(({ kind }) => kind === "segment");
  const flags = segment?.kind === "segment" ? segment.flags : flagsInside(inside);
  if (step === 0 && (flags.length === 0 || inside === "")) return null;
  return { happening: { verb: "sends", flags, answers: null }, step: step === 0 ? null : step };
}

/** "A's FIN has seq u, so B's ack number is u+1": the number of what answers it. */
export function ownNumber(
  { pieces, text, start }: Clause,
  { who, happening }: Action,
  loose: Actions["loose"],
  said: Piece,
): Pick<EventClaim, "who" | "happening" | "numbers"> | null {
  const owner = subjectOf(pieces[pieces.indexOf(said) - 1], null) ?? null;
  const gap = text.slice(0, said.start - start);
  if (owner === null || owner === who || owner === "both" || !/['’]s\s*$/.test(gap)) return null;
  if (happening.verb !== "sends" || loose.some(({ field }) => field !== "ack")) return null;
  const flags = happening.flags.join();
  const answer: Readonly<Record<string, readonly Flag[]>> = {
    SYN: ["SYN", "ACK"],
    "SYN,ACK": ["ACK"],
    FIN: ["ACK"],
  };
  const sent = answer[flags];
  if (sent === undefined) return null;
  const answers = flags === "FIN" ? happening.flags : null;
  return { who: owner, happening: { verb: "sends", flags: sent, answers }, numbers: loose };
}

/** "the ack field of the SYN-ACK": the name of the segment is part of what is said. */
function flagsInside(inside: string): readonly Flag[] {
  return /\bSYN\W{0,3}ACK\b/i.test(inside) ? ["SYN", "ACK"] : [];
}
