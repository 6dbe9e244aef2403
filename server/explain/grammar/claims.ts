import "server-only";
import type {
  Claim,
  Deed,
  Happening,
  NumberSaid,
  Phase,
  StateClaim,
  Subject,
} from "#oracle/claims/claim.ts";
import type { Duration } from "#oracle/claims/duration.ts";
import { statementNamed } from "#oracle/claims/statements.ts";
import { FLAGS, type Flag, STATES, type State } from "#oracle/index.ts";
import { type Memory, otherThan } from "../memory.ts";
import { placed } from "../segments/arrivals.ts";
import { assemble } from "../words/assemble.ts";
import { scan } from "../words/scan.ts";
import type { Vocabulary } from "../words/vocabulary.ts";

/** A claim in the notation of the grammar, word by word: see content/README.md. */
type Said = {
  readonly words: string[];
  readonly marks: ReadonlySet<string>;
  readonly numbers: readonly NumberSaid[];
  readonly phase: Phase;
  readonly memory: Memory;
  /** Which segment was said to be lost, from 1. */
  readonly lost: number | null;
};

/** A segment as it is named: by its flags, by its place, or by both. */
type Segment = {
  readonly flags: readonly Flag[];
  readonly step: number | null;
  readonly owner: Subject;
};

type Reach = Pick<StateClaim, "phase" | "isDenied" | "isAlways" | "isExclusive" | "isSimultaneous">;

const MARKS = ["not", "always", "only", "simultaneous", "open", "close", "pure", "direct"];
const MORE_MARKS = ["timed", "alone", "linux", "later", "same", "final", "loose", "still", "told"];

/**
 * The claims that a line of the grammar's notation stands for, in the place of the answer that
 * `memory` describes; null where it speaks of somebody who is not known.
 */
