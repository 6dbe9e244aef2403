import { STATES, type State } from "../machine/connection.ts";
import type { StateSets } from "./report.ts";

const sets = new Map<string, readonly State[]>();
const pairs = new Map<string, StateSets>();

/**
 * The one array that stands for these states in this order, without repetition: a capture of a
 * million rows needs only a few different ones. There are no more of them than the search finds
 * orders of eleven states.
 */
export function stateSet(states: readonly State[]): readonly State[] {
  const key = [...new Set(states)].map((state) => STATES.indexOf(state)).join();
  const known = sets.get(key);
  if (known !== undefined) return known;
  const made = Object.freeze([...new Set(states)]);
  sets.set(key, made);
  return made;
}

/** The one pair of such sets. */
export function stateSets(client: readonly State[], server: readonly State[]): StateSets {
  const key = `${client.join()} ${server.join()}`;
  const known = pairs.get(key);
  if (known !== undefined) return known;
  const made = Object.freeze({ client, server });
  pairs.set(key, made);
  return made;
}
