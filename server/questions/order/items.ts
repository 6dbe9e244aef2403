import "server-only";
import { MAX_ORDER_ITEMS, type OrderItem } from "#contract/kinds/order.ts";
import { type End, relative, type State, type Trace, type TraceSegment } from "#oracle/index.ts";
import type { How } from "#oracle/run/run.ts";
import { otherEnd } from "../ask.ts";
import { drawParameters, shuffled } from "../draw.ts";
import { hasNumbers } from "../draw-ladder.ts";
import type { EveryBody, Figure } from "../kind.ts";
import { type Drawn, runFigure } from "../variant.ts";
import { happensBefore, statesOf } from "./happens-before.ts";
import { judgeJoints, type Precedes } from "./joints.ts";

/** The half of an order question that says what is to be put in order. */
export type OrderBody = Pick<EveryBody, "slug" | "parameters"> & {
  figure: Figure;
  items: "segments" | "states of client" | "states of server";
  of: number[] | null;
  extra: State[];
  show: "flags" | "numbers";
};

/** An item with the key that the server knows it by: the place of what happens, "-LISTEN" for an extra. */
export type Keyed = {
  key: string;
  item: OrderItem;
  /** What it looks like without its numbers, and how often that came before: the same in another run. */
  name: string;
  /** What explains it: a segment's number, or a transition counted from 0; null for neither. */
  source: { segment: number } | { transition: number } | null;
};

/** An order question with its numbers drawn. */
export type DrawnOrder = {
  parameters: Record<string, number>;
  trace: Trace;
  /** Everything that happens, in the order of the run, and what of it is asked about. */
  all: Keyed[];
  happening: Keyed[];
  extra: Keyed[];
  precedes: Precedes;
};

/** Runs a question and lists its items, as the RFC has them or as a mutant believes. */
export function drawOrder(
  body: OrderBody,
  seed: number,
  parameters: Record<string, number> = drawParameters(body.parameters, seed),
  how: How = {},
): Drawn<DrawnOrder> {
  const traced = runFigure(body.figure.scenario, parameters, seed, how);
  return traced.ok ? { ok: true, value: orderIn(body, parameters, traced.value) } : traced;
}

/** Lists the items of a question in a run of it. */
export function orderIn(
  body: OrderBody,
  parameters: Record<string, number>,
  trace: Trace,
): DrawnOrder {
  const extra = body.extra.map((state): Keyed => {
    const item: OrderItem = { as: "state", state };
    return { key: `-${state}`, item, name: `${plainLook(item)}#1`, source: null };
  });
  const { all, precedes } =
    body.items === "segments" ? segmentsOf(trace, body) : pathOf(trace, body);
  const happening = all.filter(({ key }) => body.of === null || body.of.includes(Number(key)));
  return { parameters, trace, all, happening, extra, precedes };
}

/**
 * The order, by name, of somebody who orders what is shown as in his own run: null where that lacks
 * a segment, and the true order where his is right as well.
 */
export function believedOrder(truth: DrawnOrder, believed: DrawnOrder): string[] | null {
  const { happening, extra, precedes } = truth;
  const asked = [...happening, ...extra];
  const order = believed.all.flatMap(({ name }) => asked.find((one) => one.name === name) ?? []);
  const keys = happening.map(({ key }) => key);
  const whole = order.length === keys.length && order.every(({ key }) => keys.includes(key));
  const placed = order.map(({ key }) => key);
  if (whole && judgeJoints(placed, keys, precedes).every(Boolean)) return namesOf(happening);
  const lacks = happening.some(({ item }) => item.as === "segment") && !whole;
  return lacks ? null : namesOf(order);
}

/** What things are called in the key. */
export function namesOf(items: readonly Keyed[]): string[] {
  return items.map(({ name }) => name);
}

type Happening = Pick<DrawnOrder, "all" | "precedes">;

