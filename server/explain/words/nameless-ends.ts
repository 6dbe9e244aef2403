import "server-only";
import type { Phase } from "#oracle/claims/claim.ts";
import { named, type Token } from "./token.ts";

/** Words of an answer that stand for one end, and the concept of that end. */
type Meant = { readonly start: number; readonly end: number; readonly concept: string };

/** A kind of words for an end that no role names: what they are, and what must follow them. */
type Kind = { readonly words: string; readonly behind?: string; readonly isProgram?: boolean };

const DEED = String.raw`(?=['’](?:m|re)\b|\s+(?:(?:then|now|just|also|first|only|still|already|simply|directly|immediately|itself|must|can|can't|cannot|may|has|have|had|will|would|should|could|do|does|don't|doesn't|didn't|won't|must not|not|never|to)\s+){0,3}(?:sends?|sent|go|goes|went|moves?|enters?|gets?|got|receives?|received|acks?|acknowledges?|answers?|answered|reply|replies|closes?|calls?|waits?|waited|sits?|stays?|remains?|leaves?|changes?|switch(?:es)?|becomes?|is|am|are|was|were|retransmits?|resends?|repeats?|jumps?)\b)`;
const THING = "host|machine|computer|node|station|endpoint|device|box";
const PART = `${THING}|side|end|party|one|tcp|socket|guy|process|application|app`;

/** How an answer calls the end from whose side it tells. */
const OWN: readonly Kind[] = [
  {
    words: String.raw`(?<!\b(?:other|remote|second|each|both|either|every|any|peer|an?|one|far|which) )(?:${THING})(?=['’]s\b|\b(?! (?:that|which|who|whose|(?:on|at) the (?:other|far|remote))\b))(?!s)`,
  },
  { words: `(?:first|local) (?:${PART})` },
  { words: `(?:my|our) (?:${PART}|kernel|stack|program)` },
  { words: `(?:we|I)(?:['’](?:ve|ll))?`, behind: DEED },
  {
    words: "(?:TCP|(?<=[Tt]he )(?:application|app|program|kernel|stack|process))",
    behind: DEED,
    isProgram: true,
  },
];
/** By what it does: "the sender sends a SYN, the receiver answers". */
const SENDER: readonly Kind[] = [{ words: "(?<=[Tt]he )sender(?! of| and)" }];
const RECEIVER: readonly Kind[] = [{ words: "(?<=[Tt]he )(?:receiver|recipient)(?! of| and)" }];
/** The same where it takes any one of the two: only what sends the first segment is called so. */
const ANY: readonly Kind[] = [
  { words: `(?:a|an|one) (?:${PART}|peer)|one of (?:them|the two|the (?:sides|ends|hosts|peers))` },
];
/** How it calls the one across, in families: of two families one is told from where the other is. */
const ACROSS: readonly (readonly Kind[])[] = [
  [
    {
      words: String.raw`(?<!\b(?:other|its|their|your|both|two|each|every|one|a|remote|far) )(?:peer|correspondent)(?=['’]s\b|\b(?!s))(?: (?:host|tcp|side|end))?`,
    },
  ],
  [{ words: `remote (?:${PART}|peer)` }],
  [
    { words: `(?:${PART}) (?:on|at) the (?:other|far|remote) (?:side|end)` },
    { words: `(?:other|far|opposite) (?:${PART}|peer)|second (?:${THING}|side|end|party)` },
  ],
];

