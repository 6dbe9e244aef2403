import "server-only";
import type { NumberSaid, Subject } from "#oracle/claims/claim.ts";
import type { Flag, State } from "#oracle/index.ts";
import { otherThan } from "../memory.ts";
import type { Span } from "../words/token.ts";
import type { Item } from "./line-items.ts";
import { settled } from "./line-settled.ts";

/** A segment as a line tells it. */
export type Sent = Span & {
  readonly who: Subject;
  readonly flags: readonly Flag[];
  readonly isPure: boolean;
  readonly numbers: readonly (Span & { readonly said: NumberSaid })[];
};

/** A state, or a step from one to the next, as a line tells it. */
export type Stood = Span & {
  readonly who: Subject;
  readonly path: readonly State[];
  /** What the line says of the moment: it got the segment, has not got it yet, or nothing. */
  readonly moment: "got" | "not-yet" | null;
  /** What it got, where the line names it. */
  readonly got: readonly Flag[] | null;
  /** What it sent, where the line names it. */
  readonly did: readonly Flag[] | null;
  /** "after the second": which segment of the exchange it got, or had sent. */
  readonly step: number | null;
  /** Its states stand beside each other, without arrows. */
  readonly isListed: boolean;
  /** A row of states beside the number of a segment: the other end may not have it yet. */
  readonly isLoose: boolean;
};

/** What one entry of a walkthrough says: at most one segment, and states of the ends. */
export type Entry = { readonly sent: Sent | null; readonly stood: readonly Stood[] };

/** An entry being read from left to right. */
export type Reader = {
  readonly items: readonly Item[];
  /** Whom a bare state belongs to. */
  owner: Subject;
  /** The end that was named first of all, from which "the peer" is the other one. */
  readonly main: Subject;
  from: Subject;
  to: Subject;
  flags: (Span & { readonly flags: readonly Flag[]; readonly isPure: boolean }) | null;
  readonly numbers: (Span & { readonly said: NumberSaid })[];
  readonly bare: (Extract<Item, { kind: "bare" }> & { readonly field: "seq" | "ack" | null })[];
  readonly stood: Stood[];
  moment: Stood["moment"];
  got: readonly Flag[] | null;
  /** "SYN(K), ACK(J+1)": each flag has its number behind it. */
  isStevens: boolean;
  /** Something does not fit: nothing is read of it. */
  isOdd: boolean;
};

/** Reads the items of an entry; null where they do not make sense together. */
export function entryOf(
  items: readonly Item[],
  before: Subject,
  main: Subject = null,
): Entry | null {
  const reader: Reader = {
    items: items.filter(({ kind }) => kind !== "glue"),
    owner: null,
    main,
    from: null,
    to: null,
    flags: null,
    numbers: [],
    bare: [],
    stood: [],
    moment: null,
    got: null,
    isStevens: false,
    isOdd: false,
  };
  let at = 0;
  while (at < reader.items.length && !reader.isOdd) at = readItem(reader, at);
  if (reader.isOdd || (reader.moment !== null && reader.stood.length === 0)) return null;
  return settled(reader, before);
}

function readItem(reader: Reader, at: number): number {
  const item = reader.items[at];
  switch (item?.kind) {
    case "end":
      return readEnd(reader, at, item.who);
    case "role":
      return readRole(reader, at, item.role);
    case "flags":
      return readFlags(reader, at, item);
    case "to":
      return readArrow(reader, at);
    case "said":
      reader.numbers.push({ said: item.said, start: item.start, end: item.end });
      return at + 1;
    case "bare":
      // A number in front of everything is none of a segment.
      if (reader.flags === null) reader.isOdd = true;
      reader.bare.push({ ...item, field: reader.isStevens ? "ack" : null });
      return at + 1;
    case "state":
      return readState(reader, at);
    case "gets":
      if (reader.moment !== "not-yet") reader.moment = "got";
      return readGot(reader, at);
    case "until":
      return readUntil(reader, at);
    case "place":
      return at + 1;
    case "sends":
      if (reader.items[at + 1]?.kind !== "flags") reader.isOdd = true;
      return at + 1;
    default:
      reader.isOdd = true;
      return at + 1;
  }
}

