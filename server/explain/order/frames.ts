import "server-only";
import type { Span } from "../words/token.ts";

/** One item of a tale by numbers: "2) …", "Second, …", "In the second step …". */
export type Frame = Span & { readonly place: number };

/** What begins an item: as it is counted, and where. */
type Marker = { readonly start: number; readonly place: number | "next" | "last" };

const PLACES: readonly (readonly [RegExp, number])[] = [
  [/^(?:first|1|①|one)/i, 1],
  [/^(?:second|2|②|two)/i, 2],
  [/^(?:third|3|③|three)/i, 3],
  [/^(?:fourth|4|④|four)/i, 4],
  [/^(?:fifth|5|⑤|five)/i, 5],
];

const STEP = "(?:step|phase|stage|segment|packet|message|handshake|wave|leg|flight|one)";
const NTH = "(first|second|third|fourth|1st|2nd|3rd|4th)";
const HOW_MANY = "(one|two|three|four|[1-5])";
/** A sentence or a line begins here. */
const BEGIN = String.raw`(?<=^|[.;!?:]\s+|\n\s*|^[-*•]\s*)(?:(?:and|then)\s+)?`;
/** What may stand behind "Second" where that is said of the whole sentence. */
const SUBJECT = String.raw`(?:comes|follows|the|a|an|it|we|i|client|server|host|[AB])\b`;

/** "2.", "(2)", "2nd:", "Step 2:", "- 2)" in front of a line. */
const LISTED = new RegExp(
  [
    String.raw`^[ \t]*(?:[-*•>]+[ \t]*)?(?:\*\*)?`,
    String.raw`(?:(?:step|segment|packet|message|seg|pkt|no\.?)[ \t]*)?`,
    String.raw`[#([]?([1-5①-⑤])(?:st|nd|rd|th)?(?:[ \t]*[.)\]:：、-]|(?<=[①-⑤]))`,
  ].join(""),
  "gim",
);

/** "1) client: SYN, 2) server: SYN+ACK" in one line. */
const INLINE = /(?<=^|[\s,;:])\(?([1-5])\)(?=\s*\p{L})/gmu;

/** "Second, …", "In the second step …", "The second step: …" in front of a sentence. */
const TOLD = new RegExp(
  `${BEGIN}(?:${[
    String.raw`(?:in|at|as|for|with|during)\s+(?:the\s+)?${NTH}\s+${STEP}\b`,
    String.raw`(?:the\s+)?${NTH}\s+${STEP}\b`,
    String.raw`(?:step|segment|packet|message)\s+${HOW_MANY}\b`,
    String.raw`(first|second|third|fourth|fifth)(?:ly)?(?:,|:|\s+(?=${SUBJECT}))`,
  ].join("|")})`,
  "gim",
);

/** "First … Then … Finally …" */
const IN_TURN = new RegExp(
  `${BEGIN}(?:${[
    String.raw`(first)(?:ly|\s+of\s+all)?`,
    String.raw`(then|next|after\s+that|afterwards)`,
    String.raw`(finally|lastly|last|in\s+the\s+end|at\s+last)`,
  ].join("|")})\\b,?`,
  "gim",
);

/** What stands in front of a list of something else, or of another exchange than the usual one. */
const OTHERWISE = new RegExp(
  `\\b(?:${[
    "reasons?|facts?|points?|things|notes?|rules?|cases?|remarks?|statements?|mistakes?|myths?",
    "questions?|properties|differences?|because|lost|loss|losses",
    String.raw`simultaneous\w*|same (?:time|moment)`,
  ].join("|")})\\b[^.!?\\n]*[.:!?)]?\\s*$`,
  "i",
);

/** The items of each tale in an answer that counts from one. */
export function framesOf(answer: string): readonly (readonly Frame[])[] {
  return countedIn(answer).filter((frames) => !isOtherwise(answer, frames));
}

/** The items of lists that count something else: "For three reasons: first, …" */
export function listsOf(answer: string): readonly Frame[] {
  return countedIn(answer)
    .filter((frames) => isOtherwise(answer, frames))
    .flat();
}

function isOtherwise(answer: string, [first]: readonly Frame[]): boolean {
  return OTHERWISE.test(answer.slice(0, first?.start ?? 0));
}

function countedIn(answer: string): readonly (readonly Frame[])[] {
  const ways = [numbered(answer, LISTED), numbered(answer, INLINE), numbered(answer, TOLD)];
  return [...ways, inTurn(answer)].flatMap((markers) => runsOf(answer, markers));
}

function numbered(answer: string, pattern: RegExp): Marker[] {
  return [...answer.matchAll(pattern)].flatMap((match) => {
    const word = match.slice(1).find((one) => one !== undefined) ?? "";
    const place = PLACES.find(([sign]) => sign.test(word))?.[1];
    return place === undefined ? [] : [{ start: match.index, place }];
  });
}

function inTurn(answer: string): Marker[] {
  return [...answer.matchAll(IN_TURN)].map(({ index, 1: first, 2: next }) => ({
    start: index,
    place: first !== undefined ? 1 : next !== undefined ? "next" : "last",
  }));
}

/** Cuts the markers into tales, each of which counts 1, 2, 3 …; what begins elsewhere is none. */
function runsOf(answer: string, markers: readonly Marker[]): Frame[][] {
  const runs: Frame[][] = [];
  let [open, isDone]: [Marker[], boolean] = [[], true];
  for (const marker of markers) {
    const due = open.length + 1;
    if (marker.place === 1) {
      close();
      [open, isDone] = [[marker], false];
    } else if (!isDone && (typeof marker.place === "string" || marker.place === due)) {
      open.push(marker);
      isDone = marker.place === "last";
    } else {
      // "1. … 3. …": the count has a hole, or it goes on behind its own end.
      [open, isDone] = [[], true];
    }
  }
  close();
  return runs;

  function close(): void {
    if (open.length === 0) return;
    runs.push(
      open.map(({ start }, at) => {
        const next = open[at + 1]?.start ?? endBehind(answer, start);
        return { start, end: next, place: at + 1 };
      }),
    );
  }
}

/** The last item ends with its sentence, or with its line. */
function endBehind(answer: string, start: number): number {
  const rest = answer.slice(start + 3);
  const end = rest.search(/[.!?]\s|[。！？\n]/);
  return end < 0 ? answer.length : start + 3 + end + 1;
}
