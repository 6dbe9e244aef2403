import type { State } from "../machine/connection.ts";
import type { Seq } from "../machine/seq.ts";
import type { Row, Side } from "./row.ts";

/** One change of state of an end, in the order that was true for that end. */
export type Mark = {
  /** Index of the row whose sending or arrival caused it. */
  readonly label: number;
  readonly state: State;
  /** What it may be instead of `state` by the same evidence, in the rows before `until`. */
  readonly also: Alternative | null;
  readonly before: Mark | null;
};

export type Alternative = { readonly state: State; readonly until: number };

/**
 * One story of what an end went through, as far as the rows read so far. `cost` adds up what it
 * assumes that the capture does not show; the story of least cost is the likeliest.
 */
export type Hypothesis = {
  readonly cost: number;
  readonly state: State;
  readonly marks: Mark | null;
  /** Rows on their way to the end that will change its state when it processes them. */
  readonly pending: readonly number[];
  /** The row whose crossing has been paid for: it is one event, however many rows it explains. */
  readonly crossed: number;
  /** No segment of this connection has been sent or taken yet. */
  readonly fresh: boolean;
  readonly passive: boolean;
  readonly gotSyn: boolean;
  readonly gotFin: boolean;
  readonly finSent: boolean;
  /** Row of a FIN that arrived ahead of data; null when there is none. */
  readonly held: number | null;
  /** Answers that must have been sent and were not captured so far, by what asks for them. */
  readonly owed: Owed;
  /** Row that last asked for an answer, and the last that was one. */
  readonly lastAsked: number;
  readonly lastAnswer: number;
  /** The last row that would have changed something was lost. */
  readonly lost: boolean;
};

/** A SYN and a FIN are acknowledged each time they come; where no connection is, a RST is due. */
export type Owed = { readonly syn: number; readonly fin: number; readonly rst: number };

export const NOTHING_OWED: Owed = { syn: 0, fin: 0, rst: 0 };

/** The first number an end had not used before a row; null when not known. */
export type NextBefore = (row: number) => Seq | null;

/** What the stories of one end are told from. */
export type EndView = {
  readonly rows: readonly Row[];
  readonly me: Side;
  readonly iss: Seq | null;
  readonly fin: Seq | null;
  readonly peerIss: Seq | null;
  readonly peerFin: Seq | null;
  /** The shortest time seen from a segment to this end until its answer, in ms. */
  readonly rtt: number | null;
  /** For each row, the first number the peer had not used before it; null when not known. */
  readonly peerNext: NextBefore;
  /** The same of this end. */
  readonly myNext: NextBefore;
  /** Index of the last row that this end sent; -1 when there is none. */
  readonly lastHeard: number;
  /** How many rows after that ask it for an answer. */
  readonly asksSince: number;
  /** It was heard and then no more, though it was asked again and again. */
  readonly isDead: boolean;
  /** Something of the other end was captured. */
  readonly peerHeard: boolean;
  /** The capture was taken at this end: what it shows has arrived. */
  readonly local: boolean;
  /** Index of the row with the first FIN of this end; -1 when there is none. */
  readonly finRow: number;
  /** The capture ends while a closed window holds the end back. */
  readonly stuck: boolean;
  readonly starts: readonly Start[];
  readonly listens: boolean;
};

/** A state the end may be in before the first row. */
export type Start = {
  readonly state: State;
  readonly fresh: boolean;
  readonly gotFin: boolean;
  readonly finSent: boolean;
  readonly cost: number;
};

/** What each assumption costs. Only their order and their sums against each other matter. */
export const COST = {
  lost: 10,
  unanswered: 10,
  networkCopy: 10,
  overtaken: 9,
  vanished: 15,
  crossed: 1,
  closedEarlier: 1,
  gap: 5,
  tooLate: 25,
  tooSoon: 15,
  unlikely: 20,
  impossible: 60,
} as const;

/** Stories that cost this much more than the cheapest are still told. */
export const TIE = 2;

/** How long after a segment was captured an end may still send without having received it, in ms. */
export function patience(view: EndView): number {
  if (view.rtt === null) return 500;
  return view.local ? 2 * view.rtt + 10 : 2 * view.rtt + 60;
}

export function startOf(start: Start): Hypothesis {
  return {
    cost: start.cost,
    state: start.state,
    marks: null,
    pending: [],
    crossed: -1,
    fresh: start.fresh,
    passive: true,
    gotSyn: false,
    gotFin: start.gotFin,
    finSent: start.finSent,
    held: null,
    owed: NOTHING_OWED,
    lastAsked: -1,
    lastAnswer: -1,
    lost: false,
  };
}

/** The story goes on in another state because of row `label`. */
export function enter(
  h: Hypothesis,
  label: number,
  state: State,
  more: Partial<Hypothesis> = {},
  also: Alternative | null = null,
): Hypothesis {
  const marks = { label, state, also, before: h.marks };
  return { ...h, fresh: false, ...more, state, marks };
}

/** Row `label` asks for an answer. */
export function asked(h: Hypothesis, label: number, what: keyof Owed): Hypothesis {
  return { ...h, owed: { ...h.owed, [what]: h.owed[what] + 1 }, lastAsked: label };
}

/** Row `label` is an answer, if one is due. */
export function answered(h: Hypothesis, label: number, what: keyof Owed): Hypothesis {
  if (h.owed[what] === 0) return h;
  return { ...h, owed: { ...h.owed, [what]: h.owed[what] - 1 }, lastAnswer: label };
}

export function dearer(h: Hypothesis, cost: number): Hypothesis {
  return cost === 0 ? h : { ...h, cost: h.cost + cost };
}
