import "server-only";
import type { Claim, Phase, Subject, TalksClaim } from "#oracle/claims/claim.ts";
import type { Clause } from "../clauses/clauses.ts";
import { isPastTalking } from "../clauses/not-told.ts";
import { deniedAt, has, isNegation, reachOf } from "../clauses/reach.ts";
import { subjectOf } from "../clauses/subject.ts";
import { type Memory, otherThan } from "../memory.ts";
import type { Actions, Found } from "../segments/reading.ts";
import { statesIn } from "../states/state-places.ts";
import { means, named, type Piece } from "../words/token.ts";

type State = TalksClaim["state"];
type Said = { readonly verb: TalksClaim["verb"]; readonly at: number; readonly isDenied: boolean };

/** "who has sent a FIN cannot receive data": what an end may still do in the state it is in. */
export function talks(
  clause: Clause,
  memory: Memory,
  phase: Phase,
  actions: Actions,
): readonly Claim[] {
  const isPurpose = has(clause, "can") && clause.pieces.some((_, at) => isReason(clause, at));
  if (phase !== "close" || isPurpose || isOther(clause) || isPastTalking(clause, memory)) return [];
  const [place, more] = statesIn(clause);
  const spoken = saidIn(clause, actions, place !== undefined || actions.isNamed);
  const isOfData = has(clause, "data", "remaining-data") || isOfAnyMore(clause);
  const isThere = isOfAllThere(clause, memory);
  // 在 FIN_WAIT_2 里还能收: what, goes without saying.
  const isOpen = spoken.some(({ at }) => means(clause.pieces[at], "able-receive", "not-receive"));
  const isEnough = isOpen || spoken.length > 1 || isThere;
  const isOfClose = clause.pieces.some((piece) => isFin(piece) || means(piece, "end.active"));
  const isAbout = isOfData || isThere || spoken.length > 1 || (isOpen && isOfClose);
  if (spoken.length === 0 || (!isAbout && place === undefined)) return [];
  if (!isOfData && (!isEnough || (!isOpen && memory.timerIn === clause.sentence))) return [];
  return spoken.flatMap(({ verb, at, isDenied }) => {
    const states: readonly State[] =
      place !== undefined && more === undefined
        ? [place.state]
        : statesAt(clause, memory, actions, at);
    const reach = { ...reachOf(clause, memory, phase), isAlways: false, isExclusive: false };
    // "After step 1 A cannot receive": that it had a FIN was not said, and it may have sent one.
    const isBehind = place === undefined && has(clause, "after");
    const isGuessed = isBehind && !clause.pieces.some(isFin);
    if (verb === "receive" && isDenied && isGuessed && states.includes("CLOSE-WAIT")) return [];
    return states.map((state) => ({ kind: "talks", ...reach, isDenied, state, verb }) as const);
  });
}

/** "It can still receive, of course": of data, behind what was said of a FIN. */
function isOfAllThere({ pieces, sentence }: Clause, memory: Memory): boolean {
  const { action, actionIn, subject, context } = memory;
  const isBehind = action?.happening.flags.includes("FIN") === true && sentence - actionIn <= 1;
  const isCloser = roleOf(subject, context.closer) === "active";
  return (
    (isBehind || isCloser) &&
    pieces.length < 4 &&
    pieces.some((piece) => means(piece, "able-receive"))
  );
}

/** "may not send any more": of data, where nothing else is named. */
function isOfAnyMore({ pieces }: Clause): boolean {
  const verb = pieces.findLastIndex((piece) => means(piece, "verb.send", "verb.receive"));
  const isMore = pieces.some((piece) => means(piece, "more", "longer", "something", "anything"));
  return (
    isMore &&
    pieces.slice(0, verb).some(isNegation) &&
    pieces.slice(verb + 1).every((piece) => piece.kind !== "segment" && !means(piece, "noun.ack"))
  );
}

/** 给客户端 is a way, and no purpose. */
function isReason({ pieces }: Clause, at: number): boolean {
  const [piece, next] = [pieces[at], pieces[at + 1]];
  if (means(piece, "to") && named(next, "end.") !== null) return false;
  return means(piece, "so", "so-that", "because");
}

/** Something else is said of the data than who may send it. */
function isOther(clause: Clause): boolean {
  const { pieces } = clause;
  if (has(clause, "no-more-data", "until", "because", "round-trip", "merge", "count")) return true;
  if (has(clause, "three-ways", "three-suffice", "four-ways")) return true;
  // "it must send us all that is left": whoever that is, it has not closed.
  if (has(clause, "must") && has(clause, "remaining-data") && has(clause, "it")) return true;
  if (has(clause, "before") && !has(clause, "after")) return true;
  if (pieces.some((piece) => means(piece, "before") && !means(piece, "after", "on-when")))
    return true;
  if (pieces.some((piece) => means(piece, "if") && !means(piece, "not"))) return true;
  const wait = pieces.findIndex((piece) => means(piece, "wait"));
  if (wait < 0) return false;
  // 在等对方 FIN 的时候: a circumstance.
  const isWhile = pieces.slice(wait).some((piece) => means(piece, "while"));
  return !isWhile || !pieces.slice(wait).some((piece) => isFin(piece));
}

