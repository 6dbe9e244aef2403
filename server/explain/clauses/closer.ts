import "server-only";
import type { End } from "#oracle/index.ts";
import type { Memory } from "../memory.ts";
import { isThing } from "../segments/action-ends.ts";
import type { Actions } from "../segments/reading.ts";
import { means, named, type Piece } from "../words/token.ts";
import type { Clause } from "./clauses.ts";

/** How far behind an end its closing may be told. */
const REACH = 5;

/** Which end a clause says closes first: "the client closes first", 设服务器先关闭. */
export function closerIn(pieces: readonly Piece[], known: End | null): End | null {
  if (pieces.some((piece) => means(piece, "only", "either", "or", "whoever", "not-necessarily")))
    return null;
  for (const [at, piece] of pieces.entries()) {
    const end = named(piece, "end.");
    if (end !== "client" && end !== "server") continue;
    if (isAway(pieces[at - 1])) continue;
    // "if the server closes too" says nothing new, once it is known who was first.
    const before = known === null ? pieces.slice(0, at) : [];
    const told = whatOf(pieces.slice(at + 1, at + 1 + REACH), before, known !== null);
    if (told === "first") return end;
    if (told === "second") return end === "client" ? "server" : "client";
  }
  return null;
}

/** "to the client", "of the client": it closes nothing. */
function isAway(piece: Piece | undefined): boolean {
  return means(piece, "to", "of", "from");
}

function whatOf(
  rest: readonly Piece[],
  before: readonly Piece[],
  isKnown: boolean,
): "first" | "second" | null {
  const to = rest.findIndex((piece) => isOther(piece));
  const own = to < 0 ? rest : rest.slice(0, to);
  const next = to < 0 ? undefined : rest[to];
  if (own.some((piece) => means(piece, "not", "nobody"))) return null;
  // 服务端要等 2MSL 才能关掉: it must wait, and wants nothing.
  if (own.some((piece) => piece.kind === "duration")) return null;
  const says = (...concepts: readonly string[]): boolean =>
    own.some((piece) => means(piece, ...concepts));
  const role = named(next, "end.");
  // "the server is the active closer"
  if (own.every((piece) => means(piece, "verb.be", "mark.eq", "this")) && own.length > 0) {
    if (role === "active") return "first";
    if (role === "passive") return "second";
  }
  const isClose = says("verb.close", "close-call");
  const isActive = role === "active" && means(rest[to + 1], "verb.close");
  if (isActive) return "first";
  // "closes first (FIN number 10)": what stands behind says nothing of who.
  const last = own.findLastIndex((piece) => means(piece, "first", "begin-first"));
  const told = last < 0 ? own : own.slice(0, last + 1);
  if (!isClose || told.some((piece) => piece.kind === "segment" || named(piece, "state.") !== null))
    return null;
  // 服务端准备好关闭时: the other end does so too, later on.
  const isFirst =
    says("first", "begin-first", "earlier-than", "close-first") ||
    (!isKnown && says("verb.start", "want"));
  const isSupposed = before.some((piece) => means(piece, "if", "suppose"));
  return isFirst || isSupposed ? "first" : null;
}

function isOther(piece: Piece): boolean {
  return ["client", "server", "active", "passive", "both"].includes(named(piece, "end.") ?? "");
}

/** Who is told to send the first FIN closes first; who sends the second one does not. */
export function closerAfter(
  clauses: readonly Clause[],
  { context, phase }: Memory,
  { found }: Actions,
): End | null {
  if (phase !== "close" || context.closer !== null) return null;
  // "the server can't send the first FIN": nobody did.
  if (clauses[0] !== undefined && isDeniedFirst(clauses[0].pieces)) return null;
  const first = found.find(
    ({ happening }) => happening.flags.includes("FIN") && happening.answers === null,
  );
  if (first === undefined) return closerOfLast(clauses[0]?.pieces ?? [], found);
  if (first.who !== "client" && first.who !== "server") return null;
  // A tale that begins in its middle: "sends its FIN and enters LAST-ACK".
  const isSent = first.happening.verb === "sends";
  // 服务端发完 FIN 后进入 TIME_WAIT, or waits 2MSL: no FIN leads there, the first or the second.
  if (isSent && isWaitBehind(clauses[0]?.pieces ?? [], first.at)) return null;
  const isAwaited = clauses[0] !== undefined && isAwaitedThere(clauses[0].pieces, first.at);
  const isSecond =
    isAwaited ||
    clauses.some(({ pieces }) =>
      pieces.some(
        (piece, at) =>
          (isSent && first.who === "server" && means(piece, "state.LAST-ACK")) ||
          means(piece, "third", "fourth") ||
          // 等发完了再发自己的 FIN: something else was first.
          (isSent && at < first.at && means(piece, "sends-anew")) ||
          (!isSent && first.who === "client" && isLastOfAll(pieces, at)),
      ),
    );
  const isSender = isSent !== isSecond;
  const other = first.who === "client" ? "server" : "client";
  return isSender ? first.who : other;
}

function isWaitBehind(pieces: readonly Piece[], at: number): boolean {
  const rest = pieces.slice(at + 1);
  return (
    (rest.some((piece) => means(piece, "state.TIME-WAIT")) ||
      pieces.some((piece) => piece.kind === "duration")) &&
    !rest.some((piece) => named(piece, "state.")?.startsWith("FIN-WAIT") === true)
  );
}

/** "The client stays in FIN-WAIT-2 until the server's FIN comes": that is the second one. */
function isAwaitedThere(pieces: readonly Piece[], at: number): boolean {
  const lead = pieces.slice(0, at);
  const state = lead.findIndex((piece) => means(piece, "state.FIN-WAIT-1", "state.FIN-WAIT-2"));
  return state >= 0 && lead.slice(state).some((piece) => means(piece, "until", "wait"));
}

function isDeniedFirst(pieces: readonly Piece[]): boolean {
  const fin = pieces.findIndex((piece) => piece.kind === "segment" && piece.flags.includes("FIN"));
  return (
    means(pieces[fin - 1], "first") && pieces.slice(0, fin).some((piece) => means(piece, "not"))
  );
}

/** "The server gets the last ACK": as it is usually told, the client has closed first. */
function closerOfLast(pieces: readonly Piece[], found: Actions["found"]): End | null {
  const last = found.find(({ at }) => means(pieces[at - 1], "last") && isLastOfAll(pieces, at - 1));
  if (last === undefined) return null;
  const isSent = last.happening.verb === "sends";
  return last.who === (isSent ? "client" : "server") ? "client" : null;
}

/** "gets the FIN, sends the last ACK and enters TIME-WAIT" */
function isLastOfAll(pieces: readonly Piece[], at: number): boolean {
  const next = pieces[at + 1];
  if (means(pieces[at], "state.TIME-WAIT")) return true;
  return means(pieces[at], "last") && next?.kind === "segment" && next.flags.join() === "ACK";
}

/** What the sentence goes on to say of the same end: "sends its FIN, and enters LAST-ACK". */
export function nextOf(clause: Clause, around: readonly Clause[]): readonly Clause[] {
  const rest = around.slice(around.indexOf(clause) + 1, around.indexOf(clause) + 3);
  const other = rest.findIndex(({ pieces }) =>
    pieces.some(
      (piece, at) =>
        named(piece, "end.") !== null &&
        named(piece, "end.") !== "sender" &&
        !isThing(pieces[at + 1]) &&
        pieces[at + 1]?.kind !== "segment",
    ),
  );
  return other < 0 ? rest : rest.slice(0, other);
}
