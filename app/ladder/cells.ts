import type { CellVerdict } from "#contract/cell.ts";
import type { Ladder } from "#contract/ladder.ts";
import type { End } from "#oracle/index.ts";
import type { Face } from "./content.ts";
import { converted, type Form, inForm, ownerOf } from "./numbers.ts";
import type { Place } from "./places.ts";

/** What the blanks of a diagram are for. */
export type Cells =
  | { kind: "read" }
  | {
      kind: "ask";
      /** Typed text by blank; a blank without text is empty. */
      values: Readonly<Record<string, string>>;
      onChange: (blank: string, text: string) => void;
      /** Blanks whose text could not be read. */
      unreadable: ReadonlySet<string>;
      /** Id of the sentence that says what cannot be read. */
      describedBy?: string;
    }
  | {
      kind: "judged";
      verdicts: readonly CellVerdict[];
      /** The blank whose reason is looked at. */
      selected?: string | null;
      onSelect?: (blank: string) => void;
    };

/** Texts that stand in place of names and numbers where a diagram speaks in general. */
export type Symbols = {
  /** Names of the ends instead of Client and Server. */
  names?: Readonly<Record<End, string>>;
  /** What is printed instead of a number, such as x for 100 and x+1 for 101. */
  numbers?: Readonly<Record<number, string>>;
};

/** A number as the diagram prints it. */
export function printed(
  ladder: Ladder,
  n: number,
  field: "seq" | "ack",
  form: Form,
  symbols: Symbols | undefined,
): string | null {
  const segment = ladder.segments.find((one) => one.n === n);
  const shown = segment?.[field];
  if (!segment || shown?.as !== "given" || shown.value === null) return null;
  const symbol = symbols?.numbers?.[shown.value];
  if (symbol !== undefined) return symbol;
  return String(inForm(shown.value, form, ladder.isn[ownerOf(field, segment.from)]));
}

/** The ISN that a blank's numbers count from; null for flags, lengths and states. */
export function isnOf(ladder: Ladder, place: Place | undefined): number | null {
  if (place?.field !== "seq" && place?.field !== "ack") return null;
  return ladder.isn[ownerOf(place.field, place.from)];
}

/** What a judged blank shows while numbers are in `form`. */
export function faceOf(
  ladder: Ladder,
  verdict: CellVerdict,
  place: Place | undefined,
  form: Form,
  empty: string,
): Face {
  const { mark, given, truth } = verdict;
  const right = form === "relative" ? (truth.relative ?? truth.absolute) : truth.absolute;
  return { mark, given: givenText(ladder, verdict, place, form) ?? given ?? empty, truth: right };
}

function givenText(
  ladder: Ladder,
  { mark, given, form: typed }: CellVerdict,
  place: Place | undefined,
  form: Form,
): string | null {
  // A number in the form that was not asked for stays as typed: the form is what was wrong.
  if (given === null || typed === "plain" || mark === "partly") return given;
  return converted(given, typed, form, isnOf(ladder, place)) ?? given;
}

/**
 * Whether both forms can be shown: every number that is printed belongs to a side whose ISN is known,
 * or is the 0 of a reset from a port where nothing listens.
 */
export function hasBothForms({ isn, segments }: Ladder): boolean {
  if (isn.client === null && isn.server === null) return false;
  return segments.every((segment) =>
    (["seq", "ack"] as const).every((field) => {
      const shown = segment[field];
      if (isn[ownerOf(field, segment.from)] !== null) return true;
      return shown.as === "given" ? !shown.value : shown.as === "withheld";
    }),
  );
}
