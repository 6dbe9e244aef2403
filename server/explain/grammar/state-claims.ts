import "server-only";
import type {
  Claim,
  Happening,
  Judgement,
  StateClaim,
  TransitionClaim,
} from "#oracle/claims/claim.ts";
import { judgeClaim } from "#oracle/claims/judge.ts";
import { otherThan } from "../memory.ts";
import { justDone, senderOf } from "./deeds.ts";
import { deedIn, whenOf } from "./moments.ts";
import { segmentOf } from "./named-segments.ts";
import { reachOf, type Said, stateNamed } from "./said.ts";
import { onlyClientWaits } from "./wait-claims.ts";
import { lastSenderOf, sideOf, whoIs } from "./who-is-meant.ts";

/** `state WHO STATE MOMENT`: where an end is. */
export function stateOf(said: Said, [name, state, ...moment]: readonly string[]): Claim | null {
  const [who, known] = [whoIs(name, said), stateNamed(state === "spoken" ? spokenIn(said) : state)];
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
  const done = said.marks.has("then") ? justDone(who, said) : null;
  // "The ACK disappears; the client is still there": where the loss leaves it, which `stays` says.
  const isLeftThere = lost !== null && said.memory.lostIn === said.sentence;
  if (side === undefined && isLeftThere && !said.marks.has("then")) return null;
  if (side === undefined) {
    const arrival = who === "both" && said.marks.has("then") ? justArrived(said) : null;
    // What is true of neither there is still said too widely of what one of them goes through.
    const isOfOne = arrival !== null && verdictOf({ ...base, ...arrival }, said) !== "wrong";
    if (isOfOne) return { ...base, ...arrival };
    if (done !== null) return { ...base, ...whenOf(done) };
    return said.marks.has("then") ? atLoss(base, said) : atTold(base, said);
  }
  // "That's when it's out of SYN-RECEIVED."
  if (side === "leaves" && words.length === 0)
    return done === null ? null : { ...base, ...whenOf(done), isLeft: true };
  const deed = deedIn(words, who, said);
  if (deed === null || side === "leaves-before") return null;
  const claim: StateClaim = {
    ...base,
    ...whenOf(who === "both" && side === "after" ? arriving(deed) : deed),
    side: side === "before" ? "before" : "after",
    isLeft: side === "leaves" || side === "leaves-after",
    isAround: side === "around",
  };
  if (!deed.isEither) return said.marks.has("enters") ? entered(claim, said) : claim;
  // "after its FIN": in favour of who says so.
  const received: StateClaim = { ...claim, when: { ...deed.happening, verb: "receives" } };
  const isSo = judgeClaim(received, said.memory.context)?.verdict === "right";
  return isSo ? received : claim;
}

/** "And the server is too": the state of which this sentence, or the one before it, has told. */
function spokenIn({ memory, sentence }: Said): string | undefined {
  const { stay, state } = memory;
  // A wait was told since: nobody is said to be there.
  if (stay === null || stay.state !== state || stay.sentence < sentence - 1) return undefined;
  return stay.state;
}

/** "FIN 1 is lost. A sends it again, and is meanwhile in FIN-WAIT-1": where the loss leaves it. */
function atLoss(base: StateClaim, said: Said): Claim | null {
  const { lost, lostIn, actionIn } = said.memory;
  const isNear = lostIn >= said.sentence - 1 && actionIn < lostIn && base.who !== "both";
  if (lost === null || !isNear) return atTold(base, said);
  const deed = { does: "is-in", state: base.state, isLater: false } as const;
  return { kind: "aftermath", ...reachOf(said), who: base.who, lost, deed };
}

/** "Once A has sent it both are": the other end has it too. */
function arriving<T extends Pick<StateClaim, "whenWho"> & { readonly happening: Happening }>(
  deed: T,
): T {
  const { happening, whenWho } = deed;
  const to = otherThan(whenWho);
  if (happening.verb !== "sends" || to === null || to === "both") return deed;
  return { ...deed, happening: { ...happening, verb: "receives" }, whenWho: to };
}

