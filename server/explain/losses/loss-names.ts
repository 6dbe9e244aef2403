import "server-only";
import type { Subject } from "#oracle/claims/claim.ts";
import type { Flag } from "#oracle/index.ts";
import type { Clause } from "../clauses/clauses.ts";
import { subjectOf } from "../clauses/subject.ts";
import { type Memory, otherThan } from "../memory.ts";
import { placed } from "../segments/arrivals.ts";
import { byCustom, type Side, sideOf } from "../who-closed.ts";
import { means, named, type Piece } from "../words/token.ts";

export const ORDINALS = ["first", "second", "third", "fourth"] as const;

/** Whether these pieces of a clause name a segment of the exchange. */
export function namesSegment(
  clause: Pick<Clause, "text" | "start">,
  pieces: readonly Piece[],
): boolean {
  return (
    pieces.some((piece) => piece.kind === "segment" || means(piece, "noun.ack", ...ORDINALS)) ||
    pieces.some((piece) => means(piece, "last")) ||
    numberIn(clause, pieces) !== null
  );
}

/** Which segment of the exchange these pieces name, from 1; null where it is not certain. */
export function lostNamed(
  clause: Pick<Clause, "text" | "start">,
  pieces: readonly Piece[],
  misser: Subject,
  memory: Memory,
): number | null {
  const flags = flagsIn(pieces);
  const place = placeIn(clause, pieces);
  const owner = ownerIn(pieces, memory) ?? otherThan(misser);
  const isLast = pieces.some((piece) => means(piece, "last"));
  const noun: Noun = { flags, place, owner, isLast, pieces };
  return memory.phase === "open" ? lostInOpening(noun) : lostInClose(noun, memory);
}

type Noun = {
  readonly flags: readonly Flag[];
  readonly place: { readonly step: number; readonly isCounted: boolean } | null;
  readonly owner: Subject;
  readonly isLast: boolean;
  readonly pieces: readonly Piece[];
};

function lostInOpening({ flags, place, owner, isLast }: Noun): number | null {
  const said = flags.join();
  if (said.includes("FIN") || said.includes("RST")) return null;
  const step = place?.step ?? (isLast ? 3 : null);
  if (step !== null) {
    if (step > 3) return null;
    // 第二个 SYN: the SYN of the second segment. "The first ACK" is that one too.
    if (place?.isCounted === true && step < 3 && said === "ACK") return step + 1;
    const really = placed("open", step).flags;
    return flags.every((flag) => really.includes(flag)) ? step : null;
  }
  const isServer = owner === "server" || owner === "passive";
  if (said === "SYN,ACK") return 2;
  if (said === "SYN") return isServer ? 2 : 1;
  if (said === "ACK") return isServer ? 2 : 3;
  return null;
}

function lostInClose(noun: Noun, memory: Memory): number | null {
  const { flags, place, isLast, pieces } = noun;
  if (flags.includes("SYN") || flags.includes("RST")) return null;
  const isFin = flags.includes("FIN");
  const isAck = pieces.some(isAckPiece);
  const role = roleOf(noun.owner, memory);
  if (place !== null && !place.isCounted) {
    const really = placed("close", place.step).flags.join();
    const isOther = (isFin && !isAck && really !== "FIN") || (isAck && !isFin && really !== "ACK");
    return isOther ? null : place.step;
  }
  // "the ACK of the first FIN": whose FIN it is tells which.
  if (isFin && isAck) {
    // "the first ACK of A to B's FIN": both ends are named, and the FIN is the one named last.
    const ends = pieces.flatMap((piece) => named(piece, "end.") ?? []);
    const [one, other] = [ends[0], ends.at(-1)];
    if (ends.length === 2 && one !== other) {
      const of = roleOf(other === "client" || other === "server" ? other : null, memory);
      if (of !== null) return of === "active" ? 2 : 4;
    }
    if (place !== null) return place.step === 1 ? 2 : place.step === 2 ? 4 : null;
    if (isLast) return 4;
    return role === null ? null : role === "active" ? 2 : 4;
  }
  if (isFin) {
    if (place !== null) return place.step === 1 ? 1 : place.step === 2 ? 3 : null;
    if (isLast) return 3;
    return role === null ? finOf(memory) : role === "active" ? 1 : 3;
  }
  if (place !== null && isAck) return place.step === 1 ? 2 : place.step === 2 ? 4 : place.step;
  if (place !== null) return place.step;
  if (isLast) return 4;
  if (!isAck) return null;
  if (role !== null) return role === "active" ? 4 : 2;
  return ackOf(memory);
}

