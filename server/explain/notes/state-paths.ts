import "server-only";
import type { Claim, Phase, StateClaim, Subject, TransitionClaim } from "#oracle/claims/claim.ts";
import { judgeClaim } from "#oracle/claims/judge.ts";
import type { Context } from "#oracle/claims/numbering.ts";
import { STATES, type State } from "#oracle/index.ts";
import { spokenIn, writtenIn } from "../grammar/spoken.ts";
import { plainly } from "../grammar/walk.ts";
import type { Unit } from "../lines/line-facts.ts";
import type { ReadLine } from "../lines/lines.ts";
import type { Reading } from "../reading.ts";
import { named, type Piece, type Span } from "../words/token.ts";
import { stretchOf } from "./stretches.ts";

/** A state of a path, where it stands in the answer. */
type Stop = Span & { readonly state: State };

/** What may stand between two states of a path. */
const STEP =
  /^[\s`*"“”'_]*(?:[,，、;；]?\s*(?:and|then|and then|to|再到|然后是?|然后到?|再|到|最后是?|最后到?)|[,，、]|(?:[-–—=─]{0,3}>|→|⇒|➜|➔|⟶)|[-–—]{2,3})[\s`*"“”'_]*$/i;
/** A wait between two states: " -(2MSL)-> ". */
const WAIT =
  /[-–—]*\s*[(（[]?\s*(?:(?:after|waits?|wait for|等待?|经过?)\s*)?2\s?\*?\s?MSL\s*(?:later|timer|timeout|后|超时)?\s*[)）\]]?\s*(?=[-–—=→,，>])/i;
const ENDED = /^[\s.。;；|｜`*"”'_]*$/;
/** Nobody's path is longer. */
const MOST_STOPS = 12;

/**
 * "Passive: ESTABLISHED -> CLOSING -> LAST_ACK -> CLOSED": the states of one end in their order,
 * each a claim by itself, so that only those are wrong that are. Null where anything else is said.
 */
export function statePathAt(reading: Reading, clause: Span): ReadLine | null {
  const stretch = stretchOf(reading.answer, clause);
  if (stretch === null) return null;
  const { answer, plain, vocabulary, memory } = reading;
  if (memory.course.isBeside) return null;
  const stops = stopsIn(answer, plain, stretch);
  const first = stops?.[0];
  if (stops == null || first === undefined) return null;
  const head = { start: stretch.start, end: first.start };
  const grammar = vocabulary.grammars[writtenIn(answer.slice(head.start, head.end))];
  const [who, other] = plainly(spokenIn(answer, plain, head), grammar, "path-of");
  const phase = phaseOf(stops);
  const owner = OWNERS.find((one) => one === who);
  if (owner === undefined || other !== undefined || phase === null) return null;
  // "Simultaneous close:" may stand some lines above.
  const above = answer.slice(Math.max(0, stretch.start - MOST_ABOVE), stretch.start);
  const isSimultaneous = memory.isSimultaneous || (isOdd(stops) && TOGETHER.test(above));
  const course = { phase, isSimultaneous };
  const [units = null] = rolesOf(owner, phase, memory.context)
    .map((role) => unitsOf(stops, role, course, memory.context))
    .sort((a, b) => mistakes(a, memory.context) - mistakes(b, memory.context));
  if (units === null) return null;
  const state = stops.at(-1)?.state ?? null;
  return { ...stretch, units, rest: [], phase, subject: owner, sent: null, state };
}

const MOST_ABOVE = 240;
const TOGETHER =
  /simultan|cross|at once|at the same (?:time|moment)|both (?:ends |sides )?(?:close|open|send)|同时|交叉/i;

/** Only a simultaneous open or close goes so. */
function isOdd(stops: readonly Stop[]): boolean {
  return stops.some(
    ({ state }, at) =>
      state === "CLOSING" || (state === "SYN-RECEIVED" && stops[at - 1]?.state === "SYN-SENT"),
  );
}

const OWNERS: readonly Exclude<Subject, null>[] = ["client", "server", "active", "passive"];

/** Where nobody has said who closes first, the path itself does. */
function rolesOf(owner: Subject, phase: Phase, { closer }: Context): readonly Subject[] {
  const isNamed = owner === "client" || owner === "server";
  if (!isNamed || phase === "open" || closer !== null) return [owner];
  return owner === "client" ? ["active", "passive"] : ["passive", "active"];
}

function mistakes(units: readonly Unit[] | null, context: Context): number {
  const facts = units?.flatMap((unit) => unit.facts);
  return (
    facts?.filter(({ claim }) => judgeClaim(claim, context)?.verdict === "wrong").length ??
    MOST_STOPS
  );
}

function stopsIn(answer: string, pieces: readonly Piece[], { start, end }: Span): Stop[] | null {
  const stops: Stop[] = [];
  for (const piece of pieces) {
    if (piece.start < start || piece.end > end) continue;
    const state = STATES.find((one) => one === named(piece, "state."));
    if (state === undefined) continue;
    const last = stops.at(-1);
    const between = last === undefined ? "" : answer.slice(last.end, piece.start);
    const isWaited = last?.state === "TIME-WAIT" && WAIT.test(between);
    const step = isWaited ? between.replace(WAIT, "") : between;
    if (last !== undefined && !STEP.test(step)) return null;
    stops.push({ state, start: piece.start, end: piece.end });
  }
  const last = stops.at(-1);
  if (stops.length < 2 || stops.length > MOST_STOPS || last === undefined) return null;
  return ENDED.test(answer.slice(last.end, end)) ? stops : null;
}

/** Which exchange the states are of; null where they are of both. */
function phaseOf(stops: readonly Stop[]): Phase | null {
  const isOpen = stops.some(({ state }) => OPENING.has(state));
  const isClose = stops.some(({ state }) => !OPENING.has(state) && !OF_BOTH.has(state));
  if (isOpen === isClose) return null;
  return isOpen ? "open" : "close";
}

const OPENING: ReadonlySet<State> = new Set(["LISTEN", "SYN-SENT", "SYN-RECEIVED"]);
const OF_BOTH: ReadonlySet<State> = new Set(["CLOSED", "ESTABLISHED"]);

/** Each state by itself; null where it cannot be told which of them are wrong. */
function unitsOf(
  stops: readonly Stop[],
  who: Subject,
  course: Pick<StateClaim, "phase" | "isSimultaneous">,
  context: Context,
): Unit[] | null {
  const base = { ...REACH, ...course, who };
  const verdictOf = (claim: Claim) => judgeClaim(claim, context)?.verdict;
  const step = (from: Stop, to: Stop, isDirect = false): TransitionClaim => ({
    ...{ ...base, kind: "transition", from: from.state, to: to.state, when: null },
    isDirect,
  });
  const at = ({ state }: Stop): StateClaim => ({
    ...{ ...base, kind: "state", state, when: null, whenWho: null, side: "after" },
    ...{ isFinal: false, isLeft: false, isAround: false, lost: null },
  });
  // What lies between two states may be another mistake: then nothing is said of the step.
  const begins = (stop: Stop): boolean => stop === stops[0] && OF_BOTH.has(stop.state);
  const leads = (from: Stop | null, to: Stop): boolean => {
    if (from === null) return begins(to) || verdictOf(at(to)) === "right";
    if (verdictOf(at(to)) !== "right") return false;
    // "CLOSED -> LISTEN": no run shows the passive OPEN.
    return isOpening(from, to) || (verdictOf(step(from, to)) ?? "right") === "right";
  };
  const kept = longest(stops, leads);
  const units: Unit[] = [];
  let before: Stop | null = null;
  for (const [index, stop] of stops.entries()) {
    const [last, next] = [stops[index - 1], stops[index + 1]];
    const told = before === null ? [] : [step(before, stop)];
    const onward = begins(stop) && next !== undefined ? [step(stop, next)] : [];
    const right = [...told, at(stop), ...onward].find((claim) => verdictOf(claim) === "right");
    // "FIN-WAIT-2 -> CLOSED": a step that nobody makes.
    const missed = last !== undefined && last === before ? [step(last, stop, true)] : [];
    const isMissed =
      last !== undefined &&
      !isOpening(last, stop) &&
      told.length > 0 &&
      right?.kind === "state" &&
      missed.length > 0;
    const around = [last && step(last, stop), next && step(stop, next)];
    const all = [at(stop), ...told, ...(isMissed ? missed : []), ...around];
    const wrong = all.find((claim) => claim !== undefined && verdictOf(claim) === "wrong");
    const claim = kept.has(stop) && !isMissed ? right : wrong;
    if (kept.has(stop)) before = stop;
    if (claim === undefined && !isMissed && !begins(stop)) return null;
    const { start, end } = stop;
    units.push({ start, end, facts: claim === undefined ? [] : [{ claim, start, end }] });
  }
  return units;
}

function isOpening(from: Stop, to: Stop): boolean {
  return from.state === "CLOSED" && to.state === "LISTEN";
}

const REACH = {
  isDenied: false,
  isAlways: false,
  isExclusive: false,
} as const;

/** The most states of a path of which each leads to the next one. */
function longest(
  stops: readonly Stop[],
  leads: (from: Stop | null, to: Stop) => boolean,
): ReadonlySet<Stop> {
  const ways: Stop[][] = [];
  for (const stop of stops) {
    if (!leads(null, stop)) continue;
    const before = ways
      .filter((way) => leads(way.at(-1) ?? null, stop))
      .reduce<Stop[]>((most, way) => (way.length > most.length ? way : most), []);
    ways.push([...before, stop]);
  }
  return new Set(ways.reduce((most, way) => (way.length > most.length ? way : most), []));
}
