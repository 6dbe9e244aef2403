import "server-only";
import type { NumberForm } from "#contract/kinds/fields.ts";
import { relative, STATES, type Trace } from "#oracle/index.ts";
import { type Asked, truthOf } from "../questions/ask.ts";
import { readCell } from "../questions/cell.ts";
import { hasNumbers } from "../questions/draw-ladder.ts";
import type { Given, Part, Parts, Reading } from "./parts.ts";

/** Answers at places of a run: `state`, `fields`, and the segment that `predict` asks for. */

/** Sets of flags that a learner might think of: SYN, ACK, FIN, RST and what goes together. */
const FLAG_CHOICES = 8;

/** PSH is left to the sender's own judgement, so it is neither asked nor missed. */
function flagsText(flags: Iterable<string>): string {
  return [...flags]
    .filter((flag) => flag !== "PSH")
    .sort()
    .join(",");
}

/** The answer at a place of a run, null where the run has no such place. */
export function partAt(trace: Trace, place: Asked, numbers: NumberForm): Part | null {
  const value = truthOf(trace, place);
  if (!value) return null;
  if (value.as === "state") return { readings: [value.value], choices: STATES.length };
  if (value.as === "flags") return { readings: [flagsText(value.value)], choices: FLAG_CHOICES };
  if (value.as === "length") return { readings: [value.value], choices: null };
  const counted = hasNumbers(trace, value.of) ? [relative(trace, value.of, value.value)] : [];
  const readings = [value.value, ...counted];
  // Both forms count as the same thinking, whichever the question wants.
  return { readings: numbers === "relative" ? readings.toReversed() : readings, choices: null };
}

/**
 * The answers of a run at the asked places of a diagram. A segment that another end sends than in the
 * true run is not the one asked about, so there is no answer at that place.
 */
export function partsAt(
  trace: Trace,
  truth: Trace,
  asked: readonly Asked[],
  numbers: NumberForm,
): Parts {
  const parts = new Map<string, Part>();
  for (const place of asked) {
    const index = place.segment - 1;
    const same = trace.segments[index]?.from === truth.segments[index]?.from;
    const part = place.field === "state" || same ? partAt(trace, place, numbers) : null;
    if (part) parts.set(place.blank, part);
  }
  return parts;
}

/** What was typed at a place; null where nothing was, or what was refused as unreadable. */
export function readingAt({ field }: Asked, typed: string): Reading | null {
  const read = readCell(field, typed);
  if (read.as === "number" || read.as === "state") return read.value;
  return read.as === "flags" ? flagsText(read.value) : null;
}

/** What was typed into the blanks of a diagram. */
export function givenAt(asked: readonly Asked[], typed: Readonly<Record<string, string>>): Given {
  return new Map(
    asked.flatMap((place) => {
      const reading = readingAt(place, typed[place.blank] ?? "");
      return reading === null ? [] : [[place.blank, reading] as const];
    }),
  );
}
