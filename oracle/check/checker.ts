import type { CapturedSegment, Endpoint } from "../capture/captured.ts";
import type { End, State } from "../machine/connection.ts";
import { add } from "../machine/seq.ts";
import { reportOf } from "./connection-report.ts";
import { judge } from "./judge.ts";
import { Life } from "./life.ts";
import {
  type CheckedConnection,
  type CheckLimits,
  type CheckReport,
  type ConnectionNote,
  DEFAULT_CHECK_LIMITS,
  type StateSets,
} from "./report.ts";
import { otherSide, type Row, type Side } from "./row.ts";
import { rowStates } from "./row-states.ts";
import { settleAtEnd } from "./settle.ts";
import { stateSet, stateSets } from "./state-set.ts";
import { storiesOf } from "./stories.ts";
import { viewOf } from "./view.ts";
import { Violations } from "./violations.ts";

/** All that is kept of one pair of endpoints. */
type Tuple = {
  readonly a: Endpoint;
  readonly b: Endpoint;
  client: Side;
  life: Life;
  /** The rows of its connections that are over, with their states. */
  readonly done: (readonly Row[])[];
  last: StateSets | null;
  readonly notes: Set<ConnectionNote>;
};

export type Checker = {
  /** Takes the next segment of the capture, in its order. */
  push(segment: CapturedSegment): void;
  /** Everything there is to say once the capture is over. */
  end(): CheckReport;
};

/** Checks the segments of one capture, in the order they stand in the file. */
export function checkCapture(
  segments: Iterable<CapturedSegment>,
  limits: CheckLimits = DEFAULT_CHECK_LIMITS,
): CheckReport {
  const checker = newChecker(limits);
  for (const segment of segments) checker.push(segment);
  return checker.end();
}

/** A checker that is fed segment by segment; it keeps little of each until `end`. */
export function newChecker(limits: CheckLimits = DEFAULT_CHECK_LIMITS): Checker {
  const tuples = new Map<string, Tuple>();
  const found = new Violations(limits.violations);
  let followed = 0;
  let unfollowed = 0;
  return {
    push: (segment) => {
      const tuple = tupleOf(tuples, segment, limits.connections);
      if (tuple !== null && followed < limits.segments) {
        followed += 1;
        follow(tuple, segment, found);
        return;
      }
      unfollowed += 1;
      tuple?.notes.add("too-long");
    },
    end: () => {
      const connections = [...tuples.values()].map((tuple) => reportOfTuple(tuple, found));
      tuples.clear();
      const violations = found.inOrder();
      const left = { segments: unfollowed, violations: found.unlisted };
      return { conformant: violations.length === 0, connections, violations, left };
    },
  };
}

/** No connection at all: what a pair has when everything of it is reported. */
const NO_LIFE = new Life();

function reportOfTuple(tuple: Tuple, found: Violations): CheckedConnection {
  const last = unanswered(tuple.life);
  if (last !== null) splitAt(tuple, last, found);
  finishLife(tuple, found);
  tuple.life = NO_LIFE;
  return connectionOf(tuple);
}

/** The pair the segment belongs to; null when it is new and there is no room for another. */
function tupleOf(tuples: Map<string, Tuple>, segment: CapturedSegment, room: number): Tuple | null {
  const from = `${segment.from.ip} ${segment.from.port}`;
  const to = `${segment.to.ip} ${segment.to.port}`;
  const key = from < to ? `${from} ${to}` : `${to} ${from}`;
  const known = tuples.get(key);
  if (known !== undefined) return known;
  if (tuples.size >= room) return null;
  const answers = segment.syn && segment.ack !== null;
  const made: Tuple = {
    a: segment.from,
    b: segment.to,
    client: answers ? 1 : 0,
    life: new Life(),
    done: [],
    last: null,
    notes: new Set(),
  };
  if (!segment.syn || answers) made.notes.add("mid-connection");
  tuples.set(key, made);
  return made;
}

function follow(tuple: Tuple, segment: CapturedSegment, found: Violations): void {
  const { life } = tuple;
  const row = judge(life, segment, sideOf(tuple, segment));
  const again = takenUp(life, row);
  if (again !== null) splitAt(tuple, { ...again, since: [...again.since, segment] }, found);
  else for (const open of life.open) keepSince(open, segment, row);
}

