import "server-only";
import { hash } from "node:crypto";
import type { Bilingual } from "#contract/text.ts";
import type { Parameter } from "./source-parts.ts";

/**
 * A whole number below `below`, fixed by a seed and a name: 48 bits of SHA-256, so the bias over 2^32
 * values is below 2^-16. Drawing by name keeps one parameter's value when another is added.
 */
function drawn(seed: number, name: string, below: number): number {
  const digest = hash("sha256", `${seed}:${name}`, "buffer");
  return digest.readUIntBE(0, 6) % below;
}

type Parameters = Readonly<Record<string, Parameter>>;

/** What was drawn last: one answer asks for the same numbers several times. */
const last = new WeakMap<Parameters, { seed: number; values: Record<string, number> }>();

/**
 * Draws a value for every parameter of a question. The same seed draws the same values for ever;
 * who gets them must not change them.
 */
export function drawParameters(parameters: Parameters, seed: number): Record<string, number> {
  const before = last.get(parameters);
  if (before?.seed === seed) return before.values;
  const values = Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [name, drawOne(parameter, seed, name)]),
  );
  last.set(parameters, { seed, values });
  return values;
}

function drawOne(parameter: Parameter, seed: number, name: string): number {
  if ("from" in parameter) {
    return parameter.from + drawn(seed, name, parameter.to - parameter.from + 1);
  }
  return parameter.oneOf[drawn(seed, name, parameter.oneOf.length)] ?? 0;
}

/** One of a list, by a seed and what it is drawn for; undefined from an empty one. */
export function drawOneOf<T>(items: readonly T[], seed: number, name: string): T | undefined {
  return items[items.length === 0 ? 0 : drawn(seed, name, items.length)];
}

/** Puts a list into the order that a seed gives it. */
export function shuffled<T extends { id: string }>(items: readonly T[], seed: number): T[] {
  const place = (item: T) => drawn(seed, `order:${item.id}`, 2 ** 40);
  return items.toSorted((a, b) => place(a) - place(b));
}

const NAME = /\$([a-z][a-z0-9]*)/g;

/** The parameters that a text speaks of. */
export function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(NAME)].map((match) => match[1] ?? ""))];
}

/** Writes the drawn values into a text. A name that was not drawn stays as it is. */
export function filled(text: string, values: Readonly<Record<string, number>>): string {
  return text.replace(NAME, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}

export function filledBoth(text: Bilingual, values: Readonly<Record<string, number>>): Bilingual {
  return { zh: filled(text.zh, values), en: filled(text.en, values) };
}
