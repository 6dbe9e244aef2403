import { nameOf, tell } from "../explain/phrases.ts";
import type { End, State } from "../machine/connection.ts";
import type { Sentence } from "../result.ts";
import { RULES, type RuleId } from "../rules/rules.ts";
import type { Claim, Judgement } from "./claim.ts";
import type { Exhibit } from "./exhibits.ts";
import type { Moment } from "./moments.ts";

/** How a claim, taken without its negation, stands to the runs; and the run that shows it. */
export type Finding = {
  /** `partly`: true of one end or one case only. */
  readonly holds: "yes" | "no" | "partly";
  readonly rule: RuleId | null;
  readonly because: Sentence;
  readonly exhibit: Exhibit | null;
};

/** The finding as a verdict on the claim as said: a denial turns it. */
export function judgementOf(claim: Claim, finding: Finding): Judgement {
  const { holds, rule, because, exhibit } = finding;
  const verdict = verdictOf(claim, holds);
  return { verdict, rule, because, scenario: exhibit?.scenario ?? null };
}

function verdictOf(
  { isDenied, isAlways, isExclusive }: Claim,
  holds: Finding["holds"],
): Judgement["verdict"] {
  if (holds === "partly" && isExclusive) return isDenied ? "right" : "wrong";
  // "Not always" is right where "always" goes too far.
  if (holds === "partly") return isDenied && isAlways ? "right" : "imprecise";
  return (holds === "yes") === isDenied ? "wrong" : "right";
}

/** "segment 2 (SYN,ACK)". */
export function segmentSaid({ segment }: Moment): Sentence {
  const flags = segment.flags.filter((flag) => flag !== "PSH").join(",");
  return { en: `segment ${segment.n} (${flags})`, zh: `报文段 ${segment.n}（${flags}）` };
}

/** What state an end is in around a moment of a run. */
export function stateSaid(moment: Moment, side: "after" | "before"): Sentence {
  const name = nameOf(moment.end);
  const what = segmentSaid(moment);
  const state = moment[side];
  const isSent = moment.verb === "sends";
  if (side === "before") {
    return {
      en: `Before ${name.en} ${isSent ? "sends" : "receives"} ${what.en} it is in ${state}.`,
      zh: `${name.zh}${isSent ? "发出" : "收到"}${what.zh}之前处于 ${state}。`,
    };
  }
  return {
    en: `Once ${name.en} has ${isSent ? "sent" : "received"} ${what.en} it is in ${state}.`,
    zh: `${name.zh}${isSent ? "发出" : "收到"}${what.zh}之后处于 ${state}。`,
  };
}

/** How an end of a run gets into `state`: by which rule, in a sentence; null when it never does. */
export function entry(
  { trace }: Exhibit,
  end: End,
  state: State,
): { readonly rule: RuleId; readonly because: Sentence } | null {
  const move = trace.transitions.find((one) => one.end === end && one.to === state);
  if (move === undefined) return null;
  const name = nameOf(end);
  const moved: Sentence = {
    en: `In this run ${name.en} goes from ${move.from} to ${state}.`,
    zh: `这次运行里${name.zh}从 ${move.from} 进入 ${state}。`,
  };
  return { rule: move.rule, because: tell(RULES[move.rule].sentence, moved) };
}

/** The states an end of a run goes through, as a sentence. */
export function pathSaid({ trace }: Exhibit, end: End): Sentence {
  const states = [
    trace.initial[end],
    ...trace.transitions.filter((move) => move.end === end).map((move) => move.to),
  ].join(" → ");
  const name = nameOf(end);
  return { en: `${name.en} goes through ${states}.`, zh: `${name.zh}依次经过 ${states}。` };
}
