import "server-only";
import type { Claim, Happening, Subject, TakesClaim } from "#oracle/claims/claim.ts";
import { FLAGS } from "#oracle/index.ts";
import { placed } from "../segments/arrivals.ts";
import { deedIn } from "./moments.ts";
import { answeredIn, bearerOf, segmentOf } from "./named-segments.ts";
import { reachOf, type Said } from "./said.ts";
import { withTold } from "./told-segment.ts";
import { sideOf, whoIs } from "./who-is-meant.ts";

/** A RST of a case that was not told: only a handshake that is refused is well known. */
function isLooseReset({ phase }: Said, who: Subject, { flags, answers }: Happening): boolean {
  if (!flags.includes("RST")) return false;
  if (answers === null) return phase === "close" || (who !== "client" && who !== "active");
  return answers.join() === "SYN" || (answers.includes("FIN") && who !== "passive");
}

/** `event WHO sends SEG`: who sends or gets what, and with which numbers. */
export function eventOf(said: Said, all: readonly string[]): Claim | null {
  const [name, ...words] = withTold(all, said) ?? [];
  if (name === undefined) return null;
  // "the SYN of the server has seq 300": who sends it is told by its name.
  const owner = name === "some" ? /^[A-Z,]+@(\w+)$/.exec(words[1] ?? "")?.[1] : undefined;
  const who = whoIs(owner ?? name, said);
  const named = words.map((word) => bearerOf(word, who ?? null, said));
  const deed = deedIn(named, who ?? null, said);
  if (who === undefined || deed === null) return null;
  const { happening, step } = deed;
  const { numbers, marks } = said;
  // "It gets the SYN from the client and replies": nobody answers what they sent themselves.
  const last = said.memory.sent;
  const isOwn = name === "it" && last?.from === who && last.flags.join() === "SYN";
  if (isOwn && happening.flags.join() === "SYN,ACK") return null;
  // A FIN in the tale of an opening is a mistake there, and no close.
  const isOpening =
    said.memory.phase === "open" && said.memory.sent?.flags.includes("SYN") === true;
  if (isOpening && said.phase === "close" && numbers.length > 0) return null;
  // "responds with a SYN K and acks J": a part of its segment is no segment without the rest.
  const isPart = happening.flags.join() === "SYN" && numbers.length > 0 && said.phase === "open";
  if (isPart && happening.verb === "sends" && sideOf(who, said) === "passive") return null;
  const { answers } = happening;
  const isOfAck = happening.verb === "sends" && answers?.join() === "ACK";
  // The third segment of an opening is known by its flags.
  const isThird = said.phase === "open" && said.memory.sent?.flags.join() === "ACK";
  if (isOfAck && words.includes("it") && !isThird) return null;
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
  if (isAny && (reply === null || reply.length === 0)) return null;
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

/** `takes SYN 1`: what takes how many numbers; `so` as many as was said of another one. */
export function takesOf(said: Said, [segment, count]: readonly string[]): Claim | null {
  const what = takerOf(segment, said);
  const { taken } = said.memory;
  const isSo = count?.startsWith("so") === true;
  const isNear = taken !== null && said.sentence - taken.sentence <= (count === "so" ? 0 : 1);
  if (what === null || (isSo && !isNear)) return null;
  const told = count === "so" ? taken?.count : Number(count?.replace("so-", ""));
  return told === undefined ? null : { kind: "takes", ...reachOf(said), what, count: told };
}

/** Which segment is spoken of: in an opening its ACK is the third. */
function topicOf({ phase, memory }: Said): string | null {
  const { action, topic } = memory;
  if (action?.step === 3 && phase === "open") return "third";
  const flags = topic?.join() ?? "";
  if (phase === "open") return flags === "ACK" ? "third" : flags;
  return flags.includes("FIN") ? "FIN" : null;
}

/** `carries third`: what may carry data. */
export function carriesOf(said: Said, [segment]: readonly string[]): Claim | null {
  const kinds = ["SYN", "SYN,ACK", "ACK", "FIN", "third"] as const;
  const what = kinds.find((one) => one === (segment === "it" ? topicOf(said) : segment));
  return what === undefined ? null : { kind: "carries", ...reachOf(said), what };
}

/** `count 4`: how many segments the exchange takes. */
export function countOf(said: Said, [count]: readonly string[]): Claim {
  return { kind: "count", ...reachOf(said), count: Number(count) };
}

/** "The client sends a SYN. No ACK flag is set in it": of an opening it is known which that is. */
function toldStep(segment: ReturnType<typeof segmentOf>, { phase, memory }: Said): number | null {
  if (phase !== "open" || segment === null || memory.isSimultaneous) return null;
  const at = ["SYN", "SYN,ACK", "ACK"].indexOf(segment.flags.join());
  return at < 0 || (at === 0 && segment.owner === "server") ? null : at + 1;
}

/** `flag #3 SYN on`: whether a flag is set in a segment, in those of an end, in every one. */
export function flagOf(said: Said, [where, name, set]: readonly string[]): Claim | null {
  const flag = FLAGS.find((one) => one === name);
  const segment = where === "every" ? null : segmentOf(where, said);
  const end = where === "every" || segment !== null ? null : whoIs(where, said);
  if (flag === undefined || (where !== "every" && segment === null && end == null)) return null;
  const step = segment?.step ?? (where === "it" ? toldStep(segment, said) : null);
  const of = step === null ? (segment?.flags ?? null) : null;
  const isSet = set !== "off";
  return { kind: "flag", ...reachOf(said), step, who: end ?? null, of, flag, isSet };
}

/** `times WHO FIN 2`: how many such segments an end sends. */
export function timesOf(said: Said, [name, sent, count]: readonly string[]): Claim | null {
  const who = whoIs(name, said);
  const flag = FLAGS.find((one) => one === sent);
  if (flag === undefined || who === undefined) return null;
  return { kind: "times", ...reachOf(said), who, flag, count: Number(count) };
}

/** `numbering WHO ack=N`: what all numbers of an end are. */
export function numberingOf(said: Said, [name]: readonly string[]): Claim | null {
  const who = whoIs(name, said);
  const [number] = said.numbers;
  if (number === undefined || who === undefined) return null;
  return { kind: "numbering", ...reachOf(said), who, said: number };
}
