import type { Endpoint } from "../capture/captured.ts";
import { FLAGS, type Flag } from "../machine/segment.ts";
import type { CheckedConnection, CheckedSegment, ConnectionNote, StateSets } from "./report.ts";
import type { Row, Side } from "./row.ts";
import { stateSets } from "./state-set.ts";

/** A pair of endpoints and the rows of its connections, one after the other. */
export type Followed = {
  readonly client: Endpoint;
  readonly server: Endpoint;
  readonly clientSide: Side;
  readonly lives: readonly (readonly Row[])[];
  readonly final: StateSets | null;
  readonly notes: readonly ConnectionNote[];
};

const NOWHERE = stateSets([], []);

/**
 * What is told of one pair. Its segments are made anew each time they are asked for: of a capture
 * with a million of them there is no room for both the rows and what is reported of them.
 */
export function reportOf(followed: Followed): CheckedConnection {
  const { client, server, notes } = followed;
  return {
    client,
    server,
    get segments() {
      return followed.lives.flatMap((rows) => rows.map((row) => told(row, followed.clientSide)));
    },
    final: followed.final ?? NOWHERE,
    notes,
  };
}

function told(row: Row, clientSide: Side): CheckedSegment {
  const { n, seq, ack, len, verdict, rules } = row;
  const from = row.from === clientSide ? "client" : "server";
  const states = row.states ?? NOWHERE;
  return { n, from, flags: flagsOfRow(row), seq, ack, len, verdict, rules, states };
}

/** One array for each combination of flags. */
const FLAG_SETS = new Map<string, readonly Flag[]>();

function flagsOfRow(row: Row): readonly Flag[] {
  const on = [row.syn, row.fin, row.rst, row.psh, row.ack !== null];
  const made = FLAGS.filter((_, i) => on[i]);
  const known = FLAG_SETS.get(made.join());
  if (known === undefined) FLAG_SETS.set(made.join(), made);
  return known ?? made;
}