/** "C -> S", "C <-- SYN -- S", "C --SYN--> S", "C:" */
function readEnd(reader: Reader, at: number, who: Subject): number {
  const { items } = reader;
  const [one, two, three] = [items[at + 1], items[at + 2], items[at + 3]];
  const isFree = reader.to === null && (reader.flags === null || reader.from === null);
  if (isFree && (one?.kind === "to" || one?.kind === "back") && two?.kind === "end") {
    // "S: SYN → C=SYN_SENT": the second end has a state of its own.
    if (!(three?.kind === "state" && one.kind === "to" && reader.flags !== null)) {
      route(reader, one.kind === "to" ? [who, two.who] : [two.who, who]);
      return at + 3;
    }
  }
  if (isFree && one?.kind === "back" && two?.kind === "flags") {
    const last = items.findIndex((item, index) => index > at + 2 && item.kind === "end");
    const sender = items[last];
    const isAcross = items
      .slice(at + 3, last)
      .every(({ kind }) => kind === "said" || kind === "bare" || kind === "back");
    if (sender?.kind !== "end" || !isAcross) reader.isOdd = true;
    else route(reader, [sender.who, who]);
    return at + 2;
  }
  reader.owner = who;
  reader.moment = null;
  reader.got = null;
  return at + 1;
}

function route(reader: Reader, [from, to]: readonly [Subject, Subject]): void {
  if (from === to || (reader.from !== null && reader.from !== from)) reader.isOdd = true;
  reader.from = from;
  reader.to = to;
  reader.owner = from;
}

function readRole(reader: Reader, at: number, role: "sender" | "receiver" | "other"): number {
  const sender = reader.from ?? reader.owner;
  const across = otherThan(role === "other" ? (reader.main ?? reader.owner) : sender);
  reader.owner = role === "sender" ? sender : across;
  if (reader.owner === null || reader.owner === "both") reader.isOdd = true;
  reader.moment = null;
  return at + 1;
}

const SYN_ACK: readonly Flag[] = ["SYN", "ACK"];
const FIN_ACK: readonly Flag[] = ["ACK", "FIN"];

function readFlags(reader: Reader, at: number, item: Extract<Item, { kind: "flags" }>): number {
  if (reader.moment === "got" && reader.got === null && reader.items[at - 1]?.kind === "gets") {
    reader.got = item.flags;
    // "gets SYN seq=x": the number is of what came.
    if (["said", "bare"].includes(reader.items[at + 1]?.kind ?? "")) reader.isOdd = true;
    return at + 1;
  }
  if (reader.flags !== null) {
    const isSecond = item.flags.join() === "ACK" && !reader.flags.flags.includes("ACK");
    const last = reader.bare.at(-1);
    if (isSecond && reader.items[at - 1]?.kind === "bare" && last !== undefined) {
      reader.bare.splice(0, 1, { ...last, field: "seq" });
      reader.isStevens = true;
      const flags = reader.flags.flags.includes("SYN") ? SYN_ACK : FIN_ACK;
      reader.flags = { ...reader.flags, flags };
    } else reader.isOdd = true;
    return at + 1;
  }
  const { start, end, flags, isPure } = item;
  reader.flags = { start, end, flags, isPure };
  reader.from ??= reader.owner;
  // What came is answered; a state behind it is that of the answer.
  reader.moment = null;
  reader.got = null;
  return at + 1;
}

