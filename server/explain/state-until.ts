import "server-only";
import type { Reach } from "./reach.ts";
import { means, type Piece } from "./token.ts";

/** "stays in LISTEN until the handshake is done", "TIME-WAIT before it is CLOSED" */
export function isFollowedBy(
  pieces: readonly Piece[],
  at: number,
  { isDenied }: Pick<Reach, "isDenied">,
): boolean {
  const before = pieces.findIndex((one) => means(one, "before"));
  const isTold = pieces.slice(0, at).some((one) => means(one, "verb.be", "verb.enter"));
  return !isDenied && before > at && isTold && !means(pieces[before], "behind");
}
