import "server-only";
import type { Phase, Subject } from "#oracle/claims/claim.ts";
import { placed } from "../segments/arrivals.ts";
import type { Span } from "../words/token.ts";
import type { Entry, Sent } from "./line-entries.ts";
import { isSame, type Placed } from "./line-facts.ts";

/** An entry of a walkthrough as found, before its place is known. */
export type Draft = Span & {
  readonly line: number;
  /** Null where it is left to the reading of prose. */
  readonly entry: Entry | null;
  /** What of it was not understood, and stands by itself. */
  readonly rest: readonly Span[];
  /** There is a segment in it that was not understood. */
  readonly isDirty: boolean;
  /** There is data in it: numbers behind it count bytes as well. */
  readonly isData: boolean;
};

/** One exchange being counted. */
type Run = {
  readonly phase: Phase;
  readonly told: { readonly draft: Draft; readonly sent: Sent }[];
  /** What stands in front of it may have been its first segment. */
  readonly isLed: boolean;
  /** From which of its segments on nobody knows the count. */
  broken: number;
};

/** How far from the first line a segment in prose may stand that belongs to the same exchange. */
const NEAR_LINES = 2;

/** The place of each segment among those of its exchange. */
export function stepsOf(drafts: readonly Draft[], asked: Phase): ReadonlyMap<Draft, Placed> {
  const runs: Run[] = [];
  let odd = Number.NEGATIVE_INFINITY;
  let isFed = false;
  for (const draft of drafts) {
    const run = runs.at(-1);
    if (draft.isDirty) {
      odd = draft.line;
      if (run !== undefined && run.told.length < usualOf(run.phase))
        run.broken = Math.min(run.broken, run.told.length);
    }
    if (draft.isData && run !== undefined) isFed = true;
    const sent = draft.entry?.sent ?? null;
    if (sent === null) continue;
    const phase = run === undefined ? asked : run.phase;
    const next = nextRun(run, sent, phase);
    if (next !== null) isFed = false;
    const isLed = draft.line - odd <= NEAR_LINES && sent.flags.join() !== "SYN";
    if (next !== null)
      runs.push({ phase: next, told: [], isLed, broken: Number.POSITIVE_INFINITY });
    runs.at(-1)?.told.push({ draft, sent: isFed ? { ...sent, numbers: [] } : sent });
  }
  return new Map(runs.flatMap((run, index) => counted(run, index > 0)));
}

function usualOf(phase: Phase): number {
  return phase === "open" ? 3 : 4;
}

/** The phase of the exchange that a segment begins; null where it goes on with the last one. */
function nextRun(run: Run | undefined, { flags }: Sent, before: Phase): Phase | null {
  const own = flags.includes("FIN") ? "close" : flags.includes("SYN") ? "open" : before;
  if (run === undefined) return own;
  const isAgain =
    run.told.length >= usualOf(own) && flags.join() === (own === "open" ? "SYN" : "FIN");
  // A FIN in the tale of an opening is a mistake there.
  const isOther = own !== run.phase && (flags.join() !== "FIN" || run.told.length >= 3);
  return isAgain || isOther ? own : null;
}

function counted(
  { told, phase, isLed, broken }: Run,
  isAgain: boolean,
): (readonly [Draft, Placed])[] {
  const usual = usualOf(phase);
  const closer = phase === "close" ? firstToClose(told) : null;
  const isMerged = phase === "close" && told.length === 3 && told[1]?.sent.flags.length === 2;
  const isWhole = told.length >= usual && broken > told.length;
  const [first] = told;
  const isOwnFirst =
    first !== undefined && isUsual({ sent: first.sent, step: 1, phase, closer, isAnew: false }, 1);
  let isLost = isMerged || (isLed && (told.length < usual || !isOwnFirst));
  return told.map(({ draft, sent }, index): readonly [Draft, Placed] => {
    const step = isLost || index >= broken ? null : index + 1;
    const one: Placed = { sent, step, phase, closer, isAnew: isAgain && index === 0 };
    if (!isWhole && step !== null && !isUsual(one, step)) isLost = true;
    return [draft, one];
  });
}

function firstToClose(told: Run["told"]): Subject {
  const who = told.find(({ sent }) => sent.flags.includes("FIN"))?.sent.who ?? null;
  return who === "client" || who === "server" ? who : null;
}

function isUsual(one: Placed, step: number): boolean {
  const usual = placed(one.phase, step);
  const isFin = one.sent.flags.includes("FIN");
  const flags = one.sent.flags.filter((flag) => flag !== "ACK" || !isFin);
  return flags.join() === usual.flags.join() && isSame(one.sent.who, usual.who, one) !== false;
}
