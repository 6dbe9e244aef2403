import "server-only";
import type {
  Claim,
  Deed,
  Happening,
  NumberSaid,
  Phase,
  StateClaim,
  Subject,
  TakesClaim,
  TransitionClaim,
} from "#oracle/claims/claim.ts";
import type { Duration } from "#oracle/claims/duration.ts";
import { judgeClaim } from "#oracle/claims/judge.ts";
import { statementNamed } from "#oracle/claims/statements.ts";
import { FLAGS, type Flag, STATES, type State } from "#oracle/index.ts";
import { type Memory, otherThan } from "../memory.ts";
import { placed } from "../segments/arrivals.ts";
import { assemble } from "../words/assemble.ts";
import { scan } from "../words/scan.ts";
import type { Vocabulary } from "../words/vocabulary.ts";
import { acknowledgmentOf, justDone, senderOf } from "./deeds.ts";
import { numberNamed } from "./numbers.ts";
import { talkingState } from "./talk-states.ts";
import { lengthOf, talkingOf } from "./talking.ts";

/** A claim in the notation of the grammar, word by word: see content/README.md. */
type Said = {
  readonly words: string[];
  readonly marks: ReadonlySet<string>;
  readonly numbers: readonly NumberSaid[];
  readonly phase: Phase;
  readonly memory: Memory;
  /** The sentence it stands in. */
  readonly sentence: number;
  /** Which segment was said to be lost, from 1. */
  readonly lost: number | null;
  /** Whom `by` named as the one who does what follows: null is whoever it may be. */
  readonly doer: Subject | undefined;
  /** What the loss kept back was sent again since: an ACK behind it is an answer. */
  readonly isMended: boolean;
};

/** A segment as it is named: by its flags, by its place, or by both. */
type Segment = {
  readonly flags: readonly Flag[];
  readonly step: number | null;
  readonly owner: Subject;
};

type Reach = Pick<StateClaim, "phase" | "isDenied" | "isAlways" | "isExclusive" | "isSimultaneous">;

const MARKS = ["not", "always", "only", "simultaneous", "open", "close", "pure", "direct"];
const MORE_MARKS = ["timed", "told", "alone", "linux", "later", "same", "final", "then", "loose"];
const MOST_MARKS = ["still", "did"];

/**
 * The claims that a line of the grammar's notation stands for, in the place of the answer that
 * `memory` describes; null where it speaks of somebody who is not known.
 */
export function claimsOf(
  said: string,
  memory: Memory,
  vocabulary: Vocabulary,
  sentence = Number.POSITIVE_INFINITY,
): Claim[] | null {
  const claims: Claim[] = [];
  let lost: number | null = null;
  let doer: Subject | undefined;
  const parts = said.split(";").flatMap(spread);
  // What a loss leads to belongs to the exchange that the loss is in.
  const isOfLoss = parts.some(([kind]) => kind === "lost");
  for (const words of parts) {
    const phase = phaseOf(isOfLoss ? parts.flat() : words, memory);
    const fields = words.filter((word) => FIELD.test(word));
    const numbers = fields.flatMap((word) => numberOf(word, vocabulary, phase));
    if (numbers.length < fields.length) return null;
    const one: Said = {
      words: words.filter((word) => !isMark(word) && !FIELD.test(word)),
      marks: new Set(words.filter(isMark)),
      numbers,
      phase,
      memory,
      sentence,
      lost: lost ?? memory.lost,
      doer,
      isMended: claims.length > 0 || (lost === memory.lost && isMendedBy(memory)),
    };
    const [guard, left, right] = one.words;
    if (guard === "equal" || guard === "differ") {
      if ((left === right) !== (guard === "equal")) return null;
      continue;
    }
    // "acknowledges x" may mean the SYN that has it.
    if (guard === "plus") {
      if (!/\+|\d\d/.test(left ?? "")) return null;
      continue;
    }
    if (guard === "by") {
      doer = left === "some" ? null : whoIs(left, one);
      if (doer === undefined) return null;
      continue;
    }
    if (one.words[0] === "lost") {
      lost = placeOf(one.words[1] ?? "", one);
      if (lost === null) return null;
      continue;
    }
    const claim = claimOf(one);
    if (claim === null) return null;
    claims.push(claim);
  }
  return claims;
}

