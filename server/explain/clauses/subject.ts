import "server-only";
import type { Phase, Subject } from "#oracle/claims/claim.ts";
import { otherThan } from "../memory.ts";
import { means, named, type Piece } from "../words/token.ts";
import type { Clause } from "./clauses.ts";

const ROLES: Readonly<Record<string, Subject>> = {
  client: "client",
  server: "server",
  active: "active",
  passive: "passive",
  both: "both",
};

/** Whom a word names; undefined when it names nobody. `before` is who was spoken of last. */
export function subjectOf(piece: Piece | undefined, before: Subject): Subject | undefined {
  const end = named(piece, "end.");
  if (end === null) return undefined;
  if (end === "other") return otherThan(before);
  // "Sender enters TIME-WAIT": whoever that is; only its segment would say so.
  if (end === "sender" || end === "receiver") return null;
  if (end === "one") return before;
  return ROLES[end];
}

/** What a state or flag tells of the phase; null when it may be either. */
export function phaseOf(piece: Piece): Phase | null {
  if (piece.kind === "segment") {
    if (piece.flags.includes("FIN")) return "close";
    return piece.flags.includes("SYN") ? "open" : null;
  }
  const state = named(piece, "state.");
  if (state !== null) {
    if (state.startsWith("SYN")) return "open";
    return ["ESTABLISHED", "CLOSED", "LISTEN"].includes(state) ? null : "close";
  }
  if (means(piece, "two-msl", "unit.msl", "msl-name")) return "close";
  return null;
}

/** The phase a clause speaks of: what it names itself, or else what was spoken of before. */
export function phaseIn(
  { pieces, text }: Clause,
  before: Phase,
  last: string | null,
  asked: Phase,
): Phase {
  const own = pieces.map(phaseOf).find((phase) => phase !== null);
  // A FIN in the tale of a handshake is a mistake, and no close.
  const isAlien =
    asked === "open" &&
    before === "open" &&
    own === "close" &&
    pieces.every(({ kind }) => kind !== "duration") &&
    (pieces.some(({ kind }) => kind === "segment") ||
      !pieces.some((piece) => means(piece, "state.TIME-WAIT"))) &&
    !pieces.some(
      (piece, at) =>
        // "to finish the handshake" closes nothing.
        means(piece, "verb.close", "no-more-data", "while") &&
        !means(pieces[at + 1], "three-ways", "opening"),
    );
  if (own !== undefined && !isAlien) return own;
  if (isAlien) return before;
  // "the handshake ends with an ACK"
  const isOver =
    pieces.some((piece) => means(piece, "three-ways", "opening")) &&
    pieces.some((piece) => means(piece, "verb.close") && means(piece, "end-it"));
  if (isOver) return "open";
  if (pieces.some((piece) => means(piece, "verb.close")) || CLOSE.test(text)) return "close";
  const isListening = pieces.some((piece) => means(piece, "state.LISTEN"));
  if (isListening && (last === null || last === "LISTEN" || last === "CLOSED")) return "open";
  return /握手|建立连接|handshake|建连/i.test(text) ? "open" : before;
}

/** What names the close, as headings do: "4-way handshake (termination)". */
const CLOSE =
  /挥手|\bterminat(?:ion|ing)\b|\btear(?:ing)?[- ]?down\b|\bconnection (?:release|closure|closing)\b|\bfour waves\b/i;

const TWO =
  /(?<![第分前后头])(?:两次|二次|2 ?次)(?!挥手)|two[- ](?:way|segment|handshake|message|packet|step)|only two|just two|with two|were two/i;
/** "The client sends two segments", "the first two segments": of those of this TCP. */
const NOT_TWO =
  /(?:不能|不是|而非|不只|rather than|not) ?(?:只用|用)?(?:两次|two)|\b(?:first|last|middle|other|sends?) two (?:segment|message|packet)/i;
/** "The handshake consists of only two segments" is said of this TCP. */
const CLAIMED =
  /^(?!.*\b(?:if|could|would|with|why|suppose)\b).*\b(?:consists? of|takes|needs|requires|is done in) (?:just |only |exactly )?two\b/i;
