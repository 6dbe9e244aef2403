const LONGEST = 8000;

/**
 * Milliseconds until the next try: 1, 2, 4, then 8 seconds, each up to a quarter longer, so that
 * pages that fell together do not come back together.
 * @param chance from 0 to 1
 */
export function waitBefore(tries: number, chance: number): number {
  return Math.min(1000 * 2 ** tries, LONGEST) * (1 + chance / 4);
}

/** How often a page that breaks although all is well is loaded anew by itself. */
export const TRIES_OF_A_BROKEN_PAGE = 4;

/** A fault this soon after the last try is still the same one. */
const SAME_FAULT = 20_000;

/**
 * Counts tries beyond the life of one error page: a page that loads and breaks at once would
 * otherwise begin at one second each time, for ever.
 */
export class Tries {
  #count = 0;
  #at = Number.NEGATIVE_INFINITY;

  count(now: number): number {
    if (now - this.#at > SAME_FAULT) this.#count = 0;
    return this.#count;
  }

  add(now: number): void {
    this.#count = this.count(now) + 1;
    this.#at = now;
  }
}
