import "server-only";
import { z } from "zod";
import type { Problem } from "#contract/desk.ts";
import type { OrderAnswer, OrderReason, PublicOrder } from "#contract/kinds/order.ts";
import { stateName } from "#contract/tcp.ts";
import { explainField, tellTransition } from "#oracle/index.ts";
import type { How } from "#oracle/run/run.ts";
import { filledBoth } from "../draw.ts";
import { drawLadder } from "../draw-ladder.ts";
import { type Graded, markOf, type Put, referencesTo, told } from "../judged.ts";
import {
  askedOf,
  bodyOf,
  everyBody,
  everyKey,
  figure,
  type KeyPart,
  keyOf,
  type QuestionKind,
} from "../kind.ts";
import { everySource, figureSource } from "../source-parts.ts";
import type { Drawn } from "../variant.ts";
import { type Locate, problemAt } from "../yaml.ts";
import {
  asHappening,
  believedOrder,
  type DrawnOrder,
  drawOrder,
  type Keyed,
  lookOf,
  namesOf,
  shownItems,
} from "./items.ts";
import { judgeJoints } from "./joints.ts";
import { unaskable } from "./unaskable.ts";

const own = {
  items: z.enum(["segments", "states of client", "states of server"]),
  show: z.enum(["flags", "numbers"]),
};
const source = z.strictObject({
  kind: z.literal("order"),
  ...everySource,
  ...figureSource,
  items: own.items,
  /** Which segments, by number; all of them where it is not said. */
  of: z.array(z.int().min(1).max(64)).min(2).max(16).optional(),
  /** States that this end does not pass through, to be left out. */
  extra: z.array(stateName).max(6).default([]),
  /** Whether sequence and acknowledgment numbers are seen; they may tell the order. */
  show: own.show.default("flags"),
});
const body = z.strictObject({
  kind: z.literal("order"),
  ...everyBody,
  ...own,
  figure,
  of: z.array(z.int()).nullable(),
  extra: z.array(stateName),
});
// The oracle computes the key from the body, the seed and nothing else.
const key = z.strictObject({ kind: z.literal("order"), ...everyKey });
type Source = z.infer<typeof source>;
type Body = z.infer<typeof body>;
type Key = z.infer<typeof key>;

/** Segments or states in the order in which they happen; what crosses may stand either way. */
export const order = {
  source,
  body,
  key,
  worth: 8,
  gradedByOracle: true,
  split,
  toPublic,
  grade: gradeOrder,
  rightAnswer,
  texts: () => [],
  problems: checkItems,
  tryVariant({ body, seed }, parameters) {
    const drawn = drawOrder(body, seed, parameters);
    if (!drawn.ok) return drawn;
    const error = unaskable(body, drawn.value);
    return error ? { ok: false, error } : { ok: true, value: drawn.value.trace };
  },
  keyOf: orderKey,
} satisfies QuestionKind<Source, Body, Key, PublicOrder, OrderAnswer>;

function split(source: Source): { body: Body; key: Key } {
  const { kind, scenario, figure: title, items, of = null, extra, show } = source;
  return {
    body: { kind, ...bodyOf(source), figure: { scenario, title }, items, of, extra, show },
    key: { kind, ...keyOf(source) },
  };
}

function checkItems({ items, of, extra }: Source, locate: Locate): Problem[] {
  const problems: Problem[] = [];
  const refuse = (field: string, en: string, zh: string) =>
    problems.push(problemAt(locate([field]), field, { en, zh }));
  if (items === "segments" && extra.length > 0) {
    refuse("extra", "Only states can be left out.", "只有状态题才能有多余项。");
  }
  if (items !== "segments" && of !== undefined) {
    refuse("of", "Only segments can be picked by number.", "只有报文段才能按编号挑选。");
  }
  if (new Set(of).size < (of?.length ?? 0)) {
    refuse("of", "A segment is named twice.", "有报文段写了两次。");
  }
  if (new Set(extra).size < extra.length) {
    refuse("extra", "A state is named twice.", "有状态写了两次。");
  }
  return problems;
}