const WITHOUT =
  /(?:没有|不要|不用|省去|砍掉|免去|略去|少掉|不经过|不设|省掉|取消|去掉|不等|跳过|不进入|少了|缺少|如果没|不做|不停留).{0,12}(?:第三次|最后|time[-_ ]?wait|2 ?msl|握手|等待)|(?:直接|立即|立刻|马上)(?:进入|到|就|给)? ?(?:closed|关[闭掉了上]|释放|退出|走人)|without (?:the )?(?:third|time|this wait|it|2 ?msl|that)|straight to closed|(?:closed?|went|vanished|gone|disappeared) (?:immediately|right away|at once|straight)|did(?:n't| not) wait|skipped (?:the )?(?:time|wait|third)|no time[-_ ]?wait|\bif [^.]{0,30}\bwere\b/i;
const SUPPOSED =
  /如果|若|假如|要是|假设|倘若|否则|不然|的话|会导致|会出现|会收到|会误|会造成|会让|会使|\bif\b|suppose|imagine|\bwould\b|without|could/i;

const PLAIN_WOULD =
  /^(?!.*\b(?:if|without|otherwise|with|two|else|imagine|suppose|not|never|only|just)\b)(?=.*\b(?:as soon as|once|when|after)\b).*\bwould (?:be|go|move|enter|become|get)\b/i;

/** "were it lost", "it would send it again": of this TCP, once something is lost. */
const OF_LOSS =
  /^(?!.*\b(?:without|otherwise|two|no time|skip)\b)(?:.*\bif\b.*\bwere (?:to (?:get |be |go |)(?:lost|dropped|missing|vanish|disappear)|(?:lost|dropped|missing))|(?!.*\bif\b).*\bwould\b.*(?:\bagain\b|a second time|once more|\bresend|\bretransmi|time ?out|\bnotice))/i;

/** "The server would be ESTABLISHED as soon as the SYN arrives": a modest way to say that it is. */
export function isPlainWould({ text }: Pick<Clause, "text">): boolean {
  return PLAIN_WOULD.test(text);
}

/** Whether the clause imagines another TCP: two handshakes, no TIME-WAIT. */
export function imagines({ text }: Pick<Clause, "text">): boolean {
  if (TWO.test(text) && !NOT_TWO.test(text) && !CLAIMED.test(text)) return true;
  if (isPlainWould({ text }) || OF_LOSS.test(text)) return false;
  if (/\bwould(?:n't| not| have| be| never| only| just)?\b/i.test(text)) return true;
  return WITHOUT.test(text) && SUPPOSED.test(text);
}

/** Two handshakes, no TIME-WAIT: another TCP, and not only "would". */
export function imaginesOther({ text }: Pick<Clause, "text">): boolean {
  return (TWO.test(text) && !NOT_TWO.test(text)) || WITHOUT.test(text);
}

const LED =
  /(?:side|end|one|host|party|peer|whoever|machine|endpoint|socket)(?: (?:that|which|who)(?: is| was)?)?(?: still)? (?:in|waiting in|(?:goes|passes|went|going) through|enters|gets into|ends up in) $/i;
const ACTIVE: readonly string[] = ["TIME-WAIT", "FIN-WAIT-1", "FIN-WAIT-2"];
const PASSIVE: readonly string[] = ["CLOSE-WAIT", "LAST-ACK"];

/** "the end that closes first is the one in CLOSE-WAIT": said of that end. */
function isToldOf(pieces: readonly Piece[], at: number): boolean {
  const one = pieces.slice(0, at).findLastIndex((piece) => named(piece, "end.") === "one");
  if (one < 2 || !means(pieces[one - 1], "verb.be")) return false;
  return pieces.slice(0, one - 1).some((piece) => (subjectOf(piece, null) ?? null) !== null);
}

/** How far in front of a state its owner may stand. */
const LEAD = 60;

/** "the side in TIME-WAIT", 处于 TIME_WAIT 的一方: a state that only says who is meant. */
export function namedByState(
  pieces: readonly Piece[],
  at: number,
  text: string,
  offset: number,
): Subject | null {
  const piece = pieces[at];
  const state = named(piece, "state.");
  if (state === null || piece === undefined) return null;
  // "the active closer is the one in CLOSE-WAIT": that is what is said of it.
  const one = pieces.findLastIndex((piece, index) => index < at && named(piece, "end.") !== null);
  const lead = pieces.slice(0, Math.max(0, one - 1));
  const isTold = named(pieces[one], "end.") === "one" && means(pieces[one - 1], "verb.be");
  if (isTold && lead.some((piece) => named(piece, "end.") !== null)) return null;
  const isLed = LED.test(
    text.slice(Math.max(0, piece.start - offset - LEAD), piece.start - offset),
  );
  const next = pieces[at + 1];
  const isFollowed =
    next !== undefined &&
    named(next, "end.") === "one" &&
    /^\s*(?:状态)?\s*(?:下|中|里|里面)?的?(?:那)?$/.test(
      text.slice(piece.end - offset, next.start - offset),
    );
  if ((!isLed && !isFollowed) || isToldOf(pieces, at)) return null;
  if (ACTIVE.includes(state)) return "active";
  return PASSIVE.includes(state) ? "passive" : null;
}
