import "server-only";
import type { Subject } from "#oracle/claims/claim.ts";
import type { Flag } from "#oracle/index.ts";
import { otherThan } from "../memory.ts";
import { acknowledgmentOf } from "./deeds.ts";
import type { Said } from "./said.ts";
import { sideOf, whoIs } from "./who-is-meant.ts";

/** Words for the segment that was told last: alone, as an acknowledgment, as what has a number. */
const TOLD: readonly string[] = ["this", "this-ack", "this-seq", "this-answer"];

/**
 * `event it sends this ack=N`: a number told by itself ("its own sequence is 5000, and in the ack
 * field it puts 1000") is that of the segment that was sent last. `any` where none was, where the
 * number is of another end, or where that segment has no such field. Null: nobody can know.
 */
export function withTold(words: readonly string[], said: Said): readonly string[] | null {
  const [name, verb, segment] = words;
  const isIt = segment === "it" && verb === "sends" && name === "some" && said.numbers.length > 0;
  if (!isIt && !TOLD.includes(segment ?? "")) return words;
  const { memory, sentence } = said;
  const isOfAck = said.numbers.some(({ field }) => field === "ack");
  const isAside = memory.aside !== null && memory.aside.sentence >= memory.actionIn;
  const action = isAside ? memory.aside.action : memory.action;
  const actionIn = isAside ? memory.aside.sentence : memory.actionIn;
  const isNear = action !== null && sentence - actionIn <= 1 && actionIn <= sentence;
  // "If the FIN was u, the ack is u+1": that of the answer.
  if (said.given !== null) {
    const isSyn = said.given.kind === "event" && said.given.happening.flags.join() === "SYN";
    return isOfAck ? [name ?? "", "sends", isSyn ? "SYN,ACK" : "reply"] : null;
  }
  if (action === null || !isNear || action.happening.verb !== "sends") {
    return isIt || segment !== "this" ? null : [name ?? "", "sends", "any"];
  }
  // "The server sends its SYN K": a part of its segment.
  const isPart = said.phase === "open" && sideOf(action.who, said) === "passive";
  const flags = isPart ? (["SYN", "ACK"] as const) : action.happening.flags;
  if (segment === "this-answer") return answerTo(flags, action.who, said, action.step);
  // Another segment was named since, of which nothing was understood: "The FIN counts as one, so
  // the number it puts there is u+1" goes on with the ACK.
  const topic = memory.topic ?? flags;
  const isPassed =
    !topic.every((flag) => flags.includes(flag)) &&
    (segment !== "this-ack" || topic.includes("ACK"));
  if (isPassed || (name === "some" && !isOfSame(memory.subject, action.who, said))) return null;
  const isAck = flags.includes("ACK") && !flags.includes("FIN");
  if (segment === "this-ack" && !isAck) return null;
  if (segment === "this-seq" && (flags.length === 0 || isAck)) return null;
  // "The client sends SYN seq=x. The ack is x+1": that of the answer.
  const who = action.who ?? null;
  const isFirst = flags.join() === "SYN" || (flags[0] === "FIN" && sideOf(who, said) !== "passive");
  const isLess = isFirst && said.numbers.every(({ field }) => field === "ack");
  if (isLess && name === "some") return answerTo(flags, who, said);
  if (isLess || flags.length === 0 || !isOf(name ?? "", who, said)) {
    return isIt ? null : [name ?? "", "sends", "any"];
  }
  const place = action.step === null ? "" : `#${action.step}`;
  return [who ?? "some", "sends", `${flags.join()}${place}`];
}

/** "The client's FIN is u, and the ACK for it says u+1": whoever did not send the FIN. */
function answerTo(
  flags: readonly Flag[],
  who: Subject,
  { phase }: Said,
  step: number | null = null,
): readonly string[] | null {
  const answer = acknowledgmentOf(flags)?.join();
  const isOpening = phase === "open" && flags.includes("SYN");
  if (answer === undefined || (!isOpening && !flags.includes("FIN"))) return null;
  // "First FIN. Then the ACK": the one behind that FIN.
  const place = who === null && step !== null ? `#${step + 1}` : "";
  return [otherThan(who) ?? "some", "sends", `${answer}${place}`];
}

/** Whether it is that end's segment; "some" is whoever sent it. */
function isOf(name: string, sender: Subject, said: Said): boolean {
  if (name === "some") return true;
  const who = whoIs(name, said);
  return who !== undefined && sender !== null && isOfSame(who, sender, said);
}

function isOfSame(one: Subject, other: Subject, said: Said): boolean {
  // "With SYN and ACK both set": nobody that is two.
  if (one === null || other === null || one === other || one === "both") return true;
  return sideOf(one, said) === sideOf(other, said);
}