function reopen(tuple: Tuple, found: Violations): void {
  finishLife(tuple, found);
  tuple.life = new Life();
  tuple.notes.add("new-incarnation");
}

type Taken = { readonly index: number; readonly since: readonly CapturedSegment[]; from: Side };

/** The SYN in the middle of a connection that has just been answered as one; null when none. */
function takenUp(life: Life, row: Row): Taken | null {
  if (!row.syn && !row.rst) return null;
  const from = otherSide(row.from);
  const { syn } = life.openOf(from);
  if (syn === null || row.ack !== add(syn.row.seq, 1)) return null;
  return { index: syn.index, since: syn.since, from };
}

/** A SYN after the connection was over that nobody has answered in any way. */
function unanswered(life: Life): Taken | null {
  if (!life.over) return null;
  for (const from of [0, 1] as const) {
    const { syn } = life.openOf(from);
    if (syn === null) continue;
    const silent = life.rows.slice(syn.index).every((row) => row.from === from);
    if (silent) return { index: syn.index, since: syn.since, from };
  }
  return null;
}

/** How many segments are kept to be read again in case an odd SYN turns out to open. */
const KEPT_SINCE = 64;

function keepSince(open: Life["open"][0], segment: CapturedSegment, row: Row): void {
  if (open.syn === null || open.syn.row === row) return;
  if (open.syn.since.length >= KEPT_SINCE) open.syn = null;
  else open.syn.since.push(segment);
}

/** What was read as part of the old connection since that SYN is read again as a new one. */
function splitAt(tuple: Tuple, taken: Taken, found: Violations): void {
  tuple.life.cutAt(taken.index);
  reopen(tuple, found);
  for (const segment of taken.since) {
    const row = judge(tuple.life, segment, sideOf(tuple, segment));
    for (const open of tuple.life.open) keepSince(open, segment, row);
  }
}

function sideOf(tuple: Tuple, segment: CapturedSegment): Side {
  return segment.from.port === tuple.a.port && segment.from.ip === tuple.a.ip ? 0 : 1;
}

/** Says the states of every row of the present connection, and keeps only what is reported. */
function finishLife(tuple: Tuple, found: Violations): void {
  const { life } = tuple;
  settleAtEnd(life);
  found.take(life);
  if (life.gaps) tuple.notes.add("unseen-segments");
  const isSilent = life.senders.some((sender) => sender.heard === 0);
  if (isSilent && tuple.done.length === 0) tuple.notes.add("one-sided");
  const sets = ([0, 1] as const).map((side) => {
    const earlier = tuple.last === null ? null : tuple.last[endOf(tuple, side)];
    const view = viewOf(life, side, earlier);
    const sets = rowStates(storiesOf(view), view);
    return isUnheard(life, side) ? sets.map(unheard) : sets;
  });
  const [client, server] = tuple.client === 0 ? [sets[0], sets[1]] : [sets[1], sets[0]];
  life.rows.forEach((row, i) => {
    const states = stateSets(client?.[i] ?? [], server?.[i] ?? []);
    row.states = states;
    tuple.last = states;
  });
  tuple.done.push(life.rows);
}

/** Only SYNs have gone to this end and nothing came back: it may be anything that is not open. */
function isUnheard(life: Life, side: Side): boolean {
  return life.sender(side).heard === 0 && life.rows.every((row) => row.syn && row.ack === null);
}

function unheard(states: readonly State[]): readonly State[] {
  return stateSet([...states, "LISTEN", "CLOSED"]);
}

/** What is reported of a pair; only its rows are kept for that. */
function connectionOf({ a, b, client, done, last, notes }: Tuple): CheckedConnection {
  const ends = client === 0 ? { client: a, server: b } : { client: b, server: a };
  return reportOf({ ...ends, clientSide: client, lives: done, final: last, notes: [...notes] });
}

function endOf(tuple: Tuple, side: Side): End {
  return side === tuple.client ? "client" : "server";
}