const ADVERBS = String.raw`(?:['’]\w+)?(?:\s+(?:then|now|just|that|first|which|who|simply|usually|has|had|may|can|must|will|wants? to|decides? to|starts? by|begins? by)){0,3}`;
const SENDS = String.raw`\s+(?:sends?|sent|sending|transmits?|issues?|emits?)(?: (?:out|off|over|you|it|them|the peer|the other (?:side|end)))?(?:\s+(?:the|a|an|its|my|our|his|first|initial|own))*\s+`;
const ENTERS = String.raw`\s+(?:goes|go|moves?|gets?|changes?|switch(?:es)?|enters?|is|am|are|transitions?)(?:\s+(?:then|now|to|into|in|over|on|state|the))*\s+`;
/** What only says that it begins: a program may well do so second. */
const BEGINS: Readonly<Record<Phase, string>> = {
  open: String.raw`\s+(?:initiates?|opens?|calls?\s+connect)\b`,
  close: String.raw`\s+(?:closes?|calls?\s+close|is done|is finished|has finished|initiates?|has no more|has nothing (?:more|left)|hangs up)\b`,
};
const DONE: Readonly<Record<Phase, string>> = {
  open: String.raw`(?:${SENDS}SYN\b(?![\s,+/&-]*ACK| again| a second)|${ENTERS}SYN[-_ ]SENT)`,
  close: String.raw`(?:${SENDS}FIN\b(?! (?:again|as well|too|once more|a second))|${ENTERS}FIN[-_ ]WAIT[-_ ]?1)`,
};
/** What comes to an end only when the other one has begun: a deed behind it is not the first. */
const BEGUN: Readonly<Record<Phase, RegExp>> = {
  open: /SYN[-_ ]RE?CE?I?V|\bSYN\b[^.]*\b(?:arrives?|comes?|came|received)\b|\b(?:receiv|get|acknowledg|ack)\w* (?:[\w'’]+ ){0,3}SYN\b/i,
  close:
    /CLOSE[-_ ]WAIT|LAST[-_]ACK|\bFIN\b[^.]*\b(?:arrives?|comes?|came|received)\b|\b(?:peer|other \w+|remote \w+)['’]s (?:\w+ )?FIN\b|\b(?:receiv|get|acknowledg|ack)\w* (?:[\w'’]+ ){0,3}FIN\b/i,
};

/** A segment behind these words may be sent for the second time. */
const AGAIN = /\b(?:lost|drop+ed|missing|lose|again|repeat\w*|retransmi\w+|resen[dt]\w*)\b/i;
const OF_ITS_OWN = /^[^.;]*\b(?:its|own|also|too|later|then|finally|when)\b/i;
const LONGEST_DEED = 40;

const ROLES: Readonly<Record<Phase, readonly [string, string]>> = {
  open: ["end.client", "end.server"],
  close: ["end.active", "end.passive"],
};

/**
 * An answer that tells of "the host" and "the peer": from what the first of them does it follows
 * which end each one is. Where ends are named by their roles as well, words say what they say.
 */
export function withNamelessEnds(
  text: string,
  tokens: readonly Token[],
  phase: Phase,
): readonly Token[] {
  if (tokens.some(isRole)) return tokens;
  const roles = tokens.filter((token) =>
    ["active", "passive"].includes(named(token, "end.") ?? ""),
  );
  const told = meantIn(text, phase, roles.length > 0);
  const meant = told.length > 0 || phase === "open" ? told : peersOf(text, roles);
  if (meant.length === 0) return tokens;
  const free = tokens.filter((token) =>
    meant.every(({ start, end }) => token.end <= start || token.start >= end),
  );
  const found = meant.map(
    ({ start, end, concept }): Token => ({ kind: "word", concepts: [concept], start, end }),
  );
  return [...free, ...found].sort((a, b) => a.start - b.start);
}

function isRole(token: Token): boolean {
  return ["client", "server"].includes(named(token, "end.") ?? "");
}

function meantIn(text: string, phase: Phase, isMixed: boolean): readonly Meant[] {
  const isOfSender = firstDeed(text, SENDER, phase) < text.length;
  const [near, far] = isOfSender ? [SENDER, RECEIVER] : [OWN, acrossIn(text)];
  return toldBy(text, phase, near, far, isMixed);
}

/** How the end across is called: in the words of the first family that is used. */
function acrossIn(text: string): readonly Kind[] {
  return ACROSS.find((kinds) => placesOf(text, kinds).length > 0) ?? [];
}

function toldBy(
  text: string,
  phase: Phase,
  near: readonly Kind[],
  across: readonly Kind[],
  isMixed: boolean,
): readonly Meant[] {
  const self = firstDeed(text, [...near, ...ANY], phase);
  const other = firstDeed(text, across, phase);
  // "the other side" is across from whom a role has named.
  if (self === other || (isMixed && other < self)) return [];
  const [first, second] = ROLES[phase];
  const isOwn = self < other;
  const at = Math.min(self, other);
  const before = text.slice(0, at);
  if (BEGUN[phase].test(before) || AGAIN.test(before)) return [];
  // "the peer sends its FIN": as likely the second one.
  if (!isOwn && OF_ITS_OWN.test(text.slice(at, at + LONGEST_DEED))) return [];
  const own = isOwn ? first : second;
  const far = isOwn ? second : first;
  const any = isOwn ? placesOf(text, ANY).filter(({ start }) => start <= at) : [];
  const all = [
    ...[...placesOf(text, near), ...any].map((place) => ({ ...place, concept: own })),
    ...placesOf(text, across).map((place) => ({ ...place, concept: far })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  // "our host", "host": the longer one of them.
  return all.filter(({ start }, at) => all.slice(0, at).every(({ end }) => end <= start));
}

/**
 * "The active closer has acknowledged the peer's FIN": a peer is across from that end, and so it is
 * in the rest, where it never stands beside the passive one.
 */
function peersOf(text: string, roles: readonly Token[]): readonly Meant[] {
  const [peers = []] = ACROSS;
  const places = placesOf(text, peers);
  const beside = [...text.matchAll(/[^.!?\n]+/g)].flatMap(({ index, 0: sentence }) => {
    const isIn = ({ start }: { readonly start: number }) =>
      start >= index && start < index + sentence.length;
    return places.some(isIn) ? roles.filter(isIn).map((token) => named(token, "end.")) : [];
  });
  const isAcross = beside.length > 0 && beside.every((role) => role === "active");
  return isAcross ? places.map((place) => ({ ...place, concept: "end.passive" })) : [];
}

/** Where such an end is first said to begin; far behind the text where it never is. */
function firstDeed(text: string, kinds: readonly Kind[], phase: Phase): number {
  const places = kinds.map((kind) => text.search(patternsOf(kind).begins[phase]));
  return Math.min(...places.filter((at) => at >= 0), Number.POSITIVE_INFINITY);
}

function placesOf(text: string, kinds: readonly Kind[]): { start: number; end: number }[] {
  return kinds.flatMap((kind) =>
    [...text.matchAll(patternsOf(kind).stands)].map(({ index, 0: found }) => ({
      start: index,
      end: index + found.length,
    })),
  );
}

/** Where words of a kind stand, and where they begin an exchange. */
type Patterns = { readonly stands: RegExp; readonly begins: Readonly<Record<Phase, RegExp>> };

/** Every answer is searched for all kinds: their patterns are made once. */
const patterns = new WeakMap<Kind, Patterns>();

function patternsOf(kind: Kind): Patterns {
  const known = patterns.get(kind);
  if (known !== undefined) return known;
  const { words, behind = "", isProgram = false } = kind;
  const begins = (phase: Phase): RegExp => {
    const deed = isProgram ? DONE[phase] : `(?:${DONE[phase]}|${BEGINS[phase]})`;
    return new RegExp(`(?<![\\w-])(?:${words})${ADVERBS}${deed}`, "i");
  };
  const made = {
    stands: new RegExp(`(?<![\\w-])(?:${words})(?![\\w])${behind}`, "gi"),
    begins: { open: begins("open"), close: begins("close") },
  };
  patterns.set(kind, made);
  return made;
}
