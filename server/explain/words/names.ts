import "server-only";
import type { Phase } from "#oracle/claims/claim.ts";
import { isCapital } from "./fold.ts";
import { ARROW, addresses, arrowed, PAIRS, presented } from "./name-pairs.ts";
import { named, type Token } from "./token.ts";

/** What an answer calls one end, and the concept it stands for. */
type Name = { readonly form: string; readonly concept: string };

const NUMBER = String.raw`(?:^|[\n。.;；|)）、:：]|[①-⑨]|\d)[ \t　*]*`;
/** What an end that is introduced does or is: "A closes first", 甲先关. */
const FIRST =
  /^\s*(?:端|方)?\s*(?:\(|（|,|，)?\s*(?:is the (?:one|end|side) (?:that|which|who) )?(?:opens|initiates|connects|closes first|wants to close|starts|goes first|hangs up first|先关|先发|先开|主动|首先|发起|先)/;

/** The names that an answer gives to the two ends, in the words of the answer. */
export function namesIn(text: string, tokens: readonly Token[], phase: Phase): readonly Name[] {
  const capitals = new Set(
    tokens.flatMap((token) =>
      token.kind === "letter" && isCapital(text, token.start)
        ? [text.slice(token.start, token.end)]
        : [],
    ),
  );
  const known = presented(text);
  for (const [one, other] of [...known, ...addresses(text), ...arrowed(text), ...PAIRS]) {
    const isPlain = /^[A-Z]$/.test(one) && (one === "C" || one === "A") && /^[BS]$/.test(other);
    const isHost = /^主机/.test(one) && text.indexOf(one) !== text.lastIndexOf(one);
    if (!text.includes(one) || !text.includes(other)) continue;
    const isUsed = isPlain
      ? capitals.has(one) && capitals.has(other)
      : isHost || known.length > 0 || (isDrawn(text, one) && isDrawn(text, other));
    if (isUsed) return assigned(text, tokens, [one, other], phase);
  }
  return [];
}

/** The name stands at an arrow, labels a line or is introduced. */
function isDrawn(text: string, name: string): boolean {
  const form = escaped(name);
  const edge = /^[\w.]/.test(name) ? String.raw`(?<![\w.])` : "";
  const shapes = [
    String.raw`(?:${NUMBER})${form}[ \t　]*(?:${ARROW}|[:：]|[=＝][ \t]*[\p{L}])`,
    String.raw`${ARROW}[ \t　]*${form}(?![\w])`,
    String.raw`${edge}${form}[ \t　]*${ARROW}`,
    `[(（]${form}[)）]`,
    String.raw`(?:设|令|记|let|suppose|say)[ \t]*${form}[ \t]*(?:=|为|是|be|is)`,
    String.raw`\|[ \t]*${form}[ \t]*\|`,
    String.raw`${edge}${form}[ \t]*(?:opens|closes first|先关|先发)`,
  ];
  return shapes.some((shape) => new RegExp(shape, "mu").test(text));
}

const OPPOSITE: Readonly<Record<string, string>> = {
  "end.client": "end.server",
  "end.server": "end.client",
  "end.active": "end.passive",
  "end.passive": "end.active",
};

/** Which end each name is: as it is introduced, or as it acts, or the first one acts first. */
function assigned(
  text: string,
  tokens: readonly Token[],
  [one, other]: readonly [string, string],
  phase: Phase,
): readonly Name[] {
  const introduced = introducedAs(text, tokens, one);
  const across = introducedAs(text, tokens, other);
  const own = introduced ?? (across === null ? null : (OPPOSITE[across] ?? null));
  const [first, second] =
    own !== null
      ? [own, across ?? OPPOSITE[own] ?? "end.server"]
      : actsFirst(text, one, other, phase)
        ? ["end.client", "end.server"]
        : ["end.server", "end.client"];
  if (first === second) return [];
  const [last, end] = [one, other].map((name) => /^[\d.]+(\.\d+)$/.exec(name)?.[1]);
  // ".5" is what is left of its address.
  const short =
    last === undefined || end === undefined || last === end
      ? []
      : [
          { form: last, concept: first },
          { form: end, concept: second },
        ];
  return [...short, { form: one, concept: first }, { form: other, concept: second }];
}

/** "A = client", "client (C)", 主 = 主动方, "H1 (active)". */
function introducedAs(text: string, tokens: readonly Token[], name: string): string | null {
  const form = escaped(name);
  const edge = /^\w/.test(name) ? String.raw`(?<![\w.])` : "";
  // Everybody knows what C and S stand for.
  if (/^c端?$/i.test(name)) return "end.client";
  if (name === "主" || name === "主动") return "end.active";
  if (name === "被" || name === "被动") return "end.passive";
  const is = new RegExp(
    String.raw`${edge}${form}[ \t]*(?:[=＝:：]|[(（]|is|as|为|是|代表|表示|stands for|,|，)[ \t]*(?:the |an? )?`,
    "g",
  );
  for (const { index, 0: lead } of text.matchAll(is)) {
    const place = index + lead.length;
    const token = tokens.find(({ start }) => start === place);
    const concept = roleOf(token);
    if (concept === null || token === undefined) continue;
    const isClosed = /[(（,，]/.test(lead)
      ? /^[ \t]*[)）,，]/.test(text.slice(token.end))
      : /^[ \t]*(?:端|方)?[ \t]*(?:[,，;；。.、\n)）]|$)/.test(text.slice(token.end));
    if (isClosed) return concept;
  }
  const lead = String.raw`(?:[ \t]*[(（=＝][ \t]*|[ \t]*[(（]?(?:是|为|叫|记为|记作|设为|称为|用)?[ \t]*(?<!\w))`;
  const of = new RegExp(
    String.raw`${lead}${form}[ \t]*(?:(?:表示|代表)?[ \t]*[)）,，、;；。\n]|$)`,
    "g",
  );
  for (const { index } of text.matchAll(of)) {
    const concept = roleOf(tokens.find(({ end }) => end === index));
    if (concept !== null) return concept;
  }
  const before = new RegExp(String.raw`(?:客户端|服务器|服务端|client|server) ?${form}(?!\w)`, "i");
  const called = before.exec(text)?.[0];
  if (called === undefined) return null;
  return /^(?:客户端|client)/i.test(called) ? "end.client" : "end.server";
}

