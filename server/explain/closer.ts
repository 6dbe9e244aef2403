import "server-only";
import type { End } from "#oracle/index.ts";
import { means, named, type Piece } from "./token.ts";

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
    const told = whatOf(pieces.slice(at + 1, at + 1 + REACH), before);
    if (told === "first") return end;
    if (told === "second") return end === "client" ? "server" : "client";
  }
  return null;
}

/** "to the client", "of the client": it closes nothing. */
function isAway(piece: Piece | undefined): boolean {
  return means(piece, "to", "of", "from");
}

function whatOf(rest: readonly Piece[], before: readonly Piece[]): "first" | "second" | null {
  const to = rest.findIndex((piece) => isOther(piece));
  const own = to < 0 ? rest : rest.slice(0, to);
  const next = to < 0 ? undefined : rest[to];
  if (own.some((piece) => means(piece, "not", "nobody"))) return null;
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
  if (!isClose || own.some((piece) => piece.kind === "segment" || named(piece, "state.") !== null))
    return null;
  const isFirst = says("first", "begin-first", "earlier-than", "verb.start", "want");
  const isSupposed = before.some((piece) => means(piece, "if", "suppose"));
  return isFirst || isSupposed ? "first" : null;
}

function isOther(piece: Piece): boolean {
  return ["client", "server", "active", "passive", "both"].includes(named(piece, "end.") ?? "");
}
