import "server-only";
import type { Phase, Subject } from "#oracle/claims/claim.ts";
import { emptyContext } from "#oracle/claims/numbering.ts";
import type { State } from "#oracle/index.ts";
import type { Clause } from "../clauses/clauses.ts";
import type { Memory } from "../memory.ts";
import { narrow } from "../words/fold.ts";
import type { Piece, Span } from "../words/token.ts";
import type { Vocabulary } from "../words/vocabulary.ts";
import { draftsOf } from "./line-drafts.ts";
import type { Stood } from "./line-entries.ts";
import { type Placed, sentUnits, stoodUnit, type Unit } from "./line-facts.ts";
import { type Draft, stepsOf } from "./line-steps.ts";

/** A stretch of an answer that is read as a line of a walkthrough and not as prose. */
export type ReadLine = Span & {
  readonly units: readonly Unit[];
  readonly rest: readonly Span[];
  readonly phase: Phase | null;
  /** Whom the line leaves spoken of, and its segment. */
  readonly subject: Subject;
  readonly sent: Placed | null;
  readonly state: State | null;
};

/**
 * Reads the lines, tables and arrows of an answer. What is not wholly understood is left to the
 * rest.
 */
export function readLines(
  text: string,
  pieces: readonly Piece[],
  asked: Phase,
  vocabulary: Vocabulary,
): readonly ReadLine[] {
  const drafts = draftsOf(narrow(text), pieces, asked, vocabulary);
  const isTold = drafts.some(
    ({ entry }) =>
      entry !== null &&
      (entry.sent !== null || entry.stood.some(({ step, did }) => step !== null || did !== null)),
  );
  if (!isTold) return [];
  return placedIn(drafts, asked);
}

/** Counts the segments of the lines, and says each in its place. */
function placedIn(drafts: readonly Draft[], asked: Phase): readonly ReadLine[] {
  const places = stepsOf(drafts, asked);
  const coming = nextOf(drafts, places);
  const out: ReadLine[] = [];
  let last: Placed | null = null;
  let [isBegun, lastLine] = [false, 0];
  for (const [index, draft] of drafts.entries()) {
    const { entry, start, end, line } = draft;
    if (entry === null) {
      // Whose state comes next is not known behind a segment that was not understood.
      if (draft.isDirty) [last, isBegun] = [null, true];
      continue;
    }
    const own = places.get(draft) ?? null;
    const before: Placed | null = last;
    if (own !== null) [last, isBegun] = [own, true];
    // A summary further down is none of what a segment leads to.
    const near = line - lastLine <= 1 || own !== null ? last : null;
    const next = isBegun ? null : (coming[index] ?? null);
    const stood = entry.stood.map((one) =>
      stoodUnit(
        one,
        isEarlier(one, own) ? before : one.step === null ? near : last,
        next,
        own !== null,
        asked,
      ),
    );
    if (own === null && stood.length > 0 && stood.every((one) => one === null)) continue;
    lastLine = line;
    const units = [...(own === null ? [] : sentUnits(own)), ...stood.flatMap((one) => one ?? [])];
    const state = entry.stood.at(-1)?.path.at(-1) ?? null;
    const subject = entry.stood.at(-1)?.who ?? own?.sent.who ?? null;
    out.push({
      start,
      end,
      units,
      rest: draft.rest,
      phase: (own ?? last)?.phase ?? null,
      subject,
      state,
      sent: own,
    });
  }
  return out;
}

/** "s gets it: s ESTABLISHED, sends SYN+ACK": what it got is the segment before. */
function isEarlier({ who, moment, got, start }: Stood, own: Placed | null): boolean {
  if (own === null || who !== own.sent.who) return false;
  return moment === "got" && got === null && start < own.sent.end;
}

/** For each draft the next segment behind it. */
function nextOf(
  drafts: readonly Draft[],
  places: ReadonlyMap<Draft, Placed>,
): readonly (Placed | null)[] {
  let next: Placed | null = null;
  return drafts
    .toReversed()
    .map((draft) => {
      const coming = next;
      next = places.get(draft) ?? next;
      return coming;
    })
    .toReversed();
}

/** What is known behind a line. */
export function behindLine(before: Memory, line: ReadLine, clause: Clause): Memory {
  const phase = line.phase ?? before.phase;
  const { sent } = line;
  const isNew = phase !== before.phase;
  const memory: Memory = {
    ...before,
    phase,
    paragraph: clause.paragraph,
    // A table of many lines is no way to another subject.
    course: { ...before.course, isBeside: false, nearIn: clause.paragraph },
    subject: line.subject ?? before.subject,
    state: line.state ?? before.state,
    stateIn: line.state === null ? before.stateIn : clause.sentence,
    lost: null,
    sent: isNew ? null : before.sent,
    action: isNew ? null : before.action,
  };
  if (sent === null) return memory;
  const { who, flags } = sent.sent;
  const { closer } = before.context;
  const isFirst = closer === null && flags.includes("FIN") && phase === "close";
  const own = isFirst && (who === "client" || who === "server") ? who : closer;
  return {
    ...memory,
    action: { who, happening: { verb: "sends", flags, answers: null }, step: sent.step },
    actionIn: clause.sentence,
    sent: { from: who, flags },
    topic: flags,
    context: {
      closer: own,
      worlds: sent.isAnew ? emptyContext().worlds : before.context.worlds,
    },
  };
}