function roleOf(token: Token | undefined): string | null {
  const role = named(token, "end.");
  if (role !== null && `end.${role}` in OPPOSITE) return `end.${role}`;
  return null;
}

/**
 * Who acts first, where nobody is introduced: who is said to, or who sends the first SYN or FIN.
 */
function actsFirst(text: string, one: string, other: string, phase: Phase): boolean {
  const places = (name: string): number[] =>
    [...text.matchAll(new RegExp(`${escaped(name)}(?!\\w)`, "g"))].map(
      ({ index }) => index + name.length,
    );
  if (places(one).some((at) => FIRST.test(text.slice(at, at + 40)))) return true;
  if (phase === "close") return true;
  if (places(other).some((at) => FIRST.test(text.slice(at, at + 40)))) return false;
  const sends = (name: string): number => {
    const sent = new RegExp(
      // 「A 向 B 发送 SYN」, 我→你：SYN: the second one only gets it.
      String.raw`(?<![\w.]|[向给对到往→>⇒][ \t]*)${escaped(name)}[ \t]*(?:${ARROW}[ \t]*[\w.\u4e00-\u9fff]{1,12}?|[:：])?[ \t:：,，-]*(?:发送?|sends)?[ \t]*[Ss][Yy][Nn](?![ \t,+/&-]*[Aa][Cc][Kk])`,
    );
    const at = text.search(sent);
    return at < 0 ? Number.POSITIVE_INFINITY : at;
  };
  return sends(one) <= sends(other);
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** The tokens of an answer with the names of its ends in place of letters and lesser words. */
export function withNames(
  text: string,
  tokens: readonly Token[],
  names: readonly Name[],
): readonly Token[] {
  const found: Token[] = names.flatMap(({ form, concept }) =>
    placesOf(text, tokens, form).map(
      (start): Token => ({
        kind: "word",
        concepts: [concept],
        start,
        end: start + form.length,
      }),
    ),
  );
  if (found.length === 0) return tokens;
  found.sort((a, b) => a.start - b.start);
  let index = 0;
  const free = tokens.filter(({ start, end }) => {
    while ((found[index]?.end ?? Number.POSITIVE_INFINITY) <= start) index += 1;
    return (found[index]?.start ?? Number.POSITIVE_INFINITY) >= end;
  });
  return [...free, ...found].sort((a, b) => a.start - b.start);
}

/** Where the name stands as a name: "A FIN" has an article, 被确认 a passive. */
function placesOf(text: string, tokens: readonly Token[], form: string): number[] {
  const places: number[] = [];
  let index = 0;
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    const [before, after] = [text.charAt(at - 1), text.charAt(at + form.length)];
    const isLatin = /\w/.test(form.charAt(0));
    if (form.startsWith(".") && /\w/.test(before)) continue;
    if (isLatin && /[\w'’._]/.test(before)) continue;
    if (/\w$/.test(form) && /[\w_]/.test(after)) continue;
    if (!isLatin && !isSetOff(text, at, form)) continue;
    while ((tokens[index]?.end ?? Number.POSITIVE_INFINITY) <= at) index += 1;
    const token = tokens[index];
    const isInside = token !== undefined && token.start <= at;
    if (isInside && token.end > at + form.length) continue;
    if (form === "A" && isArticle(text, at, tokens[isInside ? index + 1 : index])) continue;
    // "seq=A", "x": a letter may be a number.
    if (/^[A-Za-z]$/.test(form) && /[=+＝][ \t]*$/.test(text.slice(Math.max(0, at - 3), at)))
      continue;
    if (/^[a-z]$/.test(form) && !/^(?:[\s:：,，;；.。)）→←>-]|$)/.test(after)) continue;
    places.push(at);
  }
  return places;
}

/** A name of one or two characters stands apart: at an arrow, at the beginning, before a state. */
function isSetOff(text: string, at: number, form: string): boolean {
  if (!/^(?:主|被|主动|被动|我|你)$/.test(form)) return true;
  const before = text.slice(Math.max(0, at - 2), at);
  const after = text.slice(at + form.length, at + form.length + 4);
  const isBegun = at === 0 || /[\n\s　→←>\-|,，;；。:：(（、]$/.test(before);
  return isBegun && /^(?:[\s　→←>\-<—:：=＝|]|收|等|发|回|进|在|[A-Z]|$)/.test(after);
}

/** "A FIN" at the beginning of a sentence is no end called A. */
function isArticle(text: string, at: number, next: Token | undefined): boolean {
  // Inside a sentence an article is small: "FIN from A means"; so it is behind an arrow.
  if (/(?:[a-z,]|[>→←⇒\-—–] ?) $|[>→←⇒] ?$/.test(text.slice(Math.max(0, at - 3), at))) return false;
  if (next === undefined || !/^ {1,2}$/.test(text.slice(at + 1, next.start))) return false;
  if (NOUN.test(text.slice(at, at + LONGEST_NOUN))) return true;
  // "A 向 B 发送": Chinese has no articles.
  if (/[\u4e00-\u9fff]/.test(text.charAt(next.start))) return false;
  return next.kind !== "word" || !next.concepts.some((concept) => ACTING.test(concept));
}

const LONGEST_NOUN = 32;
/** "A close can never be", "A reply that": a noun, and no deed of A. */
const NOUN =
  /^A (?:close (?:can|could|may|might|must|should|will|would|with|in|is|has|of|always|takes|needs|never|that|which|without|consists|usually|normally|works|requires|does|ends)|(?:reply|answer|reset|response) (?:is|has|can|that|which|will|would|never|comes|always))\b/;

/** What may follow the name of an end, and no article. */
const ACTING =
  /^(?:verb|mark|leave|wait|state|end\.|inside$|now$|then$|still$|after$|already$|must$|may$|only$|not$|done$|would$|want$|tense$)/;
