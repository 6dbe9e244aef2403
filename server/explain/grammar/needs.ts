import "server-only";
import type { Edge, Part, State } from "./net.ts";

/** More would be met by nearly every clause. */
const MOST_NEEDS = 24;

type Needs = readonly number[] | null;

/**
 * Marks each place of a net with what must still come for anything to end from it: the rarest words
 * that no way on can do without. A walk need not enter where none of them stands ahead.
 */
export function markNeeds(parts: ReadonlyMap<string, Part>): void {
  const uses = usesIn(parts);
  const alone = new Map<number, Needs>();
  const done = new Set<State>();
  const weight = (needs: Needs): number =>
    needs === null
      ? Number.POSITIVE_INFINITY
      : needs.reduce((sum, one) => sum + (uses.get(one) ?? 0), 0);
  const rarer = (one: Needs, other: Needs): Needs => (weight(one) <= weight(other) ? one : other);
  const only = (symbol: number): Needs => {
    const known = alone.get(symbol) ?? [symbol];
    alone.set(symbol, known);
    return known;
  };
  const over = ({ part, symbol, isOptional, to }: Edge): Needs => {
    const rest = needsOf(to);
    if (isOptional) return rest;
    return rarer(part === null ? only(symbol) : needsOf(part.root), rest);
  };
  const needsOf = (state: State): Needs => {
    // A part that asks for itself needs nothing that is known yet.
    if (done.has(state)) return state.needs;
    done.add(state);
    const ways = [
      ...[...state.words].map(([symbol, to]) => rarer(only(symbol), needsOf(to))),
      ...state.edges.map(over),
    ];
    state.needs = state.outputs.length > 0 ? null : either(ways);
    return state.needs;
  };
  for (const { root } of parts.values()) needsOf(root);
}

/** What one of several ways needs; null where that says little. */
function either(ways: readonly Needs[]): Needs {
  const [first = null] = ways;
  if (ways.length === 1) return first;
  const all = new Set<number>();
  for (const way of ways) {
    if (way === null) return null;
    for (const one of way) all.add(one);
    if (all.size > MOST_NEEDS) return null;
  }
  return [...all];
}

/** How often a symbol is asked for: what lines have often, answers have often. */
function usesIn(parts: ReadonlyMap<string, Part>): ReadonlyMap<number, number> {
  const uses = new Map<number, number>();
  const seen = new Set<State>();
  const open = [...parts.values()].map(({ root }) => root);
  const count = (symbol: number): void => {
    uses.set(symbol, (uses.get(symbol) ?? 0) + 1);
  };
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (seen.has(state)) continue;
    seen.add(state);
    for (const [symbol, to] of state.words) {
      count(symbol);
      open.push(to);
    }
    for (const { symbol, to } of state.edges) {
      if (symbol !== null) count(symbol);
      open.push(to);
    }
  }
  return uses;
}
