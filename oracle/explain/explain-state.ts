import type { End, State } from "../machine/connection.ts";
import type { Sentence } from "../result.ts";
import { RULES, type RuleId } from "../rules/rules.ts";
import {
  type Trace,
  type TraceSegment,
  type TraceTransition,
  transitionsUpTo,
} from "../run/trace.ts";
import { nameOf, tell } from "./phrases.ts";

/** Which transitions an end made together, and why it is where they led. */
export function becauseState(
  trace: Trace,
  end: End,
  n: number,
): { rules: readonly RuleId[]; because: Sentence } {
  const counted = transitionsUpTo(trace, end, n);
  const last = counted.at(-1);
  if (last === undefined) {
    const unmoved = becauseUnmoved(trace, end, n, trace.initial[end], null);
    const odd = oddAnswer(trace, end, n);
    if (odd === null) return { rules: [], because: unmoved };
    return { rules: [odd], because: tell(unmoved, RULES[odd].sentence) };
  }
  const before = movesBefore(counted, last);
  const rules = [...before, last].map((transition) => transition.rule);
  const moved = becauseMoved(trace, last, before);
  if (last.segment === n) return { rules, because: moved };
  if (last.segment === null) return { rules, because: tell(moved, sinceThen(n, last)) };
  const unmoved = becauseUnmoved(trace, end, n, last.to, last.segment);
  const odd = oddAnswer(trace, end, n);
  if (odd === null) return { rules, because: unmoved };
  return { rules: [...rules, odd], because: tell(unmoved, RULES[odd].sentence) };
}

/** Why a segment that one would think moves an end does not. */
const ODD: readonly RuleId[] = [
  "9293-3.10.7.4-text-early",
  "9293-3.10.7.4-unacceptable",
  "9293-3.10.7.4-rst-challenge",
  "9293-3.10.7.4-syn-challenge",
  "9293-3.10.7.4-ack-of-unsent",
  "5961-5-ack-too-old",
  "7323-5.3-paws",
  "9293-3.10.7.4-time-wait-fin",
  "9293-3.5.2-rst-no-connection",
];

/** The rule by which `end` answered segment `n` without moving; null when nothing was odd. */
function oddAnswer(trace: Trace, end: End, n: number): RuleId | null {
  const answer = trace.segments.find((s) => s.causedBy === n && s.from === end);
  return answer?.rules.find((id) => ODD.includes(id)) ?? null;
}

/** The transitions that the same segment caused just before the last one. */
function movesBefore(
  counted: readonly TraceTransition[],
  last: TraceTransition,
): TraceTransition[] {
  if (last.segment === null) return [];
  return counted.slice(0, -1).filter(({ segment }) => segment === last.segment);
}

function flagsIn(trace: Trace, n: number): string {
  return trace.segments[n - 1]?.flags.join(",") ?? "";
}

/** What moved an end to where `last` led, by way of the transitions made together with it. */
export function becauseMoved(
  trace: Trace,
  last: TraceTransition,
  before: readonly TraceTransition[],
): Sentence {
  const { end } = last;
  const name = nameOf(end);
  const from = before[0]?.from ?? last.from;
  const via = before.map(({ to }) => to).join(", ");
  const through: Sentence =
    via === "" ? { en: "", zh: "" } : { en: ` through ${via}`, zh: `经 ${via} ` };
  const n = last.segment;
  const why = RULES[last.rule].sentence;
  if (n === null) {
    return tell(why, {
      en: `So ${name.en} goes from ${from} to ${last.to}.`,
      zh: `所以${name.zh}从 ${from} 进入 ${last.to}。`,
    });
  }
  const sent = trace.segments[n - 1]?.from === end;
  const what = `segment ${n} (${flagsIn(trace, n)})`;
  const whatZh = `报文段 ${n}（${flagsIn(trace, n)}）`;
  return tell(
    {
      en: sent
        ? `${name.en} sends ${what} and goes from ${from}${through.en} to ${last.to}.`
        : `${what} takes ${name.en} from ${from}${through.en} to ${last.to}.`,
      zh: sent
        ? `${name.zh}发出${whatZh}，从 ${from} ${through.zh}进入 ${last.to}。`
        : `${name.zh}收到${whatZh}，从 ${from} ${through.zh}进入 ${last.to}。`,
    },
    why,
  );
}

/** Why an end is still where it was after segment `since` (null: since the run began). */
function becauseUnmoved(
  trace: Trace,
  end: End,
  n: number,
  state: State,
  since: number | null,
): Sentence {
  const name = nameOf(end);
  const segment = trace.segments[n - 1];
  const stays: Sentence = { en: `${name.en} stays in ${state}`, zh: `${name.zh}仍处于 ${state}` };
  if (segment === undefined) {
    return {
      en: tell({ en: `${name.en} starts in ${state}.`, zh: "" }).en,
      zh: `${name.zh}一开始处于 ${state}。`,
    };
  }
  if (segment.from !== end && segment.arrives === null) {
    return {
      en: `Segment ${n} was lost on the way, so ${stays.en}.`,
      zh: `报文段 ${n} 在路上丢失了，所以${stays.zh}。`,
    };
  }
  const later = overtaken(trace, end, segment);
  if (later !== null) {
    return {
      en: `Segment ${n} reaches ${name.en} only after it has sent segment ${later}; before that ${stays.en}.`,
      zh: `报文段 ${n} 到达时${name.zh}已经发出了报文段 ${later}；在那之前，${stays.zh}。`,
    };
  }
  if (nothingReached(trace, end, since ?? 0, n)) {
    return since === null || trace.segments[since - 1]?.from === end
      ? {
          en: `Nothing has reached ${name.en} yet that could move it, so it stays in ${state}.`,
          zh: `还没有能改变状态的报文段到达${name.zh}，所以它仍处于 ${state}。`,
        }
      : {
          en: `Nothing has reached ${name.en} since segment ${since}, so it stays in ${state}.`,
          zh: `报文段 ${since} 之后，再没有报文段到达${name.zh}，所以它仍处于 ${state}。`,
        };
  }
  const entered: Sentence =
    since === null
      ? { en: "", zh: "" }
      : {
          en: `${name.en} entered ${state} with segment ${since}.`,
          zh: `${name.zh}由报文段 ${since} 进入 ${state}。`,
        };
  return tell(entered, {
    en: `Segment ${n} (${segment.flags.join(",")}) changes no state there, so ${stays.en}.`,
    zh: `报文段 ${n}（${segment.flags.join(",")}）不改变它的状态，所以${stays.zh}。`,
  });
}

/** The later segment that `end` had sent before `segment` reached it and moved it; null if none. */
function overtaken(trace: Trace, end: End, segment: TraceSegment): number | null {
  const mine = trace.transitions.filter((transition) => transition.end === end);
  const moved = mine.findIndex((transition) => transition.segment === segment.n);
  if (moved === -1) return null;
  const before = mine.slice(0, moved).find((t) => t.segment !== null && t.segment > segment.n);
  return before?.segment ?? null;
}

function nothingReached(trace: Trace, end: End, since: number, n: number): boolean {
  const between = trace.segments.slice(since, n);
  return between.every((segment) => segment.from === end || !segment.delivered);
}

/** After a silent transition: what segment `n` did to it. */
function sinceThen(n: number, { end, to }: TraceTransition): Sentence {
  const name = nameOf(end);
  return {
    en: `Segment ${n} does not change that: ${name.en} stays in ${to}.`,
    zh: `报文段 ${n} 不改变这一点，${name.zh}仍处于 ${to}。`,
  };
}
