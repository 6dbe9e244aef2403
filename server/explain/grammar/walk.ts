import "server-only";
import { type Kind, kindOf, NO_KIND, type Spoken } from "./kinds.ts";
import type { Edge, Part, State } from "./net.ts";
import type { Output } from "./patterns.ts";
import { type Grammar, SKIP } from "./rules.ts";

/** Words in a row, of which every part of a claim is looked for once at each place. */
export type Chart = {
  readonly spoken: readonly Spoken[];
  /** What a part says over the words of exactly that stretch; the readings that skip fewest. */
  readonly readings: (part: string, from: number, to: number) => readonly string[];
};

/**
 * What may be said in one way or another by the time one comes to `end`; `skipped`: how many words
 * of it change nothing. Where they are read as words they count.
 */
type Reached = { readonly end: number; readonly said: string[]; readonly skipped: number[] };

/** What the parts on a way say, the last one first. */
type Trail = { readonly reached: Reached | string; readonly before: Trail } | null;

/** What a part comes to from one place, in the order of its rules. */
type Found = Reached[];

/** Nobody means so many things at once. */
const MOST_WAYS = 24;
/** For one reading: nobody's words need more. */
const MOST_STEPS = 4000;
/** Above it those that a word allows are kept. */
const FEW_EDGES = 6;

/**
 * All that a clause may say in plain words, when the grammar covers every word of it; the readings
 * that skip fewest words.
 */
export function plainly(
  spoken: readonly Spoken[],
  grammar: Grammar,
  part = "clause",
): readonly string[] {
  return chartOf(spoken, grammar).readings(part, 0, spoken.length);
}

/** The words of a stretch, to be read from any of them to any other. */
export function chartOf(spoken: readonly Spoken[], grammar: Grammar): Chart {
  const kinds = spoken.map((one) => kindOf(one, grammar));
  const strangeFrom = strangersOf(kinds);
  const { reachedOver, skipsFrom } = walkerOf(spoken, kinds, grammar);
  const readings = (name: string, from: number, to: number): readonly string[] => {
    const part = grammar.parts.get(name);
    // No line covers a word that none has.
    if (part === undefined || from >= to || (strangeFrom[from] ?? to) < to) return NOTHING;
    const ways: { said: string; skipped: number }[] = [];
    for (const [place, lead] of skipsFrom(from)) {
      for (const reached of reachedOver(part, place)) {
        const rest = skipsFrom(reached.end).find(([end]) => end === to)?.[1];
        if (rest === undefined) continue;
        reached.said.forEach((said, at) => {
          ways.push({ said, skipped: lead + (reached.skipped[at] ?? 0) + rest });
        });
      }
    }
    return barest(ways);
  };
  return { spoken, readings };
}

/** Finds each part of a claim once at each place. */
type Walker = {
  readonly reachedOver: (part: Part, at: number) => readonly Reached[];
  /** Where one gets by skipping words, and how many those are. */
  readonly skipsFrom: (at: number) => readonly (readonly [place: number, skipped: number])[];
};

function walkerOf(spoken: readonly Spoken[], kinds: readonly Kind[], grammar: Grammar): Walker {
  const skip = grammar.parts.get(SKIP);
  const known = new Map<number, readonly Reached[]>();
  const places: (readonly (readonly [place: number, skipped: number])[] | undefined)[] = [];
  let steps = 0;

  const isAhead = aheadIn(kinds, grammar.symbols.size);
  const reachedOver = ({ id, root }: Part, at: number): readonly Reached[] => {
    if (kinds[at]?.begins[id] !== 1 || !isAhead(root.needs, at)) return NOWHERE;
    const key = id * (spoken.length + 1) + at;
    const before = known.get(key);
    if (before !== undefined) return before;
    // A part that begins with itself finds nothing new.
    known.set(key, NOWHERE);
    const found: Found = [];
    walk(root, at, null, 0, found);
    known.set(key, found);
    return found;
  };

  const skipsFrom = (at: number): readonly (readonly [number, number])[] => {
    const before = places[at];
    if (before !== undefined) return before;
    const reached = new Map([[at, 0]]);
    // In front of what is being skipped nothing else is.
    places[at] = [...reached];
    if (skip !== undefined) {
      for (const [place, count] of reached) {
        for (const { end } of reachedOver(skip, place))
          if (!reached.has(end)) reached.set(end, count + end - place);
      }
    }
    const all = [...reached];
    places[at] = all;
    return all;
  };

  const walk = (state: State, at: number, trail: Trail, skipped: number, found: Found): void => {
    if (!isAhead(state.needs, at)) return;
    steps += 1;
    if (steps > MOST_STEPS) return;
    for (const output of state.outputs) keep(found, at, output, trail, skipped);
    if (state.isLeaf) return;
    step(state, at, trail, skipped, found, true);
    // What is skipped in front of a part is skipped in front of whoever asks for it.
    if (state.isRoot) return;
    const places = skipsFrom(at);
    if (places.length === 1) return;
    for (const [place, more] of places)
      if (place !== at) step(state, place, trail, skipped + more, found, false);
  };

  /** `isHere`: nothing was skipped, and what may be missing may be so here. */
  const step = (
    state: State,
    at: number,
    trail: Trail,
    skipped: number,
    found: Found,
    isHere: boolean,
  ): void => {
    const kind = kinds[at] ?? NO_KIND;
    if (state.words.size > 0) {
      for (const symbol of kind.words) {
        const to = state.words.get(symbol);
        if (to !== undefined) walk(to, at + 1, trail, skipped, found);
      }
    }
    for (const edge of edgesFor(state, kind)) {
      const { part, isOptional, to } = edge;
      if (isOptional && isHere) walk(to, at, { reached: "", before: trail }, skipped, found);
      if (!isAllowed(edge, kind)) continue;
      if (part === null) {
        const reached = spoken[at]?.slot?.plain ?? "";
        walk(to, at + 1, { reached, before: trail }, skipped, found);
        continue;
      }
      for (const reached of reachedOver(part, at))
        walk(to, reached.end, { reached, before: trail }, skipped, found);
    }
  };
  return {
    skipsFrom,
    reachedOver: (part, at) => {
      steps = 0;
      return reachedOver(part, at);
    },
  };
}

