import type { State } from "../machine/connection.ts";
import type { Flag } from "../machine/segment.ts";
import type { Sentence } from "../result.ts";
import type { RuleId } from "../rules/rules.ts";
import type { Duration } from "./duration.ts";
import type { Expression } from "./numbering.ts";
import type { StatementId } from "./statements.ts";

/** Opening or closing a connection: what the claims of an interview answer are about. */
export type Phase = "open" | "close";

/**
 * Who does something. `active` is the end that opens, or in a close the end that closes first;
 * `passive` the other one. Null: the claim leaves it open.
 */
export type Role = "client" | "server" | "active" | "passive";
export type Subject = Role | "both" | null;

/** A segment is sent or received. Flags as said: an ACK beside FIN or RST may be left out. */
export type Happening = {
  readonly verb: "sends" | "receives";
  readonly flags: readonly Flag[];
  /** The flags of what it answers. */
  readonly answers: readonly Flag[] | null;
};

/** What a claim says of `seq` or `ack` of the segment it speaks of. */
export type NumberSaid = { readonly field: "seq" | "ack"; readonly is: Expression };

/** What every claim says about its own reach. */
type Reach = {
  readonly phase: Phase;
  /** The sentence says that it is not so. */
  readonly isDenied: boolean;
  /** "always", "only", "must". */
  readonly isAlways: boolean;
  /** "only X can": true of nobody else. */
  readonly isExclusive: boolean;
  /** It speaks of both ends opening or closing at the same time. */
  readonly isSimultaneous: boolean;
};

export type EventClaim = Reach & {
  readonly kind: "event";
  readonly who: Subject;
  readonly happening: Happening;
  /** Which segment of the exchange it is said to be, from 1; null when not said. */
  readonly step: number | null;
  readonly numbers: readonly NumberSaid[];
  /** "a plain ACK": it is said to have no other flag. */
  readonly isPure: boolean;
};

export type StateClaim = Reach & {
  readonly kind: "state";
  readonly who: Subject;
  readonly state: State;
  readonly when: Happening | null;
  /** Whom that happens to, where it is the other end; null for `who` itself. */
  readonly whenWho: Subject;
  readonly side: "after" | "before";
  /** When the whole exchange is over. */
  readonly isFinal: boolean;
  /** "leaves it when": in it before the moment, and not behind it. */
  readonly isLeft: boolean;
  /** "is in it when the SYN comes": on either side of the moment. */
  readonly isAround: boolean;
  /** Which segment was lost, counted in the exchange; null in an undisturbed one. */
  readonly lost: number | null;
  /** Which segment of the exchange `when` is, from 1, where the answer counts them. */
  readonly step?: number | undefined;
};

export type TransitionClaim = Reach & {
  readonly kind: "transition";
  readonly who: Subject;
  readonly from: State;
  readonly to: State;
  readonly when: Happening | null;
  /** Said to happen in one step. */
  readonly isDirect: boolean;
};

export type RepeatClaim = Reach & {
  readonly kind: "repeat";
  readonly who: Subject;
  /** None: it is said of every segment. */
  readonly flags: readonly Flag[];
  readonly lost: number | null;
  /** A timer is said to cause it. */
  readonly isTimed: boolean;
  /** The state that the end is said to be in when it does so. */
  readonly state: State | null;
};

/** What the loss of a segment leads to, beside what is sent again by a certain name. */
export type AftermathClaim = Reach & {
  readonly kind: "aftermath";
  readonly who: Subject;
  /** Which segment was lost, counted in the exchange. */
  readonly lost: number;
  readonly deed: Deed;
};

export type Deed =
  /** It sends a RST. */
  | { readonly does: "resets" }
  /** It sends something again, whatever that is; `isAlone`: and the other end nothing. */
  | { readonly does: "repeats"; readonly isAlone: boolean }
  /** It waits without an end, or gives up, before anything is sent again. */
  | { readonly does: "waits-forever" | "gives-up" }
  /** It sends this again as the answer to what comes again. */
  | { readonly does: "answers"; readonly flags: readonly Flag[] }
  /** It has the other end send again what was lost. */
  | { readonly does: "asks" }
  /** `isLater`: at some time behind the loss, and not right then. */
  | { readonly does: "is-in"; readonly state: State; readonly isLater: boolean };