/** The FIN that was spoken of, where its sender is known. */
function finOf(memory: Memory): number | null {
  const { sent } = memory;
  const role = sent?.flags.includes("FIN") === true ? roleOf(sent.from, memory) : null;
  return role === null ? null : role === "active" ? 1 : 3;
}

/** The ACK that was spoken of; by itself it is the last one that books speak of. */
function ackOf(memory: Memory): number {
  const { sent } = memory;
  const role = sent?.flags.join() === "ACK" ? roleOf(sent.from, memory) : null;
  return role === "passive" ? 2 : 4;
}

/** Which part an end has in a close: by custom it is the client that closes first. */
export function roleOf(who: Subject, { context }: Memory): Side | null {
  return sideOf(who, "close", byCustom(context).closer);
}

function isAckPiece(piece: Piece): boolean {
  return (
    (piece.kind === "segment" && piece.flags.includes("ACK") && !piece.flags.includes("FIN")) ||
    means(piece, "noun.ack")
  );
}

function flagsIn(pieces: readonly Piece[]): readonly Flag[] {
  const flags = new Set<Flag>();
  for (const piece of pieces) {
    if (piece.kind === "segment") for (const flag of piece.flags) flags.add(flag);
    if (means(piece, "noun.ack")) flags.add("ACK");
  }
  return (["SYN", "ACK", "FIN", "RST"] as const).filter((flag) => flags.has(flag));
}

/** 第二次挥手, "step 2", "#2"; `isCounted`: "the second FIN" counts the FINs. */
function placeIn(clause: Pick<Clause, "text" | "start">, pieces: readonly Piece[]): Noun["place"] {
  const at = pieces.findIndex((piece) => means(piece, ...ORDINALS));
  const piece = pieces[at];
  if (piece === undefined) {
    const step = numberIn(clause, pieces);
    return step === null ? null : { step, isCounted: false };
  }
  const step = ORDINALS.findIndex((name) => means(piece, name)) + 1;
  const said = clause.text.slice(piece.start - clause.start, piece.end - clause.start);
  const next = pieces[at + 1];
  const isPlace = /[次步报包段]|segment|step|packet|message|wave|leg|shake|arrow|line|row/i.test(
    said,
  );
  const isCounted = !isPlace && (next?.kind === "segment" || means(next, "noun.ack"));
  return { step, isCounted };
}

/** "step 2", "#2", 第 2 步, or a figure that stands alone. */
export function numberIn(
  { text, start }: Pick<Clause, "text" | "start">,
  pieces: readonly Piece[],
): number | null {
  const at = pieces.findIndex(({ kind }) => kind === "number");
  const piece = pieces[at];
  if (piece?.kind !== "number" || piece.value < 1 || piece.value > 4) return null;
  const lead = text.slice(0, piece.start - start);
  const isMarked = /(?:#|第|\bno\.?|\brow|\bline|\bstep|\bleg|\bmsg|\bpkt|\bseg)\s*$/i.test(lead);
  const isOf = means(pieces[at - 1], "segment") || means(pieces[at + 1], "segment");
  return isMarked || isOf || pieces.length === 1 ? piece.value : null;
}

/** Who sends what is named: 服务端的 FIN, "the FIN of the server"; not whom it is sent to. */
function ownerIn(pieces: readonly Piece[], memory: Memory): Subject {
  for (const [at, piece] of pieces.entries()) {
    const who = subjectOf(piece, memory.subject);
    if (who === undefined || who === "both") continue;
    const before = pieces[at - 1];
    const isAim = means(before, "to", "verb.send") && !means(before, "of");
    const isByWhom = means(before, "verb.send") && named(before, "end.") === null && at === 0;
    return isAim && !isByWhom ? otherThan(who) : who;
  }
  return null;
}