function segmentsOf(trace: Trace, { show }: OrderBody): Happening {
  const before = happensBefore(trace);
  const all = trace.segments.map((segment) => ({
    key: String(segment.n),
    item: segmentItem(trace, segment, show),
    source: { segment: segment.n },
  }));
  return { all: named(all), precedes: (a, b) => before(Number(a), Number(b)) };
}

function pathOf(trace: Trace, { items }: OrderBody): Happening {
  const passed = statesOf(trace, items === "states of client" ? "client" : "server");
  const all = passed.map(({ state, transition }, index) => ({
    key: String(index + 1),
    item: { as: "state" as const, state },
    source: transition === null ? null : { transition },
  }));
  return { all: named(all), precedes: (a, b) => Number(a) < Number(b) };
}

/** Counts the items that look alike. */
function named(items: readonly Omit<Keyed, "name">[]): Keyed[] {
  const counts = new Map<string, number>();
  return items.map((keyed) => {
    const look = plainLook(keyed.item);
    const count = (counts.get(look) ?? 0) + 1;
    counts.set(look, count);
    return { ...keyed, name: `${look}#${count}` };
  });
}

function plainLook(item: OrderItem): string {
  if (item.as === "state") return item.state;
  const { from, len, again } = item;
  // Data is the same data, whether or not it acknowledges something yet.
  const flags = item.flags.filter((flag) => flag !== "ACK" || len === 0);
  const parts = [from, flags.join("+"), len > 0 ? `data ${len}` : "", again ? "again" : ""];
  return parts.filter(Boolean).join(" ");
}

function segmentItem(trace: Trace, segment: TraceSegment, show: OrderBody["show"]): OrderItem {
  const { from, flags, len, seq, ack, retransmissionOf } = segment;
  const counted = (end: End, value: number) =>
    hasNumbers(trace, end) ? relative(trace, end, value) : value;
  const numbers = {
    seq: counted(from, seq),
    ack: ack === null ? null : counted(otherEnd(from), ack),
  };
  return {
    as: "segment",
    from,
    // PSH says nothing about the order and is left to the sender (RFC 9293 §3.9.1).
    flags: flags.filter((flag) => flag !== "PSH"),
    len,
    again: retransmissionOf !== null,
    numbers: show === "numbers" ? numbers : null,
  };
}

/** Two items that look alike may stand for each other: this is what they look like. */
export function lookOf({ item }: Pick<Keyed, "item">): string {
  return JSON.stringify(item);
}

/** Ids by place in the draw, so that they tell nothing. */
const LETTERS = Array.from({ length: MAX_ORDER_ITEMS }, (_, n) => String.fromCharCode(97 + n));

/** The items in the order in which they are shown, each with its id. It is never the right one. */
export function shownItems(drawn: DrawnOrder, seed: number): (Keyed & { id: string })[] {
  const { happening, extra, precedes } = drawn;
  const mixed = shuffled(
    [...happening, ...extra].map((keyed) => ({ ...keyed, id: keyed.key })),
    seed,
  );
  const keys = happening.map(({ key }) => key);
  const placed = mixed.map(({ key }) => key).filter((key) => keys.includes(key));
  const inOrder = judgeJoints(asHappening(placed, happening), keys, precedes).every(Boolean);
  const order = inOrder ? mixed.toReversed() : mixed;
  return order.map((keyed, index) => ({ ...keyed, id: LETTERS[index] ?? "z" }));
}

/**
 * Takes items that look alike for each other: of two equal ones the upper is taken for the one that
 * happens first, since nobody could tell them apart.
 */
export function asHappening(order: readonly string[], happening: readonly Keyed[]): string[] {
  const looks = new Map(happening.map((keyed) => [keyed.key, lookOf(keyed)]));
  const waiting = new Map<string, string[]>();
  for (const { key } of happening.filter((keyed) => order.includes(keyed.key))) {
    const look = looks.get(key) ?? key;
    waiting.set(look, [...(waiting.get(look) ?? []), key]);
  }
  return order.map((key) => waiting.get(looks.get(key) ?? key)?.shift() ?? key);
}