export type WaitClaim = Reach & {
  readonly kind: "wait";
  readonly who: Subject;
  readonly state: State | null;
  readonly duration: Duration;
  readonly isLinux: boolean;
};

/** What something takes of the sequence numbers. */
export type TakesClaim = Reach & {
  readonly kind: "takes";
  /** "every": it is said of each segment, whatever its flags. */
  readonly what: "SYN" | "FIN" | "ACK" | "RST" | "every";
  readonly count: number;
};

/** Whether a segment may carry data. */
export type CarriesClaim = Reach & {
  readonly kind: "carries";
  readonly what: "SYN" | "SYN,ACK" | "ACK" | "FIN" | "third";
};

/** How many segments an exchange takes. */
export type CountClaim = Reach & { readonly kind: "count"; readonly count: number };

/** Whether an end may still send or receive data, once it is in `state`. */
export type TalksClaim = Reach & {
  readonly kind: "talks";
  readonly state: State;
  readonly verb: "send" | "receive";
};

/** Until which segment an end may send data. */
export type UntilClaim = Reach & {
  readonly kind: "until";
  readonly who: Subject;
  /** Who sends that segment. */
  readonly of: Subject;
  readonly flags: readonly Flag[];
  readonly isLast: boolean;
};

/** Whether a flag is set in the segments spoken of: by their place, their sender, their flags. */
export type FlagClaim = Reach & {
  readonly kind: "flag";
  readonly step: number | null;
  readonly who: Subject;
  /** The flags that name the segment; null where its place does. */
  readonly of: readonly Flag[] | null;
  readonly flag: Flag;
  readonly isSet: boolean;
};

/** What the numbers of every segment are said to be: "the ack number is the received one plus 1". */
export type NumberingClaim = Reach & {
  readonly kind: "numbering";
  readonly who: Subject;
  readonly said: NumberSaid;
};

/** How many segments with a flag an end sends. */
export type TimesClaim = Reach & {
  readonly kind: "times";
  readonly who: Subject;
  readonly flag: Flag;
  readonly count: number;
};

/** What an end in a state waits for. */
export type AwaitsClaim = Reach & {
  readonly kind: "awaits";
  readonly who: Subject;
  readonly state: State | null;
  readonly flags: readonly Flag[];
};

/** Whether an end passes by a state. */
export type SkipsClaim = Reach & {
  readonly kind: "skips";
  readonly who: Subject;
  readonly state: State;
};

/** What must have happened to an end that is in a state. */
export type PastClaim = Reach & {
  readonly kind: "past";
  readonly who: Subject;
  readonly state: State;
  readonly deed: "has-sent-fin" | "has-got-fin" | "fin-was-acknowledged";
};

/** In which states both ends are at one time. */
export type MeanwhileClaim = Reach & {
  readonly kind: "meanwhile";
  readonly who: Subject;
  readonly state: State;
  readonly other: State;
};

/** Which end is in a state first; `isSame`: both at one time. */
export type OrderClaim = Reach & {
  readonly kind: "order";
  readonly who: Subject;
  readonly state: State;
  readonly isSame: boolean;
};

/** A sentence of the closed table of statements. */
export type StatementClaim = Reach & { readonly kind: "statement"; readonly id: StatementId };

export type Claim =
  | EventClaim
  | StateClaim
  | TransitionClaim
  | RepeatClaim
  | AftermathClaim
  | WaitClaim
  | TakesClaim
  | CarriesClaim
  | CountClaim
  | TalksClaim
  | UntilClaim
  | FlagClaim
  | TimesClaim
  | NumberingClaim
  | AwaitsClaim
  | SkipsClaim
  | PastClaim
  | MeanwhileClaim
  | OrderClaim
  | StatementClaim;

export type Verdict = "right" | "wrong" | "imprecise";

/** What the oracle says of a claim; `scenario` is the run behind it, ready to be played. */
export type Judgement = {
  readonly verdict: Verdict;
  readonly rule: RuleId | null;
  readonly because: Sentence;
  readonly scenario: string | null;
};