/** "The server sends its FIN again. The client …": the sentence behind the loss. */
function isMendedBy({ action, actionIn, lostIn }: Memory): boolean {
  return action !== null && actionIn >= lostIn && /SYN|FIN/.test(action.happening.flags.join());
}

/**
 * "takes SYN,FIN 1" is said of both. With an ACK beside it that is one segment, which takes what
 * the other flag takes, unless it is said of `each`.
 */
function spread(part: string): string[][] {
  const words = part.trim().split(/\s+/);
  const [kind, names = "", ...rest] = words.filter((word) => word !== "each");
  if (kind !== "takes") return [words];
  const isAll = words.includes("each") || !names.includes(",");
  const flags = names.split(",").filter((name) => isAll || name !== "ACK");
  return flags.map((name) => [kind, name, ...rest]);
}

function isMark(word: string): boolean {
  return [...MARKS, ...MORE_MARKS, ...MOST_MARKS].includes(word);
}

const CLOSING = /FIN|CLOSE-WAIT|TIME-WAIT|LAST-ACK|CLOSING/;
const OPENING = /SYN|LISTEN|isn:|^order \w+ ESTABLISHED/;

function phaseOf(words: readonly string[], memory: Memory): Phase {
  if (words.includes("open")) return "open";
  if (words.includes("close")) return "close";
  const text = words.join(" ");
  if (OPENING.test(text)) return "open";
  // A FIN in the tale of a handshake is a mistake, and no close.
  const isOpening = memory.asked === "open" && memory.phase === "open";
  if (words[0] === "event" && isOpening) return "open";
  // So is a state of closing, there.
  const [kind, who = ""] = words;
  const isNamed = /^(?:client|server|it)$/.test(who) && !/FIN(?!-)/.test(text);
  if (kind === "state" && isOpening && isNamed) return "open";
  return CLOSING.test(text) ? "close" : memory.phase;
}

const FIELD = /^(?:seq|ack)=/;

/** "ack=x+1", "ack=isn:client+1", "seq=ack@SYN,ACK" */
function numberOf(word: string, vocabulary: Vocabulary, phase: Phase): NumberSaid[] {
  const named = numberNamed(word, phase);
  if (named !== null) return named;
  const pieces = assemble(word, scan(word, vocabulary, "open"));
  return pieces.flatMap((piece) => (piece.kind === "said" ? [piece.said] : []));
}

function claimOf(said: Said): Claim | null {
  const [kind, ...words] = said.words;
  switch (kind) {
    case "event":
      return eventOf(said, words);
    case "state":
      return stateOf(said, words);
    case "move":
      return moveOf(said, words);
    case "again":
      return againOf(said, words);
    case "reacks":
      return said.isMended
        ? deedOf(said, "answers", [words[0] ?? "", "ACK"])
        : againOf(said, [words[0] ?? "", "ACK"]);
    case "wait":
      return waitOf(said, words);
    case "data":
      return dataOf(said, words);
    case "gone":
      return goneOf(said, words);
    case "length":
      return lengthOf(reachOf(said), words, words.includes("rfc"));
    case "says":
    case "denies": {
      const id = statementNamed(words[0] ?? "");
      const isDenied = kind === "denies";
      return id === null ? null : { kind: "statement", ...reachOf(said), isDenied, id };
    }
    default:
      return deedOf(said, kind ?? "", words) ?? simpleOf(said, kind ?? "", words);
  }
}

function reachOf({ phase, marks, memory }: Said): Reach {
  return {
    phase,
    isDenied: marks.has("not"),
    isAlways: marks.has("always") || marks.has("only"),
    isExclusive: marks.has("only"),
    isSimultaneous: memory.isSimultaneous || marks.has("simultaneous"),
  };
}

const ROLES: readonly Subject[] = ["client", "server", "active", "passive", "both"];

/** Whom a word of the notation names; undefined where that is not known. */
function whoIs(word: string | undefined, { memory, doer, words }: Said): Subject | undefined {
  const role = ROLES.find((one) => one === word);
  if (role !== undefined) return role;
  if (word === "some") return null;
  // "the initiator of the close"
  if (word === "closing-client") return "active";
  if (word === "closing-server") return "passive";
  if (word === "it" && doer !== undefined) return doer;
  // Before anybody is named, an answer tells of the other end from the side of the one that begins.
  const isOfStates = words[0] === "state" || words[0] === "move";
  if (word === "other" && memory.subject === null) return isOfStates ? "passive" : undefined;
  if (word === "other") return otherThan(memory.subject);
  const known = word === "it" ? memory.subject : null;
  return known ?? undefined;
}

