const LOW_START = 0x811c9dc5;
const HIGH_START = 0x9747b28c;
const LOW_FACTOR = 0x9e3779b1;
const HIGH_FACTOR = 0x85ebca6b;
const TWO_TO_32 = 2 ** 32;

/** What each text comes to: they are few, so each is read once. */
const CODES = new Map<string, number>();

/** FNV-1a over the UTF-16 code units of a text. */
function codeOf(text: string): number {
  const known = CODES.get(text);
  if (known !== undefined) return known;
  let code = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) code = Math.imul(code ^ text.charCodeAt(i), 0x01000193);
  CODES.set(text, code);
  return code;
}

/**
 * A hash over a sequence of values: 16 hexadecimal digits, the same on every machine. It finds
 * differences; it keeps no secret. Numbers are whole, from 0 to 2^53 - 1.
 */
export class Hash {
  private low = LOW_START;
  private high = HIGH_START;

  private word(word: number): void {
    const low = Math.imul(this.low ^ word, LOW_FACTOR);
    this.low = low ^ (low >>> 15);
    const high = Math.imul(this.high ^ word, HIGH_FACTOR);
    this.high = high ^ (high >>> 13);
  }

  /** Takes in a number. */
  number(value: number): void {
    this.word(value | 0);
    if (value >= TWO_TO_32) this.word(Math.floor(value / TWO_TO_32));
  }

  /** Takes in a number or that there is none. */
  maybe(value: number | null): void {
    this.word(value === null ? 0 : 1);
    if (value !== null) this.number(value);
  }

  /** Takes in a word of the oracle's own vocabulary (a state, a rule id): one number for each. */
  text(value: string): void {
    this.word(codeOf(value));
  }

  /** What all that was taken in comes to. */
  digits(): string {
    return [this.high, this.low].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
  }
}
