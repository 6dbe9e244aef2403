import type { End } from "../machine/connection.ts";
import type { TraceSegment } from "../run/trace.ts";
import type { NumberSaid, Phase, Role } from "./claim.ts";
import { type Exhibit, exhibits } from "./exhibits.ts";
import { endsOf } from "./moments.ts";

/** A number as people write it: a letter, a figure, an ISN or another segment's seq, plus something. */
export type Expression = {
  readonly base:
    | { readonly kind: "letter"; readonly name: string }
    | { readonly kind: "figure" }
    | { readonly kind: "isn"; readonly of: Role | "own" | "other" }
    | {
        readonly kind: "last";
        readonly field: "seq" | "ack";
        readonly of: Role | "own" | "other";
      };
  readonly plus: number;
};

/**
 * One way in which an answer's letters and figures may stand for the numbers of a run. An answer
 * is held against all of them, and every number it gives rules some out.
 */
export type World = {
  readonly exhibit: Exhibit;
  readonly letters: ReadonlyMap<string, number>;
  /** What an answer's figures are off those of the run, for each end's numbers. */
  readonly shift: Readonly<Partial<Record<End, number>>>;
};

/** What an answer has established so far. */
export type Context = {
  /** Which end opens or closes first; null when nobody said. */
  readonly closer: End | null;
  readonly worlds: readonly World[];
};

/** Before anything was said. */
export function emptyContext(): Context {
  const worlds = exhibits().map((exhibit) => ({ exhibit, letters: new Map(), shift: {} }));
  return { closer: null, worlds };
}

/** The worlds of a phase in which `closer` is who closes first. */
export function worldsOf({ worlds, closer }: Context, phase: Phase): readonly World[] {
  return worlds.filter(({ exhibit }) => {
    if (exhibit.phase !== phase) return false;
    return (
      phase === "open" || closer === null || exhibit.first === closer || exhibit.first === "both"
    );
  });
}

/** The world with what `said` says of `segment` added to it; null when it cannot be so there. */
export function narrowed(world: World, segment: TraceSegment, said: NumberSaid): World | null {
  const actual = segment[said.field];
  if (actual === null) return null;
  const { base, plus } = said.is;
  if (base.kind === "letter") {
    // Nobody has said what x is: in every book it is the client's ISN.
    const isDerived = said.field === "ack" || plus > 0;
    const usual = isDerived ? usualIsn(world, base.name) : null;
    if (usual !== null && usual !== actual - plus) return null;
    return withLetter(world, base.name, actual - plus);
  }
  if (base.kind === "figure") {
    const other = segment.from === "client" ? "server" : "client";
    return withFigure(world, said.field === "seq" ? segment.from : other, plus - actual);
  }
  const known = base.kind === "isn" ? isnOf(world, segment, base.of) : lastOf(world, segment, base);
  return known !== null && known + plus === actual ? world : null;
}

const USUAL: Readonly<Record<End, readonly string[]>> = {
  client: ["x", "j", "client_isn", "clientisn", "isn_c", "c_isn"],
  server: ["y", "k", "server_isn", "serverisn", "isn_s", "s_isn"],
};

/** The ISN that a letter stands for by custom, while the answer has not said otherwise. */
function usualIsn({ exhibit, letters }: World, name: string): number | null {
  if (exhibit.phase !== "open" || letters.has(name)) return null;
  const end = (["client", "server"] as const).find((one) => USUAL[one].includes(name));
  return end === undefined ? null : exhibit.trace.isn[end];
}

function withLetter(world: World, name: string, value: number): World | null {
  const bound = world.letters.get(name);
  if (bound !== undefined) return bound === value ? world : null;
  return { ...world, letters: new Map(world.letters).set(name, value) };
}

function withFigure(world: World, end: End, off: number): World | null {
  const known = world.shift[end];
  if (known !== undefined) return known === off ? world : null;
  return { ...world, shift: { ...world.shift, [end]: off } };
}

function isnOf({ exhibit }: World, { from }: TraceSegment, of: Role | "own" | "other"): number {
  const other = from === "client" ? "server" : "client";
  if (of === "own") return exhibit.trace.isn[from];
  if (of === "other") return exhibit.trace.isn[other];
  return exhibit.trace.isn[endsOf(of, exhibit)[0] ?? from];
}

function lastOf(
  { exhibit }: World,
  segment: TraceSegment,
  { field, of }: { readonly field: "seq" | "ack"; readonly of: Role | "own" | "other" },
): number | null {
  if (of === "own") return segment[field];
  const other = segment.from === "client" ? "server" : "client";
  const end = of === "other" ? other : (endsOf(of, exhibit)[0] ?? other);
  const last = exhibit.trace.segments.findLast(({ n, from }) => n < segment.n && from === end);
  return last === undefined ? null : last[field];
}