export function claimsOf(said: string, memory: Memory, vocabulary: Vocabulary): Claim[] | null {
  const claims: Claim[] = [];
  let lost: number | null = null;
  for (const part of said.split(";")) {
    const words = part.trim().split(/\s+/);
    const phase = phaseOf(words, memory);
    const one: Said = {
      words: words.filter((word) => !isMark(word) && !/^(?:seq|ack)=/.test(word)),
      marks: new Set(words.filter(isMark)),
      numbers: words.flatMap((word) => numberOf(word, vocabulary)),
      phase,
      memory,
      lost: lost ?? memory.lost,
    };
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

function isMark(word: string): boolean {
  return MARKS.includes(word) || MORE_MARKS.includes(word);
}

const CLOSING = /FIN|CLOSE-WAIT|TIME-WAIT|LAST-ACK|CLOSING/;
const OPENING = /SYN|LISTEN/;

function phaseOf(words: readonly string[], memory: Memory): Phase {
  if (words.includes("open")) return "open";
  if (words.includes("close")) return "close";
  const text = words.join(" ");
  if (OPENING.test(text)) return "open";
  return CLOSING.test(text) ? "close" : memory.phase;
}

/** "ack=x+1" */
function numberOf(word: string, vocabulary: Vocabulary): NumberSaid[] {
  if (!/^(?:seq|ack)=/.test(word)) return [];
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
    case "wait":
      return waitOf(said, words);
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
function whoIs(word: string | undefined, { memory }: Said): Subject | undefined {
  const role = ROLES.find((one) => one === word);
  if (role !== undefined) return role;
  if (word === "some") return null;
  const known =
    word === "it" ? memory.subject : word === "other" ? otherThan(memory.subject) : null;
  return known ?? undefined;
}

function stateNamed(word: string | undefined): State | null {
  return STATES.find((state) => state === word) ?? null;
}

/** "SYN,ACK", "#3", "FIN#2", "FIN@server", "last", "it" */
function segmentOf(word: string | undefined, said: Said): Segment | null {
  if (word === undefined) return null;
  if (word === "it") {
    const { sent, topic } = said.memory;
    if (sent !== null) return { flags: sent.flags, step: null, owner: sent.from };
    return topic === null ? null : { flags: topic, step: null, owner: null };
  }
  if (word === "last") return segmentOf(said.phase === "open" ? "ACK#3" : "ACK#4", said);
  const [, names, place, owner] = /^([A-Z,]*)(?:#(\d))?(?:@(\w+))?$/.exec(word) ?? [];
  const step = place === undefined ? null : Number(place);
  const flags = FLAGS.filter((flag) => names?.split(",").includes(flag));
  if (step !== null) return { flags, step, owner: placed(said.phase, step).who };
  if (flags.length === 0) return null;
  const known = owner === undefined ? null : whoIs(owner, said);
  return known === undefined ? null : { flags, step, owner: known };
}

/** Which segment of the exchange is named, from 1. */
function placeOf(word: string, said: Said): number | null {
  if (word === "it") return said.memory.lost;
  const segment = segmentOf(word, said);
  if (segment === null) return null;
  if (segment.step !== null) return segment.step;
  const flags = segment.flags.join();
  if (said.phase === "open") return flags === "SYN" ? 1 : flags === "SYN,ACK" ? 2 : 3;
  const isPassive = sideOf(segment.owner, said) === "passive";
  if (flags.includes("FIN")) return isPassive ? 3 : 1;
  if (segment.owner === null) return null;
  return isPassive ? 2 : 4;
}

/** Who opens or closes first, by whatever name. */
function sideOf(who: Subject, { phase, memory }: Said): "active" | "passive" | null {
  if (who === "active" || who === "passive") return who;
  if (who !== "client" && who !== "server") return null;
  const first = phase === "open" ? "client" : (memory.context.closer ?? "client");
  return who === first ? "active" : "passive";
}

/** "sends SYN", "client receives #2", "arrives FIN": what happens, and to whom. */
function deedIn(
  words: readonly string[],
  who: Subject,
  said: Said,
): { happening: Happening; whenWho: Subject; step: number | null } | null {
  const at = words.findIndex((word) => ["sends", "receives", "arrives"].includes(word));
  const segment = segmentOf(words[at + 1], said);
  if (at < 0 || segment === null) return null;
  const own = at === 0 ? who : whoIs(words[at - 1], said);
  if (own === undefined) return null;
  const { step } = segment;
  const flags =
    step !== null && segment.flags.length === 0 ? placed(said.phase, step).flags : segment.flags;
  const answered = segmentOf(words[words.indexOf("answers") + 1], said);
  const answers = words.includes("answers") ? (answered?.flags ?? null) : null;
  if (words[at] !== "arrives") {
    const verb = words[at] === "sends" ? "sends" : "receives";
    const whenWho = own === who ? null : own;
    return { happening: { verb, flags, answers }, whenWho, step };
  }
  // It arrives at the end that did not send it.
  const [from, to] = [sideOf(segment.owner, said), sideOf(who, said)];
  const isOwn = from === null || to === null || from !== to;
  return {
    happening: { verb: "receives", flags, answers },
    whenWho: isOwn ? null : otherThan(who),
    step,
  };
}

function eventOf(said: Said, [name, ...words]: readonly string[]): Claim | null {
  const who = whoIs(name, said);
  const deed = deedIn(words, who ?? null, said);
  if (who === undefined || deed === null) return null;
  const { happening, step } = deed;
  const { numbers, marks } = said;
  // What only its place names has no flags of its own.
  const isNamed = /[A-Z]/.test(
    words[words.findIndex((word) => /sends|receives/.test(word)) + 1] ?? "",
  );
  const flags = isNamed || step === null ? happening.flags : [];
  return {
    kind: "event",
    ...reachOf(said),
    who,
    happening: { ...happening, flags },
    step,
    numbers,
    isPure: marks.has("pure"),
  };
}

function stateOf(said: Said, [name, state, ...moment]: readonly string[]): Claim | null {
  const [who, known] = [whoIs(name, said), stateNamed(state)];
  if (who === undefined || known === null) return null;
  const base = {
    kind: "state",
    ...reachOf(said),
    who,
    state: known,
    when: null,
    whenWho: null,
    side: "after",
    isFinal: said.marks.has("final"),
    isLeft: false,
    isAround: false,
    lost: null,
  } as const;
  const [side, ...words] = moment;
  // What was told before it says when, and that is not for a line of its own to see.
  const { action, lost } = said.memory;
  if (said.marks.has("loose") && (action !== null || lost !== null)) return null;
  if (side === undefined) return atTold(base, said);
  const deed = deedIn(words, who, said);
  if (deed === null) return null;
  const { happening: when, whenWho, step } = deed;
  return {
    ...base,
    when,
    whenWho,
    side: side === "before" ? "before" : "after",
    isLeft: side === "leaves",
    isAround: side === "around",
    ...(step !== null && { step }),
  };
}

/**
 * "still": the other end has done something meanwhile. "told": behind what was told last, by
 * whoever did that.
 */
function atTold(base: StateClaim, { marks, memory }: Said): StateClaim | null {
  const { action, lost } = memory;
  if (marks.has("told")) {
    if (action === null || action.who === null || lost !== null) return null;
    return { ...base, who: action.who, when: action.happening };
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
  const when = deed?.whenWho === null ? deed.happening : null;
  return {
    kind: "transition",
    ...reachOf(said),
    who,
    from,
    to,
    when,
    isDirect: said.marks.has("direct"),
  };
}

function againOf(said: Said, [name, word]: readonly string[]): Claim | null {
  const who = whoIs(name, said);
  if (who === undefined) return null;
  const { lost, phase, marks } = said;
  const named = word === "it" && lost !== null ? placed(phase, lost) : segmentOf(word, said);
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

const DURATION = /^(\d+(?:\.\d+)?)(msl|rtt|ms)$/;

function waitOf(said: Said, [name, length, state]: readonly string[]): Claim | null {
  const who = whoIs(name, said);
  const [, amount, unit] = DURATION.exec(length ?? "") ?? [];
  if (who === undefined || amount === undefined) return null;
  const number = Number(amount);
  const duration: Duration =
    unit === "msl"
      ? { unit: "msl", amount: number }
      : unit === "rtt"
        ? { unit: "rtt", amount: number }
        : { unit: "ms", amount: number };
  const isLinux = said.marks.has("linux") || said.memory.linuxIn >= 0;
  return { kind: "wait", ...reachOf(said), who, state: stateNamed(state), duration, isLinux };
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

function lossDeed(said: Said, kind: string, word: string | undefined): Deed | null {
  const { marks } = said;
  switch (kind) {
    case "resets":
      return { does: "resets" };
    case "repeats":
      return { does: "repeats", isAlone: marks.has("alone") };
    case "hangs":
      return { does: "waits-forever" };
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

/** Claims that are the same wherever they stand. */
function simpleOf(said: Said, kind: string, words: readonly string[]): Claim | null {
  const reach = reachOf(said);
  const [first, second, third] = words;
  const who = whoIs(first, said);
  const state = stateNamed(second);
  switch (kind) {
    case "takes": {
      const what = (["SYN", "FIN", "ACK", "RST", "every"] as const).find((one) => one === first);
      return what === undefined ? null : { kind: "takes", ...reach, what, count: Number(second) };
    }
    case "carries": {
      const kinds = ["SYN", "SYN,ACK", "ACK", "FIN", "third"] as const;
      const what = kinds.find((one) => one === first);
      return what === undefined ? null : { kind: "carries", ...reach, what };
    }
    case "count":
      return { kind: "count", ...reach, count: Number(first) };
    case "talks": {
      const known = stateNamed(first);
      const verb = second === "send" ? "send" : "receive";
      return known === null ? null : { kind: "talks", ...reach, state: known, verb };
    }
    case "flag": {
      const flag = FLAGS.find((one) => one === second);
      const segment = segmentOf(first, said);
      const end = segment === null ? who : null;
      if (flag === undefined || (segment === null && end == null)) return null;
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