/** What is said to be done, or not done, with data. */
function saidIn(clause: Clause, { found }: Actions, isOwned: boolean): readonly Said[] {
  const { pieces } = clause;
  const isTold = has(
    clause,
    "can",
    "not",
    "not-receive",
    "continue",
    "able-still",
    "able-receive",
    "only",
    "remaining-data",
    "rather-than",
  );
  if (!isTold) return [];
  const said: Said[] = [];
  for (const [at, piece] of pieces.entries()) {
    const verb = verbAt(clause, at);
    if (verb === null || (means(piece, "remaining-data") && !isOwned && !isOpen(pieces, at)))
      continue;
    const next = pieces.slice(at + 1, at + 3).find((one) => !means(one, "own", "it", "also"));
    const isObject = next?.kind === "segment" || means(next, "noun.ack", "field.seq");
    const isDeed = found.some((one) => one.at > at && one.at <= at + 3);
    if (isObject || isDeed || isBehindSegment(pieces, at)) continue;
    const isLess = means(pieces[at - 1], "rather-than");
    const isDenied = means(piece, "not-receive") !== (deniedAt(clause, at) !== isLess);
    said.push({ verb, at, isDenied });
    // 只能收: and not send.
    const isOnly = pieces.slice(Math.max(0, at - 2), at).some((one) => means(one, "only"));
    if (isOnly && !isDenied && !has(clause, "after-only"))
      said.push({ verb: verb === "send" ? "receive" : "send", at, isDenied: true });
  }
  return said;
}

/** 连 ACK 都不能发: the object stands in front. */
function isBehindSegment(pieces: readonly Piece[], at: number): boolean {
  const lead = pieces.slice(Math.max(0, at - 4), at);
  const isLed = lead.some((one) => means(one, "even", "verb.be"));
  return isLed && lead.some(({ kind }) => kind === "segment") && !lead.some(isDone);
}

function isDone(piece: Piece): boolean {
  return means(piece, "after", "on-when", "behind", "verb.send", "verb.receive");
}

/** "继续发数据": its object is data. */
function isOpen(pieces: readonly Piece[], at: number): boolean {
  return means(pieces[at + 1], "data");
}

const RECEIVING = /receiv|accept|get|read|hear|take|收|读/i;
const SENDING = /send|sen[dt]|transmit|writ|deliver|发|传|写/i;

function verbAt({ pieces, text, start }: Clause, at: number): TalksClaim["verb"] | null {
  const piece = pieces[at];
  if (piece === undefined) return null;
  if (means(piece, "able-receive", "not-receive")) return "receive";
  const written = text.slice(piece.start - start, piece.end - start);
  if (means(piece, "able-still", "remaining-data")) {
    if (means(piece, "able-still") && RECEIVING.test(written)) return "receive";
    return SENDING.test(written) || !means(pieces[at + 1], "verb.send") ? "send" : null;
  }
  // "data can still arrive"
  const isOfData = pieces.slice(Math.max(0, at - 4), at).some((one) => means(one, "data"));
  const isPlaced = pieces.some((one) => named(one, "state.") !== null);
  if (means(piece, "verb.arrive") && isOfData && isPlaced) return "receive";
  if (means(piece, "verb.receive") && !means(piece, "verb.arrive")) return "receive";
  return means(piece, "verb.send") ? "send" : null;
}

function isFin(piece: Piece | undefined): boolean {
  return piece?.kind === "segment" && piece.flags.includes("FIN");
}

/** The time between the two FINs. */
const MIDDLE = ["between", "half-close"];

/** "after its FIN", "the FIN of the client": whose it is, and that it was sent. */
function ownedIn(
  { pieces }: Clause,
  memory: Memory,
  at: number,
): Pick<Found, "who" | "happening"> | null {
  const fin = pieces.findIndex((piece, index) => index < at && isFin(piece));
  const lead = pieces.slice(Math.max(0, fin - 2), Math.max(0, fin));
  if (!pieces.slice(0, Math.max(0, fin)).some((piece) => means(piece, "after", "with")))
    return null;
  const near = means(pieces[fin + 1], "of") ? [...lead, pieces[fin + 2]] : lead;
  const owner = near
    .map((piece) => subjectOf(piece, memory.subject))
    .find((who) => who !== undefined);
  const isOwn = near.some((piece) => means(piece, "own", "it"));
  if (owner === undefined && !isOwn) return null;
  return { who: owner ?? null, happening: { verb: "sends", flags: ["FIN"], answers: null } };
}