/** "→ S" behind a segment, "→ SYN_SENT", "收 SYN → 回 SYN,ACK" */
function readArrow(reader: Reader, at: number): number {
  const { items } = reader;
  const [before, one, two] = [items[at - 1], items[at + 1], items[at + 2]];
  const isLast = one === undefined;
  if (isLast || before === undefined) {
    // "SYN →": drawn between two columns, where its end is known.
    const isDrawn = isLast && reader.flags !== null && reader.from !== null;
    if (!isDrawn && one?.kind !== "state") reader.isOdd = true;
    return at + 1;
  }
  if (one.kind !== "end") {
    if (!["state", "flags", "sends", "gets"].includes(one.kind)) reader.isOdd = true;
    return at + 1;
  }
  const isOwner = two?.kind === "state" || two?.kind === "gets";
  if (reader.to === null && reader.flags !== null && reader.from !== null && !isOwner) {
    route(reader, [reader.from, one.who]);
    return at + 2;
  }
  if (!isOwner) reader.isOdd = true;
  return at + 1;
}

/** "FIN-WAIT-1", "SYN_RCVD → ESTABLISHED": of whom, and when. */
function readState(reader: Reader, at: number): number {
  const { items } = reader;
  const first = items[at];
  if (first?.kind !== "state") return at + 1;
  const path: State[] = [first.state];
  let [next, end] = [at + 1, first.end];
  let isListed = false;
  const isLoose = false;
  for (;;) {
    const [arrow, state] = [items[next], items[next + 1]];
    const isStep = arrow?.kind === "to" && state?.kind === "state";
    const listed = arrow?.kind === "state" ? arrow : null;
    if (!isStep && listed === null) break;
    const step = isStep ? state : listed;
    if (step === null) break;
    isListed ||= !isStep;
    path.push(step.state);
    end = step.end;
    next += isStep ? 2 : 1;
  }
  const behind = items[next];
  const after = items[next + 1];
  let { moment } = reader;
  let step: number | null = null;
  // "ESTABLISHED until it arrives", "FIN-WAIT-2 when it comes"
  if (behind?.kind === "until" && after?.kind === "place") {
    [moment, step] = ["not-yet", after.step];
    next += items[next + 2]?.kind === "gets" ? 3 : 2;
  } else if (behind?.kind === "until" && after?.kind === "gets") {
    moment = "not-yet";
    next += 2;
  } else if (behind?.kind === "place") {
    step = behind.step;
    next += items[next + 1]?.kind === "gets" ? 2 : 1;
  } else if (behind?.kind === "gets" && after?.kind === "place") {
    step = after.step;
    next += 2;
  } else if (behind?.kind === "gets" && after?.kind !== "flags" && reader.flags !== null) {
    moment = "got";
    next += 1;
  }
  let { got } = reader;
  if (behind?.kind === "flags") {
    // "CLOSED on that ACK"
    got = behind.flags;
    next += 1;
  } else if (behind?.kind === "gets" && after?.kind === "flags") {
    // "TIME_WAIT (on getting the FIN)"
    got = after.flags;
    next += 2;
  }
  const { owner } = reader;
  const last = reader.stood.at(-1);
  if (step === null && moment === null && last?.moment === "not-yet" && last.who === owner)
    // "LISTEN until No. 3 arrives, ESTABLISHED afterwards"
    [step, moment] = [last.step, last.step === null ? "got" : null];
  const lead = items[at - 1];
  const start = lead?.kind === "end" || lead?.kind === "role" ? lead.start : first.start;
  const did = null;
  reader.stood.push({ who: owner, path, moment, got, did, step, isListed, isLoose, start, end });
  return next;
}

function readGot(reader: Reader, at: number): number {
  const next = reader.items[at + 1];
  // "A gets B's ACK" says who sent it; nothing else may stand there.
  if (next?.kind === "end" && reader.items[at + 2]?.kind === "state" && next.who === reader.owner)
    return at + 2;
  const isFirst = next?.kind === "end" && reader.owner === null;
  if (["end", "until", "sends"].includes(next?.kind ?? "") && !isFirst) reader.isOdd = true;
  return at + 1;
}

/** "until it comes LISTEN" is nobody's way of saying it. */
function readUntil(reader: Reader, at: number): number {
  reader.isOdd = true;
  return at + 1;
}
