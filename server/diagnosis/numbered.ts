import "server-only";
import type { NumbersAnswer } from "#contract/kinds/numbers.ts";
import { readQuantity } from "#contract/quantity.ts";
import { type NumbersBody, slackOf, type Value } from "../questions/numbers/work.ts";
import { agrees, type Given, type Parts, type Reading } from "./parts.ts";

/** Durations and counts are mistaken for one of a few: twice as much, half, one more. */
const LIKELY = 12;

/** The numbers of a run, in ms, octets or ones. `tolerances` by id: how far off still counts. */
export function numberedParts(
  values: readonly Value[],
  tolerances: Readonly<Record<string, string>>,
): Parts {
  return new Map(
    values.flatMap(({ id, unit, value }) => {
      if (value === null) return [];
      const tolerance = slackOf(tolerances[id] ?? "0", value, unit);
      return [[id, { readings: [value], choices: LIKELY, tolerance }] as const];
    }),
  );
}

/** What was typed. Where it may mean several values (64 KB), the one that is right if there is one. */
export function numberedGiven({ ask }: NumbersBody, truth: Parts, answer: NumbersAnswer): Given {
  const given = new Map<string, Reading>();
  for (const { id, unit } of ask) {
    const readings = readQuantity(answer.numbers[id] ?? "", unit) ?? [];
    const part = truth.get(id);
    const reading = readings.find((value) => part && agrees(part, value)) ?? readings[0];
    if (reading !== undefined) given.set(id, reading);
  }
  return given;
}