function stateNamed(word: string | undefined): State | null {
  return STATES.find((state) => state === word) ?? null;
}

/** "SYN,ACK", "#3", "FIN#3", "FIN%#2" (the second FIN), "FIN@server", "last", "it" */
function segmentOf(word: string | undefined, said: Said): Segment | null {
  if (word === undefined) return null;
  if (word === "it") {
    const { sent, topic } = said.memory;
    if (sent !== null) return { flags: sent.flags, step: null, owner: sent.from };
    return topic === null ? null : { flags: topic, step: null, owner: null };
  }
  if (word === "any") return { flags: [], step: null, owner: null };
  if (word === "last") return segmentOf(said.phase === "open" ? "ACK#3" : "ACK#4", said);
  const [, names, counted, place, owner] = /^([A-Z,]*)(%?)(?:#(\d))?(?:@(\w+))?$/.exec(word) ?? [];
  const nth = place === undefined ? null : Number(place);
  const flags = FLAGS.filter((flag) => names?.split(",").includes(flag));
  const step = counted === "%" && nth !== null ? countedOut(flags, nth, said.phase) : nth;
  if (step !== null) {
    const real = placed(said.phase, step);
    return { flags: counted === "%" ? real.flags : flags, step, owner: real.who };
  }
  if (flags.length === 0 || counted === "%") return null;
  const known = owner === undefined ? null : whoIs(owner, said);
  return known === undefined ? null : { flags, step, owner: known };
}

/** Where "the second FIN" stands among all segments. */
function countedOut(flags: readonly Flag[], nth: number, phase: Phase): number | null {
  const has = (step: number) => flags.every((flag) => placed(phase, step).flags.includes(flag));
  const steps = (phase === "open" ? [1, 2, 3] : [1, 2, 3, 4]).filter(has);
  return steps[nth - 1] ?? (steps.includes(nth) ? nth : null);
}

/** Which segment of the exchange is named, from 1. */
function placeOf(word: string, said: Said): number | null {
  if (word === "it" && said.memory.lost !== null) return said.memory.lost;
  const segment = segmentOf(word, said);
  if (segment === null) return null;
  if (segment.step !== null) return segment.step;
  const flags = segment.flags.join();
  const isPassive = sideOf(segment.owner, said) === "passive";
  if (said.phase === "open") return flags === "SYN,ACK" || isPassive ? 2 : flags === "SYN" ? 1 : 3;
  if (flags.includes("FIN")) return isPassive ? 3 : 1;
  if (segment.owner === null) return null;
  return isPassive ? 2 : 4;
}

/** The same of a loss that is all that a clause says: "last", "ACK#2 close". */
export function lostIn(text: string, memory: Memory): number | null {
  const words = text.trim().split(/\s+/);
  const phase = phaseOf(words, memory);
  const told = { words, marks: new Set<string>(), numbers: [], phase, memory, lost: memory.lost };
  const said = { ...told, sentence: Number.POSITIVE_INFINITY, doer: undefined, isMended: false };
  return placeOf(words[0] ?? "", said);
}

/** Who opens or closes first, by whatever name. */
function sideOf(who: Subject, { phase, memory }: Said): "active" | "passive" | null {
  if (who === "active" || who === "passive") return who;
  if (who !== "client" && who !== "server") return null;
  const first = phase === "open" ? "client" : (memory.context.closer ?? "client");
  return who === first ? "active" : "passive";
}

const DEEDS = ["sends", "receives", "arrives", "goes", "had", "acked", "acks", "replies"];

type Moment = {
  readonly happening: Happening;
  readonly whenWho: Subject;
  readonly step: number | null;
  /** It is not said whether the segment is sent or received. */
  readonly isEither: boolean;
};

/** What is answered; "it" is the last segment from the other end, and nobody answers an ACK. */
function answeredIn(word: string | undefined, who: Subject, said: Said): Segment | null {
  const segment = segmentOf(word, said);
  if (word !== "it" || segment === null) return segment;
  const from = sideOf(segment.owner, said);
  const isOwn = segment.owner !== null && (segment.owner === who || from === sideOf(who, said));
  return isOwn || segment.flags.join() === "ACK" ? null : segment;
}

/** "sends SYN", "client receives #2", "arrives FIN": what happens, and to whom. */
function deedIn(all: readonly string[], who: Subject, said: Said): Moment | null {
  const behind = all.indexOf("answers");
  const words = all.filter((_, index) => behind < 0 || index < behind || index > behind + 1);
  const at = words.findIndex((word) => DEEDS.includes(word));
  if (words[at] === "acks") return acknowledging(words, said);
  const named = segmentOf(words[at + 1], said);
  if (at < 0 || named === null) return null;
  // "When it receives the FIN the server can": it is the one that is spoken of.
  const own = at === 0 || words[at - 1] === "it" ? who : whoIs(words[at - 1], said);
  if (own === undefined) return null;
  const { step } = named;
  const flags =
    step !== null && named.flags.length === 0 ? placed(said.phase, step).flags : named.flags;
  const answered = answeredIn(behind < 0 ? undefined : all[behind + 1], own, said);
  const isPlaced = answered?.flags.length === 0 && answered.step !== null;
  const answers = (isPlaced ? placed(said.phase, answered.step ?? 1) : answered)?.flags ?? null;
  const verb = words[at];
  if (verb === "sends" || verb === "receives") {
    const whenWho = own === who ? null : own;
    return { happening: { verb, flags, answers }, whenWho, step, isEither: false };
  }
  if (verb === "replies") {
    const reply = acknowledgmentOf(flags);
    if (reply === null) return null;
    const happening: Happening = { verb: "sends", flags: reply, answers: null };
    return { happening, whenWho: own === who ? null : own, step: null, isEither: false };
  }
  const from = sideOf(named.owner, said) ?? (step === null ? senderOf(flags, said) : null);
  const to = sideOf(who, said);
  // It leaves the end that sends it, and arrives at the other one.
  const isGoing = verb === "goes" || (verb === "had" && (from === null || from === to));
  const isOwn = from === null || to === null || (isGoing || verb === "acked") === (from === to);
  const doer = isGoing || verb === "acked" ? from : otherThan(from);
  const across = who === "both" ? doer : isOwn ? null : otherThan(who);
  const got = verb === "acked" ? acknowledgmentOf(flags) : flags;
  if (got === null) return null;
  return {
    happening: { verb: isGoing ? "sends" : "receives", flags: got, answers },
    whenWho: across,
    step: verb === "acked" ? null : step,
    isEither: verb === "had" && from === null,
  };
}

/**
 * "own-syn" is the SYN that tells an end's ISN, "any" a segment of which only a number is told, "reply" what acknowledges: the segment of that
 * end which has such a number.
 */
function bearerOf(word: string, who: Subject, said: Said): string {
  const { phase, numbers } = said;
  if (word === "own-syn") return sideOf(who, said) === "passive" ? "SYN,ACK" : "SYN";
  const isAcked = numbers.some(({ field }) => field === "ack");
  if (word !== "reply" && (word !== "any" || !isAcked)) return word;
  if (phase === "close") return word === "reply" ? "ACK" : word;
  const side = sideOf(who, said);
  return side === null ? "any" : side === "active" ? "ACK" : "SYN,ACK";
}

/** "acks FIN": sends the ACK that answers it; a SYN is acknowledged by a SYN,ACK. */
function acknowledging(words: readonly string[], said: Said): Moment | null {
  const segment = segmentOf(words[words.indexOf("acks") + 1], said);
  if (segment === null) return null;
  const named = segment.flags.length > 0 ? segment.flags : null;
  const answers = named ?? (segment.step === null ? [] : placed(said.phase, segment.step).flags);
  const isFirst = answers.includes("SYN") && !answers.includes("ACK");
  const flags: readonly Flag[] = isFirst ? ["SYN", "ACK"] : ["ACK"];
  const isPlaced = segment.step !== null && answers.includes("FIN");
  const step = isPlaced ? (segment.step ?? 0) + 1 : null;
  return { happening: { verb: "sends", flags, answers }, whenWho: null, step, isEither: false };
}

/** A RST that belongs to a case which was not told: only a handshake that is refused is well known. */
function isLooseReset({ phase }: Said, who: Subject, { flags, answers }: Happening): boolean {
  if (!flags.includes("RST")) return false;
  if (answers === null) return phase === "close" || (who !== "client" && who !== "active");
  return answers.join() === "SYN" || (answers.includes("FIN") && who !== "passive");
}

function eventOf(said: Said, [name, ...words]: readonly string[]): Claim | null {
  // "the SYN of the server has seq 300": who sends it is told by its name.
  const owner = name === "some" ? /^[A-Z,]+@(\w+)$/.exec(words[1] ?? "")?.[1] : undefined;
  const who = whoIs(owner ?? name, said);
  const named = words.map((word) => bearerOf(word, who ?? null, said));
  const deed = deedIn(named, who ?? null, said);
  if (who === undefined || deed === null) return null;
  const { happening, step } = deed;
  const { numbers, marks } = said;
  // A FIN in the tale of an opening is a mistake there, and no close.
  const isOpening =
    said.memory.phase === "open" && said.memory.sent?.flags.includes("SYN") === true;
  if (isOpening && said.phase === "close" && numbers.length > 0) return null;
  // "responds with a SYN K and acks J": a part of its segment is no segment without the rest.
  const isPart = happening.flags.join() === "SYN" && numbers.length > 0 && said.phase === "open";
  if (isPart && happening.verb === "sends" && sideOf(who, said) === "passive") return null;
  const { answers } = happening;
  const isOfAck = happening.verb === "sends" && answers?.join() === "ACK";
  if (isOfAck && words.includes("it")) return null;
  if (isOfAck && (words.includes("acks") || happening.flags.join() === "ACK")) {
    return { kind: "statement", ...reachOf(said), id: "pure-ack-acked" };
  }
  const sent = words[words.indexOf("sends") + 1] ?? "";
  if (words.includes("sends") && (sent === "it" || isLooseReset(said, who, happening))) return null;
  // What only its place names has no flags of its own.
  const isNamed = /[A-Z]|acks|last|it\b/.test(
    named
      .slice(named.findIndex((word) => /sends|receives|acks/.test(word)))
      .slice(0, 2)
      .join(" "),
  );
  const flags = isNamed || step === null ? happening.flags : [];
  const isAny = flags.length === 0 && step === null && said.phase === "close";
  // In a close an end sends several segments: "its ack is u+1" is said of its answer.
  const reply = isAny ? (answeredIn("it", who, said)?.flags ?? null) : answers;
  if (isAny && reply === null) return null;
  const isOpen = said.phase === "close" && said.memory.context.closer === null;
  const isTold = isOpen && (step === 1 || marks.has("told"));
  const isOfName = who === "client" || who === "server";
  return {
    kind: "event",
    ...reachOf(said),
    who,
    happening: { ...happening, flags, answers: reply },
    // "First the client sends a FIN" begins the tale of a close.
    step: isTold && isOfName && flags.length > 0 ? null : step,
    numbers,
    isPure: marks.has("pure"),
  };
}

function stateOf(said: Said, [name, state, ...moment]: readonly string[]): Claim | null {
  const [who, known] = [whoIs(name, said), stateNamed(state)];
  if (who === undefined || known === null) return null;
  const onlyClient = known === "TIME-WAIT" ? onlyClientWaits(said, who) : null;
  if (onlyClient !== null) return onlyClient;
  const base = {
    kind: "state",
    ...reachOf(said),
    who,
    state: known,
    when: null,
    whenWho: null,
    side: "after",
    // "at the end both are in TIME-WAIT": on the way there.
    isFinal: said.marks.has("final") && (said.phase === "open" || known === "CLOSED"),
    isLeft: false,
    isAround: false,
    lost: null,
  } as const;
  const [side, ...words] = moment;
  // What was told before it says when, and that is not for a line of its own to see.
  const { action, lost } = said.memory;
  if (said.marks.has("loose") && (action !== null || lost !== null)) return null;
  if (side === undefined) {
    const done = said.marks.has("then") ? justDone(who, said) : null;
    if (done !== null) return { ...base, ...at(done) };
    return atTold(base, said);
  }
  const deed = deedIn(words, who, said);
  if (deed === null || side === "leaves-before") return null;
  const claim: StateClaim = {
    ...base,
    ...at(deed),
    side: side === "before" ? "before" : "after",
    isLeft: side === "leaves" || side === "leaves-after",
    isAround: side === "around",
  };
  if (!deed.isEither) return claim;
  // "after its FIN": in favour of who says so.
  const received: StateClaim = { ...claim, when: { ...deed.happening, verb: "receives" } };
  const isSo = judgeClaim(received, said.memory.context)?.verdict === "right";
  return isSo ? received : claim;
}

function at({
  happening,
  whenWho,
  step,
}: Pick<Moment, "happening" | "whenWho" | "step">): Pick<StateClaim, "when" | "whenWho" | "step"> {
  return { when: happening, whenWho, ...(step !== null && { step }) };
}

/**
 * "still": the other end has done something meanwhile. "did": behind what was told last, by
 * the same end.
 */
function atTold(base: StateClaim, { marks, memory }: Said): StateClaim | null {
  const { action, lost } = memory;
  if (marks.has("did")) {
    if (action === null || action.who !== base.who || lost !== null) return null;
    return { ...base, when: action.happening };
  }
  if (!marks.has("still") || action === null) return base;
  if (lost !== null || action.who === null || action.who === base.who) return null;
  return { ...base, when: action.happening, whenWho: action.who };
}

function moveOf(said: Said, [name, before, after, ...moment]: readonly string[]): Claim | null {
  const who = whoIs(name, said);
  const [from, to] = [stateNamed(before), stateNamed(after)];
  if (who === undefined || from === null || to === null) return null;
  const deed = moment.length > 0 ? deedIn(moment.slice(1), who, said) : null;
  if (moment.length > 0 && deed === null) return null;
  const when = deed?.whenWho === null && who !== "both" ? deed.happening : null;
  // "from LISTEN to ESTABLISHED" may be said of the whole way.
  const isWhole = from === "CLOSED" || from === "LISTEN" || from === "ESTABLISHED";
  const isDirect = said.marks.has("direct") || when !== null || !isWhole;
  const claim: TransitionClaim = {
    kind: "transition",
    ...reachOf(said),
    who,
    from,
    to,
    when,
    isDirect,
  };
  if (deed?.isEither !== true) return claim;
  const received: Claim = { ...claim, when: { ...deed.happening, verb: "receives" } };
  const isSo = judgeClaim(received, said.memory.context)?.verdict === "right";
  return isSo ? received : claim;
}

function againOf(said: Said, [name, word]: readonly string[]): Claim | null {
  const who = whoIs(name, said);
  if (who === undefined) return null;
  const { lost, phase, marks } = said;
  const own = segmentOf(word, said);
  // "it", "frame 1": its place says which flags it has.
  const step = word === "it" ? lost : own?.flags.length === 0 ? own.step : null;
  const named = step === null ? own : placed(phase, step);
  if (named === null) return null;
  return {
    kind: "repeat",
    ...reachOf(said),
    who,
    flags: named.flags,
    lost,
    isTimed: marks.has("timed"),
    state: null,
  };
}

/** Whichever end closes first waits, and nobody has said that it is the client. */
function onlyClientWaits(said: Said, who: Subject): Claim | null {
  const isOpen = said.memory.context.closer === null;
  if (who !== "client" || !isOpen || !said.marks.has("only")) return null;
  return { kind: "statement", ...reachOf(said), isExclusive: false, id: "client-waits-always" };
}

const DURATION = /^(\d+(?:\.\d+)?)(msl|rtt|ms)$/;

function waitOf(said: Said, [name, length, state]: readonly string[]): Claim | null {
  const who = whoIs(name, said);
  const [, amount, unit] = DURATION.exec(length ?? "") ?? [];
  if (who === undefined || amount === undefined) return null;
  const number = Number(amount);
  // "There it stays 2MSL": whoever was put into TIME-WAIT before.
  const isThere = name === "it" && said.memory.state === "TIME-WAIT";
  if (isThere && sideOf(who, { ...said, phase: "close" }) === "passive") return null;
  const onlyClient = onlyClientWaits(said, who);
  if (onlyClient !== null) return onlyClient;
  // "MSL is the longest lifetime. On Linux it is 30 s": of MSL, and not of the wait.
  if (who === null && said.memory.mslIn >= said.sentence - 1) return null;
  const duration: Duration =
    unit === "msl"
      ? { unit: "msl", amount: number }
      : unit === "rtt"
        ? { unit: "rtt", amount: number }
        : { unit: "ms", amount: number };
  // Once Linux was named its 60 s are meant, but 4 minutes are the standard's.
  const isNamed = said.memory.linuxIn >= 0 && length !== "240000ms";
  const isLinux = said.marks.has("linux") || isNamed;
  return { kind: "wait", ...reachOf(said), who, state: stateNamed(state), duration, isLinux };
}

/** Who sent what was spoken of last, if it was a FIN, or an ACK alone. */
function lastSenderOf(flag: "FIN" | "ACK", said: Said): "active" | "passive" | null {
  const { action } = said.memory;
  const flags = action?.happening.flags ?? [];
  if (action === null || !flags.includes(flag)) return null;
  if (flag === "ACK" && flags.length > 1) return null;
  const isSent = action.happening.verb === "sends";
  return sideOf(isSent ? action.who : otherThan(action.who), said);
}

/** Where only the end across from it comes, when it closes first or second. */
const IN_CLOSE: Readonly<Record<"active" | "passive", readonly string[]>> = {
  active: ["CLOSE-WAIT", "LAST-ACK"],
  passive: ["FIN-WAIT-1", "FIN-WAIT-2", "TIME-WAIT", "CLOSING"],
};

/** `data WHO send MOMENT`: what an end may still do with data. */
function dataOf(said: Said, [name, ...words]: readonly string[]): Claim | null {
  const who = whoIs(name, said);
  if (who === undefined) return null;
  const closing: Said = { ...said, phase: "close" };
  const deed = words[1] === "after" ? deedIn(words.slice(2), who, closing) : null;
  // "After the FIN arrives" does not say whose it is.
  if (words[1] === "after" && (deed === null || words[2] === "arrives")) return null;
  const side = sideOf(who, closing);
  // An end in a state of the other one is the mistake that counts.
  const isOdd = words[1] === "in" && side !== null && IN_CLOSE[side].includes(words[2] ?? "");
  if (isOdd) return stateOf({ ...closing, marks: new Set() }, [name ?? "it", words[2] ?? ""]);
  const talker = {
    side,
    isBoth: who === "both",
    hasClosed: side !== null && lastSenderOf("FIN", closing) === side,
    isAcked: lastSenderOf("ACK", closing) === "passive",
    deed: deed && { happening: deed.happening, isOwn: deed.whenWho === null },
  };
  return talkingOf(reachOf(closing), words, talker, said.memory);
}

/** `gone WHO`: to CLOSED without a wait, behind the last ACK. */
function goneOf(said: Said, [name]: readonly string[]): Claim | null {
  const who = whoIs(name, said);
  if (who === undefined || name === undefined) return null;
  const { memory } = said;
  const closing: Said = { ...said, phase: "close" };
  const side = sideOf(who, closing);
  // Who has waited may well go at once.
  const hasWaited = memory.state === "TIME-WAIT" || memory.waitIn >= memory.actionIn;
  if (side === null || (side === "active" && hasWaited && !said.marks.has("not"))) return null;
  // Who has just sent its FIN: nobody says whether the ACK has come meanwhile.
  if (side === "passive" && lastSenderOf("FIN", closing) === side) return null;
  const verb = side === "active" ? "sends" : "receives";
  return stateOf(closing, [name, "CLOSED", "after", verb, "ACK#4"]);
}

/** What a loss leads to. */
function deedOf(said: Said, kind: string, [name, word]: readonly string[]): Claim | null {
  const deed = lossDeed(said, kind, word);
  if (deed === null) return null;
  const who = whoIs(name, said);
  const { lost } = said;
  if (who === undefined || lost === null) return null;
  return { kind: "aftermath", ...reachOf(said), who, lost, deed };
}

/** Behind the last segment of a close another timer runs out as well: that of TIME-WAIT. */
function isEndOfWait({ phase, lost, doer }: Said): boolean {
  return phase === "close" && lost === 4 && doer !== "passive" && doer !== "server";
}

function lossDeed(said: Said, kind: string, word: string | undefined): Deed | null {
  const { marks } = said;
  switch (kind) {
    case "resets":
      return { does: "resets" };
    case "repeats":
      return { does: "repeats", isAlone: marks.has("alone") };
    case "hangs":
      return { does: "waits-forever" };
    case "times-out":
      return isEndOfWait(said) ? null : { does: "repeats", isAlone: false };
    case "gives-up":
      return { does: "gives-up" };
    case "asks":
      return { does: "asks" };
    case "answers": {
      const segment = segmentOf(word, said);
      return segment === null ? null : { does: "answers", flags: segment.flags };
    }
    case "stays": {
      const state = stateNamed(word);
      return state === null ? null : { does: "is-in", state, isLater: marks.has("later") };
    }
    default:
      return null;
  }
}

/** What takes numbers: a SYN or a FIN, whatever else is set beside it. */
function takerOf(word: string | undefined, said: Said): TakesClaim["what"] | null {
  if (word === "every") return word;
  const isKnown = word !== "it" || said.memory.sent !== null;
  const segment = isKnown ? segmentOf(word, said) : null;
  if (segment === null) return null;
  const { flags, step } = segment;
  const own = step !== null && flags.length === 0 ? placed(said.phase, step).flags : flags;
  return (["SYN", "FIN", "RST", "ACK"] as const).find((one) => own.includes(one)) ?? null;
}

/** Which segment is spoken of: in an opening its ACK is the third. */
function topicOf({ phase, memory }: Said): string | null {
  const { action, topic } = memory;
  if (action?.step === 3 && phase === "open") return "third";
  const flags = topic?.join() ?? "";
  if (phase === "open") return flags === "ACK" ? "third" : flags;
  return flags.includes("FIN") ? "FIN" : null;
}

/** Claims that are the same wherever they stand. */
function simpleOf(said: Said, kind: string, words: readonly string[]): Claim | null {
  const reach = reachOf(said);
  const [first, second, third] = words;
  const who = whoIs(first, said);
  const state = stateNamed(second);
  switch (kind) {
    case "takes": {
      const what = takerOf(first, said);
      return what === null ? null : { kind: "takes", ...reach, what, count: Number(second) };
    }
    case "carries": {
      const kinds = ["SYN", "SYN,ACK", "ACK", "FIN", "third"] as const;
      const what = kinds.find((one) => one === (first === "it" ? topicOf(said) : first));
      return what === undefined ? null : { kind: "carries", ...reach, what };
    }
    case "count":
      return { kind: "count", ...reach, count: Number(first) };
    case "talks": {
      const verb = second === "send" ? "send" : "receive";
      const fin = words.includes("sends")
        ? "sends"
        : words.includes("receives")
          ? "receives"
          : null;
      const told = who === undefined ? null : talkingState(who, fin, verb, said.memory);
      const known = stateNamed(first) ?? told;
      if (known === null) return null;
      return { kind: "talks", ...reach, phase: "close", state: known, verb };
    }
    case "flag": {
      const flag = FLAGS.find((one) => one === second);
      const segment = first === "every" ? null : segmentOf(first, said);
      const end = first === "every" || segment !== null ? null : who;
      if (flag === undefined || (first !== "every" && segment === null && end == null)) return null;
      const step = segment?.step ?? null;
      const of = step === null ? (segment?.flags ?? null) : null;
      return { kind: "flag", ...reach, step, who: end ?? null, of, flag, isSet: third !== "off" };
    }
    case "times": {
      const flag = FLAGS.find((one) => one === second);
      if (flag === undefined || who === undefined) return null;
      return { kind: "times", ...reach, who, flag, count: Number(third) };
    }
    case "awaits": {
      const segment = segmentOf(second, said);
      if (segment === null || who === undefined) return null;
      return { kind: "awaits", ...reach, who, state: stateNamed(third), flags: segment.flags };
    }
    case "skips":
      return who === undefined || state === null ? null : { kind: "skips", ...reach, who, state };
    case "order": {
      const isSame = said.marks.has("same");
      return who === undefined || state === null
        ? null
        : { kind: "order", ...reach, who, state, isSame };
    }
    case "meanwhile": {
      const other = stateNamed(third);
      if (who === undefined || state === null || other === null) return null;
      return { kind: "meanwhile", ...reach, who, state, other };
    }
    case "numbering": {
      const [number] = said.numbers;
      if (number === undefined || who === undefined) return null;
      return { kind: "numbering", ...reach, who, said: number };
    }
    default:
      return null;
  }
}