function toPublic(body: Body, seed: number): Drawn<PublicOrder> {
  const drawn = drawOrder(body, seed);
  if (!drawn.ok) return drawn;
  const { kind, items, extra } = body;
  const ends = {
    segments: null,
    "states of client": "client",
    "states of server": "server",
  } as const;
  return {
    ok: true,
    value: {
      kind,
      ...askedOf(body, seed),
      statesOf: ends[items],
      items: shownItems(drawn.value, seed).map(({ id, item }) => ({ id, item })),
      leavesOut: extra.length > 0,
    },
  };
}

/**
 * Grades an order by its neighbours, and by what was left out: each state that does not happen counts
 * when it is left out, and one that happens takes that back.
 */
export function gradeOrder({ body, key, seed }: Put<Body, Key>, answer: OrderAnswer): Graded {
  const variant = drawOrder(body, seed);
  if (!variant.ok) return { status: "not-gradable", error: variant.error };
  const drawn = variant.value;
  const shown = shownItems(drawn, seed);
  const given = answer.order.flatMap((id) => shown.find((one) => one.id === id) ?? []);
  if (new Set(given).size < answer.order.length) return { status: "unreadable", blanks: ["order"] };
  const { happening, extra, precedes, trace, parameters } = drawn;
  const keys = happening.map(({ key }) => key);
  const placed = asHappening(
    given.map(({ key }) => key),
    happening,
  );
  const joints = judgeJoints(placed, keys, precedes);
  const leftOut = (items: readonly Keyed[]) =>
    items.filter(({ key }) => !placed.includes(key)).length;
  const left = Math.max(0, leftOut(extra) - leftOut(happening));
  const right = joints.filter(Boolean).length + left;
  const of = happening.length - 1 + extra.length;
  const idOf = (key: string) => shown.find((one) => one.key === key)?.id ?? [];
  return {
    status: "judged",
    verdict: {
      kind: "order",
      mark: markOf(right, of),
      right,
      of,
      ...told(body, key, seed),
      given: given.map(({ id }) => id),
      joints,
      truth: keys.flatMap(idOf),
      ties: hasTies(drawn),
      reasons: reasonsFor(drawn, placed, joints, (index) => given[index]?.id ?? ""),
      ladder: drawLadder({
        trace,
        title: filledBoth(body.figure.title, parameters),
        asked: [],
        mode: "full",
      }),
    },
  };
}

/** Whether items that do not look alike may change places. */
function hasTies({ happening, precedes }: DrawnOrder): boolean {
  return happening.some((a, index) =>
    happening.slice(index + 1).some((b) => !precedes(a.key, b.key) && lookOf(a) !== lookOf(b)),
  );
}

/** Why the one behind each wrong joint happens where it does. */
function reasonsFor(
  { trace, happening }: DrawnOrder,
  placed: readonly string[],
  joints: readonly boolean[],
  idAt: (index: number) => string,
): OrderReason[] {
  return joints.flatMap((right, index) => {
    const key = placed[index + 1];
    const source = happening.find((keyed) => keyed.key === key)?.source;
    if (right || !source) return [];
    const id = idAt(index + 1);
    if ("transition" in source) {
      const { because, rules } = tellTransition(trace, source.transition);
      return [{ id, because, rules: referencesTo(rules) }];
    }
    const { because, rules } = explainField(trace, source.segment, "flags", "relative");
    return [{ id, because, rules: referencesTo(rules) }];
  });
}

function rightAnswer({ body, seed }: Put<Body, Key>): Drawn<OrderAnswer> {
  const drawn = drawOrder(body, seed);
  if (!drawn.ok) return drawn;
  const shown = shownItems(drawn.value, seed);
  const ids = drawn.value.happening.flatMap(({ key }) => {
    return shown.find((one) => one.key === key)?.id ?? [];
  });
  return { ok: true, value: { kind: "order", order: ids } };
}

/** The order as one part: the names of what happens, or those in a believer's order. */
function orderKey(body: Body, seed: number, how?: How): Drawn<KeyPart[]> {
  const drawn = drawOrder(body, seed);
  if (!drawn.ok) return drawn;
  const truth = drawn.value;
  if (!how) return { ok: true, value: [["order", namesOf(truth.happening)]] };
  const believed = drawOrder(body, seed, truth.parameters, how);
  if (!believed.ok) return believed;
  return { ok: true, value: [["order", believedOrder(truth, believed.value)]] };
}
