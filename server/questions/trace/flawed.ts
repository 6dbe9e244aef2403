import "server-only";
import { FLAWS, type Flaw } from "#contract/kinds/trace.ts";
import type { Bilingual } from "#contract/text.ts";
import { checkCapture } from "#oracle/check/checker.ts";
import { captureOf } from "#oracle/check/trace-capture.ts";
import type { Trace, TraceSegment } from "#oracle/index.ts";
import type { MutantId } from "#oracle/mutants/mutants.ts";
import { drawOneOf } from "../draw.ts";
import { type Drawn, runFigure } from "../variant.ts";

/** A run with one segment in it that a misconception would have sent, and what the checker says of it. */
export type Flawed = {
  /** What TCP really did. */
  readonly truth: Trace;
  /** The same with the wrong segment. */
  readonly capture: Trace;
  /** The number of the wrong segment. */
  readonly segment: number;
  /** What is wrong with it: one of these is a right answer. */
  readonly flaws: readonly Flaw[];
  readonly because: Bilingual;
  readonly rule: string;
};

/**
 * Runs a scenario as TCP does, and puts into it one segment that a believer of `mutant` would have
 * sent otherwise. The key is the checker's: only a segment stands for it that the checker, which has
 * never seen the scenario, names first. Where several do, the seed draws one.
 */
export function flawedRun(
  scenario: string,
  parameters: Record<string, number>,
  seed: number,
  mutant: MutantId,
): Drawn<Flawed> {
  const run = runFigure(scenario, parameters, seed);
  if (!run.ok) return run;
  const believed = runFigure(scenario, parameters, seed, { mutant });
  if (!believed.ok) return believed;
  const truth = run.value;
  const wrongs = differences(truth.segments, believed.value.segments);
  if (wrongs.length === 0) return refused(mutant, NO_DIFFERENCE);
  const proved = wrongs.flatMap((wrong) => provedWrong(truth, wrong) ?? []);
  const flawed = drawOneOf(proved, seed, "wrong segment");
  return flawed ? { ok: true, value: flawed } : refused(mutant, NOT_NAMED);
}

/** A segment that a believer sends: in the place of the right one, or where none should be. */
type Wrong = {
  readonly index: number;
  readonly segment: TraceSegment;
  readonly flaws: readonly Flaw[];
};

/**
 * Where the two runs part. As long as both send at the same times, each segment can be compared with
 * the one in its place; what is sent at another time is the last that can.
 */
function differences(truth: readonly TraceSegment[], other: readonly TraceSegment[]): Wrong[] {
  const wrongs: Wrong[] = [];
  for (const [index, segment] of other.entries()) {
    const right = truth[index];
    if (right === undefined || right.from !== segment.from || right.at !== segment.at) {
      wrongs.push({ index, segment, flaws: ["not-sent"] });
      break;
    }
    const flaws = differing(right, segment);
    if (flaws.length > 0) wrongs.push({ index, segment, flaws });
  }
  return wrongs;
}

function provedWrong(truth: Trace, wrong: Wrong): Flawed | null {
  const { index, flaws } = wrong;
  const capture = { ...truth, segments: withWrong(truth.segments, wrong) };
  const seen = captureOf(capture, "client");
  const [violation] = checkCapture(seen.segments).violations;
  const segment = index + 1;
  if (violation === undefined || seen.numbers[violation.segment - 1] !== segment) return null;
  const { because, rule } = violation;
  return { truth, capture, segment, flaws, because, rule };
}

const NO_DIFFERENCE = {
  en: "sends every segment as TCP does in this run, or leaves one out",
  zh: "在这次运行里发出的报文段与 TCP 完全一样，或者只是少发了一个",
};
const NOT_NAMED = {
  en: "sends a wrong segment here, but a capture cannot prove that it is wrong",
  zh: "在这里发出了错误的报文段，但单凭抓包无法证明它是错的",
};

function refused(mutant: MutantId, why: Bilingual): Drawn<Flawed> {
  const message = {
    en: `Who believes “${mutant}” ${why.en}.`,
    zh: `相信“${mutant}”的一方${why.zh}。`,
  };
  return { ok: false, error: { where: "wrong", message } };
}

function differing(a: TraceSegment, b: TraceSegment): Flaw[] {
  const same: Record<Exclude<Flaw, "not-sent">, boolean> = {
    flags: a.flags.join() === b.flags.join(),
    seq: a.seq === b.seq,
    ack: a.ack === b.ack,
    len: a.len === b.len,
  };
  return FLAWS.filter((flaw) => flaw !== "not-sent" && !same[flaw]);
}

/** The segments with the wrong one in the place of the right one, or before what follows it. */
function withWrong(
  truth: readonly TraceSegment[],
  { index, segment, flaws }: Wrong,
): TraceSegment[] {
  const inserted = flaws.includes("not-sent");
  const right = inserted ? undefined : truth[index];
  const arrives = right ? right.arrives : segment.arrives;
  const placed = { ...segment, arrives, delivered: arrives !== null };
  const moved = (n: number): number => (inserted && n > index ? n + 1 : n);
  const later = truth.slice(inserted ? index : index + 1).map((one) => ({
    ...one,
    n: moved(one.n),
    retransmissionOf: one.retransmissionOf === null ? null : moved(one.retransmissionOf),
  }));
  return [...truth.slice(0, index), placed, ...later];
}
