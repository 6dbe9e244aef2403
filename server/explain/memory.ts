import "server-only";
import type { Claim, Happening, Phase, Subject } from "#oracle/claims/claim.ts";
import { type Context, emptyContext } from "#oracle/claims/numbering.ts";
import type { Flag, State } from "#oracle/index.ts";
import type { Course } from "./beside.ts";

/** A segment was said to be sent or received. */
export type Action = {
  readonly who: Subject;
  readonly happening: Happening;
  readonly step: number | null;
};

/** What an answer has said so far, which the next clause may leave out. */
export type Memory = {
  /** What the question is about, whatever the answer speaks of meanwhile. */
  readonly asked: Phase;
  readonly phase: Phase;
  readonly subject: Subject;
  /** Who was called the other end last, while nobody was named since. */
  readonly other: Subject;
  /** The last segment that was spoken of, and who sends it. */
  readonly action: Action | null;
  /** The sentence that `action` stands in. */
  readonly actionIn: number;
  /** A segment that was sent by the way, of which only numbers may be told: "it repeats its FIN". */
  readonly aside: { readonly action: Action; readonly sentence: number } | null;
  /** How many numbers something was said to take, and in which sentence: "and so does the FIN". */
  readonly taken: { readonly count: number; readonly sentence: number } | null;
  /** The sentence that speaks of the time before `action`. */
  readonly aheadIn: number;
  readonly sent: { readonly from: Subject; readonly flags: readonly Flag[] } | null;
  /** Which segment of the exchange was said to be lost, and in which paragraph. */
  readonly lost: number | null;
  /** The sentence in which it was lost. */
  readonly lostIn: number;
  /** That sentence only asks what comes of it. */
  readonly isLostAsked: boolean;
  /** The sentence in which any segment whatever is said to be lost. */
  readonly everyLostIn: number;
  readonly paragraph: number;
  readonly isSimultaneous: boolean;
  /** The sentence imagines another TCP: what it says is not said of this one. */
  readonly imaginedIn: number;
  readonly linuxIn: number;
  /** The paragraph that tells of an old duplicate. */
  readonly oldIn: number;
  /** The sentence that speaks of SO_LINGER: its close is another one. */
  readonly lingerIn: number;
  /** The sentence that speaks of the time after the whole exchange. */
  readonly finalIn: number;
  /** The sentence that counts bytes of data: numbers near it are theirs. */
  readonly dataIn: number;
  readonly timerIn: number;
  /** The sentence that speaks of the timer of 2MSL, and not of the one for a retransmission. */
  readonly clockIn: number;
  /** The end to which something was said to go, where that is not who was spoken of: "it" may be it. */
  readonly object: { readonly who: Subject; readonly sentence: number } | null;
  /** The sentence that begins with a condition which nobody understood. */
  readonly dimIn: number;
  /** The sentence that last said what takes sequence numbers. */
  readonly takesIn: number;
  /** The sentence that last spoke of TIME-WAIT or of 2MSL, and the one that spoke of the MSL. */
  readonly waitIn: number;
  readonly mslIn: number;
  /** How long an MSL was said to be, in ms. */
  readonly mslTold: number | null;
  /** The flags of the segment that was spoken of last. */
  readonly topic: readonly Flag[] | null;
  readonly state: string | null;
  /** The sentence that `state` stands in. */
  readonly stateIn: number;
  /** Who was said to be where by a sentence that the grammar has read. */
  readonly stay: {
    readonly who: Subject;
    readonly state: State;
    readonly sentence: number;
  } | null;
  /** Where one end is, as a circumstance of what is said next. */
  readonly standing: {
    readonly who: Subject;
    readonly state: State;
    readonly sentence: number;
    readonly isWhile: boolean;
  } | null;
  /** The state whose meaning is being told. */
  readonly meant: { readonly state: State; readonly sentence: number } | null;
  /** What the answer is speaking of: the handshake and the close, or something beside the point. */
  readonly course: Course;
  readonly context: Context;
};

/** Before the first clause. */
export function emptyMemory(phase: Phase): Memory {
  return {
    asked: phase,
    phase,
    subject: null,
    other: null,
    action: null,
    actionIn: -1,
    aside: null,
    taken: null,
    aheadIn: -1,
    sent: null,
    lost: null,
    lostIn: -1,
    isLostAsked: false,
    everyLostIn: -1,
    paragraph: 0,
    isSimultaneous: false,
    imaginedIn: -1,
    linuxIn: -1,
    oldIn: -1,
    lingerIn: -1,
    finalIn: -1,
    dataIn: -9,
    timerIn: -1,
    clockIn: -9,
    object: null,
    dimIn: -1,
    takesIn: -9,
    waitIn: -9,
    mslIn: -9,
    mslTold: null,
    topic: null,
    state: null,
    stateIn: -1,
    stay: null,
    standing: null,
    meant: null,
    course: { isBeside: false, pointIn: -1, nearIn: 0, isShort: true },
    context: emptyContext(),
  };
}

/** The end across the connection. */
export function otherThan(who: Subject): Subject {
  if (who === "client") return "server";
  if (who === "server") return "client";
  if (who === "active") return "passive";
  return who === "passive" ? "active" : who;
}

/** A claim as found, and where its decisive piece stands. */
export type Fact = {
  readonly claim: Claim;
  readonly start: number;
  readonly end: number;
  /** It stands behind a condition that nobody understood: it may be false, but is not shown right. */
  readonly isDim?: boolean;
};
