import "server-only";
import type { Phase, Subject } from "#oracle/claims/claim.ts";
import { otherThan } from "../memory.ts";
import type { Piece, Span } from "../words/token.ts";
import { type Item, itemsIn } from "./line-items.ts";

/** Who stands on the left and on the right of a drawing. */
export type Sides = { readonly left: Subject; readonly right: Subject };

const RIGHTWARDS = /(?:[-=—–─]>|[→⇒⟶])[ \t]*(?:\n|$|[|│])/;
const LEFTWARDS = /(?:^|\n|[|│])[ \t]*(?:<[-=—–─]|[←⇐])/;

/**
 * The sides of a drawing with arrows both ways, as they usually stand; null where nothing is
 * drawn.
 */
export function sidesOf(text: string, asked: Phase): Sides | null {
  if (!RIGHTWARDS.test(text) || !LEFTWARDS.test(text)) return null;
  return asked === "open"
    ? { left: "client", right: "server" }
    : { left: "active", right: "passive" };
}

/** "Client      Server": a line that only names both ends. */
export function headOfSides(text: string, line: Span, pieces: readonly Piece[]): Sides | null {
  if (pieces.length !== 2) return null;
  const [left, right, more] = itemsIn(text, pieces, line);
  if (left?.kind !== "end" || right?.kind !== "end" || more !== undefined) return null;
  return { left: left.who, right: right.who };
}

/** "SYN ---->" and "<---- ACK": the end that it comes from stands in front. */
export function withSides(items: readonly Item[], sides: Sides | null): readonly Item[] {
  if (sides === null || items.some(({ kind }) => !DRAWN.includes(kind))) return items;
  const arrows = items.filter(({ kind }) => kind === "to" || kind === "back");
  const [arrow] = arrows;
  const [first] = items;
  if (arrow === undefined || first === undefined || arrows.length > 1) return items;
  const isLeft = arrow.kind === "to" && items.at(-1) === arrow;
  const isRight = arrow.kind === "back" && first === arrow;
  if (!isLeft && !isRight) return items;
  const rest = items.filter((item) => item !== arrow);
  const start = rest[0]?.start ?? first.start;
  return [{ kind: "end", who: isLeft ? sides.left : sides.right, start, end: start }, ...rest];
}

/**
 * "A: FIN_WAIT_1 --- FIN ---> B: CLOSE_WAIT": the state of each end stands at its side, once the
 * segment has gone across.
 */
export function withEndStates(items: readonly Item[]): readonly Item[] {
  const solid = items.filter(({ kind }) => kind !== "glue");
  const [left, leftState, ...rest] = solid;
  const [right, rightState] = rest.splice(-2);
  if (left?.kind !== "end" || right?.kind !== "end") return items;
  if (leftState?.kind !== "state" || rightState?.kind !== "state") return items;
  const arrow = rest.find(({ kind }) => kind === "to" || kind === "back");
  const flags = rest.filter(({ kind }) => kind === "flags");
  if (arrow === undefined || flags.length !== 1) return items;
  if (rest.some(({ kind }) => !DRAWN.includes(kind))) return items;
  const isTo = arrow.kind === "to";
  const [from, state] = isTo ? [left, leftState] : [right, rightState];
  const told = rest.filter(({ kind }) => kind !== "to" && kind !== "back");
  const start = told[0]?.start ?? from.start;
  const sender: Item = { ...from, start, end: start };
  // Some write what was before the segment: then only that it is sent is told.
  const isOfClose = flags.some((one) => one.kind === "flags" && one.flags.includes("FIN"));
  if (state.state === "ESTABLISHED" && isOfClose) return [sender, ...told];
  if (["CLOSED", "LISTEN", "ESTABLISHED"].includes(state.state)) return items;
  return [sender, ...told, left, leftState, right, rightState];
}

/** The same in a row with bars: "| <--- SYN,ACK --- | B: SYN_RCVD |" */
export function withRowSides(items: readonly Item[], sides: Sides | null): readonly Item[] {
  const isDrawn = ({ kind }: Item): boolean => DRAWN.includes(kind);
  const states = items.filter((item) => !isDrawn(item));
  if (states.some(({ kind }) => kind !== "end" && kind !== "state")) return items;
  const drawn = withSides(items.filter(isDrawn), sides);
  return drawn[0]?.kind === "end" ? [...drawn, ...states] : items;
}

const DRAWN: readonly string[] = ["flags", "said", "bare", "to", "back"];

/** "peer -> client", 接收方 → 发起方: at an arrow the other end is one of the two. */
export function withPeers(items: readonly Item[], main: Subject): readonly Item[] {
  if (main === null) return items;
  return items.map((item, at): Item => {
    if (item.kind !== "role") return item;
    const isArrow = (one: Item | undefined): boolean => one?.kind === "to" || one?.kind === "back";
    if (!isArrow(items[at - 1]) && !isArrow(items[at + 1])) return item;
    const { start, end } = item;
    return { kind: "end", who: item.role === "sender" ? main : otherThan(main), start, end };
  });
}
