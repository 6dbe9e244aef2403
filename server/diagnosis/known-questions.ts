import "server-only";
import type { Diagnosable } from "./kinds.ts";

/** Questions with their numbers drawn that were diagnosed lately, by name; the oldest first. */
const known = new Map<string, Diagnosable | null>();
const KEPT = 300;

/** A question of an attempt: its version never changes, and its seed says its numbers. */
export type Named = {
  readonly questionId: string;
  readonly version: number;
  readonly seed: number;
};

/**
 * The question of an attempt, prepared when it is first asked for. Each answer of a session is
 * weighed with those before it, so the same ones are asked for again and again.
 */
export function knownQuestion(
  { questionId, version, seed }: Named,
  prepare: () => Diagnosable | null,
): Diagnosable | null {
  const name = `${questionId} ${version} ${seed}`;
  const before = known.get(name);
  const question = before === undefined ? prepare() : before;
  known.delete(name);
  const [oldest] = known.keys();
  if (known.size >= KEPT && oldest !== undefined) known.delete(oldest);
  known.set(name, question);
  return question;
}