/** "Both enter it then": one of them may be there already. */
function entered(claim: StateClaim, said: Said): StateClaim {
  if (claim.who !== "both" || claim.isDenied || claim.side !== "after") return claim;
  const told = ["SYN", "SYN,ACK", "ACK"].indexOf(claim.when?.flags.join() ?? "") + 1;
  const step = claim.step ?? (said.phase === "open" && told > 0 ? told : undefined);
  const at = step === undefined ? claim : { ...claim, step };
  const before: StateClaim = { ...at, side: "before", isDenied: true };
  const isLate = verdictOf(claim, said) === "right" && verdictOf(before, said) !== "right";
  return isLate ? before : claim;
}

function verdictOf(claim: Claim, { memory }: Said): Judgement["verdict"] | undefined {
  return judgeClaim(claim, memory.context)?.verdict;
}

/** "Now both are": where what was told last has come to the other end. */
function justArrived({
  phase,
  memory,
  sentence,
}: Said): Pick<StateClaim, "when" | "whenWho" | "step"> | null {
  const { action, actionIn, lost } = memory;
  if (action === null || lost !== null || actionIn < sentence - 1) return null;
  const { flags, verb } = action.happening;
  const from = verb === "sends" ? action.who : otherThan(action.who);
  const to = otherThan(from ?? senderOf(flags, { phase, memory }));
  if (to === null || to === "both" || flags.length === 0) return null;
  const when = { verb: "receives", flags, answers: null } as const;
  return { when, whenWho: to, ...(action.step !== null && { step: action.step }) };
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
  const step = action.step !== null && { step: action.step };
  if (lost !== null || action.who === null || action.who === base.who) return null;
  return { ...base, when: action.happening, whenWho: action.who, ...step };
}

/** `move WHO STATE STATE`: from one state to another. */
export function moveOf(
  said: Said,
  [name, before, after, ...moment]: readonly string[],
): Claim | null {
  const who = whoIs(name, said);
  const [from, to] = [stateNamed(before), stateNamed(after)];
  // "SYN sent -> SYN_SENT": a deed, and no way from a state to itself.
  if (who === undefined || from === null || to === null || from === to) return null;
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

/** `gone WHO`: to CLOSED without a wait, behind the last ACK. */
export function goneOf(said: Said, [name]: readonly string[]): Claim | null {
  const who = whoIs(name, said);
  if (who === undefined || name === undefined) return null;
  const { memory } = said;
  const closing: Said = { ...said, phase: "close" };
  // "Both are CLOSED right away": one of them waits.
  if (who === "both") return stateOf(closing, [name, "CLOSED", "after", "arrives", "ACK#4"]);
  const side = sideOf(who, closing);
  // Who has waited may well go at once.
  const hasWaited = memory.state === "TIME-WAIT" || memory.waitIn >= memory.actionIn;
  if (side === null || (side === "active" && hasWaited && !said.marks.has("not"))) return null;
  // Who has just sent its FIN: nobody says whether the ACK has come meanwhile.
  if (side === "passive" && lastSenderOf("FIN", closing) === side) return null;
  const verb = side === "active" ? "sends" : "receives";
  return stateOf(closing, [name, "CLOSED", "after", verb, "ACK#4"]);
}

/** `awaits WHO SEG`: what an end waits for in a state. */
export function awaitsOf(said: Said, [name, word, state]: readonly string[]): Claim | null {
  const who = whoIs(name, said);
  const segment = segmentOf(word, said);
  if (segment === null || who === undefined) return null;
  const { flags } = segment;
  return { kind: "awaits", ...reachOf(said), who, state: stateNamed(state), flags };
}

/** `skips WHO STATE`: where an end never comes. */
export function skipsOf(said: Said, [name, word]: readonly string[]): Claim | null {
  const [who, state] = [whoIs(name, said), stateNamed(word)];
  if (who === undefined || state === null) return null;
  return { kind: "skips", ...reachOf(said), who, state };
}

/** `order WHO STATE`: which end comes there first. */
export function orderOf(said: Said, [name, word]: readonly string[]): Claim | null {
  const [who, state] = [whoIs(name, said), stateNamed(word)];
  if (who === undefined || state === null) return null;
  return { kind: "order", ...reachOf(said), who, state, isSame: said.marks.has("same") };
}

/** `meanwhile WHO STATE STATE`: where one end is while the other one is somewhere. */
export function meanwhileOf(said: Said, [name, word, across]: readonly string[]): Claim | null {
  const who = whoIs(name, said);
  const [state, other] = [stateNamed(word), stateNamed(across)];
  if (who === undefined || state === null || other === null) return null;
  return { kind: "meanwhile", ...reachOf(said), who, state, other };
}