const NOWHERE: readonly Reached[] = [];
const NOTHING: readonly string[] = [];

/** The readings that skip fewest words. */
function barest(ways: readonly { said: string; skipped: number }[]): readonly string[] {
  if (ways.length === 0) return NOTHING;
  const least = Math.min(...ways.map(({ skipped }) => skipped));
  return [...new Set(ways.filter((one) => one.skipped === least).map(({ said }) => said))];
}

/** Tells whether one of several symbols stands at a place or behind it; of none it does not matter. */
function aheadIn(kinds: readonly Kind[], symbols: number) {
  const last = new Int16Array(symbols).fill(-1);
  kinds.forEach(({ words, slots }, at) => {
    for (const symbol of words) last[symbol] = at;
    for (const symbol of slots) last[symbol] = at;
  });
  return (needs: State["needs"], at: number): boolean => {
    if (needs === null) return true;
    for (const symbol of needs) if ((last[symbol] ?? -1) >= at) return true;
    return false;
  };
}

/** For each place the next one, from there on, whose word no line has. */
function strangersOf(kinds: readonly Kind[]): number[] {
  const next: number[] = [];
  let strange = kinds.length;
  for (let at = kinds.length - 1; at >= 0; at -= 1) {
    const kind = kinds[at];
    if (kind !== undefined && kind.words.length + kind.slots.length === 0) strange = at;
    next[at] = strange;
  }
  return next;
}

/** Keeps what a way says that has come to its end, in all its variants. */
function keep(found: Found, end: number, output: Output, trail: Trail, skipped: number): void {
  let reached = found.find((one) => one.end === end);
  if (reached === undefined) {
    reached = { end, said: [], skipped: [] };
    found.push(reached);
  }
  for (const { chosen, skipped: all } of variantsOf(trail, output, skipped)) {
    const said = filled(output, chosen);
    const at = reached.said.indexOf(said);
    if (at >= 0) reached.skipped[at] = Math.min(reached.skipped[at] ?? all, all);
    else if (reached.said.length < MOST_WAYS) {
      reached.said.push(said);
      reached.skipped.push(all);
    }
  }
}

/** One choice among what each part on a way may say. */
type Variant = { readonly chosen: readonly string[]; readonly skipped: number };

function variantsOf(trail: Trail, output: Output, skipped: number): readonly Variant[] {
  if (trail === null) return [{ chosen: [], skipped }];
  const before = variantsOf(trail.before, output, skipped);
  const { reached } = trail;
  return before
    .flatMap(({ chosen, skipped: lead }) => {
      if (typeof reached === "string") return [{ chosen: [...chosen, reached], skipped: lead }];
      // What a part says that is not told does not matter.
      if (!output.includes(chosen.length))
        return [{ chosen: [...chosen, ""], skipped: lead + Math.min(...reached.skipped) }];
      return reached.said.map((said, at) => ({
        chosen: [...chosen, said],
        skipped: lead + (reached.skipped[at] ?? 0),
      }));
    })
    .slice(0, MOST_WAYS);
}

function filled(output: Output, chosen: readonly string[]): string {
  return output
    .map((piece) => (typeof piece === "string" ? piece : (chosen[piece] ?? "")))
    .join("");
}

/**
 * The ways on that what stands there allows, and those that nothing need stand for; where they are
 * few, all of them.
 */
function edgesFor(state: State, kind: Kind): readonly Edge[] {
  const { edges } = state;
  if (edges.length <= FEW_EDGES) return edges;
  state.ways ??= new Map();
  const known = state.ways.get(kind.id);
  if (known !== undefined) return known;
  const allowed = edges.filter((edge) => edge.isOptional || isAllowed(edge, kind));
  state.ways.set(kind.id, allowed);
  return allowed;
}

function isAllowed({ part, symbol }: Edge, { slots, begins }: Kind): boolean {
  return part === null ? slots.includes(symbol) : begins[part.id] === 1;
}