/** The state that an end is in when it does so; both where both are meant. */
function statesAt(
  clause: Clause,
  memory: Memory,
  { found }: Actions,
  at: number,
): readonly State[] {
  const { pieces } = clause;
  const own = found.findLast((one) => one.at < at && one.happening.flags.includes("FIN"));
  const deed: Pick<Found, "who" | "happening"> | null =
    own ??
    deedIn(pieces, at) ??
    ownedIn(clause, memory, at) ??
    (memory.actionIn === clause.sentence ? memory.action : null);
  const who = speaker(clause, memory, own?.at ?? -1, at);
  const isAfterFin =
    deed?.happening.flags.includes("FIN") === true || pieces.slice(0, at).some(isFin);
  if (who === "both") return isAfterFin ? ["FIN-WAIT-1", "CLOSE-WAIT"] : [];
  // "While waiting, the host may send": whoever that is, it is in another state.
  const isInTimeWait = memory.state === "TIME-WAIT" && has(clause, "end.one");
  if (who === undefined && deed === null && isInTimeWait) return [];
  const subject = who === undefined ? (deed?.who ?? memory.subject) : who;
  const { closer } = memory.context;
  const isSame = deed !== null && (deed.who === subject || deed.who === null);
  // "After the FIN of the client the server": who did not send it got it.
  const isAcross = deed !== null && deed.who !== null && deed.who === otherThan(subject);
  const isSender = deed?.happening.verb === "sends";
  const isSent = !isAfterFin ? null : isSame ? isSender : isAcross ? !isSender : null;
  const role = roleOf(subject, closer);
  const isWaiting = pieces.slice(0, at).some((piece) => means(piece, "wait"));
  if (role === "active") return isWaiting ? ["FIN-WAIT-2"] : ["FIN-WAIT-1"];
  const isNamed = subject === "client" || subject === "server";
  if (role === "passive") return [isSent === true ? "LAST-ACK" : "CLOSE-WAIT"];
  // "Between the ACK and the second FIN": as it is usually told, the client has closed first.
  if (closer === null && isNamed && isSent === null && has(clause, ...MIDDLE))
    return [subject === "server" ? "CLOSE-WAIT" : "FIN-WAIT-2"];
  if (isSent === null || (isNamed && !isSame && !isAcross)) return [];
  return [isSent ? "FIN-WAIT-1" : "CLOSE-WAIT"];
}

function roleOf(who: Subject, closer: "client" | "server" | null): "active" | "passive" | null {
  if (who === "active" || who === "passive") return who;
  if (closer === null || (who !== "client" && who !== "server")) return null;
  return who === closer ? "active" : "passive";
}

/** Who is named last in front of the verb; undefined where nobody is, or "an end", which may be either. */
function speaker(
  { pieces, text, start }: Clause,
  memory: Memory,
  from: number,
  at: number,
): Subject | undefined {
  let who: Subject | undefined;
  for (const [index, piece] of pieces.slice(0, at).entries()) {
    const end = named(piece, "end.");
    if (end === null || means(pieces[index - 1], "to", "of", "from")) continue;
    // "B -> A: the rest": A only gets it.
    if (means(pieces[index - 1], "mark.arrow") && named(pieces[index - 2], "end.")) continue;
    // 继续向客户端发送
    if (/[向给往]\s*$/.test(text.slice(0, piece.start - start))) continue;
    const isOwner = /^(?:的|'s|’s)/.test(text.slice(piece.end - start)) && index + 1 < at;
    if (isOwner || (index < from && end === "other")) continue;
    const isNeither = end === "one" && isNegation(pieces[index - 1] ?? piece);
    if (isNeither) who = "both";
    else if (end === "one" || end === "sender") who = undefined;
    // "B -> A: the rest of the data": whom it goes to.
    else if (who === undefined || !means(pieces[index - 1], "mark.arrow"))
      who = subjectOf(piece, who ?? memory.subject);
  }
  return who;
}

/** 发了 FIN 之后, "having received a FIN": nobody is named. */
function deedIn(pieces: readonly Piece[], at: number): Pick<Found, "who" | "happening"> | null {
  const fin = pieces.findIndex((piece, index) => index < at && isFin(piece));
  if (fin < 1) return null;
  const lead = pieces.slice(Math.max(0, fin - 4), fin);
  const verb = lead.findLast((piece) => means(piece, "verb.send", "verb.receive", "verb.arrive"));
  if (verb === undefined) return null;
  const isSent = means(verb, "verb.send");
  return {
    who: null,
    happening: { verb: isSent ? "sends" : "receives", flags: ["FIN"], answers: null },
  };
}
