import "server-only";
import type { PredictAnswer, Predicted } from "#contract/kinds/predict.ts";
import { SENDERS } from "#contract/kinds/predict.ts";
import type { Trace } from "#oracle/index.ts";
import { placeOf } from "../questions/predict.ts";
import type { Given, Part, Parts, Reading } from "./parts.ts";
import { partAt, readingAt } from "./places.ts";

/** The answer to "what comes next": the segment behind `shown`, and where both ends stand then. */
export function predictedParts(trace: Trace, ask: readonly Predicted[], shown: number): Parts {
  const parts = new Map<string, Part>();
  // A run that ends before what is shown says nothing of what comes behind it.
  if (trace.segments.length < shown) return parts;
  const next = trace.segments[shown];
  for (const name of ask) {
    if (name === "from") {
      parts.set(name, { readings: [next?.from ?? "nobody"], choices: SENDERS.length });
      continue;
    }
    const isState = name === "client" || name === "server";
    const place = placeOf(name, isState ? Math.min(shown + 1, trace.segments.length) : shown + 1);
    const part = place && partAt(trace, place, "either");
    // What does not come has neither flags nor numbers: that is left empty.
    parts.set(name, part ?? { readings: [""], choices: null });
  }
  return parts;
}

/** What was predicted. An empty part says "there is none" only where nobody is said to come next. */
export function predictedGiven({ parts }: PredictAnswer, ask: readonly Predicted[]): Given {
  const given = new Map<string, Reading>();
  for (const name of ask) {
    const typed = parts[name] ?? "";
    const place = placeOf(name, 1);
    const reading = place ? readingAt(place, typed) : typed || null;
    if (reading !== null) given.set(name, reading);
    else if (parts.from === "nobody") given.set(name, "");
  }
  return given;
}
